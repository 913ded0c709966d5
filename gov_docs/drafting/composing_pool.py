"""The paragraphs a draft may borrow from: those of documents on its topic, and of papers of its kind."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from gov_docs.core.headings import written_number
from gov_docs.core.precedent import Filters, Hit, Library, Passage, Precedent, Validity
from gov_docs.drafting.borrowing import Party, party_of
from gov_docs.drafting.composing_matter import coverage, is_about, matter_words
from gov_docs.drafting.recommending import Recommended, is_law

# Kinds that are built alike: what one says under 保障措施 another may say too.
_ALIKE = (
    ("方案", "行动方案", "计划", "规划", "意见", "措施", "要点", "纲要", "工作方案", "实施方案", "行动计划"),
    ("办法", "规定", "细则", "条例", "规则", "制度", "规程"),
    ("报告", "总结", "汇报"),
    ("通知", "意见", "通告"),
)  # fmt: skip
_TELLING = ("报告", "总结", "汇报", "讲话")
_ON_TOPIC = 12  # documents of each recommended group
_PEERS = 15  # documents the topic finds, of whatever kind and level
_OF_KIND = 24  # further documents of the same kind, whatever their topic
_LONGEST = 700  # characters of a paragraph worth borrowing from
_SHORTEST = 25


@dataclass(frozen=True, slots=True)
class Candidate:
    """A paragraph that may be borrowed, and how far its document is from our topic."""

    passage: Passage
    precedent: Precedent
    party: Party
    headings: tuple[str, ...]  # without their numbers
    nearness: float  # of the document, 0 to 1
    foreign: tuple[str, ...]  # words of its title that are not of our topic
    tells: bool  # of a report or speech: what it says of goals and measures is its own
    law: bool  # of a statute: it rules for all and plans nothing
    about: bool  # of a document on our topic; of others only what speaks of it may be taken


def kin(kind: str) -> tuple[str, ...]:
    """Return the kinds whose papers are built like one of this kind."""
    found = [alike for alike in _ALIKE if kind in alike or any(kind.endswith(k) for k in alike)]
    return tuple(dict.fromkeys([kind, *(one for alike in found[:1] for one in alike)]))


def pool(library: Library, kind: str, topic: str, material: Recommended) -> list[Candidate]:
    """Return the paragraphs of the recommended documents and of others of the kind."""
    nearness: dict[int, float] = {}
    known: dict[int, Precedent] = {}
    for group in (material.same_kind, material.superior, material.law):
        for at, one in enumerate(group[:_ON_TOPIC]):
            known.setdefault(one.hit.precedent.id, one.hit.precedent)
            nearness.setdefault(one.hit.precedent.id, 1.0 - 0.04 * at)
    for hit in _peers(library, topic):
        known.setdefault(hit.precedent.id, hit.precedent)
        nearness.setdefault(hit.precedent.id, 0.6)
    for precedent in _of_kind(library, kind, topic):
        known.setdefault(precedent.id, precedent)
        nearness.setdefault(precedent.id, 0.25)
    wanted = matter_words(topic)
    return [
        candidate
        for id_, precedent in known.items()
        if precedent.validity is not Validity.REVOKED
        for candidate in _candidates(library, precedent, nearness[id_], wanted)
    ]


def pool_of(library: Library, chosen: Collection[int], topic: str) -> list[Candidate]:
    """Return the paragraphs of the documents somebody has chosen, and of no others."""
    wanted = matter_words(topic)
    documents = [library.precedent(id_) for id_ in dict.fromkeys(chosen)]
    return [
        candidate
        for precedent in documents
        if precedent.validity is not Validity.REVOKED
        for candidate in _candidates(library, precedent, 1.0, wanted)
    ]


def _peers(library: Library, topic: str) -> Iterable[Hit]:
    """Return what the topic finds of whatever kind and level; reports tell what others do about it."""
    yield from library.search(topic, limit=_PEERS)
    yield from library.search(topic, Filters(kind="报告"), limit=_PEERS)


def _of_kind(library: Library, kind: str, topic: str) -> Iterable[Precedent]:
    query = f"{topic}总体要求 指导思想 基本原则 主要目标 保障措施 组织领导 资金 监督考核 宣传"
    found = {
        hit.precedent.id: hit
        for one in kin(kind)
        for hit in library.search(query, Filters(kind=one), limit=_OF_KIND)
    }
    best = sorted(found.values(), key=lambda hit: -hit.score)[:_OF_KIND]
    return (hit.precedent for hit in best)


def _candidates(
    library: Library, precedent: Precedent, nearness: float, wanted: tuple[str, ...]
) -> Iterable[Candidate]:
    party = party_of(precedent)
    own = matter_words(precedent.title)
    law = is_law(precedent)
    tells = precedent.kind in _TELLING
    nearness *= 0.5 if law else 1.0
    passages = library.passages(precedent.id)
    about = is_about(wanted, precedent.title, [one.text for one in passages])
    others = tuple(word for word in own if not coverage((word,), wanted))
    foreign = () if law and about else others
    for passage in passages:
        if _SHORTEST <= len(passage.text) <= _LONGEST:
            headings = tuple(bare(heading) for heading in passage.headings)
            yield Candidate(
                passage, precedent, party, headings, nearness, foreign, tells, law, about
            )


def bare(heading: str) -> str:
    """Return a heading without its number and without what runs on after it."""
    number = written_number(heading)
    text = heading[number.end :] if number else heading
    return text.strip(" \t　").rstrip("。：:")
