"""拟办意见: a pattern for each kind of case, filled with what was found."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from gov_docs.core.errors import BrokenListError
from gov_docs.core.types import Document
from gov_docs.handling.routing.suggestion import Candidate, Suggestion
from gov_docs.resources import resource
from gov_docs.tables.tsv import read_text

CASES = ("办件", "阅件", "请示", "会议", "征求意见", "建议提案")
UNSURE = "不能确定"
FIELDS = ("牵头", "配合", "阅知", "期限", "来文单位", "标题", "最接近")
_MOST = 8  # assisting departments an opinion names; the rest stand in the 分办表
_FIELD = re.compile(r"\{([^{}]*)\}")
_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_SUGGESTIONS = re.compile(
    "(?:代表|委员).{0,8}(?:建议|提案)|(?:建议|提案|议案).{0,12}(?:办理|交办|答复)|第[0-9]+号(?:建议|提案)"
)
_OPINIONS = re.compile("征求.{0,40}意见|征求意见|意见建议的函|征集.{0,20}意见")
_MEETING = re.compile(
    "(?:会议|座谈会|培训班|动员会|推进会|调度会|现场会|电视电话会|视频会|大会|例会)的?(?:预备)?(?:通知|函)|邀请.{0,20}出席|召开"
)
_TO_READ = ("通报", "公报", "公告", "简报", "决议", "公示")
_TO_DO = re.compile(
    "请.{0,30}(?:落实|报送|反馈|办理|执行|组织)|认真贯彻|遵照执行|抓好落实|贯彻落实"
)


@dataclass(frozen=True, slots=True)
class Patterns:
    """By case; `[…]` is left out where a field in it is empty."""

    texts: Mapping[str, str]


def read_patterns(own: Path | None = None) -> Patterns:
    """Return the program's patterns with the unit's own over them; BrokenListError names a slip."""
    texts = _read(resource("handling", "opinions.txt"))
    if own is not None and own.exists():
        texts |= _read(own)
    return Patterns(texts)


def _read(path: Path) -> dict[str, str]:
    texts: dict[str, list[str]] = {}
    case = ""
    for number, line in enumerate(read_text(path).splitlines(), 1):
        told = line.strip()
        if not told or told.startswith("#"):
            continue
        head = re.fullmatch("【(.+)】", told)
        if head:
            case = head[1].strip()
            if case not in (*CASES, UNSURE):
                raise BrokenListError(
                    f"{path.name} 第{number}行：没有“{case}”这一类，可以写：{'、'.join((*CASES, UNSURE))}。"
                )
            continue
        wrong = [name for name in _FIELD.findall(told) if name not in FIELDS]
        if wrong or not case:
            why = (
                f"不认识“{{{wrong[0]}}}”，可以写：{'、'.join(FIELDS)}"
                if wrong
                else "要先写是哪一类，例如【办件】"
            )
            raise BrokenListError(f"{path.name} 第{number}行：{why}。")
        texts.setdefault(case, []).append(told)
    return {name: "".join(lines) for name, lines in texts.items()}


def case_of(document: Document) -> str:
    """Return which of the six cases a document is, by its title, kind and text."""
    elements = document.elements
    title = elements.title or ""
    if title.endswith(("答复", "复函", "的函复")):
        return "阅件"
    body = "".join(para.text for para in document.paragraphs)
    if _SUGGESTIONS.search(title):
        return "建议提案"
    if elements.kind == "请示":
        return "请示"
    if _OPINIONS.search(title):
        return "征求意见"
    if _MEETING.search(title):
        return "会议"
    if elements.kind in _TO_READ and not _TO_DO.search(body):
        return "阅件"
    return "办件"


def opinion(found: Suggestion, document: Document, patterns: Patterns) -> str:
    """Return the opinion: the pattern of the case, or what says that it cannot be told."""
    assist = _names(found.assist)
    if len(found.assist) > _MOST:
        assist = f"{_names(found.assist[:_MOST])}等{len(found.assist)}个部门（见分办表）"
    values = {
        "牵头": _names(found.leads),
        "配合": assist,
        "阅知": _names(found.inform),
        "期限": _day(found.deadline.date) if found.deadline else "",
        "来文单位": document.elements.issuer or "",
        "标题": document.elements.title or "",
        "最接近": _names(found.guesses),
    }
    pattern = patterns.texts[found.case if found.leads else UNSURE]
    text = _filled(pattern, values)
    return f"{text}{found.coordination}。" if found.coordination else text


def _filled(pattern: str, values: Mapping[str, str]) -> str:
    def optional(match: re.Match[str]) -> str:
        names = _FIELD.findall(match[1])
        return match[1] if all(values[name] for name in names) else ""

    def field(match: re.Match[str]) -> str:
        return values[match[1]] or f"【待填：{match[1]}】"

    return _FIELD.sub(field, _OPTIONAL.sub(optional, pattern))


def _names(candidates: tuple[Candidate, ...]) -> str:
    return "、".join(one.department for one in candidates)


def _day(iso: str) -> str:
    day = date.fromisoformat(iso)
    return f"{day.year}年{day.month}月{day.day}日"
