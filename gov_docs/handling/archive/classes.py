"""What sort of paper it is (公文, 项目, 单位), which matter it belongs to, and which year."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from gov_docs.handling.archive.paper import Paper


class Type(StrEnum):
    OFFICIAL = "公文档案"
    PROJECT = "项目文档"
    UNIT = "单位文档"


_PROJECT = re.compile(
    "项目|工程|课题|采购|招标|投标|中标|标段|施工|监理|竣工|可行性研究|初步设计|勘察|合同|验收"
)
_STAGE = re.compile(
    "立项|可行性研究|可研|初步设计|概算|招标|投标|评标|中标|采购|合同|协议|施工|监理|开工|进度|变更|"
    "结算|竣工|验收|任务书|结题|中期检查"
)
_CONTRACT = re.compile(
    "合同(?:书)?$|中标通知书|招标(?:文件|公告)|投标文件|验收(?:报告|单|意见)|竣工"
)
_RULES = re.compile("(?:办法|规定|制度|细则|规则|规程|意见|通知)$")
_SUMMARY = re.compile("总结|决算|年度报告|年报")
_PLAN = re.compile("计划|规划|预算|纲要")
_SPAN = re.compile(r"((?:19|20)\d{2})\s*年?\s*[—－至-]\s*((?:19|20)\d{2})")


def type_of(paper: Paper) -> tuple[Type, str]:
    """Return the paper's sort and the reason in a few words."""
    if paper.number:
        return Type.OFFICIAL, f"有发文字号{paper.number}"
    if paper.has_head:
        return Type.OFFICIAL, "有发文机关标志"
    found = _CONTRACT.search(paper.title)
    stage = _STAGE.search(paper.title)
    ruled = _RULES.search(paper.title)
    if found or (stage and not ruled and _PROJECT.search(paper.title)):
        word = (found or stage)[0]  # type: ignore[index]
        return Type.PROJECT, f"标题里有“{word}”，是项目的材料"
    return Type.UNIT, "没有发文字号和发文机关标志，也不是项目的材料"


@dataclass(frozen=True, slots=True)
class Subject:
    """A matter papers are sorted by; `code` stands in the archival code."""

    code: str
    name: str
    words: tuple[str, ...]


def subject_of(paper: Paper, subjects: Sequence[Subject]) -> Subject:
    """Return the matter whose words the title and the head name most; the last one else.

    A word in the title counts four times; the issuer's name in front of 关于 says nothing.
    """
    matter = paper.title.partition("关于")[2] or paper.title

    def score(subject: Subject) -> int:
        return sum(4 * (word in matter) + (word in paper.head) for word in subject.words)

    best = max(subjects, key=score)
    return best if score(best) >= 2 else subjects[-1]


def year_of(paper: Paper) -> str:
    """Return the year it is filed under, '' where nothing tells.

    That is the year of its date; a summary belongs to the last year it covers, a plan to the first
    (DA/T 22-2015).
    """
    span = _SPAN.search(paper.title)
    if span and _PLAN.search(paper.title):
        return span[1]
    if span and _SUMMARY.search(paper.title):
        return span[2]
    return paper.date[:4]
