"""智能摘要 without a model: sentences of the document itself, each with its place.

A reader of an official document asks what it is for, what is to be done, and until when. So the
summary has its purpose first, the headings of its tasks, and the sentences that tell most.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gov_docs.core.errors import GovDocsError
from gov_docs.core.types import Document
from gov_docs.drafting.summary_scores import (
    Vector,
    is_deadline,
    is_purpose,
    likeness,
    scores,
    vectors,
)
from gov_docs.drafting.summary_sentences import (
    Heading,
    Sentence,
    headings,
    sentences,
    without_number,
)
from gov_docs.providers.outgoing import Message

_ALIKE = 0.5  # two sentences this alike say the same
_MOST_TASKS = 12
_FRAME = ("总则", "附则", "总体要求", "指导思想", "基本原则", "保障措施", "组织实施", "附件")
_LONGEST = 60_000  # characters given to a model


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence of the summary."""

    sentence: Sentence
    why: str  # 目的, 时限 or 要点
    score: float


@dataclass(frozen=True, slots=True)
class Summary:
    title: str
    sentences: tuple[Told, ...]  # reading order
    tasks: tuple[Heading, ...]  # the headings of what is to be done


def summary_of(document: Document, count: int) -> Summary:
    """Return the summary of a labelled document, of at most `count` sentences."""
    found = sentences(document)
    if not found:
        raise GovDocsError("文件里没有成句的正文，做不出摘要。")
    title = document.elements.title or ""
    chosen = _chosen(found, scores(found, title), count)
    return Summary(title, chosen, _tasks(headings(document)))


def _chosen(found: Sequence[Sentence], scored: Sequence[float], count: int) -> tuple[Told, ...]:
    """Return the best sentences; none says what one before it said."""
    like = vectors(found)
    order = list(_by_need(found, scored))
    kept: list[int] = []
    for at in order:
        if len(kept) < count and not _repeats(like[at], [like[one] for one in kept]):
            kept.append(at)
    return tuple(Told(found[at], _why(found[at]), scored[at]) for at in sorted(kept))


def _by_need(found: Sequence[Sentence], scored: Sequence[float]) -> Iterator[int]:
    """Yield the purpose, then one deadline, then all by their score."""
    ranked = sorted(range(len(found)), key=lambda at: (-scored[at], at))
    opening = [at for at in ranked if found[at].order < 6 and is_purpose(found[at].text)]
    due = [at for at in ranked if is_deadline(found[at].text)]
    yield from dict.fromkeys([*opening[:1], *due[:1], *ranked])


def _repeats(one: Vector, kept: Sequence[Vector]) -> bool:
    return any(likeness(one, other) > _ALIKE for other in kept)


def _why(sentence: Sentence) -> str:
    if sentence.order < 6 and is_purpose(sentence.text):
        return "目的"
    return "时限" if is_deadline(sentence.text) else "要点"


def _tasks(found: Sequence[Heading]) -> tuple[Heading, ...]:
    """Return the headings of the level that names tasks: the first, or the second beneath 重点任务."""
    highest = min((one.level for one in found), default=0)
    top = [one for one in found if one.level == highest and not _is_frame(one)]
    tasks = [one for one in top if "任务" in one.text or "措施" in one.text or "要求" in one.text]
    if len(top) > 3 or not tasks:
        return tuple(top[:_MOST_TASKS])
    return tuple(_beneath(found, tasks, highest + 1)[:_MOST_TASKS]) or tuple(top)


def _beneath(found: Sequence[Heading], above: Sequence[Heading], level: int) -> list[Heading]:
    kept: list[Heading] = []
    inside = False
    for one in found:
        if one.level < level:
            inside = one in above
        elif inside and one.level == level:
            kept.append(one)
    return kept


def _is_frame(heading: Heading) -> bool:
    return without_number(heading.text) in _FRAME


_RULES = """你帮助党政机关工作人员概括公文。用三到五句话写明：这份文件是为什么发的、要求谁做什么、什么时候完成。
只用文件里的事实，数字、日期、机构和文件名称照抄，不评论，不写标题和说明，不分条。"""


def summary_messages(document: Document) -> tuple[Message, ...]:
    """Return what a model is told that writes the summary in its own words."""
    text = "\n".join(para.text for para in document.paragraphs if para.text.strip())
    if len(text) > _LONGEST:
        raise GovDocsError(
            f"文件超过 {_LONGEST // 10_000} 万字，模型一次读不完；请去掉 --provider，用本机的摘要。"
        )
    return Message("system", _RULES), Message("user", text)
