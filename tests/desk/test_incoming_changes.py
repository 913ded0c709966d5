"""What a person does with an entry, and what takes it back."""

import pytest

from gov_docs.core.errors import GovDocsError
from gov_docs.desk import incoming, incoming_changes, registering
from gov_docs.desk.incoming import Book, Routing, Step, Verdict
from gov_docs.desk.incoming_turns import Turns
from tests.docx_builder import build, p

NOTICE = (
    p("云山市生态环境局文件") + p("云环发〔2026〕12号") + p("关于开展新污染物调查监测的通知")
    + p("由市生态环境局牵头，市水利局配合，做好调查监测。") + p("云山市生态环境局") + p("2026年3月2日")
)  # fmt: skip


def take_in(path, book=Book.INCOMING):
    taken = incoming.take_in([path], lambda _done, _of: None, lambda: True, book)
    return incoming.detail(taken.entered[0].entry.id)


@pytest.fixture
def found(tmp_path, monkeypatch):
    monkeypatch.setenv("GOVDOCS_HOME", str(tmp_path / "home"))
    return take_in(build(tmp_path, NOTICE))


def again(found):
    return incoming.detail(found.shown.entry.id)


def test_an_entry_is_not_its_own_precedent(found):
    incoming_changes.correct(found, Routing(("市卫生健康委",)))
    reasons = [one.reason for one in again(found).suggestion.leads]
    assert not [one for one in reasons if "100" in one or "照" in one]


def test_the_opinion_names_whom_a_person_put_in(found):
    incoming_changes.correct(found, Routing(("市卫生健康委",)))
    opinion = again(found).shown.entry.values["opinion"]
    assert "市卫生健康委" in opinion
    assert "市生态环境局" not in opinion


def test_an_opinion_a_person_wrote_stays(found):
    incoming_changes.set_field(found, "opinion", "呈张局长阅。")
    incoming_changes.accept(again(found))
    assert again(found).shown.entry.values["opinion"] == "呈张局长阅。"


def test_undo_does_not_write_over_what_came_later(found):
    back = incoming_changes.set_field(found, "note", "甲")
    incoming_changes.set_field(again(found), "note", "乙")
    with pytest.raises(GovDocsError, match="又改过"):
        back()
    assert again(found).shown.entry.values["note"] == "乙"


def test_changes_are_taken_back_one_after_another(found):
    first = incoming_changes.set_field(found, "note", "甲")
    second = incoming_changes.set_field(again(found), "copies", "3")
    second()
    first()
    assert not {"note", "copies"} & set(again(found).shown.entry.values)


def test_left_open_after_all_and_taken_back(found):
    assert incoming_changes.leave(found) is None
    incoming_changes.accept(again(found))
    back = incoming_changes.leave(again(found))
    assert again(found).verdict is Verdict.LEFT
    back()
    assert again(found).verdict is Verdict.ACCEPTED


def test_a_step_and_back(found):
    back = incoming_changes.take_step(found, Step.FINISHED, note="已复函")
    entry = again(found).shown.entry
    assert entry.is_done
    assert entry.values["result"] == "已复函"
    back()
    assert not again(found).shown.entry.is_done


def test_a_step_taken_back_and_taken_again(found):
    incoming_changes.take_step(found, Step.URGED, person="王某")
    step = again(found).shown.steps[-1]
    incoming_changes.cancel_step(again(found), step)()
    assert again(found).shown.steps[-1].person == "王某"
    assert not again(found).shown.steps[-1].cancelled


def test_void_and_back(found):
    back = incoming_changes.void(found, "重复登记")
    assert again(found).shown.entry.void
    back()
    assert not again(found).shown.entry.void


def test_a_file_that_is_gone_is_told(found, tmp_path):
    next(tmp_path.glob("*.docx")).unlink()
    assert "不在原处" in again(found).note
    incoming_changes.correct(again(found), Routing(("市水利局",)))
    assert again(found).shown.entry.values["lead"] == "市水利局"


def test_what_goes_out_has_a_register_of_its_own(tmp_path, monkeypatch):
    monkeypatch.setenv("GOVDOCS_HOME", str(tmp_path / "home"))
    sent = take_in(build(tmp_path, NOTICE), Book.OUTGOING)
    assert sent.lines
    assert sent.suggestion is None
    incoming_changes.set_field(sent, "signatory", "李某")
    shown = registering.show(str(sent.shown.entry.id), Book.OUTGOING)
    assert shown.entry.values["signatory"] == "李某"


def test_the_register_goes_out_and_comes_in(found, tmp_path, monkeypatch):
    told = incoming_changes.export_register(tmp_path / "簿.xlsx", incoming.Query())
    assert "1 件" in told
    monkeypatch.setenv("GOVDOCS_HOME", str(tmp_path / "other"))
    assert "导入了 1 件" in incoming_changes.import_register(tmp_path / "簿.xlsx", Book.INCOMING)
    assert "1 件已有" in incoming_changes.import_register(tmp_path / "簿.xlsx", Book.INCOMING)


def test_two_changes_asked_for_at_once_are_both_done(found):
    turns = Turns()
    turns.do(found, incoming_changes.accept)
    turns.do(found, lambda now: incoming_changes.take_step(now, Step.FINISHED))
    assert again(found).shown.entry.is_done


def test_another_s_change_in_between_is_told(found):
    turns = Turns()
    turns.do(found, lambda now: incoming_changes.set_field(now, "note", "甲"))
    registering.change(str(found.shown.entry.id), {"note": "别人写的"}, who="李某")
    with pytest.raises(GovDocsError, match="被改过"):
        turns.do(found, lambda now: incoming_changes.set_field(now, "note", "乙"))
    assert again(found).shown.entry.values["note"] == "别人写的"
