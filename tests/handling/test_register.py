from collections.abc import Mapping

import pytest

from gov_docs.core.errors import GovDocsError
from gov_docs.handling import register
from gov_docs.handling.fields import Book
from gov_docs.handling.filling import Filled
from gov_docs.handling.register import Due, add, change
from gov_docs.handling.register_entry import Stretch
from gov_docs.handling.register_reading import (
    Query,
    entry,
    files,
    find,
    history,
    page,
    places,
)
from gov_docs.handling.register_writing import ChangedMeanwhileError
from gov_docs.handling.steps import Step, take
from gov_docs.handling.store_log import Event
from gov_docs.precedents.engine import Engine
from tests.handling.registers import NONE, entered, file


def titles(engine: Engine, **asked: object) -> list[str]:
    return [one.title for one in page(engine, Query(**asked)).entries]


def test_an_entry_keeps_what_it_was_given_and_where_that_stands(engine: Engine) -> None:
    place = (Stretch("body", 2, 0, 7), Stretch("body", 3, 0, 4, page=1))
    filled = Filled({"title": "关于报送材料的通知"}, {"title": place})
    made = add(engine, Book.INCOMING, filled, NONE, file=file()).entry
    assert find(engine, made.number) == find(engine, str(made.id)) == made
    assert made.title == "关于报送材料的通知"
    assert places(engine, made.id) == {"title": place}
    assert files(engine, [made.id]) == {made.id: (file(),)}


def test_every_change_has_a_row_with_what_was_and_what_is(engine: Engine) -> None:
    made = entered(engine, lead="市财政局")
    change(engine, made.id, {"主办": "市水利局", "note": "急"}, NONE, who="张三")
    rows = [
        (one.who, one.field, one.before, one.after)
        for one in history(engine, made.id)
        if one.event is Event.SET and one.before is not None
    ]
    assert rows == [("张三", "lead", "市财政局", "市水利局"), ("张三", "note", "", "急")]


def test_the_second_of_two_people_is_told_what_the_first_changed(engine: Engine) -> None:
    seen = entered(engine)
    change(engine, seen.id, {"lead": "市水利局"}, NONE, seen=seen.version, who="张三")
    with pytest.raises(ChangedMeanwhileError, match=r"张三.*主办.*市水利局") as told:
        change(engine, seen.id, {"lead": "市财政局"}, NONE, seen=seen.version, who="李四")
    assert entry(engine, seen.id).values["lead"] == "市水利局"
    again = told.value.entry
    change(engine, seen.id, {"lead": "市财政局"}, NONE, seen=again.version, who="李四")
    assert entry(engine, seen.id).values["lead"] == "市财政局"


def test_one_wrong_field_and_none_is_set(engine: Engine) -> None:
    made = entered(engine)
    for wrong in ({"due": "2026-02-30"}, {"没有的栏": "x"}):
        with pytest.raises(GovDocsError):
            change(engine, made.id, {"lead": "市水利局", **wrong}, NONE)
    assert entry(engine, made.id) == made


def test_setting_what_is_set_leaves_no_trace(engine: Engine) -> None:
    made = entered(engine, lead="市水利局")
    assert change(engine, made.id, {"lead": "市水利局"}, NONE).entry == made


def test_the_same_file_is_noticed(engine: Engine) -> None:
    first = add(engine, Book.INCOMING, Filled({"title": "甲"}), NONE, file=file())
    second = add(engine, Book.INCOMING, Filled({"title": "甲"}), NONE, file=file())
    assert (second.is_new, second.entry.id) == (False, first.entry.id)
    assert "已经登记过" in second.warnings[0]
    third = add(engine, Book.INCOMING, Filled({"title": "甲"}), NONE, file=file(), again=True)
    assert third.is_new


def test_a_file_of_a_void_entry_may_be_entered_anew(engine: Engine) -> None:
    first = add(engine, Book.INCOMING, Filled({"title": "甲"}), NONE, file=file())
    register.void(engine, first.entry.id, "登记错了")
    assert add(engine, Book.INCOMING, Filled({"title": "甲"}), NONE, file=file()).is_new


def test_two_documents_of_one_number_are_told(engine: Engine) -> None:
    first = entered(engine, "甲", doc_number="某环〔2026〕12号", sender="某环保局")
    filled = Filled({"title": "乙", "doc_number": "某环[2026]12号"})
    told = add(engine, Book.INCOMING, filled, NONE)
    assert told.is_new
    assert f"{first.number}《甲》（某环保局）" in told.warnings[0]
    other = entered(engine, "丙")
    changed = change(engine, other.id, {"doc_number": "某环〔2026〕12号"}, NONE)
    assert "相同" in changed.warnings[0]


def test_one_number_in_the_two_books_is_no_clash(engine: Engine) -> None:
    entered(engine, doc_number="某环〔2026〕12号")
    filled = Filled({"title": "乙", "doc_number": "某环〔2026〕12号"})
    assert add(engine, Book.OUTGOING, filled, NONE).warnings == ()


def test_a_void_entry_keeps_its_number_and_comes_back(engine: Engine) -> None:
    made = entered(engine, "甲")
    with pytest.raises(GovDocsError, match="原因"):
        register.void(engine, made.id, " ")
    register.void(engine, made.id, "重复登记")
    assert titles(engine) == []
    assert titles(engine, status="void") == ["甲"]
    assert entered(engine, "乙").serial == 2
    assert not register.restore(engine, made.id).void


def test_a_page_is_filtered_and_counted(engine: Engine) -> None:
    for number in range(5):
        entered(engine, f"第{number}件", sender="市财政局" if number % 2 else "市水利局")
    first = page(engine, Query(size=2))
    assert [one.title for one in first.entries] == ["第4件", "第3件"]
    assert first.total == 5
    assert titles(engine, size=2, page=3) == ["第0件"]
    assert titles(engine, text="财政") == ["第3件", "第1件"]
    assert titles(engine, text="100%") == []
    assert titles(engine, text=first.entries[1].number) == ["第3件"]


def test_entries_are_found_by_status(engine: Engine) -> None:
    entered(engine, "晚了", due="2026-11-01")
    entered(engine, "不晚", due="2026-12-01", lead="市水利局")
    done = entered(engine, "办了", due="2026-11-01")
    take(engine, done.id, Step.FINISHED, when="2026-10-30")
    today = "2026-11-22"
    assert titles(engine, status="overdue", today=today) == ["晚了"]
    assert titles(engine, status="waiting", today=today) == ["不晚", "晚了"]
    assert titles(engine, status="done", today=today) == ["办了"]
    assert titles(engine, lead="-") == ["办了", "晚了"]


def test_entries_are_found_by_the_day_they_came(engine: Engine) -> None:
    entered(engine, "早", received="2026-03-01 09:00")
    entered(engine, "晚", received="2026-03-02 17:30")
    assert titles(engine, since="2026-03-02") == ["晚"]
    assert titles(engine, until="2026-03-01") == ["早"]
    assert titles(engine, until="2026-03-02") == ["晚", "早"]


class ByUrgency:
    def due(self, values: Mapping[str, str], received: str) -> Due:
        urgent = values.get("urgency") == "特急"
        return Due("2026-11-23", "特急") if urgent else Due("2026-12-04", "一般")


def test_the_deadline_follows_what_it_rests_on_until_a_person_sets_it(engine: Engine) -> None:
    made = add(engine, Book.INCOMING, Filled({"title": "甲"}), ByUrgency()).entry
    assert made.values["due"] == "2026-12-04"
    urgent = change(engine, made.id, {"urgency": "特急"}, ByUrgency()).entry
    assert (urgent.values["due"], urgent.values["due_basis"]) == ("2026-11-23", "特急")
    change(engine, made.id, {"due": "2026-11-30"}, ByUrgency())
    after = change(engine, made.id, {"urgency": "加急"}, ByUrgency()).entry
    assert after.values["due"] == "2026-11-30"


def test_what_is_not_there_is_told(engine: Engine) -> None:
    for told, why in (("99", "没有 99"), ("2026-0099", "没有 2026-0099"), ("甲", "不是编号")):
        with pytest.raises(GovDocsError, match=why):
            find(engine, told)
