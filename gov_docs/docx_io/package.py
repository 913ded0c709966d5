"""A .docx as named parts: opened within limits, saved beside the original and put in place at once."""

import contextlib
import os
import posixpath
import re
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

from gov_docs.core.errors import UnreadableFileError, UnsafeFileError, UnwritableFileError
from gov_docs.docx_io import foreign, safe_xml
from gov_docs.docx_io.archive import Archive, Entry, inflate, read_archive, rebuild

MAX_FILE = 512 * 1024**2  # the whole file is held in memory while it is worked on
_DRIVE = re.compile(r"[A-Za-z]:")


class Parts(Mapping[str, bytes]):
    """Part name to bytes, inflated when asked for; XML is kept, pictures are not."""

    def __init__(self, archive: Archive, file: str) -> None:
        self.archive = archive
        self._file = file
        self._entries: dict[str, Entry] = {
            entry.name: entry for entry in archive.entries if not entry.name.endswith("/")
        }
        self._kept: dict[str, bytes] = {}

    def __getitem__(self, name: str) -> bytes:
        if name in self._kept:
            return self._kept[name]
        data = inflate(self.archive, self._entries[name], self._file)
        if name.endswith((".xml", ".rels")):
            self._kept[name] = data
        return data

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)


@dataclass(frozen=True, slots=True)
class Relationship:
    id: str
    kind: str  # the last word of its type: styles, header, image …
    target: str  # a part's name, or an address where external
    external: bool


@dataclass(frozen=True, slots=True)
class Package:
    path: Path
    parts: Mapping[str, bytes]  # name without leading slash, in zip order
    archive: Archive
    _trees: dict[str, etree._Element] = field(default_factory=dict, repr=False, compare=False)

    def xml(self, part: str) -> etree._Element:
        """Return a part's root; parsed once, not to be changed."""
        if part not in self._trees:
            self._trees[part] = safe_xml.parse(self.parts[part], self.path.name, part)
        return self._trees[part]

    def relationships(self, part: str) -> tuple[Relationship, ...]:
        """Return what a part refers to; '' asks for the package's own list."""
        folder, name = posixpath.split(part)
        source = self.find(posixpath.join(folder, "_rels", f"{name}.rels"))
        if source is None:
            return ()
        children = self.xml(source).iterchildren("{*}Relationship")
        return tuple(self._relationship(child, folder) for child in children)

    def _relationship(self, element: etree._Element, folder: str) -> Relationship:
        kind = element.get("Type", "").rstrip("/").rpartition("/")[2]
        target = element.get("Target", "")
        external = element.get("TargetMode") == "External"
        if not external:
            path = posixpath.join("/", folder, unquote(target.replace("\\", "/")))
            name = posixpath.normpath(path).lstrip("/")
            target = self.find(name) or name
        return Relationship(element.get("Id", ""), kind, target, external)

    def related(self, part: str, kind: str) -> tuple[str, ...]:
        """Return the names of the present parts that `part` refers to as `kind`."""
        return tuple(
            relationship.target
            for relationship in self.relationships(part)
            if relationship.kind == kind and relationship.target in self.parts
        )

    def find(self, name: str) -> str | None:
        """Return the part of that name as it is really spelled; part names ignore case."""
        if name in self.parts:
            return name
        lowered = name.lower()
        return next((part for part in self.parts if part.lower() == lowered), None)

    def main_part(self) -> str:
        """Return the name of the document part, usually word/document.xml."""
        for part in self.related("", "officeDocument"):
            if _local_name(self.xml(part)) == "document":
                return part
            raise UnreadableFileError(
                f"{self.path.name}：不是 Word 文字文档（可能是表格或演示文稿）；请改选 .docx 文件"
            )
        raise UnreadableFileError(
            f"{self.path.name}：缺少正文部件，文件已损坏；请用 Word 或 WPS 打开修复并另存为 .docx"
        )

    def content_type(self, part: str) -> str:
        """Return a part's content type, '' where none is declared."""
        source = self.find("[Content_Types].xml")
        if source is None:
            return ""
        root, name = self.xml(source), f"/{part}".lower()
        for override in root.iterchildren("{*}Override"):
            if override.get("PartName", "").replace("\\", "/").lower() == name:
                return override.get("ContentType", "")
        extension = part.rpartition(".")[2].lower()
        for default in root.iterchildren("{*}Default"):
            if default.get("Extension", "").lower() == extension:
                return default.get("ContentType", "")
        return ""


def _local_name(element: etree._Element) -> str:
    return etree.QName(element).localname


def open_package(path: Path) -> Package:
    """Return the parts of a .docx; raises UnreadableFileError or UnsafeFileError."""
    raw = read_bytes(path)
    if not raw.startswith(b"PK") and b"PK\x05\x06" not in raw[-65557:]:
        raise foreign.what_it_is(raw, path.name)
    archive = read_archive(raw, path.name)
    _check_names(archive, path.name)
    if b"opendocument.text" in raw[:120]:
        raise UnreadableFileError(f"{path.name}：是 .odt 文档；请用 Word 或 WPS 打开后另存为 .docx")
    return Package(path, Parts(archive, path.name), archive)


def read_bytes(path: Path) -> bytes:
    """Return a file's bytes; what stands in the way is said in Chinese."""
    try:
        if path.is_dir():
            raise UnreadableFileError(f"{path.name}：是文件夹，不是文件；请选择其中的 .docx 文件")
        if path.exists() and not path.is_file():
            raise UnreadableFileError(f"{path.name}：不是普通文件；请选择 .docx 文件")
        if path.stat().st_size > MAX_FILE:
            raise UnsafeFileError(f"{path.name}：超过 512 MB，为安全起见不予读取；请压缩图片后再试")
        return path.read_bytes()
    except FileNotFoundError:
        raise UnreadableFileError(f"{path.name}：文件不存在；请检查路径是否正确") from None
    except PermissionError:
        raise UnreadableFileError(
            f"{path.name}：没有读取权限；请关闭正在使用它的程序，或请管理员授予权限"
        ) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UnreadableFileError(
            f"{path.name}：读取失败（{reason}）；请复制到本机磁盘后再试"
        ) from None


def _check_names(archive: Archive, file: str) -> None:
    seen: set[str] = set()
    for entry in archive.entries:
        name = entry.name
        if name.startswith("/") or ".." in name.split("/") or _DRIVE.match(name) or "\0" in name:
            raise UnsafeFileError(
                f"{file}：内部路径越界（{name!r}），可能不安全，未予读取；请核实来源"
            )
        if name.lower() in seen and not name.endswith("/"):
            raise UnreadableFileError(
                f"{file}：内部有重名的部件（{name}）；请用 Word 或 WPS 打开后另存为 .docx 再试"
            )
        seen.add(name.lower())


def save_package(package: Package, changed: Mapping[str, bytes], output: Path) -> None:
    """Write the package with some parts changed or added; every other byte stays.

    The file appears whole or not at all. Raises UnwritableFileError.
    """
    write_file(rebuild(package.archive, changed), output, package.path)


def write_file(data: bytes, output: Path, source: Path) -> None:
    """Put `data` at `output` in one step; never over `source`."""
    if _same_file(source, output):
        raise UnwritableFileError(f"{output.name}：不能覆盖原文件；请另选输出文件夹或文件名")
    try:
        _replace(data, output)
    except FileNotFoundError:
        raise UnwritableFileError(
            f"{output.name}：输出文件夹不存在；请先建立文件夹 {output.parent}"
        ) from None
    except PermissionError:
        raise UnwritableFileError(
            f"{output.name}：没有写入权限；请关闭打开它的程序，或另选输出文件夹"
        ) from None
    except OSError as error:
        raise UnwritableFileError(
            f"{output.name}：写入失败（{error.strerror or error}）；请检查磁盘空间，或另选输出文件夹"
        ) from None


def _same_file(source: Path, output: Path) -> bool:
    try:
        return output.samefile(source)
    except OSError:
        return output.resolve() == source.resolve()


def _replace(data: bytes, output: Path) -> None:
    handle, name = tempfile.mkstemp(dir=output.parent, prefix=".govdocs-", suffix=".tmp")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(_mode(output))
        temporary.replace(output)
    except BaseException:  # Ctrl+C too: no partial file is left
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


def _mode(output: Path) -> int:
    """Return the permissions a new file would get, or those of the file replaced."""
    try:
        return output.stat().st_mode & 0o777
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
