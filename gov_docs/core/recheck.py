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

    A finding remains if the same rule finds the same text, as near as possible to the old place, or,
    failing that, if the same rule still speaks in the same paragraph of the same part.
    """
    ignored = tuple(mark for mark in after if mark.ignored)
    old = [mark for mark in before if not mark.ignored]
    now = [mark for mark in after if not mark.ignored]
    gone = _without(old, ignored, lambda mark: (mark.rule, mark.text))[0]
    gone, now_left = _without(gone, now, lambda mark: (mark.rule, mark.text))
    gone, now_left = _without(gone, now_left, lambda mark: (mark.rule, mark.part, mark.paragraph))
    new = set(map(id, now_left))
    remaining = tuple(mark for mark in now if id(mark) not in new)
    return Recheck(tuple(gone), remaining, tuple(now_left), ignored)


def _without(
    before: Sequence[Mark], after: Sequence[Mark], key: Callable[[Mark], Hashable]
) -> tuple[list[Mark], list[Mark]]:
    """Pair marks of equal key, nearest places first; return those left over on both sides."""
    pool: dict[Hashable, list[Mark]] = defaultdict(list)
    for mark in after:
        pool[key(mark)].append(mark)
    left: list[Mark] = []
    paired: set[int] = set()
    for mark in before:
        candidates = pool[key(mark)]
        if not candidates:
            left.append(mark)
            continue
        best = min(candidates, key=lambda other: _distance(mark, other))
        candidates.remove(best)
        paired.add(id(best))
    return left, [mark for mark in after if id(mark) not in paired]


def _distance(a: Mark, b: Mark) -> tuple[bool, int, int]:
    return (a.part != b.part, abs(a.paragraph - b.paragraph), abs(a.start - b.start))
