"""The week's figures on paper: a workbook with a chart, or a document in the official layout."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from gov_docs.core.errors import GovDocsError
from gov_docs.files import replacing
from gov_docs.handling.weekly import Figures
from gov_docs.handling.weekly_log import Case, Filing

if TYPE_CHECKING:
    from gov_docs.tables.report_xlsx import Column

KINDS = {"route": "拟办建议", "archive": "归档建议"}
_WEEKDAYS = "一二三四五六日"
_LONGEST = 10  # characters of a bar
_LISTED = 10  # entries a sentence names


def title(found: Figures) -> str:
    return f"{found.range.words}收文办理和归档情况"


def lines(found: Figures) -> Iterator[tuple[str, str, int]]:
    """Yield each figure: its group, its name, the number."""
    yield from (
        ("收文", "收文", found.received),
        ("收文", "办结", found.handled),
        ("收文", "逾期未办结", len(found.overdue)),
        ("收文", "尚未确定主办", len(found.unassigned)),
        ("发文", "发文", found.issued),
        ("归档", "归档", len(found.filings)),
    )
    for name, counts in (
        ("按门类", found.by_type),
        ("按分类", found.filed_by("category")),
        ("按保管期限", found.filed_by("retention")),
    ):
        yield from ((name, what, count) for what, count in counts.items())
    for kind, one in found.advised.items():
        group = KINDS.get(kind, kind)
        yield from (
            (group, "提出", one.proposed),
            (group, "采纳", one.accepted),
            (group, "更正", one.corrected),
            (group, "未用", one.left),
        )


def sentences(found: Figures) -> Iterator[str]:
    """Yield the figures as sentences, the one on the archive first."""
    yield f"{found.sentence}。"
    yield (
        f"收文{found.received}件，办结{found.handled}件，发文{found.issued}件；"
        f"到期末逾期未办结{len(found.overdue)}件，尚未确定主办{len(found.unassigned)}件。"
    )
    if found.overdue:
        yield f"逾期未办结：{_named(found.overdue)}。"
    if found.unassigned:
        yield f"尚未确定主办：{_named(found.unassigned)}。"
    for kind, one in found.advised.items():
        yield (
            f"{KINDS.get(kind, kind)}提出{one.proposed}件，采纳{one.accepted}件，"
            f"更正{one.corrected}件，未用{one.left}件。"
        )


def _named(late: tuple[Case, ...]) -> str:
    told = [
        f"{one.number}《{one.title}》" + (f"（时限{one.due}）" if one.due else "")
        for one in late[:_LISTED]
    ]
    more = f"等{len(late)}件" if len(late) > _LISTED else ""
    return "、".join(told) + more


def write(found: Figures, path: Path) -> tuple[str, ...]:
    """Write the report as .xlsx or .docx by its name; return warnings for its user."""
    form = path.suffix.lower()
    if form == ".xlsx":
        _write_workbook(found, path)
        return ()
    if form == ".docx":
        return _write_document(found, path)
    raise GovDocsError(f"报表只能存成 .xlsx 或 .docx，这里写的是“{path.name}”，请换一个文件名。")


def _write_document(found: Figures, path: Path) -> tuple[str, ...]:
    from gov_docs.docx_io.create.sheet import Column, Sheet, write_sheet

    columns = (Column("类别", 3), Column("项目", 4), Column("数量", 2), Column("图示", 5))
    told = list(lines(found))
    most = max((count for *_, count in told), default=0)
    rows = [(group, name, str(count), _bar(count, most)) for group, name, count in told]
    return write_sheet(Sheet(title(found), columns, rows, tuple(sentences(found))), path)


def _bar(count: int, most: int) -> str:
    """Return a bar of characters, the longest for the highest figure."""
    return "■" * -(-count * _LONGEST // most) if count else ""


def _write_workbook(found: Figures, path: Path) -> None:
    from gov_docs.tables.bar_chart import Bars
    from gov_docs.tables.report_xlsx import Sheet, write_workbook

    late = _columns(("收文号", 12), ("标题", 50), ("主办", 20), ("办理时限", 14))
    items = _columns(
        ("档号", 28), ("题名", 50), ("门类", 12), ("分类", 14), ("保管期限", 10), ("归档日期", 12)
    )
    daily = [(_day(one.day), one.received, one.handled, one.filed) for one in found.days]
    sheets = [
        Sheet("汇总", _columns(("类别", 14), ("项目", 20), ("数量", 10)), list(lines(found))),
        Sheet("说明", _columns((title(found), 90)), [(one,) for one in sentences(found)]),
        Sheet(
            "每日",
            _columns(("日期", 16), ("收文", 10), ("办结", 10), ("归档", 10)),
            daily,
            Bars(title(found), 3, "F2"),
        ),
        Sheet("归档", items, [_item(one) for one in found.filings]),
        Sheet("逾期", late, [_case(one) for one in found.overdue]),
        Sheet("未定主办", late, [_case(one) for one in found.unassigned]),
    ]
    with replacing(path) as out:
        write_workbook(sheets, out)


def _columns(*told: tuple[str, int]) -> "tuple[Column, ...]":
    from gov_docs.tables.report_xlsx import Column

    return tuple(Column(name, width) for name, width in told)


def _day(day: date) -> str:
    return f"{day.month}月{day.day}日 周{_WEEKDAYS[day.weekday()]}"


def _item(one: Filing) -> tuple[str, ...]:
    return (one.code, one.title, one.type, one.category, one.retention, one.day)


def _case(one: Case) -> tuple[str, ...]:
    return (one.number, one.title, one.lead, one.due)
