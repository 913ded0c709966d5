"""The body of a labelled document as paragraphs under their headings."""

import re
from dataclasses import dataclass, field

from gov_docs.core.types import HEADINGS, OBJECT, Document, Paragraph, Part, Role
from gov_docs.precedents.described import Content

# Statutes are divided by 编, 章 and 节, which are none of the four levels of an official document.
_DIVISIONS = tuple(
    re.compile(rf"第\s*[一二三四五六七八九十百零〇0-9]{{1,6}}\s*{name}(?!的|至|、|和|规定)")
    for name in ("编", "(?:章|部分)", "节")
)
_LONGEST_HEADING = 60
_TEXT = (Role.BODY, *HEADINGS)
_FURNITURE = (Part.HEADER, Part.FOOTER)


@dataclass(slots=True)
class _Reader:
    outline: list[tuple[int, str]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    above: list[tuple[int, ...]] = field(default_factory=list)
    open: list[int] = field(default_factory=list)  # headings the next text stands under

    def heading(self, level: int, text: str) -> None:
        while self.open and self.outline[self.open[-1]][0] >= level:
            self.open.pop()
        self.outline.append((level, text))
        self.open.append(len(self.outline) - 1)

    def text(self, text: str) -> None:
        if text:
            self.texts.append(text)
            self.above.append(tuple(self.open))


def content_of(document: Document) -> Content:
    """Return what a reader would quote: body text by paragraph, and the headings above each."""
    reader = _Reader()
    more: list[str] = []
    for para in document.paragraphs:
        text = _clean(para.text)
        if para.role in (Role.ATTACHMENT_MARK, Role.ATTACHMENT_TITLE):
            reader.open.clear()
        elif para.place.part is not Part.BODY:
            more += [text] if text and para.place.part not in _FURNITURE else []
        elif para.role in _TEXT or _division(text):
            _read(reader, para, text)
    if not reader.texts:  # a note of one line, or nothing the labeller took for body text
        reader.texts = [text for para in document.paragraphs if (text := _plain(para))]
        reader.above = [() for _ in reader.texts]
    return Content(tuple(reader.outline), tuple(reader.texts), tuple(reader.above), tuple(more))


def _plain(para: Paragraph) -> str:
    is_head = para.role in (Role.TITLE, Role.DOC_NUMBER)
    return "" if is_head or para.place.part is not Part.BODY else _clean(para.text)


def _read(reader: _Reader, para: Paragraph, text: str) -> None:
    division = _division(text)
    if division:
        reader.heading(division, text)
    elif para.role not in HEADINGS:
        reader.text(text)
    else:
        at = para.run_in or len(para.text)
        number = "" if text.startswith(para.number) else para.number.strip()
        reader.heading(HEADINGS.index(para.role) + 1, number + _clean(para.text[:at]).rstrip("。"))
        reader.text(_clean(para.text[at:]))


def _division(text: str) -> int:
    """Return the level of a statute's 编, 章 or 节, 0 for other text."""
    if not text.startswith("第") or len(text) > _LONGEST_HEADING or text.endswith(("。", "；")):
        return 0
    return next((at for at, form in enumerate(_DIVISIONS, 1) if form.match(text)), 0)


def _clean(text: str) -> str:
    return text.replace(OBJECT, "").replace("\0", "").strip(" \t\u3000\xa0\r\n")
