"""Puts the evidence together: who leads, who takes part, who is told, or that it cannot be said."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from gov_docs.core.types import Document, Part
from gov_docs.handling.routing import confidence
from gov_docs.handling.routing.assignment import Assignment
from gov_docs.handling.routing.assignments import assignments
from gov_docs.handling.routing.cases import Similar
from gov_docs.handling.routing.context import Context
from gov_docs.handling.routing.coordination import coordination_sentence
from gov_docs.handling.routing.deadline import stated_deadline
from gov_docs.handling.routing.evidence import (
    Duties,
    addressed,
    by_case,
    by_duty,
    by_words,
    copied,
    counterparts,
    duties,
)
from gov_docs.handling.routing.opinion import Patterns, case_of, opinion
from gov_docs.handling.routing.subjects import pieces_of
from gov_docs.handling.routing.suggestion import Basis, Candidate, Suggestion
from gov_docs.handling.routing.tasks import tasks_of

_GUESSES = 3
_SHORT = 6  # body paragraphs up to which one assignment is what a document is about
_NAMED_ENOUGH = 3  # so many named departments need no guessed ones beside them
_WORDS = 2  # one word alone says little of a whole document
_NEAREST = 5  # past cases that count


@dataclass(frozen=True, slots=True)
class _Found:
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


def suggest(document: Document, known: Context, patterns: Patterns) -> Suggestion:
    """Return what is proposed for a labelled document."""
    found = _evidence(document, known)
    leads = _leads(found)
    guesses = _guesses(found, leads)
    if not leads or leads[0].confidence < confidence.LEAST_LEAD:
        leads = ()
    taken = {one.department for one in leads}
    copies = copied(document, known)
    inform = tuple(one for one in copies if one.department not in taken)
    assist = _without(_assists(found, leads), taken)
    case = case_of(document)
    suggestion = Suggestion(
        leads=leads,
        assist=assist,
        inform=_without(inform, {one.department for one in assist}),
        guesses=_without(guesses, taken)[:_GUESSES],
        tasks=tasks_of(document, found.named, found.by_duty, (*leads, *assist), known),
        deadline=stated_deadline(document),
        case=case,
        coordination=coordination_sentence(document, found.named, leads, known),
        follows=_follows(leads, found.similar),
    )
    return replace(suggestion, opinion=opinion(suggestion, document, patterns))


def _evidence(document: Document, known: Context) -> _Found:
    senders, own = counterparts(document, known)
    scores = known.subjects.scores(pieces_of(document))
    text = "".join(p.text for p in document.paragraphs if p.place.part in (Part.BODY, Part.TABLE))
    similar = known.past.similar(document.elements.title or "", text, _NEAREST)
    return _Found(
        document,
        assignments(document, known.finder),
        _with_cases(duties(scores, own), similar),
        senders,
        own,
        addressed(document, known),
        similar,
        known,
    )


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


def _leads(found: _Found) -> tuple[Candidate, ...]:
    """Return who leads by the surest evidence there is, unsure ones included."""
    return (
        _by_like_case(found)
        or _by_overall(found)
        or _by_tasks(found)
        or _by_address(found)
        or _by_sender(found)
        or _by_duties(found)
    )


def _by_like_case(found: _Found) -> tuple[Candidate, ...]:
    """Follow a document very like this one, unless this one names a lead that one did not."""
    named = {one.said for assignment in found.named for one in assignment.leads}
    for one in found.similar:
        follows = one.likeness >= confidence.LIKE and one.case.lead
        if follows and all(said in one.case.text for said in named):
            sure = confidence.by_likeness(one.likeness)
            return tuple(by_case(name, sure, one, found.known) for name in one.case.lead)
    return ()


def _by_overall(found: _Found) -> tuple[Candidate, ...]:
    """Return who leads the whole work by the document's own words."""
    for one in found.named:
        if one.overall and one.leads:
            return tuple(by_words(lead, one, confidence.NAMED, found.known) for lead in one.leads)
    return ()


def _by_tasks(found: _Found) -> tuple[Candidate, ...]:
    """Return who leads most of the tasks, where that is also what the document is about."""
    counts = Counter(one.name for a in found.named for one in a.leads)
    if not counts:
        return ()
    name, count = counts.most_common(1)[0]
    only = len(counts) == 1 or count * 2 >= len(found.named)
    about = name in found.by_duty.order[:2]
    if len(found.named) == 1 and (found.is_short or about):
        one = found.named[0]
        return tuple(by_words(lead, one, confidence.NAMED, found.known) for lead in one.leads)
    if only and count > 1 and (about or found.is_short):
        return (_first_of(name, found, confidence.NAMED_TASKS),)
    if about and count > 1:
        return (_first_of(name, found, confidence.NAMED_ONCE),)
    return ()


def _first_of(name: str, found: _Found, sure: float) -> Candidate:
    """Return the department by the words that name it first, those that let it lead before others."""
    led = [(one, a) for a in found.named for one in a.leads if one.name == name]
    rest = [(one, a) for a in found.named for one in a.assists if one.name == name]
    one, assignment = (*led, *rest)[0]
    return by_words(one, assignment, sure, found.known)


def _by_address(found: _Found) -> tuple[Candidate, ...]:
    """Return the department a letter is addressed to; of several the one it is about."""
    if not found.addressed or len(found.addressed) > 8:
        return ()
    names = [one.department for one in found.addressed]
    if len(names) == 1:
        return (found.addressed[0],)
    for name in found.by_duty.order[:3]:
        if name in names:
            return (found.addressed[names.index(name)],)
    return (replace(found.addressed[0], confidence=confidence.SENDER),)


def _by_sender(found: _Found) -> tuple[Candidate, ...]:
    """Return the counterpart of the sender; surer where it is its duty, too."""
    if not found.senders:
        return ()
    first = found.senders[0]
    if first.department == found.by_duty.lead:
        reason = (
            f"{first.reason}；{by_duty(first.department, 0, found.by_duty, found.known).reason}"
        )
        return (replace(first, confidence=confidence.SENDER_AND_DUTY, reason=reason),)
    return (first,)


def _by_duties(found: _Found) -> tuple[Candidate, ...]:
    name = found.by_duty.lead
    if name is None:
        return ()
    sure = found.by_duty.sure()
    if len(found.document.paragraphs) > 1 and len(found.by_duty.scores[name].words) < _WORDS:
        sure *= confidence.HARDLY
    return (by_duty(name, sure, found.by_duty, found.known),)


def _guesses(found: _Found, unsure: Sequence[Candidate]) -> tuple[Candidate, ...]:
    by_duties = [
        by_duty(name, found.by_duty.sure(at), found.by_duty, found.known)
        for at, name in enumerate(found.by_duty.order[: _GUESSES + 1])
    ]
    return tuple({one.department: one for one in (*by_duties, *unsure)}.values())


def _assists(found: _Found, leads: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Return who takes part: those named, then those it concerns by duty, the surest first."""
    if leads and leads[0].basis is Basis.CASE:
        similar = found.similar[0]
        return tuple(
            by_case(name, leads[0].confidence, similar, found.known) for name in similar.case.assist
        )
    counts = Counter(one.name for a in found.named for one in (*a.leads, *a.assists))
    named = [_first_of(name, found, confidence.TAKES_PART) for name, _ in counts.most_common()]
    others = [*found.addressed, *found.senders] if len(found.addressed) <= 8 else [*found.senders]
    guessed: list[Candidate] = []
    if len(named) < _NAMED_ENOUGH:
        least = confidence.LEAST_ASSIST if found.is_short else confidence.LEAST_BESIDE
        guessed = [
            by_duty(name, sure, found.by_duty, found.known)
            for name, sure in found.by_duty.parts()
            if sure >= least
        ]
    return _each((*named, *others, *guessed))


def _each(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    found: dict[str, Candidate] = {}
    for one in candidates:
        found.setdefault(one.department, one)
    return tuple(sorted(found.values(), key=lambda one: -one.confidence))


def _without(candidates: Iterable[Candidate], names: Iterable[str]) -> tuple[Candidate, ...]:
    gone = set(names)
    return tuple(one for one in candidates if one.department not in gone)


def _follows(leads: Sequence[Candidate], similar: Sequence[Similar]) -> str:
    is_case = bool(leads) and leads[0].basis is Basis.CASE
    return (similar[0].case.title or "（无标题）") if is_case else ""
