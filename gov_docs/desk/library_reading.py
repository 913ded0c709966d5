"""One document of the library as it is read: its text, where the words looked for stand, its ties."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from gov_docs.core.precedent import Citation, Opinion, Precedent, Validity
from gov_docs.precedents.described import Content
from gov_docs.precedents.keeping import judge
from gov_docs.precedents.library import StoredLibrary, open_library
from gov_docs.precedents.reading import machine
from gov_docs.precedents.snippets import snippet
from gov_docs.precedents.terms import folded
from gov_docs.precedents.validity import By, Ground, ground

MOST_HITS = 300  # marked in one text: nobody steps through more, and 1,000 take 0.1 s to draw


@dataclass(frozen=True, slots=True)
class Line:
    text: str
    level: int = 0  # of a heading, from 1; 0: body text
    passage: int = -1  # which one of the document's it is; -1: none that can be quoted


@dataclass(frozen=True, slots=True)
class Place:
    """Words that were looked for, in one line of the text."""

    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reading:
    precedent: Precedent
    lines: tuple[Line, ...]
    hits: tuple[Place, ...]
    cites: tuple[Citation, ...]
    cited_by: tuple[Precedent, ...]
    opinions: tuple[Opinion, ...]
    ground: Ground
    said_by: tuple[Precedent, ...]  # the documents its validity rests on
    files: tuple[Path, ...]  # it was taken in from, that are still there

    @property
    def is_judged(self) -> bool:
        """Say whether a person said what its validity is."""
        return self.ground.by is By.PERSON

    @property
    def derived(self) -> str:
        """Return how the validity was come by."""
        if self.is_judged:
            return f"{self.ground.day} 人工标注"
        if self.ground.by is By.TEXT:
            return "文件自己的文字写明"
        if self.ground.by is By.DOCUMENTS:
            return "据资料库里的" + "、".join(f"《{one.title}》" for one in self.said_by)
        return "资料库里没有文件说明它是否还有效"


def read_document(id_: int, query: str = "") -> Reading:
    """Return all there is to show of a document; raises GovDocsError."""
    with open_library() as library:
        precedent = library.precedent(id_)
        content = library.store.contents([id_]).get(id_, Content())
        lines = tuple(_lines(content))
        rests = ground(library.store.engine, id_)
        return Reading(
            precedent,
            lines,
            places(query, content, lines),
            library.citations(id_),
            _known(library, library.cited_by(id_)),
            library.opinions([id_]),
            rests,
            _known(library, rests.documents),
            tuple(_there(library.store.files(id_, machine()))),
        )


def _known(library: StoredLibrary, ids: Sequence[int]) -> tuple[Precedent, ...]:
    known = library.store.precedents(ids)
    return tuple(known[id_] for id_ in ids if id_ in known)


def _there(names: Sequence[str]) -> Iterator[Path]:
    for name in names:
        try:
            if Path(name).is_file():
                yield Path(name)
        except OSError:  # a drive that is not there
            continue


def _lines(content: Content) -> Iterator[Line]:
    """Yield headings and text in the order of the document, tables and notes last."""
    told = 0
    for at, (text, above) in enumerate(zip(content.texts, content.above, strict=True)):
        reached = max((head + 1 for head in above), default=told)
        yield from (Line(words, level) for level, words in content.outline[told:reached])
        told = max(told, reached)
        yield Line(text, passage=at)
    yield from (Line(words, level) for level, words in content.outline[told:])
    if content.more:
        yield Line("（表格、注释和文本框里的文字）", 1)
        yield from map(Line, content.more)


def places(query: str, content: Content, lines: Sequence[Line]) -> tuple[Place, ...]:
    """Return where the words of a query stand; where none does, its longest part that is there."""
    words = [word for word in dict.fromkeys(folded(query).split()) if word]
    found = _all(words, lines)
    if not found and words:
        text, start, end, _ = snippet(query, content)
        found = _all([folded(text[start:end])] if end > start else [], lines)
    return tuple(found[:MOST_HITS])


def _all(words: Sequence[str], lines: Sequence[Line]) -> list[Place]:
    found: list[Place] = []
    for at, line in enumerate(lines):
        text = folded(line.text)
        if len(text) == len(line.text):  # else the places would not fit
            found += sorted((p for word in words for p in _in_line(word, text, at)), key=_order)
        if len(found) >= MOST_HITS:
            break
    return found


def _order(place: Place) -> tuple[int, int]:
    return place.start, place.end


def _in_line(word: str, text: str, line: int) -> Iterator[Place]:
    start = text.find(word)
    while start >= 0:
        yield Place(line, start, start + len(word))
        start = text.find(word, start + len(word))


def set_validity(id_: int, said: Validity | None) -> None:
    """Let a person say whether a document is in force; None leaves it to the texts again."""
    with open_library() as library:
        library.precedent(id_)  # raises where it is gone
        with library.store.writing():
            judge(library.store, id_, said, date.today().isoformat())
        library.index.catch_up(library.store, wait=True)
