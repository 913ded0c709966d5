"""“Ignore this”: which findings a person has waved through, once, for a document or always.

What a row holds is known again after edits elsewhere. ONCE: the rule, the text and the letters next
to it, in a document that is still partly the same; where there are several such places, the how
manieth. DOCUMENT: the rule and the text, in a document that is still at least half the same.
ALWAYS: the rule and the text. Of a typo that is a lone letter the neighbours count as text.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from hashlib import sha256

from gov_docs.core import sketch
from gov_docs.core.groups import PREFIXES
from gov_docs.core.sketch import letters
from gov_docs.core.types import Category, Document, Issue, Role

_NEXT = 4  # letters and digits on each side; punctuation nearby may be mended meanwhile
_ENDS = 12  # characters by which a long text is known at either end
_WINDOW = 32  # characters in which they are looked for
_SHOWN = 60  # characters of the text kept for people; the mark is what counts
_TELLING = 6  # a shorter title (通知) does not tell one document from another

_Place = tuple[int, int]  # paragraph id, start


class Scope(StrEnum):
    ONCE = "once"  # this rule, this text, at this place
    DOCUMENT = "document"  # this rule and text anywhere in this document
    ALWAYS = "always"  # this rule and text anywhere


# How much of a document's sketch must be left for its rows to hold.
_SAME = {Scope.ONCE: 0.25, Scope.DOCUMENT: 0.5, Scope.ALWAYS: 0.0}


@dataclass(frozen=True, slots=True)
class Ignore:
    """One row of the user's list; `mark` may be empty in a row written by hand, but for ONCE."""

    scope: Scope
    rule: str
    text: str
    mark: str = ""  # hash of what is known again; #2: the second such place
    document: str = ""  # its title, for people, and for rows without a sketch
    date: str = ""
    sketch: str = ""

    @property
    def number(self) -> int:
        """The how manieth place of that mark is meant."""
        told = self.mark.partition("#")[2]
        return int(told) if told.isdecimal() else 1


@dataclass(frozen=True, slots=True)
class Ignores:
    rows: tuple[Ignore, ...] = ()
    _by_mark: dict[tuple[Scope, str], list[Ignore]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_mark: dict[tuple[Scope, str], list[Ignore]] = defaultdict(list)
        for row in self.rows:
            mark = row.mark.partition("#")[0] or _digest(row.rule, row.text)
            by_mark[row.scope, mark].append(row)
        object.__setattr__(self, "_by_mark", dict(by_mark))

    def is_ignored(self, document: Document, issue: Issue) -> bool:
        return self.flags(document, (issue,))[0]

    def flags(self, document: Document, issues: Sequence[Issue]) -> tuple[bool, ...]:
        """Return for each issue whether the list holds it."""
        if not self.rows:
            return (False,) * len(issues)
        known = _Known(document)
        return tuple(self._holds(known, issue) for issue in issues)

    def _holds(self, known: "_Known", issue: Issue) -> bool:
        seen = known.seen(issue)
        rows: dict[Scope, list[Ignore]] = defaultdict(list)
        for scope, mark in seen.marks():
            rows[scope] += [r for r in self._by_mark.get((scope, mark), ()) if known.is_same(r)]
        if rows[Scope.DOCUMENT] or rows[Scope.ALWAYS]:
            return True
        return bool(rows[Scope.ONCE]) and known.is_one_of(rows[Scope.ONCE], issue)


@dataclass(frozen=True, slots=True)
class _Seen:
    """A finding as the list knows it again."""

    rule: str
    text: str
    before: str = ""
    after: str = ""

    @property
    def form(self) -> str:
        """Return the text as it is known elsewhere: a lone letter of a word tells too little."""
        if len(letters(self.text)) == 1 and self.rule.startswith(PREFIXES[Category.TYPO]):
            return self.before[-1:] + self.text + self.after[:1]
        return self.text

    def mark(self, scope: Scope) -> str:
        if scope is not Scope.ONCE:
            return _digest(self.rule, self.form)
        text = self.text  # of a long one (a paragraph in the wrong font) the middle may change
        if len(text) > 2 * _ENDS:
            text = f"{text[:_ENDS]}…{text[-_ENDS:]}"
        return _digest(self.rule, text, self.before, self.after)

    def marks(self) -> Iterator[tuple[Scope, str]]:
        yield from ((scope, self.mark(scope)) for scope in Scope)
        if self.form != self.text:  # rows made when the letter alone counted, or written by hand
            mark = _digest(self.rule, self.text)
            yield from ((scope, mark) for scope in Scope if scope is not Scope.ONCE)


class _Known:
    """A document with what is asked of it again and again, worked out when first needed."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._texts = {para.id: para.text for para in document.paragraphs}
        self._shares: dict[str, float] = {}  # by stored sketch
        self._places: dict[str, dict[_Place, tuple[int, int]]] = {}

    @cached_property
    def name(self) -> str:
        return document_name(self._document)

    @cached_property
    def _hashes(self) -> frozenset[int]:
        return sketch.hashes(self._document)

    def is_same(self, row: Ignore) -> bool:
        """Say whether the row was made in this document, or holds in every one."""
        if row.sketch:
            if row.sketch not in self._shares:
                self._shares[row.sketch] = sketch.share(row.sketch, self._hashes)
            return self._shares[row.sketch] >= _SAME[row.scope]
        return row.scope is not Scope.DOCUMENT or row.document == self.name

    def is_one_of(self, rows: Iterable[Ignore], issue: Issue) -> bool:
        """Say whether it is a place the rows count; where there are fewer now, the last ones are."""
        at, left = self.place(issue)
        for number in sorted((row.number for row in rows), reverse=True):
            left = min(number, left)
            if left == at:
                return True
            left -= 1
        return False

    def place(self, issue: Issue) -> tuple[int, int]:
        """Return the how manieth, of how many, the finding is among its equals in the document."""
        span = issue.span
        if span is None or span.start == span.end:
            return 1, 1
        found = self._texts[span.para][span.start : span.end]
        if found not in self._places:
            self._places[found] = self._counted(found)
        return self._places[found][span.para, span.start]

    def _counted(self, found: str) -> dict[_Place, tuple[int, int]]:
        """Return for each place of a text its number among those with the same letters around."""
        groups: dict[tuple[str, str], list[_Place]] = defaultdict(list)
        for para, text in self._texts.items():
            at = text.find(found)
            while at >= 0:
                groups[_around(text, at, at + len(found))].append((para, at))
                at = text.find(found, at + 1)
        return {
            place: (number, len(places))
            for places in groups.values()
            for number, place in enumerate(places, 1)
        }

    def seen(self, issue: Issue) -> _Seen:
        """Return the finding with its surroundings; what has no text of its own borrows theirs."""
        span = issue.span
        if span is None:
            return _Seen(issue.rule, issue.message)
        text = self._texts[span.para]
        before, after = _around(text, span.start, span.end)
        return _Seen(issue.rule, text[span.start : span.end] or before + after, before, after)


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    before = letters(text[max(start - _WINDOW, 0) : start])[-_NEXT:]
    return before, letters(text[end : end + _WINDOW])[:_NEXT]


def fingerprint(document: Document, issue: Issue) -> str:
    """Return what tells this finding from others: its rule, its text and its surroundings."""
    known = _Known(document)
    at, _ = known.place(issue)
    return known.seen(issue).mark(Scope.ONCE) + (f"#{at}" if at > 1 else "")


def ignore(document: Document, issue: Issue, scope: Scope, date: str) -> Ignore:
    """Return the row that makes this finding ignored."""
    seen = _Known(document).seen(issue)
    told = seen.text if scope is Scope.ONCE else seen.form
    shown = " ".join(told.split())
    if len(shown) > _SHOWN:
        shown = shown[:_SHOWN] + "…"
    mark = fingerprint(document, issue) if scope is Scope.ONCE else seen.mark(scope)
    drawn = "" if scope is Scope.ALWAYS else sketch.sketch(document)
    return Ignore(scope, issue.rule, shown, mark, document_name(document), date, drawn)


def document_name(document: Document) -> str:
    """Return what people know a document by: its title, or how it begins."""
    title = " ".join((document.elements.title or "").split())
    if len(title) >= _TELLING:
        return title
    plain = (p.text.strip() for p in document.paragraphs if p.role is Role.BODY)
    opening = " ".join(next(filter(None, plain), "")[:20].split())
    return f"{title} {opening}".strip()


def _digest(*parts: str) -> str:
    return sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
