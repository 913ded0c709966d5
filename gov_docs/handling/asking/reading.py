"""推荐阅读: what stands above the documents found, and what else there is on their matter."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from gov_docs.core.precedent import Citation, Level
from gov_docs.handling.asking.finding import is_on
from gov_docs.handling.asking.papers import Paper
from gov_docs.handling.asking.question import Question
from gov_docs.handling.routing.coordination import topic_of
from gov_docs.precedents.keys import number_key, title_key

MOST = 5  # of each sort
_ORDER = tuple(Level)

Cited = Callable[[Paper], Sequence[Citation]]


@dataclass(frozen=True, slots=True)
class Reading:
    superior: tuple[Paper, ...] = ()
    related: tuple[Paper, ...] = ()

    @property
    def count(self) -> int:
        return len(self.superior) + len(self.related)


def reading(
    asked: Question, found: Sequence[Paper], papers: Sequence[Paper], cited: Cited
) -> Reading:
    """Return what belongs to the documents found, nothing where none was.

    That is what they cite or what stands above them on their topic (上位文件), and what else there
    is on it (相关主题文件).
    """
    if not found:
        return Reading()
    others = [one for one in papers if one not in found]
    named = {key for one in found[:MOST] for citation in cited(one) for key in _keys(citation)}
    topics = (
        [asked.topic] if asked.topic else [t for one in found[:MOST] if (t := topic_of(one.title))]
    )
    on_topic = [one for one in others if any(is_on(topic, one.title) for topic in topics)]
    above = [one for one in others if _key(one) & named and _is_above(one, found, or_equal=True)]
    above += [one for one in on_topic if one not in above and _is_above(one, found)]
    related = [one for one in on_topic if one not in above]
    return Reading(tuple(above[:MOST]), tuple(related[:MOST]))


def _keys(citation: Citation) -> set[str]:
    return {key for key in (title_key(citation.title), number_key(citation.number)) if key}


def _key(one: Paper) -> set[str]:
    return {key for key in (title_key(one.title), number_key(one.number)) if key}


def _is_above(one: Paper, found: Sequence[Paper], *, or_equal: bool = False) -> bool:
    """Say whether the issuer stands above that of a document found; unknown is not above."""
    levels = [_ORDER.index(other.level) for other in found if other.level]
    if one.level is None or not levels:
        return False
    own = _ORDER.index(one.level)
    return own < max(levels) or (or_equal and own == max(levels))
