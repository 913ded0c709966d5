"""The zip around a .docx, so that what is not changed is copied as the same bytes.

Python's zipfile cannot replace one entry and keep the others raw, so the directory is read here.
"""

import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from gov_docs.core.errors import UnreadableFileError, UnsafeFileError

MAX_TOTAL = 1024**3
MAX_ENTRIES = 10_000
MAX_RATIO = 300  # real parts stay below; deflate cannot do more than 1,032
RATIO_FROM = 16 * 1024**2  # a small blank picture may be packed tighter than that

_END = struct.Struct("<4s4H2LH")
_END64 = struct.Struct("<4sQ2H2L4Q")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")
_ALL32 = 0xFFFFFFFF
_DESCRIPTOR = 0x08  # flag: sizes stand after the data
_STORED, _DEFLATED = 0, 8


@dataclass(frozen=True, slots=True)
class Entry:
    name: str  # with forward slashes
    flags: int
    method: int
    crc: int
    packed: int  # bytes in the zip
    size: int  # bytes when inflated
    offset: int  # of its local header
    record: bytes  # its whole line in the central directory


@dataclass(frozen=True, slots=True)
class Archive:
    raw: bytes
    entries: tuple[Entry, ...]  # in the order of the directory
    directory: int  # where the central directory starts
    comment: bytes


class _BadZipError(Exception):
    """The bytes are not a whole zip."""


def read_archive(raw: bytes, file: str) -> Archive:
    """Return the directory of a zip, checked against the limits; `file` names it in errors."""
    try:
        archive = _read_directory(raw)
    except (_BadZipError, struct.error, UnicodeDecodeError):
        raise UnreadableFileError(
            f"{file}：文件不完整或已损坏；请重新复制或下载，或用 Word、WPS 打开修复后另存为 .docx"
        ) from None
    _check_limits(archive, file)
    return archive


def inflate(archive: Archive, entry: Entry, file: str) -> bytes:
    """Return an entry's bytes; never more than its directory line promises."""
    start = _data_start(archive.raw, entry)
    packed = archive.raw[start : start + entry.packed]
    try:
        data = _unpack(packed, entry)
    except zlib.error:
        data = b""
    if len(data) > entry.size:
        raise UnsafeFileError(
            f"{file}：部件 {entry.name} 谎报大小，可能不安全，未予读取；请勿打开并核实来源"
        )
    if len(data) != entry.size or zlib.crc32(data) != entry.crc:
        raise UnreadableFileError(
            f"{file}：部件 {entry.name} 校验不符，文件已损坏；请重新复制或下载后再试"
        )
    return data


def raw_entry(archive: Archive, entry: Entry) -> bytes:
    """Return an entry as it stands in the zip: its local header and its packed bytes."""
    return archive.raw[entry.offset : _data_start(archive.raw, entry) + entry.packed]


def rebuild(archive: Archive, changed: Mapping[str, bytes]) -> bytes:
    """Return the zip with some parts replaced or, where they are new, added at the end."""
    if not changed:
        return archive.raw
    raw = archive.raw
    order = sorted(archive.entries, key=lambda entry: entry.offset)
    ends = [entry.offset for entry in order[1:]] + [archive.directory]
    out = bytearray(raw[: order[0].offset])
    records: dict[int, bytes] = {}
    for entry, end in zip(order, ends, strict=True):
        at = len(out)
        if entry.name in changed:
            local, record = _packed_again(raw, entry, changed[entry.name], at)
            out += local
        else:
            out += raw[entry.offset : end]
            record = _moved(entry.record, at)
        records[entry.offset] = record
    directory = [records[entry.offset] for entry in archive.entries]
    present = {entry.name for entry in archive.entries}
    for name in (one for one in changed if one not in present):
        local, record = _new_entry(name, changed[name], len(out))
        out += local
        directory.append(record)
    out += _directory(directory, len(out), archive.comment)
    return bytes(out)


def _read_directory(raw: bytes) -> Archive:
    at = raw.rfind(b"PK\x05\x06", max(0, len(raw) - _END.size - 0xFFFF))
    if at < 0:
        raise _BadZipError
    _, _, _, _, count, size, offset, comment = _END.unpack_from(raw, at)
    directory_end = at
    locator = at - 20
    if locator >= 0 and raw[locator : locator + 4] == b"PK\x06\x07":
        directory_end = raw.rfind(b"PK\x06\x06", 0, locator)
        if directory_end < 0:
            raise _BadZipError
        *_, count, size, offset = _END64.unpack_from(raw, directory_end)
    shift = directory_end - size - offset  # bytes before the zip proper
    if shift < 0:
        raise _BadZipError
    entries = _read_entries(raw, offset + shift, directory_end, shift)
    whole = count % 0x10000 == len(entries) % 0x10000 or len(entries) > MAX_ENTRIES
    if not entries or not whole:
        raise _BadZipError
    end = at + _END.size
    return Archive(raw, entries, offset + shift, raw[end : end + comment])


def _read_entries(raw: bytes, at: int, end: int, shift: int) -> tuple[Entry, ...]:
    entries: list[Entry] = []
    while at < end and len(entries) <= MAX_ENTRIES:
        fields = _CENTRAL.unpack_from(raw, at)
        length = _CENTRAL.size + fields[10] + fields[11] + fields[12]
        if fields[0] != b"PK\x01\x02" or at + length > end:
            raise _BadZipError
        entry = _entry(raw[at : at + length], shift)
        if _data_start(raw, entry) + entry.packed > len(raw):
            raise _BadZipError
        entries.append(entry)
        at += length
    return tuple(entries)


def _entry(record: bytes, shift: int) -> Entry:
    fields = _CENTRAL.unpack_from(record)
    flags, method, crc, packed, size, name_length = (fields[i] for i in (3, 4, 7, 8, 9, 10))
    name = record[_CENTRAL.size : _CENTRAL.size + name_length]
    text = name.decode("utf-8" if flags & 0x800 else "cp437").replace("\\", "/")
    size, packed, offset = _wide(record, size, packed, fields[16])
    return Entry(text, flags, method, crc, packed, size, offset + shift, record)


def _wide(record: bytes, size: int, packed: int, offset: int) -> tuple[int, int, int]:
    """Take from the zip64 field what did not fit into 32 bits."""
    values = [size, packed, offset]
    at = _zip64_field(record)
    for index, value in enumerate(values):
        if value == _ALL32 and at is not None:
            (values[index],) = struct.unpack_from("<Q", record, at)
            at += 8
    return values[0], values[1], values[2]


def _zip64_field(record: bytes) -> int | None:
    fields = _CENTRAL.unpack_from(record)
    at = _CENTRAL.size + fields[10]
    end = at + fields[11]
    while at + 4 <= end:
        kind, length = struct.unpack_from("<2H", record, at)
        if kind == 1:
            return int(at) + 4
        at += 4 + length
    return None


def _data_start(raw: bytes, entry: Entry) -> int:
    fields = _LOCAL.unpack_from(raw, entry.offset)
    if fields[0] != b"PK\x03\x04":
        raise _BadZipError
    return int(entry.offset + _LOCAL.size + fields[9] + fields[10])


def _check_limits(archive: Archive, file: str) -> None:
    entries = archive.entries
    if len(entries) > MAX_ENTRIES:
        raise UnsafeFileError(
            f"{file}：内含部件超过 {MAX_ENTRIES} 个，可能不安全，未予读取；请核实来源"
        )
    bloated = any(e.size > RATIO_FROM and e.size > MAX_RATIO * e.packed for e in entries)
    if sum(entry.size for entry in entries) > MAX_TOTAL or bloated:
        raise UnsafeFileError(
            f"{file}：解压后过大，疑似压缩炸弹，未予读取；请核实来源，或拆分后再试"
        )
    order = sorted(entries, key=lambda entry: entry.offset)
    ends = [entry.offset for entry in order[1:]] + [archive.directory]
    for entry, end in zip(order, ends, strict=True):
        if _data_start(archive.raw, entry) + entry.packed > end:
            raise UnsafeFileError(f"{file}：内部部件互相重叠，可能不安全，未予读取；请核实来源")
        if entry.flags & 0x01:
            raise UnreadableFileError(f"{file}：文件加了密码；请用 Word 打开，取消密码后保存再试")
        if entry.method not in (_STORED, _DEFLATED):
            raise UnreadableFileError(
                f"{file}：压缩方式不常见；请用 Word 或 WPS 打开后另存为 .docx 再试"
            )


def _unpack(packed: bytes, entry: Entry) -> bytes:
    if entry.method == _STORED:
        return packed
    return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, entry.size + 1)


def _pack(data: bytes, method: int) -> bytes:
    if method == _STORED:
        return data
    packer = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


def _packed_again(raw: bytes, entry: Entry, data: bytes, at: int) -> tuple[bytes, bytes]:
    """Return an entry's new local part and directory line; its name, date and attributes stay."""
    packed = _pack(data, entry.method)
    flags = entry.flags & ~_DESCRIPTOR
    sizes = (zlib.crc32(data), len(packed), len(data))
    local = list(_LOCAL.unpack_from(raw, entry.offset))
    name = raw[entry.offset + _LOCAL.size :][: local[9]]
    # Extra fields may repeat the old sizes (zip64) and are of no use to Word: left out.
    local[2], local[6:9], local[10] = flags, sizes, 0
    central = list(_CENTRAL.unpack_from(entry.record))
    note = entry.record[len(entry.record) - central[12] :] if central[12] else b""
    central[3], central[7:10], central[11], central[16] = flags, sizes, 0, at
    record = _CENTRAL.pack(*central) + entry.record[_CENTRAL.size :][: central[10]] + note
    return _LOCAL.pack(*local) + name + packed, record


def _moved(record: bytes, at: int) -> bytes:
    """Return a directory line that points at `at`; nothing else in it changes."""
    out = bytearray(record)
    fields = _CENTRAL.unpack_from(record)
    field = _zip64_field(record)
    if fields[16] == _ALL32 and field is not None:
        before = (fields[9] == _ALL32) + (fields[8] == _ALL32)
        struct.pack_into("<Q", out, field + 8 * before, at)
    else:
        struct.pack_into("<L", out, 42, at)
    return bytes(out)


def _new_entry(name: str, data: bytes, at: int) -> tuple[bytes, bytes]:
    packed, encoded = _pack(data, _DEFLATED), name.encode()
    flags = 0 if name.isascii() else 0x800
    # 1 January 1980, the date Office itself writes.
    head = (20, flags, _DEFLATED, 0, 0x21, zlib.crc32(data), len(packed), len(data), len(encoded))
    local = _LOCAL.pack(b"PK\x03\x04", *head, 0) + encoded + packed
    record = _CENTRAL.pack(b"PK\x01\x02", 20, *head, 0, 0, 0, 0, 0, at) + encoded
    return local, record


def _directory(records: list[bytes], at: int, comment: bytes) -> bytes:
    body = b"".join(records)
    count = len(records)
    end = _END.pack(b"PK\x05\x06", 0, 0, count, count, len(body), at, len(comment))
    return body + end + comment
