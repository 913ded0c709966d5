"""Read the rule fixtures and build the small documents they describe."""

import tomllib
from dataclasses import dataclass, fields, replace
from functools import cache
from pathlib import Path

from gov_docs.core.types import (
    Align,
    Document,
    Elements,
    Layout,
    PageNumber,
    Paragraph,
    Part,
    Place,
    Role,
    Run,
    Section,
    Span,
)

FOLDER = Path(__file__).parent / "rules"
OPEN, CLOSE = "⟦", "⟧"

BODY_FORMAT = ("仿宋_GB2312", 16.0)
FORMATS = {
    Role.TITLE: ("方正小标宋简体", 22.0),
    Role.HEADING1: ("黑体", 16.0),
    Role.HEADING2: ("楷体_GB2312", 16.0),
    Role.SECRECY: ("黑体", 16.0),
    Role.URGENCY: ("黑体", 16.0),
    Role.ATTACHMENT_MARK: ("黑体", 16.0),
    Role.LETTERHEAD: ("方正小标宋简体", 60.0),
    Role.CC: ("仿宋_GB2312", 14.0),
    Role.PRINTING: ("仿宋_GB2312", 14.0),
    Role.PAGE_NUMBER: ("宋体", 14.0),
}
CENTERED = {Role.TITLE, Role.LETTERHEAD, Role.DOC_NUMBER, Role.ATTACHMENT_TITLE}
FLUSH = {Role.ADDRESSEE, Role.ATTACHMENT_MARK, Role.SECRECY, Role.URGENCY, Role.COPY_NUMBER}
PAGE = Section(
    0,
    grid="linesAndChars",
    line_pitch_pt=28.95,
    lines_per_page=22,
    chars_per_line=28,
    odd_even=True,
)


@dataclass(frozen=True)
class Case:
    rule: str
    number: int
    bad: bool
    raw: dict
    document: Document
    spans: tuple[Span, ...]

    def __str__(self):
        return f"{self.rule}-{'bad' if self.bad else 'good'}{self.number}"


@cache
def cases():
    return tuple(case for path in sorted(FOLDER.glob("*.toml")) for case in _of_file(path))


def _of_file(path):
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    for kind in ("bad", "good"):
        for number, one in enumerate(raw.get(kind, [])):
            document, spans = build(one)
            yield Case(path.stem, number, kind == "bad", one, document, spans)


def build(raw):
    """Return the case's document and the marked spans."""
    given = raw.get("paragraphs") or [{"text": raw["text"], "role": raw.get("role", "body")}]
    paragraphs, spans = [], []
    for index, one in enumerate(given):
        para, marked = _paragraph(index, one)
        paragraphs.append(para)
        spans += marked
    document = Document(
        tuple(paragraphs),
        (_section(raw, paragraphs),),
        _elements(raw),
        has_format=not raw.get("plain", False),
    )
    if raw.get("labelled"):
        from gov_docs.core.roles import label

        document = label(document)
    return document, tuple(spans)


def _paragraph(index, raw):
    text, spans = unmark(raw["text"], index)
    role = Role(raw.get("role", "body"))
    font, size = FORMATS.get(role, BODY_FORMAT)
    run = Run(
        text,
        raw.get("font", font),
        float(raw.get("size_pt", size)),
        raw.get("bold", False),
        raw.get("color", "FF0000" if role is Role.LETTERHEAD else ""),
    )
    names = {f.name for f in fields(Layout)}
    own = {name: value for name, value in raw.items() if name in names}
    if "align" in own:
        own["align"] = Align(own["align"])
    place = Place(
        Part(raw.get("part", "body")),
        raw.get("table"),
        raw.get("row"),
        raw.get("column"),
        raw.get("story", ""),
    )
    para = Paragraph(
        index,
        (run,) if text else (),
        place,
        replace(_layout(role), **own),
        role,
        raw.get("run_in", 0),
        raw.get("number", ""),
    )
    return para, spans


def _layout(role):
    base = Layout(line_rule="exact", line_pt=28.95)
    if role in CENTERED:
        return replace(base, align=Align.CENTER)
    if role in FLUSH:
        return base
    if role in (Role.SIGNATURE, Role.DATE):
        return replace(base, align=Align.RIGHT, right_chars=4 if role is Role.DATE else 5)
    return replace(base, align=Align.BOTH, first_line_chars=2)


def unmark(text, para):
    """Return the text without its marks, and the marked spans."""
    spans, plain, start = [], "", 0
    for char in text:
        if char == OPEN:
            start = len(plain)
        elif char == CLOSE:
            spans.append(Span(para, start, len(plain)))
        else:
            plain += char
    return plain, spans


def _section(raw, paragraphs):
    own = raw.get("section", {})
    numbers = tuple(
        PageNumber("default", para.id) for para in paragraphs if para.role is Role.PAGE_NUMBER
    )
    if "page_numbers" in own:
        numbers = tuple(PageNumber(**one) for one in own["page_numbers"])
        own = {name: value for name, value in own.items() if name != "page_numbers"}
    return replace(PAGE, page_numbers=numbers, **own)


def _elements(raw):
    own = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in raw.get("elements", {}).items()
    }
    return Elements(**({"kind": raw["kind"]} if "kind" in raw else {}), **own)
