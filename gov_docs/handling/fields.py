"""The fields of the two registers, 收文登记簿 and 发文登记簿, and how a value must look."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, StrEnum

from gov_docs.core.errors import GovDocsError


class Book(StrEnum):
    INCOMING = "incoming"  # 收文
    OUTGOING = "outgoing"  # 发文


class Shape(Enum):
    TEXT = "文字"
    DAY = "日期"
    MOMENT = "日期和时间"  # the time may be left out
    COUNT = "数字"


@dataclass(frozen=True, slots=True)
class Field:
    name: str  # the column of the table `entries`
    title: str  # over the column of the register
    shape: Shape = Shape.TEXT
    choices: tuple[str, ...] = ()
    also: tuple[str, ...] = ()  # what other registers call it


TITLES = {Book.INCOMING: "收文登记簿", Book.OUTGOING: "发文登记簿"}
NUMBER = {Book.INCOMING: "收文号", Book.OUTGOING: "登记号"}  # given by the program

_SECRECY = ("密级和保密期限", "秘密等级")
_DATE = Field("date", "成文日期", Shape.DAY, also=("来文日期", "文件日期"))
_COPIES = Field("copies", "份数", Shape.COUNT)
_ATTACHMENTS = Field("attachments", "附件")
_URGENCY = Field("urgency", "紧急程度", also=("缓急", "缓急程度"))
_KIND = Field("kind", "文种", also=("公文种类",))
_ARCHIVE_CODE = Field("archive_code", "归档号", also=("档号",))
_NOTE = Field("note", "备注")

FIELDS: Mapping[Book, tuple[Field, ...]] = {
    Book.INCOMING: (
        Field("received", "收文日期", Shape.MOMENT, also=("收文时间", "收到日期", "登记日期")),
        Field("sender", "来文单位", also=("来文机关", "发文单位", "发文机关")),
        Field("doc_number", "来文字号", also=("发文字号", "文号", "来文文号", "文件字号")),
        Field("title", "来文标题", also=("标题", "文件标题", "文件名称", "题名")),
        _DATE,
        _COPIES,
        Field("copy_number", "份号"),
        Field("secrecy", "密级", also=_SECRECY),
        _URGENCY,
        _KIND,
        _ATTACHMENTS,
        Field("way", "收文方式", also=("来文方式",)),
        Field("category", "类别", choices=("办件", "阅件"), also=("办件类别",)),
        Field("opinion", "拟办意见"),
        Field("instruction", "批示人与批示内容", also=("领导批示", "批示", "批示意见")),
        Field("lead", "主办", also=("主办单位", "承办单位", "主办部门", "承办部门")),
        Field("assist", "协办", also=("协办单位", "协办部门")),
        Field("due", "办理时限", Shape.DAY, also=("限办日期", "办结时限")),
        Field("readers", "传阅范围与签阅时间", also=("传阅范围", "传阅")),
        Field("reminders", "催办记录", also=("催办",)),
        Field("done", "办结日期", Shape.DAY, also=("办结时间", "办理完毕日期")),
        Field("result", "办理结果/复文号", also=("办理结果", "复文号", "办理情况")),
        _ARCHIVE_CODE,
        Field("handler", "经手人", also=("登记人", "签收人")),
        _NOTE,
    ),
    Book.OUTGOING: (
        Field("doc_number", "发文号", also=("发文字号", "文号")),
        Field("drafted", "拟稿日期", Shape.DAY),
        Field("title", "标题", also=("发文标题", "文件标题", "文件名称", "题名")),
        _KIND,
        Field("secrecy", "密级/期限", also=("密级", *_SECRECY)),
        _URGENCY,
        Field("addressees", "主送", also=("主送机关", "主送单位")),
        Field("cc", "抄送", also=("抄送机关", "抄送单位")),
        Field("drafter", "拟稿单位/人", also=("拟稿单位", "拟稿人", "主办部门")),
        Field("reviewer", "审核人", also=("核稿人",)),
        Field("countersign", "会签", also=("会签单位",)),
        Field("signatory", "签发人"),
        Field("signed", "签发日期", Shape.DAY),
        _DATE,
        Field("printed", "印发日期", Shape.DAY),
        _COPIES,
        Field("distribution", "分发情况"),
        _ATTACHMENTS,
        Field("publicity", "公开属性", choices=("主动公开", "依申请公开", "不予公开")),
        _ARCHIVE_CODE,
        _NOTE,
    ),
}
_DAY = re.compile(
    r"(?P<y>[0-9]{4})(?:[-./年](?P<m>[0-9]{1,2})[-./月](?P<d>[0-9]{1,2})日?|(?P<m2>[0-9]{2})(?P<d2>[0-9]{2}))"
)
_MONTH = re.compile(r"(?P<y>[0-9]{4})[-./年](?P<m>[0-9]{1,2})月?")
_TIME = re.compile(r"[T ]+(?P<h>[0-9]{1,2})[:：](?P<min>[0-9]{2})(?::[0-9]{2})?(?:\.[0-9]+)?")


def field_called(book: Book, told: str) -> Field | None:
    """Return the field of this name or title, or of a title other registers use for it."""
    bare = re.sub(r"\s", "", told)
    for one in FIELDS[book]:
        if bare in (one.name, one.title):
            return one
    return next((one for one in FIELDS[book] if bare in one.also), None)


def checked(field: Field, told: str) -> str:
    """Return the value as the register keeps it; GovDocsError says what is wrong with it."""
    value = " ".join(told.split()) if field.shape is not Shape.TEXT else told.strip()
    if not value:
        return ""
    if field.choices and value not in field.choices:
        raise GovDocsError(f"{field.title}只能是{'、'.join(field.choices)}，这里写的是“{value}”。")
    if field.shape is Shape.COUNT:
        return _count(field, value)
    if field.shape is Shape.TEXT:
        return value
    return _moment(field, value)


def _count(field: Field, value: str) -> str:
    bare = value.removesuffix("份").removesuffix(".0").strip()
    if not (bare.isascii() and bare.isdecimal()):
        raise GovDocsError(f"{field.title}应当是数字，这里写的是“{value}”。")
    return bare


def _moment(field: Field, value: str) -> str:
    found = _DAY.match(value)
    rest = value[found.end() :] if found else ""
    time = _TIME.fullmatch(rest) if rest.strip() else None
    if found and (not rest.strip() or time):
        day = real_day(field.title, value, found["y"], found["m"] or found["m2"], _day(found))
        clock = _clock(field, value, time) if time and field.shape is Shape.MOMENT else "00:00"
        return day.isoformat() + ("" if clock == "00:00" else f" {clock}")
    month = _MONTH.fullmatch(value)
    if month and field.name == "date":  # a document may be dated by its month only
        real_day(field.title, value, month["y"], month["m"], "1")
        return f"{month['y']}-{int(month['m']):02d}"
    raise GovDocsError(f"{field.title}应当写成 2026-03-01 的样子，这里写的是“{value}”。")


def _day(found: re.Match[str]) -> str:
    return found["d"] or found["d2"]


def real_day(title: str, told: str, year: str, month: str, day: str) -> date:
    """Return the day; GovDocsError where the calendar has none such."""
    try:
        return date(int(year), int(month), int(day))
    except ValueError as error:
        raise GovDocsError(
            f"{title}写的“{told}”在日历上不存在，请查一下月份和日子再填。"
        ) from error


def _clock(field: Field, value: str, time: re.Match[str]) -> str:
    try:
        return datetime(2000, 1, 1, int(time["h"]), int(time["min"])).strftime("%H:%M")
    except ValueError as error:
        raise GovDocsError(f"{field.title}写的“{value}”里没有这个时刻，请改正。") from error
