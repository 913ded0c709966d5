"""推荐阅读: what stands above the documents found, and what else there is on their matter."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from gov_docs.core.precedent import Citation, Level
from gov_docs.handling.asking.finding import is_on
from gov_docs.handling.asking.papers import Paper
from gov_docs.handling.asking.question import Question
from gov_docs.handling.asking.topic import wider_topics
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
    others = _without(papers, found)
    lowest = max((_rank(one) for one in found if one.level), default=-1)
    cited_ones = [
        one for one in _cited_ones(found, others, cited) if one.level and _rank(one) <= lowest
    ]
    on_topic = _without(_on_topic(asked, found, others), cited_ones)
    above = [one for one in on_topic if one.level and _rank(one) < lowest]
    superior, related = [*cited_ones, *above], _without(on_topic, above)
    return Reading(tuple(superior[:MOST]), tuple(related[:MOST]))


def _rank(one: Paper) -> int:
    """Return how low the issuer stands; whose level is not known stands nowhere."""
    return _ORDER.index(one.level) if one.level else -1


def _without(papers: Sequence[Paper], gone: Sequence[Paper]) -> list[Paper]:
    taken = set(map(id, gone))
    return [one for one in papers if id(one) not in taken]


def _cited_ones(found: Sequence[Paper], others: Sequence[Paper], cited: Cited) -> list[Paper]:
    named = {key for one in found[:MOST] for citation in cited(one) for key in _keys(citation)}
    return [one for one in others if _key(one) & named] if named else []


def _on_topic(asked: Question, found: Sequence[Paper], others: Sequence[Paper]) -> list[Paper]:
    """Return what else is on the topic asked for, else on those of the first documents found."""
    topics = [asked.topic] if asked.topic else [topic_of(one.title) for one in found[:MOST]]
    fitting: dict[str, list[Paper]] = {}
    on_it: set[int] = set()
    for topic in filter(None, topics):
        for wider in wider_topics(topic):
            if wider not in fitting:
                fitting[wider] = [one for one in others if is_on(wider, one.matter)]
            if fitting[wider]:
                on_it |= set(map(id, fitting[wider]))
                break
    return [one for one in others if id(one) in on_it]


def _keys(citation: Citation) -> set[str]:
    return {key for key in (title_key(citation.title), number_key(citation.number)) if key}


def _key(one: Paper) -> set[str]:
    return {key for key in (title_key(one.title), number_key(one.number)) if key}
