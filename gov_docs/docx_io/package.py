"""A .docx as named parts, opened within limits and saved without touching the others."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

from gov_docs.core.errors import UnreadableFileError, UnsafeFileError
from gov_docs.docx_io import foreign, safe_xml
from gov_docs.docx_io.archive import Archive, Entry, inflate, read_archive, rebuild
from gov_docs.docx_io.disk import read_bytes, write_file

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

    def __contains__(self, name: object) -> bool:
        return name in self._entries  # Mapping's own would unpack the part

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
            size = next((e.size for e in self.archive.entries if e.name == part), 0)
            safe_xml.check_size(size, self.path.name, part)  # before it fills the memory
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
    return package_of(read_bytes(path), path)


def package_of(raw: bytes, path: Path) -> Package:
    """Return the parts of a .docx given as bytes; `path` names it in errors."""
    # A .doc may end in a zip: the theme that Word keeps in it.
    is_zip = raw.startswith(b"PK") or b"PK\x05\x06" in raw[-65557:]
    if not is_zip or foreign.is_compound(raw):
        raise foreign.what_it_is(raw, path.name)
    archive = read_archive(raw, path.name)
    check_names(archive, path.name)
    if b"opendocument.text" in raw[:120]:
        raise UnreadableFileError(f"{path.name}：是 .odt 文档；请用 Word 或 WPS 打开后另存为 .docx")
    if any(entry.name == "OFD.xml" for entry in archive.entries):
        raise UnreadableFileError(f"{path.name}：是 OFD 版式文件；请向来文单位索要 .docx 原文件")
    return Package(path, Parts(archive, path.name), archive)


def check_names(archive: Archive, file: str) -> None:
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
