"""Which paragraph marks are inserted or deleted where paragraph edits are written as revisions.

A mark stands at its paragraph's end: where it is rejected, or a deleted one accepted, the paragraph
goes on with the next one, whose properties stay.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from gov_docs.core.errors import RefusedEditError
from gov_docs.core.rewrites import Fate
from gov_docs.core.types import Made
from gov_docs.docx_io.paragraph_refusals import MARKS
from gov_docs.docx_io.paragraph_writer import NO_REVISION
from gov_docs.docx_io.read import WordFile
from gov_docs.docx_io.targets import BreakTarget, ShapeTarget, Target, TextTarget
from gov_docs.docx_io.xmlns import w

_PLAIN = frozenset({w("rPr"), w("t"), w("lastRenderedPageBreak")})


@dataclass(slots=True)
class TrackedMarks:
    own: dict[etree._Element, str] = field(default_factory=dict)  # of a w:p: ins or del
    old: set[int] = field(default_factory=set)  # new paragraphs that end with a mark that was there
    owners: dict[etree._Element, etree._Element] = field(default_factory=dict)  # of joined ones

    def of(self, made: Made) -> str:
        """Return what the mark of a new paragraph is."""
        return "" if made.id in self.old else "ins"

    def set(self, paragraph: etree._Element, kind: str) -> None:
        if self.own.setdefault(paragraph, kind) != kind:
            raise RefusedEditError(NO_REVISION)


def tracked_marks(word: WordFile, targets: Iterable[Target]) -> TrackedMarks:
    """Return the marks; raises RefusedEditError where revisions cannot tell what is meant."""
    marks = TrackedMarks()
    last: dict[etree._Element, Made] = {}
    for target in targets:
        begun = _begun(target)
        if begun:
            paragraph = target.element.getparent() if isinstance(target, BreakTarget) else None
            paragraph = target.run.getparent() if isinstance(target, TextTarget) else paragraph
            if paragraph is not None:
                marks.set(paragraph, "ins")
                last[paragraph] = begun[-1]
        elif isinstance(target, ShapeTarget):
            last |= dict(_shape(marks, target))
    ids = {word.nodes[made.like][0].element: made.like for made in last.values()}
    for paragraph, made in last.items():
        recorded = next(paragraph.iter(w("pPrChange"), w("rPrChange")), None)
        is_mark = recorded is not None and next(recorded.iterancestors(w("pPr")), None) is not None
        if ids.get(paragraph) != made.like or made.layout or is_mark or paragraph in marks.owners:
            raise RefusedEditError(NO_REVISION)  # what was at its end would have other properties
        marks.old.add(made.id)
    return marks


def _begun(target: Target) -> list[Made]:
    if isinstance(target, TextTarget):
        return [made for made, _ in target.change.begun]
    return [made for made, _ in target.begun] if isinstance(target, BreakTarget) else []


def _shape(marks: TrackedMarks, target: ShapeTarget) -> Iterator[tuple[etree._Element, Made]]:
    one, element = target.rewrite, target.element
    if one.made is not None and (one.made.like != one.para or (one.behind and one.made.layout)):
        raise RefusedEditError(NO_REVISION)
    if one.fate is Fate.GONE:
        if not _has_next(element) or any(not _is_plain(run) for run in element.iter(w("r"))):
            raise RefusedEditError(NO_REVISION)
        marks.set(element, "del")
    if one.fate is Fate.JOINED and target.owner is not None:
        marks.set(target.owner, "del")
        marks.owners[element] = marks.owners.get(target.owner, target.owner)
    if one.behind and not _has_next(element):
        marks.set(element, "ins")
        yield element, one.behind[-1]


def _is_plain(run: etree._Element) -> bool:
    return all(child.tag in _PLAIN for child in run.iterchildren(etree.Element))


def _has_next(element: etree._Element) -> bool:
    following = element.getnext()
    while following is not None and following.tag in MARKS:
        following = following.getnext()
    return following is not None and following.tag == w("p")
