"""修改核验: what became of each finding after a round of changes."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass


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
    now = [mark for mark in after if not mark.ignored]
    gone = [mark for mark in before if not mark.ignored]
    gone, _ = _without(gone, ignored, _here)
    gone, _ = _without(gone, ignored, _words)
    new = now
    for key in (_here, _words, _spot):
        gone, new = _without(gone, new, key)
    fresh = set(map(id, new))
    remaining = tuple(mark for mark in now if id(mark) not in fresh)
    return Recheck(tuple(gone), remaining, tuple(new), ignored)


def _here(mark: Mark) -> Hashable:
    return mark.rule, mark.text, mark.part, mark.paragraph


def _words(mark: Mark) -> Hashable:
    return mark.rule, mark.text


def _spot(mark: Mark) -> Hashable:
    return mark.rule, mark.part, mark.paragraph


def _without(
    before: Sequence[Mark], after: Sequence[Mark], key: Callable[[Mark], Hashable]
) -> tuple[list[Mark], list[Mark]]:
    """Pair marks of equal key, the nearest first; return those left over on both sides."""
    pool: dict[Hashable, list[int]] = defaultdict(list)
    for at, mark in enumerate(after):
        pool[key(mark)].append(at)
    pairs = sorted(
        (_distance(mark, after[other]), at, other)
        for at, mark in enumerate(before)
        for other in pool[key(mark)]
    )
    old: set[int] = set()
    new: set[int] = set()
    for _, at, other in pairs:
        if at not in old and other not in new:
            old.add(at)
            new.add(other)
    return (
        [mark for at, mark in enumerate(before) if at not in old],
        [mark for at, mark in enumerate(after) if at not in new],
    )


def _distance(a: Mark, b: Mark) -> tuple[bool, int, int]:
    return (a.part != b.part, abs(a.paragraph - b.paragraph), abs(a.start - b.start))
