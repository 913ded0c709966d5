"""Which documents answer a question: by day, kind, issuer, and the words of the topic."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from gov_docs.handling.asking.papers import Paper
from gov_docs.handling.asking.question import Day, Question, is_of_kind
from gov_docs.handling.asking.when import Span

_ENOUGH = 0.74  # of a topic's pairs of characters that a title must have
_SHORT = 3  # characters; a topic as short as this must stand in the title whole

InText = Callable[[str], frozenset[int]]  # library documents whose text is on a topic


def matching(
    question: Question, papers: Sequence[Paper], in_text: InText = lambda _topic: frozenset()
) -> list[Paper]:
    """Return what answers the question, the newest first; nothing is better than a guess."""
    asked = _after_meeting(question, papers)
    about = in_text(asked.topic) if asked.topic else frozenset[int]()
    found = [one for one in papers if _fits(asked, one, about)]
    return sorted(found, key=lambda one: (one.day, one.title), reverse=True)


def _fits(asked: Question, one: Paper, about: frozenset[int]) -> bool:
    return (
        _in_days(asked, one)
        and is_of_kind(asked.kind, one.kind, one.title)
        and (not asked.issuer or is_name_of(asked.issuer, one.issuer))
        and (not asked.topic or is_on(asked.topic, one.title) or (one.id in about))
    )


def _in_days(asked: Question, one: Paper) -> bool:
    if asked.span is None:
        return True
    return any(asked.span.since <= day <= asked.span.until for day in _asked_days(asked, one))


def _asked_days(asked: Question, one: Paper) -> list[date]:
    received, issued = (replace(one, date=""), replace(one, received=""))
    if asked.day is Day.ISSUED:
        return list(issued.days())
    if asked.day is Day.RECEIVED or one.received:
        return list(received.days())
    return list(issued.days())


def is_name_of(asked: str, name: str) -> bool:
    """Say whether a short name means this body: 省发改委, 广东省发展和改革委员会."""
    if asked in name:
        return True
    rest = iter(name)
    return len(asked) >= _SHORT and all(char in rest for char in asked)


def is_on(topic: str, title: str) -> bool:
    """Say whether every part of the topic stands in the title, at least nearly."""
    return all(_stands_in(part, title) for part in topic.split())


def _stands_in(part: str, title: str) -> bool:
    if part in title:
        return True
    if len(part) <= _SHORT:
        return False
    pairs = [part[at : at + 2] for at in range(len(part) - 1)]
    return sum(pair in title for pair in pairs) / len(pairs) >= _ENOUGH


def _after_meeting(question: Question, papers: Sequence[Paper]) -> Question:
    """Put the day of the meeting in the place of 会后, where the register knows of the meeting."""
    if not question.after_meeting or question.span is not None or not question.meeting:
        return question
    on_it = (one for one in papers if "会" in one.title and is_on(question.meeting, one.title))
    days = [day for one in on_it for day in one.days()]
    if not days:
        return question
    after: date = max(days) + timedelta(days=1)
    return replace(question, span=Span(after, date.max, "会后"))
