"""收文: an archivist's morning, from the file to who handles it, and back again."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gov_docs.desk import registering
from tests.docx_builder import build, p

NOTICE = (
    p("云山市生态环境局文件") + p("云环发〔2026〕12号") + p("关于开展新污染物调查监测的通知")
    + p("各县生态环境分局：") + p("由市生态环境局牵头，市水利局、市农业农村局配合，做好调查监测。")
    + p("云山市生态环境局") + p("2026年3月2日")
)  # fmt: skip


@pytest.fixture
def page(window, wait, tmp_path):
    window.show_page("收文")
    found = window.incoming
    found.shelf.take_in([build(tmp_path, NOTICE)])
    wait(lambda: found.detail is not None and found.reader.is_whole)
    return found


def entry(page):
    return registering.show(str(page.detail.shown.entry.id)).entry.values


def test_a_file_comes_in_with_fields_and_a_suggestion(page):
    assert page.fields.line("doc_number").text() == "云环发〔2026〕12号"
    assert page.suggestion.lead.text() == "市生态环境局"
    assert {"市水利局", "市农业农村局"} <= set(page.suggestion.assist.text().split("、"))


def test_a_field_shows_where_it_stands(page):
    page.fields.looked_at.emit("doc_number")
    assert page.reader.textCursor().block().text() == "云环发〔2026〕12号"


def test_taken_and_taken_back(page, wait):
    QTest.keyClick(page.suggestion.lead, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    page.suggestion.take.click()
    wait(lambda: entry(page).get("lead") == "市生态环境局")
    wait(lambda: page.detail.shown.entry.values.get("lead"))
    page.undo()
    wait(lambda: "lead" not in entry(page))


def test_put_right(page, wait):
    page.suggestion.lead.setText("市卫生健康委")
    page.suggestion.put_right.click()
    wait(lambda: entry(page).get("lead") == "市卫生健康委")


def test_a_field_is_changed_and_a_wrong_one_is_refused(page, wait):
    failed = []
    page.failed.connect(lambda title, why: failed.append(why))
    page.fields.changed.emit("copies", "三")
    wait(lambda: failed)
    assert "份数" in failed[0]
    page.fields.changed.emit("copies", "3")
    wait(lambda: entry(page).get("copies") == "3")


def test_the_list_looks_for_words_and_says_when_there_is_nothing(page, wait):
    page.shelf.words.setText("没有这样的字")
    wait(lambda: page.shelf.model.rowCount() == 0)
    assert page.detail is None
    page.shelf.words.setText("新污染物")
    wait(lambda: page.shelf.model.rowCount() == 1)


def test_a_file_that_cannot_be_read_is_told(window, wait, tmp_path):
    failed = []
    window.incoming.failed.connect(lambda title, why: failed.append(why))
    bad = tmp_path / "坏.docx"
    bad.write_bytes(b"no zip")
    window.incoming.shelf.take_in([bad])
    wait(lambda: failed)
    assert "坏.docx" in failed[0] or "docx" in failed[0]


def test_steps_are_noted_and_undone(page, wait):
    page.steps.finish.click()
    wait(lambda: page.detail.shown.entry.is_done)
    assert not page.steps.finish.isVisible()
    page.undo()
    wait(lambda: not page.detail.shown.entry.is_done)


def test_void_is_asked_for_with_its_reason(page, wait, monkeypatch):
    asked = "gov_docs.gui.incoming_page.QInputDialog.getText"
    monkeypatch.setattr(asked, lambda *_: ("重复登记", True))
    page.steps.void.click()
    wait(lambda: page.shelf.model.rowCount() == 0)
    page.undo()
    wait(lambda: page.shelf.model.rowCount() == 1)


def test_the_keyboard_takes_a_suggestion_and_comes_to_the_fields(page, wait, window):
    page.shelf.list.setFocus()
    QTest.keyClick(window, Qt.Key.Key_F2)
    wait(page.fields.line("received").hasFocus)
    QTest.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    wait(lambda: entry(page).get("lead") == "市生态环境局")
    QTest.keyClick(window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    wait(lambda: entry(page).get("done"))


def test_what_is_sent_out_has_its_own_fields_and_no_suggestion(page, wait, tmp_path):
    page.shelf.book.setCurrentIndex(1)
    wait(lambda: page.shelf.model.rowCount() == 0)
    page.shelf.take_in(list(tmp_path.glob("*.docx")))
    wait(lambda: page.detail is not None and page.fields.line("doc_number").isVisible())
    assert not page.suggestion.isVisible()
    page.fields.changed.emit("signatory", "李某")
    wait(lambda: page.detail.shown.entry.values.get("signatory") == "李某")


def test_a_file_with_no_text_says_why(window, wait, tmp_path):
    window.show_page("收文")
    scan = tmp_path / "扫描件.pdf"
    scan.write_bytes(b"%PDF-1.4\n")
    window.incoming.shelf.take_in([scan])
    failed = []
    window.incoming.failed.connect(lambda _, why: failed.append(why))
    wait(lambda: failed or window.incoming.detail is not None)
    assert failed or window.incoming.detail.note
