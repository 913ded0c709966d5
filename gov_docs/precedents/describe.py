"""A labelled document as the library keeps it: elements, level, topic, citations, paragraphs."""

import re
from hashlib import sha256
from pathlib import Path

from gov_docs.core.dates import find_dates
from gov_docs.core.types import Document
from gov_docs.precedents.citing import citations_of
from gov_docs.precedents.described import Cited, Content, Described, Remark
from gov_docs.precedents.keys import number_key
from gov_docs.precedents.levels import level_of
from gov_docs.precedents.sections import content_of
from gov_docs.precedents.titles import title_without
from gov_docs.precedents.topics import topic_of
from gov_docs.precedents.validity import stated_validity

_COUNTED = re.compile(r"^[0-9]{1,5}[_\-.、\s]+")  # 0073_泰州政府工作报告.txt
_IN_FORCE = re.compile("[日起]起?(?:正式)?(?:施行|实施|执行|生效)")
_SPACES = re.compile(r"\s+")


def describe(document: Document, path: Path, remarks: tuple[Remark, ...] = ()) -> Described:
    """Return what the library keeps of a labelled document that was read from `path`."""
    elements, content = document.elements, content_of(document)
    texts = [_clean(para.text) or "" for para in document.paragraphs]
    title = _SPACES.sub("", _clean(elements.title) or "") or title_without(_named(path), texts)
    number = _clean(elements.doc_number)
    issuer = _clean(elements.issuer)
    return Described(
        title=title,
        doc_number=number,
        issuer=issuer,
        level=level_of(issuer, title, number, texts),
        date=elements.date,
        effective=_effective(texts),
        kind=elements.kind,
        topic=topic_of(title, texts),
        content=content,
        digest=_digest(title, content, texts),
        citations=_cited(title, number, texts),
        remarks=remarks,
        stated=stated_validity(title, texts),
    )


def _clean(text: str | None) -> str | None:
    """Return the text without NUL: a damaged file may hold one, and PostgreSQL keeps none."""
    return text.replace("\0", "") if text else text


def _cited(title: str, number: str | None, texts: list[str]) -> tuple[Cited, ...]:
    """Return what the document cites; its own number stands in its text too."""
    own = number_key(number or "")
    found = citations_of(title, texts)
    return tuple(one for one in found if one.title or number_key(one.number) != own)


def _named(path: Path) -> str:
    return _COUNTED.sub("", path.stem).strip() or path.stem


def _effective(texts: list[str]) -> str | None:
    """Return from when the document is in force, by its last sentence that says so."""
    for text in reversed(texts):
        found = _IN_FORCE.search(text)
        dates = find_dates(text[: found.end()]) if found else []
        if dates:
            return dates[-1].iso
    return None


def _digest(title: str, content: Content, texts: list[str]) -> str:
    whole = _SPACES.sub("", "".join(texts)) or title + "".join(content.texts)
    return sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()
