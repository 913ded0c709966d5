"""审核要点: what reviewers objected to on similar documents, most often first, then what to look at."""

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz import fuzz

from gov_docs.core.precedent import Filters, Library, Opinion
from gov_docs.drafting.composing_matter import coverage, matter_words
from gov_docs.drafting.composing_pool import kin
from gov_docs.resources import resource

MOST = 10
WAVED = "不采纳"  # what an opinion begins with that waves another, or a rule's finding, away
_SIMILAR = 60  # documents on the topic whose opinions count
_ALIKE = 72  # rapidfuzz: two opinions say the same
_ON_TOPIC = 0.6  # share of the topic's words a similar document speaks of
_LONGEST = 90  # characters of a point
# Said of every document, it tells nothing of the next one.
_IDLE = re.compile(
    "^(?:同意|已阅|阅|好|可以|无|无意见|没有意见|ok|改|请改|修改|见批注|同上|已改|收到|请核|核|？|\\?)+[。.!！]*$",
    re.IGNORECASE,
)
_MARKS = re.compile(r"[\s，。；：、！？,.;:!?“”‘’\"'（）()《》【】\[\]]+")
_TELLING = re.compile("[\u4e00-\u9fff]{2}")


@dataclass(frozen=True, slots=True)
class Point:
    text: str
    count: int = 0  # how often it was raised; 0: from the checklist
    documents: tuple[int, ...] = ()  # where
    basis: str = ""
    waved_away: int = 0  # how often somebody said it does not matter


@dataclass(slots=True)
class _Cluster:
    texts: list[str] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    documents: list[int] = field(default_factory=list)
    waved_away: int = 0

    def holds(self, key: str) -> bool:
        return any(_same(key, other) for other in self.keys)

    def point(self) -> Point:
        """Return the wording that is nearest to all others; of equals the shortest."""
        nearness = {
            text: sum(fuzz.ratio(key, other) for other in self.keys)
            for text, key in zip(self.texts, self.keys, strict=True)
        }
        text = min(nearness, key=lambda one: (-nearness[one], len(one)))
        where = tuple(dict.fromkeys(self.documents))
        return Point(_short(text), len(self.texts), where, waved_away=self.waved_away)


def points(
    library: Library | None, kind: str, topic: str, checklist: Sequence[tuple[str, str]] = ()
) -> tuple[Point, ...]:
    """Return at most ten points, the most often raised first.

    `checklist` are the template's own points as (text, basis); they and the rules that fire most on
    the kind fill the places that past opinions leave.
    """
    opinions = library.opinions(_similar(library, kind, topic)) if library else ()
    raised = [one.point() for one in _clusters(opinions) if one.waved_away < len(one.texts)]
    raised.sort(key=lambda one: one.waved_away - one.count)
    seeds = [Point(text, basis=basis) for text, basis in checklist] + _usual(kind)
    found: list[Point] = []
    for point in (*raised[: MOST - _kept_for(seeds)], *seeds, *raised[MOST - _kept_for(seeds) :]):
        if not any(_same(_key(point.text), _key(other.text)) for other in found):
            found.append(point)
    return tuple(sorted(found[:MOST], key=lambda one: one.waved_away - one.count))


def _kept_for(seeds: Sequence[Point]) -> int:
    """Return how many places stay for the template's list when opinions abound."""
    return min(2, len(seeds))


def _similar(library: Library, kind: str, topic: str) -> list[int]:
    """Return the documents on the topic, those of the kind and its kin before others."""
    wanted = matter_words(topic)
    hits = {hit.precedent.id: hit.precedent for hit in library.search(topic, limit=_SIMILAR)}
    for one in kin(kind):
        for hit in library.search(topic, Filters(kind=one), limit=_SIMILAR):
            hits.setdefault(hit.precedent.id, hit.precedent)
    return [
        id_
        for id_, precedent in hits.items()
        if coverage(wanted, (precedent.title,)) >= _ON_TOPIC
        or _speaks_of(library, id_, wanted) >= _ON_TOPIC
    ]


def _speaks_of(library: Library, id_: int, wanted: Sequence[str]) -> float:
    return max((coverage(wanted, (one.text,)) for one in library.passages(id_)), default=0.0)


def _clusters(opinions: Iterable[Opinion]) -> list[_Cluster]:
    """Group what says the same; what users waved away counts against it."""
    opinions = tuple(opinions)
    clusters: list[_Cluster] = []
    for opinion in opinions:
        text = re.sub(r"\s+", " ", opinion.text).strip()
        key = _key(text)
        if _is_waved(opinion) or not _TELLING.search(key) or _IDLE.match(text):
            continue
        cluster = next((one for one in clusters if one.holds(key)), None)
        if cluster is None:
            cluster = _Cluster()
            clusters.append(cluster)
        cluster.texts.append(text)
        cluster.keys.append(key)
        cluster.documents.append(opinion.document)
    for opinion in filter(_is_waved, opinions):
        key = _key(opinion.text.removeprefix(WAVED))
        for cluster in clusters:
            cluster.waved_away += cluster.holds(key)
    return clusters


def _is_waved(opinion: Opinion) -> bool:
    """Tell whether it says that something is no fault; a paragraph that was rejected is one."""
    return opinion.kind == "ignored" or opinion.text.startswith(WAVED)


def _same(one: str, other: str) -> bool:
    if one == other:
        return True
    if re.findall("[0-9]+", one) != re.findall("[0-9]+", other) and "改为" in one:
        return False  # two corrections of figures
    return fuzz.ratio(one, other) >= _ALIKE


def _key(text: str) -> str:
    return _MARKS.sub("", re.sub("^(?:请|建议|应当?|需要?|此处|这里|注意|须)+", "", text.strip()))


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _usual(kind: str) -> list[Point]:
    """Return what the rules find most often on documents of the kind, as measured on real ones."""
    table = _table()
    told = next((table[one] for one in (kind, *kin(kind)) if one in table), table["其他"])
    return [Point(str(text), basis="检查规则在同类文件里最常发现的问题") for text in told]


@lru_cache(maxsize=1)
def _table() -> dict[str, list[str]]:
    text = resource("drafting", "usual_points.toml").read_text("utf-8")
    return {kind: list(told) for kind, told in tomllib.loads(text).items()}
