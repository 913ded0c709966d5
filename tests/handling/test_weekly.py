import json
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from gov_docs.core.errors import GovDocsError
from gov_docs.docx_io.read import read_word
from gov_docs.handling import register, register_numbers, steps, store_log, weekly_report
from gov_docs.handling.fields import Book
from gov_docs.handling.register import change
from gov_docs.handling.steps import Step, take
from gov_docs.handling.store_log import Event, write
from gov_docs.handling.suggestions import Verdict, decide, propose
from gov_docs.handling.weekly import Figures, figures
from gov_docs.handling.weekly_range import between, week_called, week_of
from gov_docs.precedents.engine import Engine
from tests.handling.registers import NONE, entered

WEEK = week_called("2026-W47")  # 16 to 22 November
TODAY = date(2026, 11, 30)


@pytest.fixture
def on(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Set the clock."""

    def set_to(day: str) -> None:
        for module in (store_log, register_numbers, steps):
            monkeypatch.setattr(module, "now", lambda: datetime.fromisoformat(f"{day}T10:00:00"))

    set_to("2026-11-18")
    return set_to


def filed(engine: Engine, type_: str, code: str, event: Event = Event.FILED) -> None:
    told = {"type": type_, "category": "综合", "retention": "永久", "code": code, "title": "甲"}
    with engine.writing():
        write(engine, event, None, field=code, after=json.dumps(told, ensure_ascii=False))


def week(engine: Engine) -> Figures:
    return figures(engine, WEEK, TODAY)


def test_the_sentence_is_as_people_say_it(engine: Engine, on: Callable[[str], None]) -> None:
    for number, type_ in enumerate(("公文档案", "单位文档", "公文档案", "项目文档", "单位文档")):
        filed(engine, type_, str(number))
    assert week(engine).sentence == ("本周归档文件5篇。其中单位文档2份，项目文档1份，公文档案2份")
    days = figures(engine, between(date(2026, 11, 1), date(2026, 11, 30)), TODAY)
    assert days.sentence.startswith("2026年11月1日至30日归档文件5篇。其中")


def test_what_was_taken_out_of_the_archive_is_not_counted(
    engine: Engine, on: Callable[[str], None]
) -> None:
    filed(engine, "公文档案", "A")
    filed(engine, "公文档案", "B")
    filed(engine, "公文档案", "A", Event.UNFILED)
    assert week(engine).by_type == {"单位文档": 0, "项目文档": 0, "公文档案": 1}
    on("2026-11-24")  # the next week changes nothing of this one
    filed(engine, "公文档案", "B", Event.UNFILED)
    assert len(week(engine).filings) == 1


def test_entries_count_for_their_own_day(engine: Engine, on: Callable[[str], None]) -> None:
    entered(engine, "早", received="2026-11-15")
    inside = entered(engine, "中", received="2026-11-16")
    entered(engine, "末", received="2026-11-22 18:00")
    entered(engine, "晚", received="2026-11-23")
    entered(engine, "发", Book.OUTGOING)
    take(engine, inside.id, Step.ANSWERED, when="2026-11-20")
    found = week(engine)
    assert (found.received, found.issued, found.handled) == (2, 1, 1)
    assert [(one.received, one.handled) for one in found.days][:5] == [
        (1, 0), (0, 0), (0, 0), (0, 0), (0, 1),
    ]  # fmt: skip


def test_what_was_open_is_told_as_it_was_then(engine: Engine, on: Callable[[str], None]) -> None:
    late = entered(engine, "晚了", due="2026-11-20")
    entered(engine, "不晚", due="2026-11-25", lead="市水利局")
    before = week(engine)
    assert [one.title for one in before.overdue] == ["晚了"]
    assert [one.title for one in before.unassigned] == ["晚了"]
    on("2026-11-25")
    change(engine, late.id, {"lead": "市财政局", "due": "2026-12-20"}, NONE)
    take(engine, late.id, Step.FINISHED)
    register.void(engine, late.id, "重复")
    after = week(engine)
    assert (after.overdue, after.unassigned) == (before.overdue, before.unassigned)
    assert after.received == 2


def test_a_report_is_made_again_exactly_from_its_log(
    engine: Engine, on: Callable[[str], None]
) -> None:
    entered(engine, "甲", due="2026-11-20")
    before = week(engine)
    entered(engine, "乙", received="2026-11-17")  # entered late, but it came in that week
    assert week(engine).received == 2
    assert figures(engine, WEEK, TODAY, before.log) == before


def test_what_is_due_today_is_not_late_yet(engine: Engine, on: Callable[[str], None]) -> None:
    entered(engine, "今天", due="2026-11-18")
    entered(engine, "昨天", due="2026-11-17")
    found = figures(engine, WEEK, date(2026, 11, 18))
    assert [one.title for one in found.overdue] == ["昨天"]


def test_suggestions_are_counted_by_what_became_of_them(
    engine: Engine, on: Callable[[str], None]
) -> None:
    ids = [propose(engine, "route", at, {"lead": str(at)}) for at in range(1, 5)]
    decide(engine, ids[0], Verdict.ACCEPTED)
    decide(engine, ids[1], Verdict.LEFT)
    decide(engine, ids[1], Verdict.CORRECTED, {"lead": "x"})
    on("2026-11-24")
    decide(engine, ids[2], Verdict.ACCEPTED)
    one = week(engine).advised["route"]
    assert (one.proposed, one.accepted, one.corrected, one.left) == (4, 1, 1, 0)
    following = figures(engine, week_called("2026-W48"), TODAY).advised["route"]
    assert (following.proposed, following.accepted) == (0, 1)


def test_the_report_is_written_as_a_workbook_with_a_chart(
    engine: Engine, on: Callable[[str], None], tmp_path: Path
) -> None:
    entered(engine, "甲", due="2026-11-17")
    filed(engine, "公文档案", "Z109-WS·2026-Y-BGS-0001")
    weekly_report.write(week(engine), tmp_path / "周报.xlsx")
    book = openpyxl.load_workbook(tmp_path / "周报.xlsx")
    assert ("收文", "收文", 1) in list(book["汇总"].values)
    assert len(book["每日"]._charts) == 1
    assert book["归档"]["A2"].value == "Z109-WS·2026-Y-BGS-0001"
    assert book["逾期"]["B2"].value == "甲"


def test_the_report_is_written_as_a_document(
    engine: Engine, on: Callable[[str], None], tmp_path: Path
) -> None:
    filed(engine, "公文档案", "A")
    weekly_report.write(week(engine), tmp_path / "周报.docx")
    texts = [para.text for para in read_word(tmp_path / "周报.docx").document.paragraphs]
    assert texts[0] == "2026年第47周收文办理和归档情况"
    assert "本周归档文件1篇。其中单位文档0份，项目文档0份，公文档案1份。" in texts
    with pytest.raises(GovDocsError, match=r"\.xlsx 或 \.docx"):
        weekly_report.write(week(engine), tmp_path / "周报.pdf")


def test_weeks_are_iso_weeks() -> None:
    assert week_called("2026-w01").since == date(2025, 12, 29)
    assert week_of(date(2027, 1, 3)).week == "2026-W53"
    assert WEEK.words == "2026年第47周"
    for told in ("2027-W53", "2026-W00", "第47周"):
        with pytest.raises(GovDocsError, match=r"W47|没有"):
            week_called(told)
    with pytest.raises(GovDocsError, match="颠倒"):
        between(date(2026, 11, 2), date(2026, 11, 1))
