"""From a document to the fields of its entry, each with its place in the document."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from gov_docs.core.errors import GovDocsError
from gov_docs.core.types import Document, Paragraph, Role, Span
from gov_docs.handling.fields import FIELDS, Book, checked
from gov_docs.handling.register_entry import Stretch

_FROM = {  # the field of the register: the element of the document
    "sender": "issuer",
    "doc_number": "doc_number",
    "title": "title",
    "date": "date",
    "secrecy": "secrecy",
    "urgency": "urgency",
    "kind": "kind",
    "attachments": "attachments",
    "addressees": "addressees",
    "cc": "cc",
    "signatory": "signatory",
}
_LOOKED_FOR = ("title", "sender", "date")  # what nearly every document says


@dataclass(frozen=True, slots=True)
class Filled:
    values: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, tuple[Stretch, ...]] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()


def fill(document: Document, book: Book) -> Filled:
    """Return what a labelled document says of itself, for the register of this book."""
    values: dict[str, str] = {}
    places: dict[str, tuple[Stretch, ...]] = {}
    warnings = []
    texts = {para.id: para.text for para in document.paragraphs}
    for one in FIELDS[book]:
        told, spans = _told(document, one.name)
        if not told:
            continue
        try:
            values[one.name] = checked(one, told)
        except GovDocsError as error:
            written = "".join(texts[s.para][s.start : s.end] for s in spans)
            warnings.append(f"{error}（原文写的是“{written or told}”，没有填入）")
        places[one.name] = stretches(document, spans)
    missed = [
        one.title for one in FIELDS[book] if one.name in _LOOKED_FOR and one.name not in places
    ]
    if missed:
        warnings.append(f"没有认出{'、'.join(missed)}，请查看原文后填写。")
    return Filled(values, places, tuple(warnings))


def _told(document: Document, name: str) -> tuple[str, tuple[Span, ...]]:
    if name == "copy_number":
        return _copy_number(document)
    element = _FROM.get(name)
    if element is None:
        return "", ()
    value = getattr(document.elements, element)
    text = "；".join(value) if name == "attachments" else value
    if isinstance(text, tuple):
        text = "、".join(text)
    text = re.sub(r"\s+", "", text) if name in ("secrecy", "urgency") and text else text
    return text or "", document.elements.spans.get(element, ())


def _copy_number(document: Document) -> tuple[str, tuple[Span, ...]]:
    for para in document.paragraphs:
        found = re.search("[0-9]{1,8}", para.text) if para.role is Role.COPY_NUMBER else None
        if found:
            return found[0], (Span(para.id, *found.span()),)
    return "", ()


def stretches(document: Document, spans: Iterable[Span]) -> tuple[Stretch, ...]:
    """Return the places of spans, as they are kept beside the fields."""
    found = {para.id: (at, para) for at, para in enumerate(document.paragraphs)}
    return tuple(_stretch(*found[span.para], span) for span in spans)


def _stretch(at: int, para: Paragraph, span: Span) -> Stretch:
    return Stretch(para.place.part.value, at, span.start, span.end, para.place.page)
