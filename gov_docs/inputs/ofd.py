"""The text of an OFD (GB/T 33190-2016) as a Document."""

import posixpath
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from gov_docs.core.errors import NoTextError, UnreadableFileError, UnsafeFileError
from gov_docs.docx_io import safe_xml
from gov_docs.docx_io.archive import read_archive
from gov_docs.docx_io.package import Parts, check_names
from gov_docs.inputs.ofd_page import page_of
from gov_docs.inputs.other_file import OtherFile
from gov_docs.inputs.page import Page
from gov_docs.inputs.page_text import document_of

_MAX_PAGES, _MAX_CHARACTERS = 3000, 1_500_000
_ASK = "请重新复制或下载，或向来文单位索要 .docx 原文件"


@dataclass(frozen=True, slots=True)
class _Contents:
    """The parts that make one page."""

    page: etree._Element
    below: Sequence[etree._Element]  # templates: a red head, a frame
    area: etree._Element | None  # the size of pages that name none


def read_ofd(path: Path, raw: bytes) -> OtherFile:
    """Return the text of an OFD; raises UnreadableFileError or UnsafeFileError."""
    try:
        pages = list(_Package(raw, path.name).pages())
    except UnreadableFileError as error:  # the advice for a .docx is none here
        raise UnreadableFileError(f"{str(error).partition('；')[0]}；{_ASK}") from None
    if not any(page.glyphs for page in pages):
        raise NoTextError(
            f"{path.name}：没有文字，多半是扫描件或图片；请先做文字识别（OCR），或向来文单位索要 .docx 原文件"
        )
    return OtherFile(path, document_of(pages, path.name))


class _Package:
    """The parts of an OFD by name; a name leads nowhere but into the zip."""

    def __init__(self, raw: bytes, file: str) -> None:
        archive = read_archive(raw, file)
        check_names(archive, file)
        self._parts = Parts(archive, file)
        self._sizes = {entry.name: entry.size for entry in archive.entries}
        self._names = {name.lower(): name for name in self._parts}
        self._file = file

    def pages(self) -> Iterator[Page]:
        characters = 0
        for number, parts in enumerate(self._contents()):
            page = page_of(number, parts.page, parts.below, parts.area)
            characters += len(page.glyphs)
            if number >= _MAX_PAGES or characters > _MAX_CHARACTERS:
                raise UnsafeFileError(f"{self._file}：页数或文字过多，未予读取；请拆分文件后再试")
            yield page

    def _contents(self) -> Iterator[_Contents]:
        root = self._xml("OFD.xml")
        for pointer in root.iterfind("{*}DocBody/{*}DocRoot"):
            name = _place("", pointer.text)
            document = self._xml(name)
            area = document.find("{*}CommonData/{*}PageArea")
            templates = self._templates(document, name)
            for entry in document.iterfind("{*}Pages/{*}Page"):
                content = self._xml(_place(name, entry.get("BaseLoc")))
                below = [templates[id_] for id_ in _wanted(content) if id_ in templates]
                yield _Contents(content, [self._xml(part) for part in below], area)

    def _templates(self, document: etree._Element, name: str) -> dict[str, str]:
        """Return the parts of the pages that lie under others (red heads, frames), by their id."""
        found = document.iterfind("{*}CommonData/{*}TemplatePage")
        return {one.get("ID", ""): _place(name, one.get("BaseLoc")) for one in found}

    def _xml(self, name: str) -> etree._Element:
        part = self._names.get(name.lower())
        if part is None:
            raise UnreadableFileError(f"{self._file}：缺少部件 {name}，文件已损坏；{_ASK}")
        safe_xml.check_size(self._sizes[part], self._file, part)  # before it fills the memory
        return safe_xml.parse(self._parts[part], self._file, part)


def _wanted(content: etree._Element) -> list[str]:
    return [one.get("TemplateID", "") for one in content.iterfind("{*}Template")]


def _place(base: str, target: str | None) -> str:
    """Return the part that `target` names as seen from the part `base`."""
    folder = posixpath.dirname(base)
    joined = posixpath.join("/", folder, (target or "").strip().replace("\\", "/"))
    return posixpath.normpath(joined).lstrip("/")
