"""The paragraphs that a ParagraphEdit makes, with the format they will have in the file."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from gov_docs.core.rewrites import Fate, Rewrite, giver, rewrites
from gov_docs.core.structure import remade_layout
from gov_docs.core.types import Lock, Made, Paragraph, ParagraphEdit, Role, Run

RunsUnder = Callable[[Paragraph, int], tuple[Run, ...]]  # a paragraph's runs in another's style


def own_runs(para: Paragraph, _: int) -> tuple[Run, ...]:
    return para.runs


def remade(
    before: Mapping[int, Paragraph],
    edit: ParagraphEdit,
    runs_under: RunsUnder = own_runs,
    only: Collection[int] | None = None,
) -> tuple[Paragraph, ...]:
    """Return the new paragraphs, or `only` some; those begun have the role of the one they come from."""
    lengths = {para: len(before[para].text) for para in edit.old}
    return tuple(_Maker(before, runs_under, only).make(rewrites(edit, lengths)))


class _Maker:
    def __init__(
        self,
        before: Mapping[int, Paragraph],
        runs_under: RunsUnder,
        only: Collection[int] | None,
    ) -> None:
        self._before, self._runs_under, self._only = before, runs_under, only
        self._made: Made | None = None
        self._runs: list[Run] = []
        self._locks: list[Lock] = []
        self._link = False
        self._length = 0

    def make(self, plan: Sequence[Rewrite]) -> Iterator[Paragraph]:
        for one in plan:
            for made in one.ahead:
                yield from self._begin(made)
                self._add_text(made, self._before[made.like], 0)
            if one.fate is Fate.STAYS and one.made is not None:
                yield from self._begin(one.made)
            yield from self._walk(one)
        yield from self._finished()

    def _walk(self, one: Rewrite) -> Iterator[Paragraph]:
        para = self._before[one.para]
        at = 0
        for stroke in one.strokes if one.fate is not Fate.GONE else ():
            self._keep(para, at, stroke.start)
            place = giver(stroke.start, stroke.end)
            self._put(para, place, stroke.text)
            for made, text in stroke.begun:
                yield from self._begin(made)
                self._put(para, place, text)
            at = stroke.end
        if one.fate is not Fate.GONE:
            self._keep(para, at, len(para.text))
        for made in one.behind:
            yield from self._begin(made)
            self._add_text(made, para, one.giver)

    def _add_text(self, made: Made, para: Paragraph, place: int) -> None:
        for piece in made.pieces:
            self._put(para, place, str(piece))

    def _begin(self, made: Made) -> Iterator[Paragraph]:
        yield from self._finished()
        if self._only is not None and made.id not in self._only:
            self._made = None
            return
        self._made, self._runs, self._locks = made, [], []
        self._link, self._length = False, 0

    def _finished(self) -> Iterator[Paragraph]:
        made = self._made
        if made is None:
            return
        like = self._before[made.like]
        own = self._before.get(made.id)
        runs = tuple(_joined(self._runs))
        yield Paragraph(
            made.id,
            runs,
            like.place,
            remade_layout(self._before, made),
            _role(like.role, bool(runs)),
            own.run_in if own and own.run_in <= self._length else 0,
            own.number if own else "",
            tuple(self._locks),
            self._link,
        )

    def _keep(self, para: Paragraph, start: int, end: int) -> None:
        if start >= end or self._made is None:
            return
        shift = self._length - start
        inside = (lock for lock in para.locks if start <= lock.start and lock.end <= end)
        self._locks += [replace(o, start=o.start + shift, end=o.end + shift) for o in inside]
        self._link = self._link or para.link
        self._runs += _slice(self._runs_under(para, self._made.like), start, end)
        self._length += end - start

    def _put(self, para: Paragraph, place: int, text: str) -> None:
        if not text or self._made is None:
            return
        runs = self._runs_under(para, self._made.like)
        self._runs.append(_with_text(_at(runs, place), text))
        self._length += len(text)


def _role(role: Role, has_text: bool) -> Role:
    if not has_text:
        return Role.EMPTY
    return Role.BODY if role is Role.EMPTY else role


def _slice(runs: Sequence[Run], start: int, end: int) -> Iterator[Run]:
    at = 0
    for run in runs:
        first, last = max(start - at, 0), max(end - at, 0)
        at += len(run.text)
        if run.text and first == 0 and last >= len(run.text):
            yield run
        elif first < min(last, len(run.text)):
            yield _with_text(run, run.text[first:last])


def _at(runs: Sequence[Run], place: int) -> Run:
    """Return the run of the character there, or the last."""
    at = 0
    for run in runs:
        at += len(run.text)
        if place < at:
            return run
    return runs[-1] if runs else Run("")


def _with_text(run: Run, text: str) -> Run:
    # Several times as fast as `replace`, and done for each paragraph of an island at each key.
    return Run(text, run.font, run.size_pt, run.bold, run.color, run.spacing_pt)


def _look(run: Run) -> tuple[object, ...]:
    return run.font, run.size_pt, run.bold, run.color, run.spacing_pt


def _joined(runs: Sequence[Run]) -> Iterator[Run]:
    """Yield the runs, neighbours of one format as one."""
    last: Run | None = None
    for run in runs:
        if last is not None and _look(run) == _look(last):
            last = _with_text(last, last.text + run.text)
            continue
        if last is not None:
            yield last
        last = run
    if last is not None:
        yield last
