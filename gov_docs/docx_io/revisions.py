"""The marks of tracked changes: w:ins, w:del and the records of old formats."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from gov_docs.core.errors import RefusedEditError
from gov_docs.docx_io.markup import Names, end_tag_of, set_attributes
from gov_docs.docx_io.scan import Scan

_ID = re.compile(rb"""[\w.-]+:id\s*=\s*["'](\d+)["']""")
_HIGHEST = 2**30  # Word reads ids as signed 32-bit numbers
_BORDERS = frozenset({"p", "txbxContent"})


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who made a change or comment, and when (ISO 8601, as in 2026-03-01T09:00:00Z)."""

    author: str
    date: str

    def attributes(self, number: int) -> dict[str, str]:
        return {"id": str(number), "author": self.author, "date": self.date}


def free_ids(parts: Iterable[bytes]) -> Iterator[int]:
    """Yield numbers that no w:id of the parts has, above them all where there is room."""
    used = {int(found) for data in parts for found in _ID.findall(data)}
    number = max((n for n in used if n < _HIGHEST), default=0) + 1
    while True:
        if number not in used:
            yield number
        number += 1


@dataclass(slots=True)
class Tracker:
    """Writes the marks of our own revisions and remembers their ids."""

    stamp: Stamp
    ids: Iterator[int]
    ours: set[str] = field(default_factory=set)
    reopened: set[str] = field(default_factory=set)  # second halves of insertions cut in two

    def start(self, names: Names, element: str) -> bytes:
        """Return the start tag of a revision: ins, del, rPrChange, pPrChange or sectPrChange."""
        attributes = self.stamp.attributes(next(self.ids))
        self.ours.add(attributes["id"])
        return names.tag(element, attributes)

    def inserted(self, scanned: Scan, run: int, names: Names, content: bytes) -> bytes:
        """Return `content`, a whole run, as our insertion beside the run numbered `run`.

        Where that stands in somebody else's insertion, theirs is closed before and opened again
        after: one insertion inside another is not what Word writes.
        """
        whole = self.start(names, "ins") + content + names.end("ins")
        parent, *outer = _around(scanned, run)
        if any(scanned.local_name(number) in ("ins", "moveTo") for number in outer):
            raise RefusedEditError("此处在他人的修订中，结构复杂；请先接受或拒绝该修订")
        if scanned.local_name(parent) not in ("ins", "moveTo"):
            return whole
        tag = scanned.start_tag(parent)
        number = str(next(self.ids))
        self.reopened.add(number)
        return end_tag_of(tag) + whole + set_attributes(tag, names, {"id": number})


def _around(scanned: Scan, run: int) -> Iterator[int]:
    """Yield what holds the run, up to its paragraph."""
    for number in scanned.ancestors(run):
        yield number
        if scanned.local_name(number) in _BORDERS:
            return
