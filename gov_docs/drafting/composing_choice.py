"""Which paragraphs go under a heading: the best ones, none twice, those of one precedent in order."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from gov_docs.drafting.borrowing import USUAL, Room, sentences
from gov_docs.drafting.composing_matter import coverage, speaks, specialty
from gov_docs.drafting.composing_piece import ARTICLE, GENERAL, Piece, Wanted, piece_of
from gov_docs.drafting.composing_pool import Candidate
from gov_docs.drafting.templates_data import OutlineItem

_TRIED = 60  # candidates of a section that are tried, best first
_ALIKE = 62  # rapidfuzz ratio from which two paragraphs say the same
_ON_TOPIC, _FAR_TOPIC = 0.35, 0.2  # share of the topic's words a task speaks of
_ENOUGH, _FROM_LAW = 4, 3  # tasks from plans; tasks from statutes where plans give too few
_OF_TOPIC = re.compile("目标|指导思想|总体")  # sections that mean nothing without their topic
_OF_GOALS = Room(most=5, around=4)  # a goal is made of figures and dates
# Sections of which any paper may say the same, as long as it names no matter of its own.
_OF_ANY = re.compile("组织|领导|保障|实施|监督|考核|评估|宣传|资金|落实|要求$")
_NEVER = re.compile("法律责任|附则|处罚|罚则|附件|名单|申报|回顾|指标说明|术语")
# Where what belongs under our general headings stands in other papers: by our heading, theirs.
_PLACES = (
    ("总体要求|总体思路", "总体|指导思想|思路|原则|目标|要求|愿景"),
    (
        "保障|组织实施|工作要求|推进措施",
        "保障|组织实施|组织领导|工作要求|政策措施|支持政策|推进措施|推进机制",
    ),
)
# What a statute says that may become a task, and what is only its own rule.
_DUTY = re.compile("^(?!.*(?:不得|禁止|是指|包括[:：]|下列|的[。；]$)).*(?:应当|鼓励|支持|负责)")
# What only a law may lay down; an office that copied it would overstep.
_BEYOND = re.compile("许可|收费|审批|强制|拘留|人民代表大会|人大常委会|国家赔偿")


def under_heading(
    item: OutlineItem,
    above: str,
    candidates: Iterable[Candidate],
    wanted: Wanted,
    taken: Collection[str],
    most: int,
    *,
    named: bool = False,
) -> list[Piece]:
    """Return paragraphs that stand under a like heading; `above` is the heading over ours."""
    neutral = bool(_OF_ANY.search(item.heading))
    fitting = [
        (likeness + _merit(one, wanted), one)
        for one in candidates
        if (neutral or one.about or _speaks(one, wanted))
        and (likeness := _likeness(item, above, one)) >= 0.5
    ]
    own = replace(
        wanted,
        section=(item.heading, *item.keywords),
        room=_OF_GOALS if "目标" in item.heading else USUAL,
        neutral=neutral,
        strange=0.1 if _OF_TOPIC.search(item.heading) else 0.35,
    )
    return _chosen(_best(fitting), own, taken, most, named=named)


def tasks(
    candidates: Iterable[Candidate], wanted: Wanted, taken: Collection[str], most: int
) -> list[Piece]:
    """Return paragraphs on what is to be done, one task each, with a heading where there is one."""
    spoken = [
        (coverage(wanted.topic, (*one.headings[-1:], one.passage.text)), one)
        for one in candidates
        if (one.about or _speaks(one, wanted))
        and not any(GENERAL.search(heading) for heading in one.headings[-2:])
        and (not one.law or _DUTY.search(one.passage.text))
    ]
    found: list[Piece] = []
    for least in (_ON_TOPIC, _FAR_TOPIC):
        scored = [
            (2 * covered + _merit(one, wanted) + _standing(one, wanted), one)
            for covered, one in spoken
            if covered >= least
        ]
        found = _chosen(_best(scored), wanted, taken, most, named=True)
        if len(found) >= _ENOUGH:
            break
    planned = [piece for piece in found if not piece.law]
    laws = [piece for piece in found if piece.law]
    return planned if len(planned) >= _ENOUGH else [*planned, *laws[:_FROM_LAW]]


def under_chapter(
    candidates: Iterable[Candidate], wanted: Wanted, taken: Collection[str], most: int
) -> list[Piece]:
    """Return articles of one chapter; a paragraph inside an article says nothing without it."""
    leads = [
        (2 * coverage(wanted.topic, (text,)) + one.nearness - 0.5 * ("禁止" in text), one)
        for one in candidates
        if ARTICLE.match(text := one.passage.text)
        and text.endswith("。")
        and not _BEYOND.search(text)
    ]
    return _chosen(_best(leads), wanted, taken, most, named=False)


def _speaks(one: Candidate, wanted: Wanted) -> bool:
    return speaks(wanted.topic, *one.headings[-1:], one.passage.text)


def _standing(one: Candidate, wanted: Wanted) -> float:
    """Return what a task gains by its own heading and loses by speaking of another trade."""
    named = 0.3 if one.headings and not one.law else 0.0
    return named - 0.8 * specialty(one.passage.text, wanted.topic)


def _best(scored: list[tuple[float, Candidate]]) -> list[tuple[float, Candidate]]:
    return sorted(
        scored, key=lambda pair: (-pair[0], pair[1].passage.document, pair[1].passage.number)
    )[:_TRIED]


def _likeness(item: OutlineItem, above: str, one: Candidate) -> float:
    """Return how like our heading the headings above a paragraph are, 0 to 1."""
    if (
        not one.headings
        or one.law
        or one.tells
        or any(_NEVER.search(heading) for heading in one.headings)
    ):
        return 0.0
    near = one.headings[-1]
    ratio = max(fuzz.ratio(item.heading, heading) / 100 for heading in one.headings[-2:])
    if ratio >= 0.65:
        return ratio
    if above and not same_place(above, one.headings):
        return 0.0
    words = [word for word in item.keywords if len(word) > 1 and word in near]
    return min(0.9, sum(0.6 if word in item.heading else 0.3 for word in words))


def same_place(above: str, headings: Sequence[str]) -> bool:
    """Tell whether the paragraph stands in the part of its paper that ours has under `above`."""
    top = headings[0]
    if fuzz.ratio(above, top) >= 60:
        return True
    return any(re.search(ours, above) and re.search(theirs, top) for ours, theirs in _PLACES)


def _merit(one: Candidate, wanted: Wanted) -> float:
    """Return what speaks for a paragraph beside its place: its document, its topic, its length."""
    length = len(one.passage.text)
    fit = 0.2 if 60 <= length <= 300 else 0.0
    foreign = sum(one.passage.text.count(word) for word in one.foreign) * 0.15
    return one.nearness + coverage(wanted.topic, (one.passage.text,)) + fit - min(0.6, foreign)


def _chosen(
    best: Sequence[tuple[float, Candidate]],
    wanted: Wanted,
    taken: Collection[str],
    most: int,
    *,
    named: bool,
) -> list[Piece]:
    found: list[Piece] = []
    for score, one in best:
        piece = piece_of(one, wanted, score, named)
        if piece and not _said(piece, [*taken, *(other.text for other in found)], found, named):
            found.append(piece)
        if len(found) == most:
            break
    return _in_order(found)


def _said(piece: Piece, texts: Iterable[str], found: Sequence[Piece], named: bool) -> bool:
    """Tell whether another paragraph says the same, or another task is called the same."""
    own = set(sentences(piece.text))
    for text in texts:
        if fuzz.ratio(piece.text, text, score_cutoff=_ALIKE) or own & set(sentences(text)):
            return True
    names = [one.heading for one in found if one.heading]
    return named and any(fuzz.ratio(piece.heading, name) >= 75 for name in names)


def _in_order(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces by document, the best document first, each document's in its own order."""
    first: dict[int, float] = {}
    for piece in pieces:
        first[piece.document] = max(first.get(piece.document, 0.0), piece.score)
    return sorted(pieces, key=lambda one: (-first[one.document], one.document, one.number))
