"""Gathers the evidence of one document."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from gov_docs.core.types import Document, Part
from gov_docs.handling.routing import confidence
from gov_docs.handling.routing.assignment import Assignment
from gov_docs.handling.routing.assignments import assignments
from gov_docs.handling.routing.cases import Similar
from gov_docs.handling.routing.context import Context
from gov_docs.handling.routing.evidence import Duties, addressed, counterparts, duties
from gov_docs.handling.routing.subjects import pieces_of
from gov_docs.handling.routing.suggestion import Candidate

_SHORT = 6  # body paragraphs up to which one assignment is what a document is about
_NEAREST = 5  # past cases that count


@dataclass(frozen=True, slots=True)
class Found:
    """All the evidence of one document."""

    document: Document
    named: tuple[Assignment, ...]
    by_duty: Duties
    senders: Sequence[Candidate]
    own: Sequence[str]  # senders of the unit's own level: they are not asked to do it
    addressed: Sequence[Candidate]
    similar: Sequence[Similar]
    known: Context

    @property
    def is_short(self) -> bool:
        body = [p for p in self.document.paragraphs if p.place.part is Part.BODY and p.text.strip()]
        return len(body) <= _SHORT

    @property
    def followed(self) -> Similar | None:
        """Return a past document very like this one, unless this one names a lead that did not."""
        named = {one.said for assignment in self.named for one in assignment.leads}
        for one in self.similar:
            is_like = one.likeness >= confidence.LIKE and one.case.lead
            if is_like and all(said in one.case.text for said in named):
                return one
        return None


def evidence_of(document: Document, known: Context) -> Found:
    """Return all the evidence of a labelled document."""
    senders, own = counterparts(document, known)
    scores = known.subjects.scores(pieces_of(document))
    text = "".join(p.text for p in document.paragraphs if p.place.part in (Part.BODY, Part.TABLE))
    similar = known.past.similar(document.elements.title or "", text, _NEAREST)
    return Found(
        document,
        _of_the_unit(assignments(document, known.finder), known),
        _with_cases(duties(scores, own), similar),
        senders,
        own,
        addressed(document, known),
        similar,
        known,
    )


def _of_the_unit(named: Iterable[Assignment], known: Context) -> tuple[Assignment, ...]:
    """Leave out bodies outside a unit whose own sections share the work."""
    if not known.table.is_internal:
        return tuple(named)
    inside = (
        replace(
            one,
            leads=tuple(body for body in one.leads if body.department),
            assists=tuple(body for body in one.assists if body.department),
        )
        for one in named
    )
    return tuple(one for one in inside if one.leads or one.assists)


def _with_cases(found: Duties, similar: Sequence[Similar]) -> Duties:
    """Let cases that are somewhat alike speak beside the duties, by how alike they are."""
    near = [one for one in similar if one.likeness >= confidence.NEAR]
    if not near or not found.scores:
        return found
    best = max(score.lead for score in found.scores.values())
    most = max(score.part for score in found.scores.values())
    for one in near:
        for name in one.case.lead:
            if name in found.scores:
                found.scores[name].lead += one.likeness * best
        for name in (*one.case.lead, *one.case.assist):
            if name in found.scores:
                found.scores[name].part += one.likeness * most
    return duties(found.scores)
