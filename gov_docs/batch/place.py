"""Where a finding stands: as the JSON says it, in words, and with the text around it."""

from gov_docs.batch.shapes import Excerpt, Where
from gov_docs.core.types import OBJECT, Document, Paragraph, Part, Span

_AROUND = 18  # characters shown on each side
_LONGEST = 48  # of the found text itself; a whole paragraph is cut in the middle
_IN_WORDS = {
    Part.HEADER: "页眉",
    Part.FOOTER: "页脚",
    Part.FOOTNOTE: "脚注",
    Part.ENDNOTE: "尾注",
    Part.TEXTBOX: "文本框",
}


class Places:
    """The paragraphs of one document, by id."""

    def __init__(self, document: Document) -> None:
        self._found = {para.id: (at, para) for at, para in enumerate(document.paragraphs)}
        is_text = not (document.has_format or document.reflowed)
        self._unit = "行" if is_text else "段"  # a line of a .txt is a paragraph

    def paragraph(self, span: Span) -> Paragraph:
        return self._found[span.para][1]

    def text(self, span: Span) -> str:
        return self.paragraph(span).text[span.start : span.end]

    def where(self, span: Span) -> Where:
        at, para = self._found[span.para]
        place = para.place
        found = Where(part=place.part.value, paragraph=at, start=span.start, end=span.end)
        if place.table is not None:
            found.update({"table": place.table, "row": place.row, "column": place.column})
        if place.page is not None:
            found["page"] = place.page
        return found

    def words(self, span: Span | None) -> str:
        if span is None:
            return "全文"
        at, para = self._found[span.para]
        place = para.place
        page = "" if place.page is None else f"第{place.page + 1}页"
        if place.table is not None:
            cell = f"第{(place.row or 0) + 1}行第{(place.column or 0) + 1}列"
            return f"{page}表{place.table + 1}{cell}"
        return page + _IN_WORDS.get(place.part, f"第{at + 1}{self._unit}")

    def excerpt(self, span: Span) -> Excerpt:
        text = self.paragraph(span).text
        first, last = max(span.start - _AROUND, 0), min(span.end + _AROUND, len(text))
        before, after = text[first : span.start], text[span.end : last]
        return Excerpt(
            before=plain(("…" if first else "") + before),
            text=shortened(plain(text[span.start : span.end])),
            after=plain(after + ("…" if last < len(text) else "")),
        )


def plain(text: str) -> str:
    """Return text as one line can show it; pictures and the like become a box."""
    return "".join(" " if char < " " or char == "\u2028" else char for char in text).replace(
        OBJECT, "□"
    )


def shortened(text: str) -> str:
    half = _LONGEST // 2
    return text if len(text) <= _LONGEST else f"{text[:half]}……{text[-half:]}"


def mark_words(part: str, paragraph: int) -> str:
    """Return the place of a finding of which only its part and paragraph are known."""
    if paragraph < 0:
        return "全文"
    known = {**_IN_WORDS, Part.TABLE: "表格"}
    name = next((words for one, words in known.items() if one.value == part), "")
    return f"{name}第{paragraph + 1}段"
