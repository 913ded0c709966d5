"""The answer in a sentence or two, as a colleague would give it."""

from collections.abc import Iterator, Sequence
from datetime import date

from gov_docs.handling.asking.papers import Paper
from gov_docs.handling.asking.question import Day, Question
from gov_docs.handling.asking.reading import Reading
from gov_docs.handling.asking.when import Span

NOTHING = "库中没有"
_SHOWN = 10
_UNDATED = "登记簿里没有这次会议的通知，不知道会期，会前会后没有分开："


def answer(asked: Question, found: Sequence[Paper], also: Reading) -> str:
    """Return the answer; where nothing fits it says so and does not guess."""
    if not found:
        return f"{NOTHING}。{_told(asked)}没有找到{_wanted(asked)}。"
    lines = [f"有。{_told(asked)}有{_wanted(asked)}{len(found)}份："]
    lines += [f"{at}. {line(one)}" for at, one in enumerate(found[:_SHOWN], 1)]
    if len(found) > _SHOWN:
        lines.append(f"……其余 {len(found) - _SHOWN} 份见列表。")
    if also.count:
        lines.append(
            f"为您推荐相关文件{also.count}篇。包括该{_kind(found)}的上位文件{len(also.superior)}篇，"
            f"相关主题文件{len(also.related)}篇。"
        )
    return "\n".join(lines)


def line(one: Paper) -> str:
    """Return a document in one line: title, number, issuer, its days."""
    return f"《{one.title}》" + (f"（{'，'.join(_facts(one))}）" if any(_facts(one)) else "")


def _facts(one: Paper) -> Iterator[str]:
    yield from (told for told in (one.number, one.issuer) if told)
    if one.date:
        yield f"{_written(one.date)}成文"
    if one.received:
        yield f"{_written(one.received)}收到，收文号{one.entry}"


def _written(day: str) -> str:
    """Return a day as people write it, or what the library knows of it: 2024-05."""
    try:
        return _day(date.fromisoformat(day[:10]))
    except ValueError:
        return day


def _told(asked: Question) -> str:
    if asked.span is None:
        return _UNDATED if asked.after_meeting and asked.meeting else ""
    # Either what titles say counts, not the days, or the words say the days themselves.
    if asked.period or any(char.isdecimal() for char in asked.span.words):
        return asked.span.words
    return f"{asked.span.words}（{_days(asked.span)}）"


def _days(span: Span) -> str:
    if span.since.year <= 1900:
        return f"{_day(span.until)}以前"
    if span.until == date.max:
        return f"{_day(span.since)}以后"
    if span.since == span.until:
        return _day(span.since)
    until = (
        _day(span.until)
        if span.since.year != span.until.year
        else f"{span.until.month}月{span.until.day}日"
    )
    return f"{_day(span.since)}至{until}"


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _wanted(asked: Question) -> str:
    whose = {Day.RECEIVED: "收到的", Day.ISSUED: ""}.get(asked.day, "")
    issuer = f"{asked.issuer}的" if asked.issuer else ""
    level = f"{asked.level}一级单位的" if asked.level else ""
    topic = f"关于“{asked.topic.replace(' ', '、')}”的" if asked.topic else ""
    return f"{whose}{issuer}{level}{topic}{asked.kind or '文件'}"


def _kind(found: Sequence[Paper]) -> str:
    kinds = {one.kind for one in found}
    return (kinds.pop() if len(kinds) == 1 else "") or "文件"
