"""Ways of saving and closing that a person does not expect: nothing goes or closes unasked."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QMessageBox

from gov_docs.core.errors import UnwritableFileError
from gov_docs.core.types import Span
from gov_docs.desk.editing_recovery import leftovers
from gov_docs.gui import file_names, review_page
from tests.docx_builder import build, p

KEYS = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
FOOTER = {"word/footer1.xml": p("页脚")}


def press(app, editor, text: str = "", key: int = 0, modifiers=Qt.KeyboardModifier.NoModifier):
    app.sendEvent(editor, QKeyEvent(QKeyEvent.Type.KeyPress, key, modifiers, text))


@pytest.fixture
def page(opened, tmp_path):
    return opened(build(tmp_path, p("关于加强管理的通知") + p("正文。"), FOOTER))


def answer(app, which: QMessageBox.StandardButton) -> None:
    """Press a button of the question that comes next."""

    def look() -> None:
        box = app.activeModalWidget()
        if isinstance(box, QMessageBox):
            box.button(which).click()
        else:
            QTimer.singleShot(5, look)

    QTimer.singleShot(0, look)


def test_a_save_that_failed_on_closing_does_not_close_the_window_later(
    window, page, app, wait, monkeypatch
):
    def full(_order: object) -> str:
        raise UnwritableFileError("磁盘已满")

    told: list[str] = []
    window.alert = lambda _title, text: told.append(text)
    page.failed.connect(window.alert)
    page.editor.go_to(Span(1, 0, 0))
    press(app, page.editor, "甲")
    with monkeypatch.context() as patched:
        patched.setattr(review_page, "save", full)
        answer(app, QMessageBox.StandardButton.Save)
        window.close()
        wait(lambda: told)
    page.save()
    wait(lambda: not page.session.is_modified)
    app.processEvents()
    assert window.isVisible()
    assert window.page is page


def test_one_file_asked_for_twice_at_once_has_one_page(window, wait, tmp_path):
    path = build(tmp_path, p("关于加强管理的通知"))
    window.open_files([path, path])
    window.open_file(build(tmp_path, p("另一份"), name="b.docx"))  # is read after what came first
    wait(lambda: window.page is not None and window.page.session.path.name == "b.docx")
    assert window.documents.count() == 2


@pytest.mark.parametrize(
    ("name", "expected"),
    [("v1.5方案", "v1.5方案.docx"), ("方案.DOCX", "方案.DOCX"), ("方案", "方案.docx")],
)
def test_the_dot_in_a_name_begins_no_ending(name, expected):
    assert file_names.with_ending(name, ".docx").name == expected


def test_a_file_the_dialog_did_not_ask_about_is_not_replaced(page, app, tmp_path, monkeypatch):
    there = tmp_path / "方案2.0.docx"
    there.write_bytes(b"old")
    chosen = (str(tmp_path / "方案2.0"), "")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: chosen)
    answer(app, QMessageBox.StandardButton.No)
    page.window().documents.save_as()
    assert not page.is_saving
    assert there.read_bytes() == b"old"


def test_the_end_of_the_text_and_all_of_it_are_short_of_the_footer(page, app):
    page.editor.go_to(Span(0, 0, 0))
    press(app, page.editor, key=KEYS.Key_End, modifiers=CONTROL)
    press(app, page.editor, "完")
    assert page.session.para(1).text == "正文。完"
    press(app, page.editor, key=KEYS.Key_A, modifiers=CONTROL)
    assert page.editor.selected_text() == "关于加强管理的通知\n正文。完"


def test_a_failed_automatic_save_stays_in_sight(page):
    page._not_kept("磁盘已满")
    page.checker.busy.emit("")
    assert "磁盘已满" in page._notice.text()
    assert not page._notice.isHidden()


def test_what_was_not_saved_comes_back_once_however_often_it_is_asked_for(window, page, app, wait):
    page.editor.go_to(Span(1, 0, 0))
    press(app, page.editor, "甲")
    page.keep()
    window.documents.end_now()
    left = leftovers()[0]
    window.documents.bring_back(left)
    window.documents.bring_back(left)
    wait(lambda: window.documents.count() == 2)
    window.open_file(build(page.session.path.parent, p("另一份"), name="b.docx"))
    wait(lambda: window.documents.count() == 3)
    assert window.documents.pages()[1].session.para(1).text == "甲正文。"


def test_what_is_asked_for_during_a_check_is_checked_by(page, app, wait):
    wait(lambda: not page.checker._running)
    page.checker.look()
    assert page.checker._running
    page.checker.setup = replace(page.checker.setup)
    seen = []
    page.checker.round_known.connect(lambda _: seen.append(page.checker._wanted))
    page.checker.look()
    assert page.checker._wanted
    wait(lambda: seen)
    assert seen == [False]
    assert not page.checker._wanted
