"""Material for a topic: superior documents, documents of the same kind, and the law, with reasons.

Two things speak for a document: what it says of the topic, and that documents on the topic cite it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from gov_docs.core.kinds import OTHER_KINDS, kind_of
from gov_docs.core.precedent import (
    Filters,
    Hit,
    Level,
    Library,
    Passage,
    Precedent,
    Validity,
)
from gov_docs.drafting.composing_matter import coverage, is_about, matter_words, speaks

_LOOKED_AT = 60  # hits of a search that are weighed
_CITING = 20  # of them, the nearest, whose citations count
_CITES = 60  # citations of one document that are followed
_VOTING_LINE = 0.4  # share of the topic's words a document must speak of, whose citations count
_MANY = 10  # paragraphs that make a document one on the topic, as a law with a chapter on it
_VOTE = 6.0  # weight of being cited by all; measured with benchmarks recommend
_CITED_LINE = 0.1  # of the votes of all citing documents
_PARAGRAPHS = 3
_LAW = re.compile("(?:法|法典|条例|规定|办法|细则|规则|解释|法律的决定|若干规定)$")
_TAIL = re.compile("[（(][^（）()]*[）)]$")
# What a higher office writes of itself or to one other binds nobody else.
_OF_OTHERS = ("报告", "总结", "批复", "函", "答复", "讲话", "汇报", "请示")
_ORDER = tuple(Level)


@dataclass(frozen=True, slots=True)
class Material:
    hit: Hit  # with its reason
    paragraphs: tuple[Passage, ...] = ()  # the best of it, ready to insert


@dataclass(frozen=True, slots=True)
class Recommended:
    superior: tuple[Material, ...] = ()
    same_kind: tuple[Material, ...] = ()
    law: tuple[Material, ...] = ()


@dataclass(slots=True)
class _Candidate:
    precedent: Precedent
    hit: Hit | None = None
    nearness: float = 0.0  # 0 to 1, of the search's best
    covers: float = 0.0  # share of the topic's words it speaks of
    said: tuple[str, ...] = ()  # these words
    about: bool = False  # it is on the topic, not only mentions it
    votes: float = 0.0  # 0 to 1, of the citing documents' weight
    cited_by: list[str] = field(default_factory=list)

    @property
    def weight(self) -> float:
        return self.votes * _VOTE + self.nearness * self.covers


def recommend(
    library: Library,
    kind: str,
    topic: str,
    level: Level | None = None,
    *,
    limit: int = 10,
    paragraphs: int = _PARAGRAPHS,
) -> Recommended:
    """Return the three groups, best first; a group without a fitting document is empty."""
    wanted = matter_words(topic)
    found = _candidates(library, topic, wanted)
    rest = sorted(found.values(), key=lambda one: (-one.weight, one.precedent.id))
    law = [one for one in rest if is_law(one.precedent) and _fits(one)]
    superior = [one for one in rest if _is_superior(one, level) and not is_law(one.precedent)]
    same = _same_kind(library, kind, topic, wanted)
    taken = {one.precedent.id for one in superior[:limit]}
    same = [one for one in same if one.precedent.id not in taken]

    def shown(group: Iterable[_Candidate], law: bool = False) -> tuple[Material, ...]:
        chosen = list(group)[:limit]
        return tuple(_material(library, one, topic, wanted, paragraphs, law) for one in chosen)

    return Recommended(shown(superior), shown(same), shown(law, law=True))


def is_law(precedent: Precedent) -> bool:
    """Tell whether a document is law in the wide sense: 法律, 法规, 规章, 司法解释."""
    title = _TAIL.sub("", precedent.title)
    if "关于" in title and kind_of(title) in ("通知", "意见", "批复", "函", "报告"):
        return False
    return bool(_LAW.search(title)) and not re.search("关于印发|方法$|做法$|说法$", title)


def _candidates(library: Library, topic: str, wanted: tuple[str, ...]) -> dict[int, _Candidate]:
    """Return what the search finds on the topic, and what these documents cite."""
    found = {hit.precedent.id: _found(hit) for hit in library.search(topic, limit=_LOOKED_AT)}
    _weigh(library, list(found.values()), wanted)
    near = sorted(found.values(), key=lambda one: -one.nearness * one.covers)
    _vote(library, [one for one in near if one.covers >= _VOTING_LINE][:_CITING], found)
    return found


def _found(hit: Hit) -> _Candidate:
    return _Candidate(hit.precedent, hit)


def _weigh(library: Library, found: list[_Candidate], wanted: tuple[str, ...]) -> None:
    """Set how near each document is and how much of the topic it speaks of in one place."""
    best = max((one.hit.score for one in found if one.hit), default=1.0) or 1.0
    for one in found:
        one.nearness = (one.hit.score if one.hit else 0.0) / best
        title = one.precedent.title
        whole = coverage(wanted, (title,)) >= 1.0 and speaks(wanted, title)
        texts = [] if whole else [text.text for text in library.passages(one.precedent.id)]
        text = title + max(texts, key=lambda text: coverage(wanted, (title, text)), default="")
        one.covers = coverage(wanted, (text,))
        one.said = tuple(word for word in wanted if word in text)
        one.about = is_about(wanted, title, texts, _MANY) or _headed(library, one, wanted)


def _headed(library: Library, one: _Candidate, wanted: tuple[str, ...]) -> bool:
    """Tell whether a section of the document is on the topic by its heading."""
    return any(speaks(wanted, heading) for _, heading in library.outline(one.precedent.id))


def _vote(library: Library, near: list[_Candidate], found: dict[int, _Candidate]) -> None:
    """Let the nearest documents vote for what they cite, each by how near it is."""
    weights = [one.nearness * one.covers for one in near]
    total = sum(weights)
    votes: dict[int, float] = defaultdict(float)
    voters: dict[int, list[str]] = defaultdict(list)
    for one, weight in zip(near, weights, strict=True):
        for target in _targets(library, one.precedent.id):
            votes[target] += weight
            voters[target].append(one.precedent.title)
    for target, sum_ in votes.items():
        if target not in found:
            found[target] = _Candidate(library.precedent(target))
        found[target].votes = sum_ / total if total else 0.0
        found[target].cited_by = voters[target]


def _targets(library: Library, id_: int) -> list[int]:
    cited = (one.target for one in library.citations(id_)[:_CITES])
    return [target for target in dict.fromkeys(cited) if target is not None and target != id_]


def _fits(one: _Candidate) -> bool:
    return one.about or one.votes >= _CITED_LINE


def _is_superior(one: _Candidate, level: Level | None) -> bool:
    """Tell whether it was issued above us and fits, or is cited by those that fit."""
    if one.votes >= _CITED_LINE:
        return True
    told = one.precedent
    if not one.about or told.level is None or told.kind in _OF_OTHERS:
        return False
    return _ORDER.index(told.level) < _ORDER.index(level or Level.UNIT)


def _same_kind(
    library: Library, kind: str, topic: str, wanted: tuple[str, ...]
) -> list[_Candidate]:
    hits = [
        hit
        for one in _spelt(kind)
        for hit in library.search(topic, Filters(kind=one), limit=_LOOKED_AT // 2)
    ]
    found = [_found(hit) for hit in hits]
    _weigh(library, found, wanted)
    fitting = [one for one in found if one.about]
    return sorted(fitting, key=lambda one: -one.weight)


def _spelt(kind: str) -> tuple[str, ...]:
    """Return the kinds the library may keep such documents under: 工作方案 is a 方案, so is 行动方案."""
    base = kind_of(kind) or kind
    return (base, *(one for one in OTHER_KINDS if one.endswith(base) and one != base))


def _material(
    library: Library, one: _Candidate, topic: str, wanted: tuple[str, ...], count: int, law: bool
) -> Material:
    hit = one.hit or Hit(one.precedent, 0.0)
    best = library.search_passages(topic, [one.precedent.id], limit=count) if count else []
    fitting = tuple(passage for passage, _ in best if coverage(wanted, (passage.text,)) > 0)
    return Material(replace(hit, score=round(one.weight, 3), why=_why(one, law)), fitting)


_OF_LEVEL = {level: f"{level.value}级" for level in Level} | {Level.UNIT: "单位"}
_STANDING = {
    Validity.REVOKED: "已废止，不能再作依据；",
    Validity.AMENDED: "已修改，引用前请找新文本；",
}


def _why(one: _Candidate, law: bool) -> str:
    """Return in a few words why the document is shown."""
    reasons = []
    if one.cited_by:
        more = f"等{len(one.cited_by)}份相近文件" if len(one.cited_by) > 1 else ""
        reasons.append(f"被《{one.cited_by[0]}》{more}引用")
    if one.precedent.level and not law:
        reasons.append(f"{_OF_LEVEL[one.precedent.level]}文件")
    if one.said:
        where = "标题" if all(word in one.precedent.title for word in one.said) else "文中"
        reasons.append(f"{where}说到{'、'.join(f'“{word}”' for word in one.said)}")
    return _STANDING.get(one.precedent.validity, "") + "，".join(reasons)
