"""Which documents answer a question: by day, kind, issuer, and the words of the topic."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise

from gov_docs.handling.asking import meeting
from gov_docs.handling.asking.bodies import called
from gov_docs.handling.asking.papers import Paper
from gov_docs.handling.asking.period import named
from gov_docs.handling.asking.question import Day, Question, is_of_kind
from gov_docs.handling.asking.when import Span
from gov_docs.language.segment import words

_ENOUGH = 0.74  # of a topic's pairs of characters that a title must have
_SHORT = 3  # characters; a topic as short as this must stand in the title whole
_FEWEST = 2  # words that may stand apart in a title
_LATE = timedelta(days=183)
_WHOLE_DAY = len("2026-11-22")  # the library may know the month only

InText = Callable[[str], frozenset[int]]  # library documents whose text is on a topic


def matching(
    asked: Question, papers: Sequence[Paper], in_text: InText = lambda _topic: frozenset()
) -> list[Paper]:
    """Return what answers the question, the newest first; nothing is better than a guess."""
    about = in_text(asked.topic) if asked.topic else frozenset[int]()
    bodies = called(asked.issuer, {one.issuer for one in papers}) if asked.issuer else frozenset()
    found = [
        one
        for one in papers
        if (not asked.issuer or one.issuer in bodies)
        and (asked.level is None or one.level is asked.level)
        and _in_days(asked, one)
        and is_of_kind(asked.kind, one.kind, one.title)
        and (not asked.on_meeting or meeting.is_of_one(one.title))
        and (not asked.topic or is_on(asked.topic, one.matter) or one.id in about)
    ]
    return sorted(found, key=lambda one: (one.day, one.title), reverse=True)


def _in_days(asked: Question, one: Paper) -> bool:
    span = asked.span
    if span is None:
        return True
    day = one.date if asked.day is Day.ISSUED else one.received
    if asked.day is Day.EITHER:
        day = day or one.date
    if asked.period and (about := named(asked.period.sort, one.title)):
        return asked.period in about and _is_near(one.date or day, span)
    return span.since.isoformat() <= day[:10] <= span.until.isoformat()


def _is_near(day: str, span: Span) -> bool:
    """Say whether a document of this day can be about the period: plans come early, figures late."""
    early = span.since - (span.until - span.since)
    return early.isoformat() <= day[:10] <= (span.until + _LATE).isoformat()


def is_on(topic: str, title: str) -> bool:
    """Say whether every part of the topic stands in the title, at least nearly."""
    return all(_stands_in(part, title) for part in topic.split())


def _stands_in(part: str, title: str) -> bool:
    if part in title:
        return True
    if len(part) <= _SHORT:
        return False
    pairs, told = _taken_apart(part)
    if sum(pair in title for pair in pairs) / len(pairs) >= _ENOUGH:
        return True
    # 申报2027年老旧小区改造项目 is on 项目申报, but 生产安全 turns 安全生产 round.
    return (
        len(told) >= _FEWEST
        and all(word in title for word in told)
        and not any(last + first in title for first, last in pairwise(told))
    )


@lru_cache(maxsize=256)
def _taken_apart(part: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the pairs of characters of a topic's part, and its words of more than one."""
    pairs = tuple(part[at : at + 2] for at in range(len(part) - 1))
    return pairs, tuple(word.text for word in words(part) if len(word.text) > 1)


def settled(asked: Question, papers: Sequence[Paper]) -> Question:
    """Put the days after the meeting in the place of 会后, where its notice is known."""
    if not asked.after_meeting or asked.span is not None or not asked.meeting:
        return asked
    on_it = [
        one
        for one in papers
        if meeting.speaks_of_one(one.title) and is_on(asked.meeting, one.matter)
    ]
    notices = [one for one in on_it if meeting.calls_one(one.title)]
    days = [one.day[:10] for one in notices or on_it if len(one.day) >= _WHOLE_DAY]
    if not days:
        return asked
    after = date.fromisoformat(max(days)) + timedelta(days=1)
    return replace(asked, span=Span(after, date.max, "会后"))
