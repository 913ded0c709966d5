"""Scores every department by what a text is about: the words of its row of the duty table."""

import math
import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field

from daachorse import CharwiseDoubleArrayAhoCorasick

from gov_docs.core.types import HEADINGS, Document, Part, Role, Span
from gov_docs.handling.routing.duties import Department, DutyTable
from gov_docs.handling.routing.names import NameFinder
from gov_docs.resources import resource
from gov_docs.tables.tsv import read_text

_LEFTMOST_LONGEST = 1
# What counts more: the title says what the document is about, a heading or the first sentence of a
# paragraph what that part is about.
_TITLE, _HEADING, _FIRST, _BODY = 3.0, 2.0, 2.0, 1.0
_SILENT = frozenset({
    Role.ADDRESSEE, Role.CC, Role.SIGNATURE, Role.DATE, Role.DOC_NUMBER, Role.LETTERHEAD, Role.PRINTING,
    Role.PAGE_NUMBER, Role.CONTENTS, Role.SIGNATORY, Role.SECRECY, Role.URGENCY, Role.COPY_NUMBER,
})  # fmt: skip
_FIRST_SENTENCE = re.compile("^.{8,}?[。；]")
_LEAD_BY_ASSIST = 0.2  # what a word of taking part says for leading
_ASSIST_BY_ASSIST = 0.4
_LEADS = 1.0
_NAMED_LEADS, _NAMED_ASSISTS = 1.5, 3.0  # a department's name in the text, as if it were a word
_USUAL = 60  # departments of a table; a short one of sections counts as this many
_HALF = 2
_LONG = 6  # a duty up to this many characters is a word as it stands


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with its weight."""

    para: int
    start: int
    text: str
    weight: float


@dataclass(slots=True)
class Score:
    lead: float = 0.0
    part: float = 0.0
    words: dict[str, float] = field(default_factory=dict)  # what speaks for it, by its weight
    places: dict[str, Span] = field(default_factory=dict)  # where each stands first

    def best(self, count: int = 3) -> list[str]:
        """Return the words that speak for it most."""
        return sorted(self.words, key=lambda word: -self.words[word])[:count]


@dataclass(frozen=True, slots=True)
class _Use:
    department: Department
    leads: bool


class Subjects:
    """The duty table made ready for scoring."""

    def __init__(self, table: DutyTable, finder: NameFinder, unit: str = "") -> None:
        self.departments = table.departments
        self._finder = finder
        self._uses: dict[str, list[_Use]] = defaultdict(list)
        everyday = _everyday_words()
        for one in table.departments:
            leads = one.lead_words or _telling(one.duty, everyday, unit)
            for word in dict.fromkeys(leads):
                self._uses[word].append(_Use(one, leads=True))
            for word in one.assist_words:
                if word not in leads:
                    self._uses[word].append(_Use(one, leads=False))
        self._words = list(self._uses)
        self._automaton = CharwiseDoubleArrayAhoCorasick(self._words, _LEFTMOST_LONGEST)

    def scores(self, pieces: Iterable[Piece]) -> dict[str, Score]:
        """Return the score of each department that anything speaks for, by its name."""
        counts: dict[str, float] = defaultdict(float)
        places: dict[str, Span] = {}
        named: dict[str, float] = defaultdict(float)
        for piece in pieces:
            text = piece.text
            for mention in self._finder.find(text):
                named[mention.department.name] += piece.weight
                text = (
                    text[: mention.start]
                    + "\x00" * (mention.end - mention.start)
                    + text[mention.end :]
                )
            for start, end, at in self._automaton.find(text):
                word = self._words[at]
                counts[word] += piece.weight
                places.setdefault(word, Span(piece.para, piece.start + start, piece.start + end))
        return self._summed(counts, places, named)

    def _summed(
        self, counts: dict[str, float], places: dict[str, Span], named: dict[str, float]
    ) -> dict[str, Score]:
        found: dict[str, Score] = defaultdict(Score)
        for word, count in counts.items():
            uses = self._uses[word]
            rare = math.log((max(len(self.departments), _USUAL) + 1) / len(uses))
            value = math.sqrt(count) * math.sqrt(len(word) / 2) * rare
            for use in uses:
                score = found[use.department.name]
                score.lead += value * (_LEADS if use.leads else _LEAD_BY_ASSIST)
                score.part += value * (_LEADS if use.leads else _ASSIST_BY_ASSIST)
                score.words[word] = value * (1 if use.leads else _ASSIST_BY_ASSIST)
                score.places[word] = places[word]
        known = {one.name for one in self.departments}
        for name, count in named.items():
            if name in known:
                found[name].lead += _NAMED_LEADS * math.sqrt(count)
                found[name].part += _NAMED_ASSISTS * math.sqrt(count)
        return dict(found)


def pieces_of(document: Document) -> Iterator[Piece]:
    """Yield what a labelled document says, weighted by where it stands."""
    for para in document.paragraphs:
        if para.place.part not in (Part.BODY, Part.TABLE, Part.TEXTBOX) or para.role in _SILENT:
            continue
        if para.role is Role.TITLE:
            yield Piece(para.id, 0, para.text, _TITLE)
        elif para.role in HEADINGS and para.run_in:
            yield Piece(para.id, 0, para.text[: para.run_in], _HEADING)
            yield Piece(para.id, para.run_in, para.text[para.run_in :], _BODY)
        elif para.role in HEADINGS:
            yield Piece(para.id, 0, para.text, _HEADING)
        else:
            end = _FIRST_SENTENCE.match(para.text)
            cut = end.end() if end else 0
            yield Piece(para.id, 0, para.text[:cut], _FIRST)
            yield Piece(para.id, cut, para.text[cut:], _BODY)


def _telling(duty: str, everyday: Container[str], unit: str) -> tuple[str, ...]:
    """Return the words that tell one section from another: not those of the unit's own name."""
    return tuple(word for word in _duty_words(duty) if word not in everyday and word not in unit)


def _duty_words(duty: str) -> Iterator[str]:
    """Yield what stands for a duty that comes without words of its own."""
    from gov_docs.language.segment import words as segmented  # its dictionary takes a while to load

    for sentence in duty.replace("，", "、").replace("；", "、").replace("。", "、").split("、"):
        bare = sentence.strip()
        if 2 <= len(bare) <= _LONG:
            yield bare
        for word in segmented(bare):
            if len(word.text) > 1 and word.pos[:1] in "nvjl":
                yield word.text
                if len(word.text) == 2 * _HALF:  # 固体废物 is in charge of 危险废物, too
                    yield word.text[_HALF:]


def _everyday_words() -> frozenset[str]:
    """Return the words of every table of duties."""
    lines = read_text(resource("handling", "everyday_duty_words.txt")).splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
