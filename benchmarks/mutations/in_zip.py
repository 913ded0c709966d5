"""Damage to the zip around the parts: bytes, lengths, offsets, flags, methods, what stands around it."""

import struct
from random import Random

_LOCAL, _CENTRAL, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
# Offset and width of the fields of each record.
_FIELDS = {
    _LOCAL: ((4, 2), (6, 2), (8, 2), (14, 4), (18, 4), (22, 4), (26, 2), (28, 2)),
    _CENTRAL: (
        (8, 2), (10, 2), (16, 4), (20, 4), (24, 4), (28, 2), (30, 2), (32, 2), (36, 2), (42, 4),
    ),
    _END: ((4, 2), (6, 2), (8, 2), (10, 2), (12, 4), (16, 4), (20, 2)),
}  # fmt: skip
_NUMBERS = (0, 1, 2, 8, 12, 99, 0x7FFF, 0xFFFF, 0x10000, 0x7FFFFFFF, 0xFFFFFFFE, 0xFFFFFFFF)


def zip_bytes(data: bytes, random: Random) -> bytes:
    out = bytearray(data)
    for _ in range(random.choice((1, 3, 30))):
        out[random.randrange(len(out))] ^= random.randrange(1, 256)
    return bytes(out)


def zip_cut(data: bytes, random: Random) -> bytes:
    return data[: random.randrange(len(data))]


def zip_hole(data: bytes, random: Random) -> bytes:
    start, end = sorted(random.randrange(len(data)) for _ in range(2))
    return data[:start] + random.choice((b"", bytes(end - start))) + data[end:]


def zip_field(data: bytes, random: Random) -> bytes:
    """Set fields of the zip's records to telling numbers."""
    out = bytearray(data)
    for _ in range(random.choice((1, 1, 2, 5))):
        mark = random.choice(tuple(_FIELDS))
        places = _places(data, mark)
        if not places:
            continue
        offset, width = random.choice(_FIELDS[mark])
        at = random.choice(places) + offset
        if at + width <= len(out):
            old = int.from_bytes(out[at : at + width], "little")
            new = random.choice((*_NUMBERS, old + 1, old * 2, max(old - 1, 0)))
            out[at : at + width] = struct.pack("<L", new & 0xFFFFFFFF)[:width]
    return bytes(out)


def zip_around(data: bytes, random: Random) -> bytes:
    junk = random.choice((b"MZ" + bytes(500), b"PK\x05\x06" + bytes(18), bytes(70_000), data))
    return random.choice((junk + data, data + junk))


def _places(data: bytes, mark: bytes) -> list[int]:
    found, at = [], data.find(mark)
    while at >= 0:
        found.append(at)
        at = data.find(mark, at + 1)
    return found


ALL = (zip_bytes, zip_cut, zip_hole, zip_field, zip_field, zip_around)
