"""A labelled document as the library keeps it: elements, level, topic, citations, paragraphs."""

import re
from hashlib import sha256
from pathlib import Path

from gov_docs.core.types import Document
from gov_docs.precedents.citing import citations_of
from gov_docs.precedents.described import Content, Described, Remark
from gov_docs.precedents.levels import level_of
from gov_docs.precedents.sections import content_of
from gov_docs.precedents.topics import topic_of

_COUNTED = re.compile(r"^[0-9]{1,5}[_\-.、\s]+")  # 0073_泰州政府工作报告.txt
_SPACES = re.compile(r"\s+")


def describe(document: Document, path: Path, remarks: tuple[Remark, ...] = ()) -> Described:
    """Return what the library keeps of a labelled document that was read from `path`."""
    elements, content = document.elements, content_of(document)
    title = _SPACES.sub("", elements.title or "") or _named(path)
    texts = [para.text for para in document.paragraphs]
    return Described(
        title=title,
        doc_number=elements.doc_number,
        issuer=elements.issuer,
        level=level_of(elements.issuer, title, elements.doc_number, texts),
        date=elements.date,
        kind=elements.kind,
        topic=topic_of(title, texts),
        content=content,
        digest=_digest(title, content, texts),
        citations=citations_of(texts),
        remarks=remarks,
    )


def _named(path: Path) -> str:
    return _COUNTED.sub("", path.stem).strip() or path.stem


def _digest(title: str, content: Content, texts: list[str]) -> str:
    whole = _SPACES.sub("", "".join(texts)) or title + "".join(content.texts)
    return sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()
