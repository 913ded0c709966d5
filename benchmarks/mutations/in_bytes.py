"""Damage to the bytes of one part, as a bad disk or a bad program leaves it."""

from random import Random

from benchmarks.mutations.package import Parts, some_part

_HOSTILE = (
    b"\x00", b"\xff\xfe", b"\xc0\xaf", b"\xed\xa0\x80", b"&", b"&#0;", b"&#xFFFF;", b"&x;", b"<",
    b"</w:p>", b"<w:p>", b"]]>", b"<![CDATA[", b"<!-- -->", b"<?x y?>", b"<!DOCTYPE a>", b"\r",
    "\ufffc".encode(), "\u2028".encode(), "\U00020000".encode(), b",", b'"', b"'", b"<w:r/>",
)  # fmt: skip


def flip_bytes(parts: Parts, random: Random) -> None:
    name, data = _chosen(parts, random)
    for _ in range(random.choice((1, 1, 4, 40)) if data else 0):
        data[random.randrange(len(data))] ^= random.randrange(1, 256)
    parts[name] = bytes(data)


def truncate(parts: Parts, random: Random) -> None:
    name, data = _chosen(parts, random)
    parts[name] = bytes(data[: random.randrange(len(data) + 1)])


def cut_out(parts: Parts, random: Random) -> None:
    name, data = _chosen(parts, random)
    start, end = sorted(random.randrange(len(data) + 1) for _ in range(2))
    parts[name] = bytes(data[:start] + data[end:])


def repeat(parts: Parts, random: Random) -> None:
    name, data = _chosen(parts, random)
    start = random.randrange(len(data) + 1)
    end = min(len(data), start + random.choice((5, 50, 500)))
    parts[name] = bytes(data[:end] + data[start:end] * random.choice((1, 2, 50)) + data[end:])


def put_in(parts: Parts, random: Random) -> None:
    name, data = _chosen(parts, random)
    at = random.randrange(len(data) + 1)
    parts[name] = bytes(data[:at] + random.choice(_HOSTILE) + data[at:])


def put_between_tags(parts: Parts, random: Random) -> None:
    """Put something hostile where it often still is well-formed: before a tag."""
    name, data = _chosen(parts, random)
    tags = [at for at, byte in enumerate(data) if byte == ord("<")]
    at = random.choice(tags) if tags else 0
    parts[name] = bytes(data[:at] + random.choice(_HOSTILE) + data[at:])


def other_encoding(parts: Parts, random: Random) -> None:
    """Write the part in another encoding, declared or not, true or not."""
    name, data = _chosen(parts, random)
    text = bytes(data).decode("utf-8", "replace")
    encoding = random.choice(("utf-16", "utf-16-le", "gb18030", "latin-1", "utf-8-sig", "utf-32"))
    if random.random() < 0.7:
        declared = random.choice((encoding, "utf-16", "gb18030", "utf-8", "no-such"))
        text = text.replace('encoding="UTF-8"', f'encoding="{declared}"', 1)
    parts[name] = text.encode(encoding, "replace")


def _chosen(parts: Parts, random: Random) -> tuple[str, bytearray]:
    name = some_part(parts, random)
    return name or "word/document.xml", bytearray(parts.get(name, b""))


ALL = (flip_bytes, truncate, cut_out, repeat, put_in, put_between_tags, other_encoding)
