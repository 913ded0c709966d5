"""Rules set out in articles (办法, 细则): chapters that statutes on the topic share, and their articles."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from gov_docs.core.draft import DraftParagraph
from gov_docs.core.text import to_chinese
from gov_docs.core.types import HEADINGS, Role
from gov_docs.drafting.composing_choice import under_chapter
from gov_docs.drafting.composing_matter import speaks
from gov_docs.drafting.composing_piece import Piece, Wanted, name_of
from gov_docs.drafting.composing_pool import Candidate
from gov_docs.drafting.form import blank

_CHAPTER = re.compile(r"^第[一二三四五六七八九十百]+章[\s　]*")
_ARTICLE = re.compile(r"^第[一二三四五六七八九十百]+条[\s　]*")
_OPEN = re.compile(r"^第[一二三四五六七八九十百]+条[\s　]*【待填：条文】。$")
# Chapters the frame has itself, and those that no office may take over from elsewhere.
_OWN = re.compile("总则|附则|法律责任|罚则|奖惩|奖励|处罚")
_EVERYWHERE = frozenset({"管理", "监督", "保障", "措施", "公路", "城市", "建设", "服务", "保护"})
_LIABILITY = re.compile("法律责任|罚则")
_ONE_NAME = 72  # rapidfuzz ratio from which two chapters are one
_CHAPTERS, _ARTICLES = 6, 4
_NEAR = 0.26  # nearness of a document on the topic; others of the kind share no chapters with ours


@dataclass(slots=True)
class _Chapter:
    name: str
    documents: set[int]
    places: list[float]  # where it stands in each, 0 to 1


def is_articled(frame: Sequence[DraftParagraph]) -> bool:
    return any(_OPEN.match(one.text) for one in frame)


def with_articles(
    frame: Sequence[DraftParagraph], candidates: Sequence[Candidate], wanted: Wanted
) -> list[DraftParagraph]:
    """Return the frame with chapters and articles of statutes on the topic for its blank articles."""
    laws = [one for one in candidates if one.law and one.nearness >= _NEAR]
    near = [one for one in laws if one.about]
    others = [one for one in laws if not one.about and speaks(wanted.topic, one.passage.text)]
    new = list(_chapters(near, others, wanted))
    if not new:
        return list(frame)
    first = next(at for at, one in enumerate(frame) if _OPEN.match(one.text))
    rest = [one for one in frame[first:] if not _OPEN.match(one.text)]
    if any(_LIABILITY.search(heading) for one in near for heading in one.headings[:1]):
        new += _liability()
    return list(renumbered([*frame[:first], *new, *rest]))


def _chapters(
    near: Sequence[Candidate], others: Sequence[Candidate], wanted: Wanted
) -> Iterator[DraftParagraph]:
    """Yield the chapters of statutes on the topic, with articles of theirs and of others on it."""
    taken: list[str] = []
    for chapter in _shared(near):
        inside = [
            one
            for one in (*near, *others)
            if one.headings and _alike(one.headings[0], chapter.name)
        ]
        name = name_of(chapter.name, inside[0], wanted)
        pieces = under_chapter(inside, wanted, taken, _ARTICLES) if name else []
        if pieces:
            taken += [one.text for one in pieces]
            yield DraftParagraph(Role.HEADING1, f"第一章　{name}", pieces[0].source)
            yield from map(_article, pieces)


def _article(piece: Piece) -> DraftParagraph:
    return DraftParagraph(Role.BODY, f"第一条　{piece.text}", piece.source)


def _liability() -> list[DraftParagraph]:
    told = blank("法律责任的条款，要有法律、法规依据")
    return [
        DraftParagraph(Role.HEADING1, "第一章　法律责任"),
        DraftParagraph(Role.BODY, f"第一条　{told}。"),
    ]


def _shared(near: Sequence[Candidate]) -> list[_Chapter]:
    """Return the chapters most statutes have, in the order in which they stand there."""
    clusters: list[_Chapter] = []
    for document, names in _outlines(near).items():
        for at, name in enumerate(names):
            chapter = next((one for one in clusters if _alike(name, one.name)), None)
            if chapter is None:
                chapter = _Chapter(name, set(), [])
                clusters.append(chapter)
            chapter.documents.add(document)
            chapter.places.append(at / len(names))
    best = sorted(clusters, key=lambda one: -len(one.documents))
    shared = [one for one in best if len(one.documents) > 1] or best
    return sorted(shared[:_CHAPTERS], key=lambda one: sum(one.places) / len(one.places))


def _outlines(near: Iterable[Candidate]) -> dict[int, list[str]]:
    """Return each statute's chapters, the nearest statute first."""
    outlines: dict[int, list[str]] = defaultdict(list)
    for one in sorted(near, key=lambda one: (-one.nearness, one.precedent.id, one.passage.number)):
        name = one.headings[0] if one.headings else ""
        chapter = bool(one.passage.headings) and _CHAPTER.match(one.passage.headings[0])
        if chapter and not _OWN.search(name) and name not in outlines[one.precedent.id]:
            outlines[one.precedent.id].append(name)
    return outlines


def _alike(one: str, other: str) -> bool:
    """Tell whether two chapters treat the same: 养护管理 and 公路养护 do."""
    if fuzz.ratio(one, other) >= _ONE_NAME:
        return True
    said = {one[at : at + 2] for at in range(len(one) - 1)} - _EVERYWHERE
    return len(one) <= 5 and len(other) <= 5 and any(pair in other for pair in said)


def renumbered(paragraphs: Iterable[DraftParagraph]) -> Iterator[DraftParagraph]:
    """Yield the text with its chapters and articles counted anew."""
    chapters = articles = 0
    for para in paragraphs:
        if para.role in HEADINGS and _CHAPTER.match(para.text):
            chapters += 1
            yield replace(para, text=_CHAPTER.sub(f"第{to_chinese(chapters)}章　", para.text))
        elif para.role is Role.BODY and _ARTICLE.match(para.text):
            articles += 1
            yield replace(para, text=_ARTICLE.sub(f"第{to_chinese(articles)}条　", para.text))
        else:
            yield para
