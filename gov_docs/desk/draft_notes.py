"""What stays with a document that was drafted here: each paragraph's source, and the points ticked.

The document itself holds none of it; the notes lie in the data folder, by the document's path, and
are found by its content where it was moved.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from gov_docs.core.draft import Source
from gov_docs.core.types import Document
from gov_docs.desk.editing_source import digest_of
from gov_docs.files import real, replace_file
from gov_docs.settings import home

if TYPE_CHECKING:
    from gov_docs.desk.drafting import Drafted


@dataclass(frozen=True, slots=True)
class Notes:
    kind: str = ""
    topic: str = ""
    sources: Mapping[str, Source] = field(default_factory=dict)  # by the paragraph's mark
    ticked: frozenset[str] = frozenset()  # texts of the points looked after
    dismissed: frozenset[str] = frozenset()  # of those that do not matter here


NOTHING = Notes()


def mark_of(text: str) -> str:
    """Return what tells a paragraph's text from another; the notes hold no text of the document."""
    return hashlib.sha256(text.strip().encode("utf-8", "surrogatepass")).hexdigest()[:20]


def notes_of_draft(drafted: "Drafted", topic: str) -> Notes:
    """Return what is to be kept of a draft that was just written."""
    draft = drafted.draft
    paragraphs = [*draft.body, *(one for a in draft.attachments for one in a.paragraphs)]
    sources = {mark_of(one.text): one.source for one in paragraphs if one.source}
    return Notes(drafted.template.kind, topic, sources)


def sources_in(notes: Notes, document: Document) -> dict[int, Source]:
    """Return the sources by paragraph of the opened document; a changed paragraph has none."""
    if not notes.sources:
        return {}
    marks = ((para.id, mark_of(para.text)) for para in document.paragraphs)
    return {id_: notes.sources[mark] for id_, mark in marks if mark in notes.sources}


def with_sources(notes: Notes, sources: Mapping[int, Source], document: Document) -> Notes:
    """Return the notes for the document as it is now: its paragraphs may have been edited."""
    texts = {para.id: para.text for para in document.paragraphs}
    marked = {
        mark_of(texts[id_]): one for id_, one in sources.items() if texts.get(id_, "").strip()
    }
    return replace(notes, sources=marked)


def keep_notes(path: Path, notes: Notes) -> None:
    """Write the notes of a document in one step; raises UnwritableFileError."""
    told = {
        "path": str(path),
        "digest": digest_of(path),
        "kind": notes.kind,
        "topic": notes.topic,
        "sources": {mark: asdict(one) for mark, one in notes.sources.items()},
        "ticked": sorted(notes.ticked),
        "dismissed": sorted(notes.dismissed),
    }
    data = json.dumps(told, ensure_ascii=False).encode("utf-8", "surrogateescape")
    replace_file(_file(path), data, make_folder=True)


def notes_of(path: Path) -> Notes:
    """Return what is kept of a document, nothing where it is not known or the notes are damaged."""
    found = _read(_file(path))
    if found is not None:
        return found[1]
    digest = digest_of(path)
    others = (_read(one) for one in _folder().glob("*.json")) if digest else iter(())
    return next((one[1] for one in others if one and one[0] == digest), NOTHING)


def _folder() -> Path:
    return home().root / "drafted"


def _file(path: Path) -> Path:
    name = str(real(path)).encode("utf-8", "surrogateescape")
    return _folder() / f"{hashlib.sha256(name).hexdigest()[:24]}.json"


def _read(file: Path) -> tuple[str, Notes] | None:
    try:
        told = json.loads(file.read_bytes())
        sources = {str(mark): Source(**one) for mark, one in told["sources"].items()}
        ticked, dismissed = _texts(told["ticked"]), _texts(told["dismissed"])
        notes = Notes(str(told["kind"]), str(told["topic"]), sources, ticked, dismissed)
        return str(told["digest"]), notes
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _texts(told: Iterable[object]) -> frozenset[str]:
    return frozenset(str(one) for one in told)
