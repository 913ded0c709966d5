"""A question taken apart: when, from whom, what kind, on what; what is left over is the topic."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gov_docs.core.kinds import LEGAL_KINDS, kind_of
from gov_docs.core.precedent import Level
from gov_docs.handling.asking import meeting
from gov_docs.handling.asking.bodies import DEPARTMENT, named_in
from gov_docs.handling.asking.period import Period
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
_KIND = re.compile(rf"(?:(?:{_KINDS})[和与及或跟、])*(?:{_KINDS})")
_AND = re.compile("[和与及或跟、]")
# A body the register has no document of; one it knows is found by its name (bodies.py).
_ISSUER = re.compile(
    rf"(?P<name>[\u4e00-\u9fff]{{1,14}}?(?:{DEPARTMENT}|委员会|管理中心|集团|公司|银行|大学)(?:办公[厅室]|委员会)?)"
    r"(?=\S{0,12}?(?:发|印|来|下|转|出|制|报|送|有|关于|的))"
)
_LEVELS = (
    (
        Level.STATE,
        "国家层面|国家部委|部委|(?:国家|中央)(?=[，\\s]*(?:都|也|又|有没有)?(?:[来发]|印发|出台|下发|层面|文件))",
    ),
    (Level.PROVINCE, "省[里上直]|省级(?=部门|单位|机关|层面|文件|来文)"),
    (Level.CITY, "市[里上直]|市级(?=单位|机关|层面|文件|来文)"),
    (Level.COUNTY, "县[里上]|区里|县区|区县|县级(?=部门|单位|机关|层面|文件|来文)"),
)
# What carries no topic, wherever it stands, and what carries none at the edge of a part.
_EMPTY = re.compile(
    r"请问|麻烦|帮我|帮忙|我想|想要|查一下|查查|查询|查找|找一下|找出|看看|看一下|列出|有没有|有没|有无|是否|是不是|有哪些|有什么|"
    r"哪几份|哪几个|哪些|哪份|哪个单位|哪个部门|哪家单位|哪里|在哪|哪天|什么时候|什么时间|什么|何时|几时|几号|怎么样|怎么|如何|多少|"
    r"几份|几个|几件|[总一]共|东西(?![部方向])|最新的?|新的?文件|新文(?!化)|文件|材料|来文|收文|发文|公文|资料|方面|相关|有关|"
    r"关于|涉及|印发|下发|发布|出台|制定|制发|转来|转发|发来|发过|发给|发了|发出|收到|收了|收过|来了|来过|报来|报送|报过|报了|报的|上报|[让要请]报|到了|全[省市县区州](?!域)|"
    r"里面|期间|目前|当前|我们|一下|之后|以后|后来|政策|内容|新?要求|最近|近期|近来|啥|谁|哪|的|了|吗|呢|[？?，,。、！!：:；;“”\"《》\s]"
)
_EDGE = "请找查看发收有没都把给我你在从由对和与及就是里中吧么啊呀下上出来到过还又再份要让"
_RECEIVED = re.compile("收到|收了|收过|来了|来的|来文|来过|来什么|来哪|转来|发来|报来|到了|收文")
_ISSUED = re.compile("印发|成文|发布|出台|制定|制发|颁布")
_SHORTEST = 2
_TAIL = 14  # characters at a title's end that tell its kind: 印发…工作方案的通知


@dataclass(frozen=True, slots=True)
class Question:
    text: str
    span: Span | None = None
    day: Day = Day.EITHER
    kind: str = ""
    issuer: str = ""
    level: Level | None = None  # 省里来的: whoever stands as high
    meeting: str = ""  # what the meeting was on
    after_meeting: bool = False
    on_meeting: bool = False  # 会议通知: what is about the meeting itself
    topic: str = ""

    @property
    def period(self) -> Period | None:
        """Return the period a title may say it is about, where no day of receipt or issue is meant."""
        if self.span is None or not self.topic or self.day is not Day.EITHER:
            return None
        return self.span.period


def parse(text: str, today: date, bodies: Collection[str] = ()) -> Question:
    """Return what a question asks for; `bodies` are those whose documents are at hand."""
    span = span_of(text, today)
    rest = text.replace(span.words, "，", 1) if span else text
    issuer, rest = _issuer(rest, bodies)
    level, rest = (None, rest) if issuer else _level(rest)
    after = bool(meeting.AFTER.search(rest))
    name, itself, without = meeting.named_in(rest)
    on = _topic(name)
    if name and not on:  # 哪些会议 names none
        itself, without = meeting.any_in(rest)
    kind, rest = _kind(without)
    return Question(
        text, span, _day(text), kind, issuer, level, on, after,
        on_meeting=itself and not after, topic=_topic(rest) or on,
    )  # fmt: skip


def _day(text: str) -> Day:
    if _RECEIVED.search(text):
        return Day.RECEIVED
    return Day.ISSUED if _ISSUED.search(text) else Day.EITHER


def _issuer(text: str, bodies: Collection[str]) -> tuple[str, str]:
    """Return the bodies named, joined by 、, and the text with commas in their place."""
    names: list[str] = []
    start, end = named_in(text, bodies) if bodies else (0, 0)
    if not end:
        start, end = _unknown_issuer(text)
    while end and (not names or _is_joined(text, start, end)):
        names.append(text[start:end])
        text = text[:start] + "，" * (end - start) + text[end:]
        start, end = named_in(text, bodies)
    return "、".join(names), text


def _is_joined(text: str, start: int, end: int) -> bool:
    """Say whether another body, already a comma, stands beside it: 省发改委和省财政厅."""
    return bool(
        re.search("，[和与及跟、]$", text[:start]) or re.match("[和与及跟、]，", text[end:])
    )


def _unknown_issuer(text: str) -> tuple[int, int]:
    found = _ISSUER.search(text)
    if not found:
        return 0, 0
    name = re.split(_EMPTY, found["name"])[-1].lstrip(_EDGE)
    return (found.end() - len(name), found.end()) if len(name) >= _SHORTEST else (0, 0)


def _level(text: str) -> tuple[Level | None, str]:
    for level, pattern in _LEVELS:
        if found := re.search(pattern, text):
            return level, text[: found.start()] + "，" + text[found.end() :]
    return None, text


def _kind(text: str) -> tuple[str, str]:
    """Return the kind that is asked for, several joined by 、: the last one named, as 通知 in 放假的通知."""
    found = list(_KIND.finditer(text))
    if not found:
        return "", text
    last = found[-1]
    return _AND.sub("、", last[0]), text[: last.start()] + "，" + text[last.end() :]


def _topic(text: str) -> str:
    parts = (part.strip(_EDGE) for part in _EMPTY.split(meeting.AFTER.sub("，", text)))
    return " ".join(part for part in parts if len(part) >= _SHORTEST)


def is_of_kind(asked: str, kind: str, title: str) -> bool:
    """Say whether a document is of one of the kinds asked for: 意见 takes in 实施意见."""
    return not asked or any(_is_of(one, kind, title) for one in asked.split("、"))


def _is_of(asked: str, kind: str, title: str) -> bool:
    if asked in kind or kind_of(title) == asked or title.endswith((asked, asked + "（试行）")):
        return True
    if asked in LEGAL_KINDS:  # 征求意见的函 is no 意见; 印发…意见的通知 brings one
        return bool(re.search(f"(?:印发|转发|批转).*{asked}[》”]?的?通知$", title))
    return asked in title[-_TAIL:]
