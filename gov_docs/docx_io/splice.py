"""Replace byte ranges of a part, and put the original bytes back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Splice:
    part: str
    start: int  # place in the original bytes
    end: int
    new: bytes
    old: bytes  # what stood there, so that the change can be undone and checked


def splice(part: str, data: bytes, start: int, end: int, new: bytes) -> Splice | None:
    """Return the smallest splice that puts `new` at start:end, None if it is there already."""
    old = data[start:end]
    if old == new:
        return None
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    start, end = start + head, end - tail
    return Splice(part, start, end, new[head : len(new) - tail], data[start:end])


def in_order(splices: Iterable[Splice]) -> list[Splice]:
    """Sort by place; insertions at one place keep their order and precede what they stand before."""
    return sorted(splices, key=lambda s: (s.start, s.end))


def apply_splices(data: bytes, splices: Sequence[Splice]) -> bytes:
    """Return the part with the splices made; ValueError where two of them overlap."""
    out: list[bytes] = []
    at = 0
    for one in in_order(splices):
        if one.start < at or data[one.start : one.end] != one.old:
            raise ValueError(f"splice at {one.start} does not fit")
        out += [data[at : one.start], one.new]
        at = one.end
    return b"".join([*out, data[at:]])


def undo_splices(data: bytes, splices: Sequence[Splice]) -> bytes:
    """Return the original bytes; ValueError where `data` does not hold what the splices put in."""
    out: list[bytes] = []
    at = shift = 0
    for one in in_order(splices):
        start = one.start + shift
        end = start + len(one.new)
        if start < at or data[start:end] != one.new:
            raise ValueError(f"splice at {one.start} cannot be undone")
        out += [data[at:start], one.old]
        at, shift = end, shift + len(one.new) - len(one.old)
    return b"".join([*out, data[at:]])


def _common(a: bytes, b: bytes) -> int:
    length = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        length += 1
    return length
