"""Who leads, by the surest evidence there is."""

from collections import Counter
from dataclasses import replace

from gov_docs.handling.routing import confidence
from gov_docs.handling.routing.evidence import by_case, by_duty, by_words
from gov_docs.handling.routing.gathering import Found
from gov_docs.handling.routing.suggestion import Candidate

MANY = 8  # addressees; a letter to more than these is meant for everybody
_WORDS = 2  # one word alone says little of a whole document


def leads_of(found: Found) -> tuple[Candidate, ...]:
    """Return who leads by the surest evidence there is, unsure ones included."""
    return (
        _by_case(found)
        or _by_overall(found)
        or _by_tasks(found)
        or _by_address(found)
        or _by_sender(found)
        or _by_duties(found)
    )


def _by_case(found: Found) -> tuple[Candidate, ...]:
    """Return who led a document very like this one."""
    one = found.followed
    if one is None:
        return ()
    sure = confidence.by_likeness(one.likeness)
    return tuple(by_case(name, sure, one, found.known) for name in one.case.lead)


def _by_overall(found: Found) -> tuple[Candidate, ...]:
    """Return who leads the whole work by the document's own words, unless several claim to."""
    chief = [one for one in found.named if one.overall and one.leads]
    several = len({one.leads[0].name for one in chief}) > 1
    if not chief or (several and not chief[0].assists):
        return ()
    one = chief[0]
    return tuple(by_words(lead, one, confidence.NAMED, found.known) for lead in one.leads)


def _by_tasks(found: Found) -> tuple[Candidate, ...]:
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
        return (first_of(name, found, confidence.NAMED_TASKS),)
    if about and count > 1:
        return (first_of(name, found, confidence.NAMED_ONCE),)
    return ()


def first_of(name: str, found: Found, sure: float) -> Candidate:
    """Return the department by the words that name it first, those that let it lead before others."""
    led = [(one, a) for a in found.named for one in a.leads if one.name == name]
    rest = [(one, a) for a in found.named for one in a.assists if one.name == name]
    one, assignment = (*led, *rest)[0]
    return by_words(one, assignment, sure, found.known)


def _by_address(found: Found) -> tuple[Candidate, ...]:
    """Return the department a letter is addressed to; of several the one it is about."""
    if not found.addressed or len(found.addressed) > MANY:
        return ()
    names = [one.department for one in found.addressed]
    if len(names) == 1:
        return (found.addressed[0],)
    for name in found.by_duty.order[:3]:
        if name in names:
            return (found.addressed[names.index(name)],)
    return (replace(found.addressed[0], confidence=confidence.SENDER),)


def _by_sender(found: Found) -> tuple[Candidate, ...]:
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


def _by_duties(found: Found) -> tuple[Candidate, ...]:
    name = found.by_duty.lead
    if name is None:
        return ()
    sure = found.by_duty.sure()
    if len(found.document.paragraphs) > 1 and _hardly(name, found):
        sure *= confidence.HARDLY
    return (by_duty(name, sure, found.by_duty, found.known),)


def _hardly(name: str, found: Found) -> bool:
    """Tell whether but one word speaks for a department, and that not in the title."""
    score = found.by_duty.scores[name]
    title = {span.para for span in found.document.elements.spans.get("title", ())}
    return len(score.words) < _WORDS and not any(s.para in title for s in score.places.values())
