"""A question taken apart: when, from whom, what kind, on what; what is left over is the topic."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gov_docs.core.kinds import kind_of
from gov_docs.handling.asking.when import Span, span_of


class Day(StrEnum):
    """Which day of a document a question is about."""

    RECEIVED = "收到"
    ISSUED = "成文"
    EITHER = ""


_KINDS = (
    "实施意见|指导意见|实施方案|工作方案|行动方案|应急预案|管理办法|实施办法|实施细则|会议纪要|工作要点|工作计划|"
    "决议|决定|命令|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|纪要|方案|办法|规定|细则|条例|规划|"
    "预案|计划|总结|简报|复函|函"
)
_KIND = re.compile(rf"(?P<kind>{_KINDS})")
_ISSUER = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{1,14}?(?:人民政府|政府|委员会|[厅局委办部院署]|管理中心|集团|公司|银行|大学)"
    r"(?:办公[厅室]|委员会)?)"
    r"(?=\S{0,12}?(?:发|印|来|下|转|出|制|报|送|有|关于|的))"
)
_MEETING = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,16}?)(?:专项|专题)?(?:工作|推进|调度|座谈|动员|部署|现场|电视电话|联席)*(?:会议|大会|例会|工会|会)"
)
_AFTER = re.compile("会议?(?:之|以)?后|会后")
# What carries no topic, wherever it stands, and what carries none at the edge of a part.
_EMPTY = re.compile(
    r"请问|麻烦|帮我|帮忙|我想|想要|查一下|查查|查询|查找|找一下|找出|看看|看一下|列出|有没有|有无|是否|是不是|有哪些|有什么|"
    r"哪几份|哪几个|哪些|哪份|什么|多少|几份|几个|几件|最新的?|新的?文件|新文(?!化)|文件|材料|来文|收文|发文|公文|资料|方面|相关|有关|"
    r"关于|涉及|印发|下发|发布|出台|制定|制发|转来|转发|发来|发过|发了|发出|收到|收了|收过|来了|来过|报来|报送|到了|"
    r"里面|我们|一下|之后|以后|后来|政策|内容|要求|最近|近期|近来|的|了|吗|呢|[？?，,。、！!：:；;“”\"《》\s]"
)
_EDGE = "请找查看发收有没都把给我你在从由对和与及就是里中吧么啊呀下出来到过还又再份"
_RECEIVED = re.compile("收到|收了|收过|来了|来文|来过|转来|发来|报来|到了|收文")
_ISSUED = re.compile("印发|成文|发布|出台|制定|制发|颁布")
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Question:
    text: str
    span: Span | None = None
    day: Day = Day.EITHER
    kind: str = ""
    issuer: str = ""
    meeting: str = ""  # what the meeting was on
    after_meeting: bool = False
    topic: str = ""


def parse(text: str, today: date) -> Question:
    """Return what a question asks for."""
    span = span_of(text, today)
    rest = text.replace(span.words, "，", 1) if span else text
    rest = re.sub(r"^(?:份|以来|至今|以后|之后|以前|之前|起)", "", rest.replace("，以来", "，"))
    after = bool(_AFTER.search(rest))
    meeting, rest = _meeting(rest)
    issuer, rest = _issuer(rest)
    kind, rest = _kind(rest)
    return Question(text, span, _day(text), kind, issuer, meeting, after, _topic(rest) or meeting)


def _day(text: str) -> Day:
    if _RECEIVED.search(text):
        return Day.RECEIVED
    return Day.ISSUED if _ISSUED.search(text) else Day.EITHER


def _meeting(text: str) -> tuple[str, str]:
    found = _MEETING.search(text)
    if not found or text[found.end() :].startswith(("议纪要", "纪要", "计", "员")):
        return "", text
    name = _topic(found["name"])
    return name, text[: found.start()] + "，" + text[found.end() :]


def _issuer(text: str) -> tuple[str, str]:
    found = _ISSUER.search(text)
    if not found:
        return "", text
    name = re.split(_EMPTY, found["name"])[-1].lstrip(_EDGE)
    if len(name) < _SHORTEST:
        return "", text
    return name, text[: found.start()] + "，" + text[found.end() :]


def _kind(text: str) -> tuple[str, str]:
    """Return the kind that is asked for: the last one named, as 通知 in 放假的通知."""
    found = list(_KIND.finditer(text))
    if not found:
        return "", text
    last = found[-1]
    return last["kind"], text[: last.start()] + "，" + text[last.end() :]


def _topic(text: str) -> str:
    parts = (part.strip(_EDGE) for part in _EMPTY.split(_AFTER.sub("，", text)))
    return " ".join(part for part in parts if len(part) >= _SHORTEST)


def is_of_kind(asked: str, kind: str, title: str) -> bool:
    """Say whether a document is of the kind asked for: 意见 takes in 实施意见."""
    if not asked:
        return True
    return (
        title.endswith((asked, asked + "（试行）"))
        or asked in kind
        or kind_of(title) == asked
        or asked in title[-14:]
    )
