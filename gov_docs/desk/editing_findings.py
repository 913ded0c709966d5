"""The findings of an open document, kept at their places while it is edited."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from gov_docs.checking.looking import Looked
from gov_docs.core.passes import Moves, in_order
from gov_docs.core.structure import moved
from gov_docs.core.types import (
    Edit,
    Fix,
    FormatEdit,
    Issue,
    ParagraphEdit,
    SectionEdit,
    Span,
    TextEdit,
)


@dataclass(frozen=True, slots=True)
class Finding:
    number: int  # tells it from its equals as long as the document is open
    issue: Issue
    ignored: bool

    @property
    def para(self) -> int | None:
        return self.issue.span.para if self.issue.span else None


Texts = Mapping[int, Sequence[TextEdit]]  # by paragraph, in order


ByPara = dict[int | None, list[Finding]]  # None: the document as a whole


@dataclass(frozen=True, slots=True)
class Known:
    """The findings of one moment, to be read beside the window."""

    by_para: ByPara
    given: int
    version: int


@dataclass(frozen=True, slots=True)
class Prepared:
    """What the findings become with a look at the whole document taken in."""

    by_para: ByPara
    from_afar: dict[int, set[int | None]]
    given: int
    version: int  # of the findings it was made from


def prepared(known: Known, looked: Looked, rules: Collection[str] | None = None) -> Prepared:
    """Take a look at the whole document in place of what those rules had found; None: all.

    Quick enough for any thread but the window's: 100,000 findings take a second.
    """
    old = [one for own in known.by_para.values() for one in own]
    kept = [o for o in old if rules is not None and o.issue.rule not in rules]
    new, given = _numbered(looked, old, known.given)
    by_para: ByPara = defaultdict(list)
    for one in (*kept, *new):
        by_para[one.para].append(one)
    from_afar: dict[int, set[int | None]] = {}
    _learn(from_afar, (one for own in by_para.values() for one in own))
    return Prepared(dict(by_para), from_afar, given, known.version)


class Findings:
    """All findings by paragraph; None holds those of the document as a whole."""

    def __init__(self) -> None:
        self._by_para: ByPara = {}
        self._from_afar: dict[int, set[int | None]] = {}  # whose findings name places in it
        self._given = 0
        self._version = 0

    def at(self, para: int | None) -> Sequence[Finding]:
        return self._by_para.get(para, ())

    def all(self) -> Iterator[Finding]:
        return (one for own in self._by_para.values() for one in own)

    def get(self, number: int) -> Finding | None:
        return next((one for one in self.all() if one.number == number), None)

    def known(self) -> Known:
        return Known(dict(self._by_para), self._given, self._version)

    def put(self, looked: Looked, rules: Collection[str] | None = None) -> None:
        """Take a look at the whole document in place of what those rules had found; None: all."""
        self.take(prepared(self.known(), looked, rules))

    def take(self, made: Prepared) -> bool:
        """Become what was prepared; False where they have changed since."""
        if made.version != self._version:
            return False
        self._by_para, self._from_afar = made.by_para, made.from_afar
        self._given = made.given
        self._version += 1
        return True

    def put_at(self, looked: Looked, rules: Collection[str]) -> None:
        """Take a look at a few paragraphs in place of what those rules had found there."""
        paras = {para.id for para in looked.document.paragraphs}
        old = [o for para in paras for o in self.at(para)]
        new, self._given = _numbered(looked, old, self._given)
        for para in paras:
            kept = [one for one in self.at(para) if one.issue.rule not in rules]
            self._by_para[para] = [*kept, *(one for one in new if one.para == para)]
        _learn(self._from_afar, new)
        self._version += 1

    def move(self, edits: Sequence[Edit], touchy: Collection[str]) -> None:
        """Follow edits; what they changed of the rules in `touchy` is gone until they look again."""
        self._version += 1
        texts = _texts(edits)
        if texts:
            self._move(texts, touchy)
        for edit in edits:
            if isinstance(edit, ParagraphEdit):
                self._restructure(edit)

    def _move(self, texts: Texts, touchy: Collection[str]) -> None:
        touched = {para: Moves(edits) for para, edits in texts.items()}
        afar = (self._from_afar.get(para, set()) for para in texts)
        for para in set(texts).union(*afar):
            own = self._by_para.get(para, [])
            self._by_para[para] = list(self._followed(own, texts, touched, touchy))

    def _restructure(self, edit: ParagraphEdit) -> None:
        """Follow a paragraph edit; a finding whose text is not there as a whole is gone."""
        afar = (self._from_afar.get(para, set()) for para in edit.old)
        own = [one for para in edit.old for one in self._by_para.pop(para, [])]
        others = set().union(*afar) - set(edit.old)
        own += [one for para in others for one in self._by_para.pop(para, [])]
        moved = [one for one in (_restructured(one, edit) for one in own) if one]
        for one in moved:
            self._by_para.setdefault(one.para, []).append(one)
        _learn(self._from_afar, moved)

    def silence(self, numbers: Collection[int]) -> None:
        for para, own in self._by_para.items():
            if any(one.number in numbers for one in own):
                self._by_para[para] = [
                    replace(one, ignored=True) if one.number in numbers else one for one in own
                ]
        self._version += 1

    def _followed(
        self,
        own: Iterable[Finding],
        texts: Texts,
        moves: Mapping[int, Moves],
        touchy: Collection[str],
    ) -> Iterator[Finding]:
        for one in own:
            span = one.issue.span
            hit = span is not None and _is_hit(span, texts)
            hit = hit or any(_is_spoilt(fix, texts) for fix in one.issue.fixes)
            if not hit or one.issue.rule not in touchy:
                yield replace(one, issue=_moved(one.issue, texts, moves))


def _learn(from_afar: dict[int, set[int | None]], findings: Iterable[Finding]) -> None:
    """Note which findings must follow an edit of another paragraph."""
    for one in findings:
        for para in _named(one.issue):
            if para != one.para:
                from_afar.setdefault(para, set()).add(one.para)


def _numbered(looked: Looked, old: Iterable[Finding], given: int) -> tuple[list[Finding], int]:
    """Return the findings with numbers, and the last given; one that is there keeps its own."""
    known = {(o.issue.rule, o.issue.span, o.issue.message): o.number for o in old}
    out = []
    for issue, ignored in zip(looked.issues, looked.ignored, strict=True):
        number = known.pop((issue.rule, issue.span, issue.message), 0)
        if not number:
            given += 1
            number = given
        out.append(Finding(number, issue, ignored))
    return out, given


def _texts(edits: Sequence[Edit]) -> dict[int, list[TextEdit]]:
    found: dict[int, list[TextEdit]] = defaultdict(list)
    for edit in edits:
        if isinstance(edit, TextEdit):
            found[edit.span.para].append(edit)
    return {para: in_order(own) for para, own in found.items()}


def _restructured(one: Finding, edit: ParagraphEdit) -> Finding | None:
    """Return the finding where it is after a paragraph edit, with the fixes that still fit."""

    def place(span: Span) -> Span | None:
        return moved(edit, span) if span.para in edit.old else span

    span = place(one.issue.span) if one.issue.span else None
    if one.issue.span and span is None:
        return None
    related = tuple(new for new in map(place, one.issue.related) if new)
    fixes = tuple(fix for fix in (_refitted(fix, place) for fix in one.issue.fixes) if fix)
    return replace(one, issue=replace(one.issue, span=span, related=related, fixes=fixes))


def _refitted(fix: Fix, place: Callable[[Span], Span | None]) -> Fix | None:
    edits: list[Edit] = []
    for edit in fix.edits:
        if isinstance(edit, SectionEdit):
            edits.append(edit)
            continue
        span = place(edit.span) if isinstance(edit, TextEdit | FormatEdit) else None
        if span is None or isinstance(edit, ParagraphEdit):
            return None
        edits.append(replace(edit, span=span))
    return replace(fix, edits=tuple(edits))


def _is_hit(span: Span, texts: Texts) -> bool:
    """Say whether an edit changes characters of the span, or stands inside it.

    A place between characters is hit by what touches it.
    """
    least = int(span.start < span.end)
    return any(
        edit.span.start + least <= span.end and span.start + least <= edit.span.end
        for edit in texts.get(span.para, ())
    )


def _named(issue: Issue) -> Iterator[int]:
    """Yield the paragraphs its other places and its fixes stand in."""
    yield from (span.para for span in issue.related)
    for edit in (edit for fix in issue.fixes for edit in fix.edits):
        if isinstance(edit, TextEdit | FormatEdit):
            yield edit.span.para


def _moved(issue: Issue, texts: Texts, moves: Mapping[int, Moves]) -> Issue:
    fixes = tuple(_fix(fix, moves) for fix in issue.fixes if not _is_spoilt(fix, texts))
    related = tuple(_span(span, moves) for span in issue.related)
    span = _span(issue.span, moves) if issue.span else None
    return replace(issue, span=span, fixes=fixes, related=related)


def _is_spoilt(fix: Fix, texts: Texts) -> bool:
    return any(isinstance(e, TextEdit) and _is_hit(e.span, texts) for e in fix.edits)


def _fix(fix: Fix, moves: Mapping[int, Moves]) -> Fix:
    return replace(fix, edits=tuple(_edit(edit, moves) for edit in fix.edits))


def _edit(edit: Edit, moves: Mapping[int, Moves]) -> Edit:
    if isinstance(edit, TextEdit | FormatEdit):
        return replace(edit, span=_span(edit.span, moves))
    return edit


def _span(span: Span, moves: Mapping[int, Moves]) -> Span:
    found = moves.get(span.para)
    if found is None:
        return span
    end = found.forward(span.end)
    if span.start == span.end:
        return Span(span.para, end, end)
    # What is typed right before a finding does not become part of it.
    return Span(span.para, min(found.forward(span.start + 1) - 1, end), end)
