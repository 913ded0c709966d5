"""Puts the evidence together: who leads, who takes part, who is told, or that it cannot be said."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from gov_docs.core.types import Document
from gov_docs.handling.deadline_stated import reply_by
from gov_docs.handling.routing import confidence
from gov_docs.handling.routing.context import Context
from gov_docs.handling.routing.coordination import coordination_sentence
from gov_docs.handling.routing.evidence import by_case, by_duty, copied
from gov_docs.handling.routing.gathering import Found, evidence_of
from gov_docs.handling.routing.leading import MANY, first_of, leads_of
from gov_docs.handling.routing.opinion import Patterns, case_of, opinion
from gov_docs.handling.routing.suggestion import Candidate, Deadline, Suggestion
from gov_docs.handling.routing.tasks import tasks_of
from gov_docs.precedents.titles import UNTITLED

_GUESSES = 3
_NAMED_ENOUGH = 3  # so many named departments need no guessed ones beside them


def suggest(document: Document, known: Context, patterns: Patterns) -> Suggestion:
    """Return what is proposed for a labelled document."""
    found = evidence_of(document, known)
    leads = leads_of(found)
    guesses = _guesses(found, leads)
    if not leads or leads[0].confidence < confidence.LEAST_LEAD:
        leads = ()
    taken = {one.department for one in leads}
    assist = _without(_assists(found), taken)
    told = taken | {one.department for one in assist}
    case = case_of(document)
    suggestion = Suggestion(
        leads=leads,
        assist=assist,
        inform=_without(_each((*copied(document, known), *_told(found))), told),
        guesses=_without(guesses, taken)[:_GUESSES],
        tasks=tasks_of(
            document, found.named, found.by_duty, (*leads, *assist) if leads else (), known
        ),
        deadline=_deadline(document),
        case=case,
        coordination=coordination_sentence(document, found.named, leads, known),
        follows=(found.followed.case.title or UNTITLED) if found.followed and leads else "",
    )
    return replace(suggestion, opinion=opinion(suggestion, document, patterns))


def _deadline(document: Document) -> Deadline | None:
    """Return the day an answer is asked for by; a day without a year follows the document's date."""
    told = document.elements.date or ""
    since = date.fromisoformat(told) if len(told) == len("2026-01-01") else date.today()
    found = reply_by(document, since)
    return Deadline(found.day.isoformat(), found.text, found.span) if found else None


def _guesses(found: Found, unsure: Sequence[Candidate]) -> tuple[Candidate, ...]:
    by_duties = [
        by_duty(name, found.by_duty.sure(at), found.by_duty, found.known)
        for at, name in enumerate(found.by_duty.order[: _GUESSES + 1])
    ]
    return tuple({one.department: one for one in (*by_duties, *unsure)}.values())


def _told(found: Found) -> tuple[Candidate, ...]:
    """Return who was told of the document this one follows."""
    one = found.followed
    if one is None:
        return ()
    sure = confidence.by_likeness(one.likeness)
    return tuple(by_case(name, sure, one, found.known) for name in one.case.inform)


def _assists(found: Found) -> tuple[Candidate, ...]:
    """Return who takes part: those named, then those it concerns by duty, the surest first."""
    if found.followed:
        sure = confidence.by_likeness(found.followed.likeness)
        return tuple(
            by_case(name, sure, found.followed, found.known) for name in found.followed.case.assist
        )
    counts = Counter(one.name for a in found.named for one in (*a.leads, *a.assists))
    named = [first_of(name, found, confidence.TAKES_PART) for name, _ in counts.most_common()]
    others = (
        [*found.addressed, *found.senders] if len(found.addressed) <= MANY else [*found.senders]
    )
    guessed: list[Candidate] = []
    if len(named) < _NAMED_ENOUGH:
        is_open = found.is_short and not named
        least = confidence.LEAST_ASSIST if is_open else confidence.LEAST_BESIDE
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
