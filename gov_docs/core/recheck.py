"""修改核验: what became of each finding after a round of changes."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass

_MANY = 100_000  # pairs to be weighed: two thousand equal commas would fill the memory


@dataclass(frozen=True, slots=True)
class Mark:
    """A finding as far as it can be told apart from others, in a live check or a saved report."""

    rule: str
    text: str  # the characters found; "" for the document as a whole
    part: str
    paragraph: int  # -1 for the document as a whole
    start: int
    ignored: bool = False
    message: str = ""


@dataclass(frozen=True, slots=True)
class Recheck:
    resolved: tuple[Mark, ...]  # as they were before
    remaining: tuple[Mark, ...]  # as they are now
    new: tuple[Mark, ...]
    ignored: tuple[Mark, ...]  # present now, but ignored by the user


def compare(before: Sequence[Mark], after: Sequence[Mark]) -> Recheck:
    """Return what is resolved, remaining, new and ignored.

    A finding remains if the same rule finds the same text in its paragraph, or elsewhere, as near as
    possible, or, failing that, if the rule still speaks in the same paragraph of the same part.
    """
    ignored = tuple(mark for mark in after if mark.ignored)
    now = tuple(mark for mark in after if not mark.ignored)
    silent = tuple(mark for mark in before if mark.ignored)
    gone = tuple(mark for mark in before if not mark.ignored)
    silent, silenced = _unpaired(silent, ignored, _here, _words)
    gone, _ = _unpaired(gone, silenced, _here, _words)
    gone, new = _unpaired(gone, now, _here, _words, _spot)
    _, new = _unpaired(silent, new, _here, _words)  # ignored no longer, but not new
    fresh = set(map(id, new))
    remaining = tuple(mark for mark in now if id(mark) not in fresh)
    return Recheck(gone, remaining, new, ignored)


def _here(mark: Mark) -> Hashable:
    return mark.rule, mark.text, mark.part, mark.paragraph


def _words(mark: Mark) -> Hashable:
    return mark.rule, mark.text


def _spot(mark: Mark) -> Hashable:
    return mark.rule, mark.part, mark.paragraph


def _unpaired(
    before: tuple[Mark, ...], after: tuple[Mark, ...], *keys: Callable[[Mark], Hashable]
) -> tuple[tuple[Mark, ...], tuple[Mark, ...]]:
    """Return what is left on both sides when marks are paired by each key in turn."""
    for key in keys:
        before, after = _without(before, after, key)
    return before, after


def _without(
    before: tuple[Mark, ...], after: tuple[Mark, ...], key: Callable[[Mark], Hashable]
) -> tuple[tuple[Mark, ...], tuple[Mark, ...]]:
    """Pair marks of equal key, the nearest first; return those left over on both sides."""
    pool = _grouped(after, key)
    pairs = [
        pair
        for name, places in _grouped(before, key).items()
        for pair in _pairs(before, after, places, pool.get(name, []))
    ]
    old, new = {at for at, _ in pairs}, {other for _, other in pairs}
    return (
        tuple(mark for at, mark in enumerate(before) if at not in old),
        tuple(mark for at, mark in enumerate(after) if at not in new),
    )


def _grouped(marks: Sequence[Mark], key: Callable[[Mark], Hashable]) -> dict[Hashable, list[int]]:
    groups: dict[Hashable, list[int]] = defaultdict(list)
    for at, mark in enumerate(marks):
        groups[key(mark)].append(at)
    return groups


def _pairs(
    before: Sequence[Mark], after: Sequence[Mark], mine: Sequence[int], theirs: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Yield who goes with whom, by index; of a great many the first with the first."""
    if len(mine) * len(theirs) > _MANY:
        yield from zip(mine, theirs, strict=False)
        return
    old: set[int] = set()
    new: set[int] = set()
    for _, at, other in sorted(
        (_distance(before[a], after[b]), a, b) for a in mine for b in theirs
    ):
        if at not in old and other not in new:
            old.add(at)
            new.add(other)
            yield at, other


def _distance(a: Mark, b: Mark) -> tuple[bool, int, int]:
    return (a.part != b.part, abs(a.paragraph - b.paragraph), abs(a.start - b.start))
