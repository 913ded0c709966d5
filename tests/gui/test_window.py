"""A person's whole way: open, type, see findings, fix, undo, save."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QPushButton

from gov_docs.core.ignore import Scope
from gov_docs.core.types import Span
from gov_docs.desk import rule_switches
from gov_docs.docx_io.read import read_word
from tests.docx_builder import build, p

WRONG = "各单位要切实加强领导,不得推诿。"
KEYS = Qt.Key


def press(app, editor, text: str = "", key: int = 0, modifiers=Qt.KeyboardModifier.NoModifier):
    app.sendEvent(editor, QKeyEvent(QKeyEvent.Type.KeyPress, key, modifiers, text))


def type_at(app, page, para: int, offset: int, text: str) -> None:
    page.editor.go_to(Span(para, offset, offset))
    for char in text:
        press(app, page.editor, char)


def rules(page) -> set[str]:
    return {one.issue.rule for one in page.session.findings.all() if not one.ignored}


def shown(page, para: int) -> str:
    return page.editor._page.block(para).text()


@pytest.fixture
def page(opened, tmp_path):
    return opened(build(tmp_path, p("关于加强管理的通知") + p(WRONG) + p("正文没有问题。")))


def test_a_finding_is_fixed_undone_and_saved(page, app, wait):
    before = page.session.path.read_bytes()
    finding = next(f for f in page.session.findings.all() if f.issue.rule == "PUN014")
    page.doer.fix(finding, 0)
    assert page.session.para(1).text == shown(page, 1) == WRONG.replace(",", "，")
    page.editor.undo()
    assert page.session.para(1).text == shown(page, 1) == WRONG
    page.editor.redo()
    page.save()
    wait(lambda: not page.is_saving)
    assert read_word(page.session.path).document.paragraphs[1].text == WRONG.replace(",", "，")
    page.editor.undo()
    page.save()
    wait(lambda: not page.is_saving)
    assert page.session.path.read_bytes() == before


def test_what_is_typed_is_checked_by_itself(page, app, wait):
    type_at(app, page, 2, 0, "各地要统一布署。")
    wait(lambda: "TYP001" in rules(page))
    assert shown(page, 2) == "各地要统一布署。正文没有问题。"


def test_typing_in_a_row_is_one_step_of_undo(page, app):
    type_at(app, page, 2, 2, "确实")
    page.editor.undo()
    assert page.session.para(2).text == "正文没有问题。"
    assert not page.session.is_modified


def test_a_wide_character_counts_once_here_and_twice_in_qt(page, app):
    type_at(app, page, 2, 2, "𠮷𠮷好")
    press(app, page.editor, key=KEYS.Key_Backspace)
    press(app, page.editor, key=KEYS.Key_Backspace)
    assert page.session.para(2).text == shown(page, 2) == "正文𠮷没有问题。"
    assert page.editor.spot().offset == 3


def test_an_input_method_writes_through_the_session(page, app):
    page.editor.go_to(Span(2, 2, 2))
    app.sendEvent(page.editor, QInputMethodEvent("que shi", []))
    assert page.session.para(2).text == "正文没有问题。"
    event = QInputMethodEvent("", [])
    event.setCommitString("确实")
    app.sendEvent(page.editor, event)
    assert page.session.para(2).text == shown(page, 2) == "正文确实没有问题。"


def test_composing_over_a_selection_can_be_undone(page, app):
    page.editor.go_to(Span(2, 0, 2), select=True)
    app.sendEvent(page.editor, QInputMethodEvent("zheng", []))
    assert page.session.para(2).text == "没有问题。"
    app.sendEvent(page.editor, QInputMethodEvent("", []))
    page.editor.undo()
    assert page.session.para(2).text == shown(page, 2) == "正文没有问题。"


def test_a_finding_ignored_is_not_shown_again(page, wait):
    finding = next(f for f in page.session.findings.all() if f.issue.rule == "PUN014")
    page.doer.ignore(finding, Scope.ONCE)
    assert "PUN014" not in rules(page)
    page.checker.look()
    wait(lambda: not page.checker._running)
    assert "PUN014" not in rules(page)


def test_all_alike_are_one_step(opened, tmp_path):
    page = opened(build(tmp_path, p("甲地,乙地要落实。") + p("丙地,丁地要落实。")))
    finding = next(f for f in page.session.findings.all() if f.issue.rule == "PUN014")
    page.doer.fix_alike(finding)
    assert [page.session.para(at).text.count("，") for at in (0, 1)] == [1, 1]
    page.editor.undo()
    assert not page.session.is_modified


def test_all_safe_fixes_after_a_preview(page, app, wait):
    from PySide6.QtWidgets import QDialog

    page.doer.fix_all()
    wait(lambda: page.window().findChildren(QDialog))
    (dialog,) = page.window().findChildren(QDialog)
    dialog.accept()
    assert page.session.para(1).text == WRONG.replace(",", "，")
    assert page.session.history.undoable.title.startswith("一键修改")


def test_recheck_says_what_became_of_a_finding(page, wait):
    finding = next(f for f in page.session.findings.all() if f.issue.rule == "PUN014")
    page.panel.choose(finding.number)
    page.doer.recheck(finding)
    wait(lambda: not page.panel.card._outcome.isHidden())
    assert "未改" in page.panel.card._outcome.text()


def test_a_file_changed_by_another_program_is_not_overwritten(page, app, wait):
    failed = []
    page.failed.connect(lambda title, why: failed.append(why))
    page.session.path.write_bytes(b"somebody else's")
    type_at(app, page, 2, 0, "新")
    page.save()
    wait(lambda: failed)
    assert "被别的程序改过" in failed[0]
    assert page.session.path.read_bytes() == b"somebody else's"
    assert page.session.is_modified


def test_tables_objects_and_notes_are_shown_and_kept(opened, tmp_path, app, wait):
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    table = f"<w:tbl><w:tr>{cell.format('甲')}{cell.format('乙')}</w:tr></w:tbl>"
    picture = "<w:p><w:r><w:drawing/></w:r><w:r><w:t>图一</w:t></w:r></w:p>"
    path = build(tmp_path, p("前面") + table + picture, {"word/header1.xml": p("页眉文字")})
    page = opened(path)
    texts = {q.id: q.text for q in page.session.document.paragraphs}
    assert [texts[i] for i in texts] == ["前面", "甲", "乙", "\ufffc图一", "页眉文字"]
    assert page.editor._page.block(1).text() == "甲"
    for para, offset in ((1, 1), (3, 3), (4, 2)):
        type_at(app, page, para, offset, "增")
    assert [page.session.para(i).text for i in (1, 3, 4)] == ["甲增", "\ufffc图一增", "页眉增文字"]
    page.editor.go_to(Span(3, 1, 1))
    press(app, page.editor, key=KEYS.Key_Backspace)
    assert page.session.para(3).text == "\ufffc图一增"
    page.save()
    wait(lambda: not page.is_saving)
    assert not page.session.is_modified


def test_find_and_replace_all_is_one_step(page):
    bar = page.find_bar
    bar.open(replacing=True)
    bar._words.setText("问题")
    assert bar.find_next()
    assert page.editor.textCursor().selectedText() == "问题"
    bar._new.setText("差错")
    bar.replace_all()
    assert page.session.para(2).text == shown(page, 2) == "正文没有差错。"
    page.editor.undo()
    assert not page.session.is_modified


def test_a_file_that_cannot_be_opened_is_told(window, wait, tmp_path):
    alerts = []
    window.alert = lambda title, text: alerts.append(text)
    window.open_file(tmp_path / "没有.docx")
    wait(lambda: alerts)
    assert "不存在" in alerts[0]


def test_every_control_that_takes_the_keyboard_says_what_it_is(page):
    from PySide6.QtWidgets import QAbstractItemView, QComboBox, QLineEdit, QTextEdit, QWidget

    kinds = (QAbstractItemView, QLineEdit, QTextEdit, QComboBox)
    reached = [
        one
        for one in page.findChildren(QWidget)
        if isinstance(one, kinds) and one.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    own = [one for one in reached if one.window() is page.window()]  # no pop-up list
    assert len(own) >= 6
    assert [one for one in own if not one.accessibleName()] == []


def test_the_keyboard_alone_does_it(page, app):
    finding = next(f for f in page.session.findings.all() if f.issue.rule == "PUN014")
    page.panel.choose(finding.number)
    press(app, page.panel.list, "\r", KEYS.Key_Return)
    assert page.session.para(1).text == WRONG.replace(",", "，")
    page.editor.undo()
    page.panel.choose(next(f.number for f in page.session.findings.all()))
    press(app, page.panel.list, key=KEYS.Key_Delete)
    assert any(one.ignored for one in page.session.findings.all())


def test_the_model_is_silent_where_a_rule_speaks(opened, tmp_path, wait):
    page = opened(
        build(tmp_path, p("关于加强管理的通知") + p("各单位要按照要求统一布署，抓好落实。"))
    )
    page.checker.with_model = True
    page.checker.look()
    wait(lambda: not page.checker._running)
    assert {o.issue.rule for o in page.session.findings.all() if o.para == 1} >= {"TYP001"}
    assert "TYP100" not in rules(page)


def test_what_was_done_stays_to_be_read_while_it_is_checked(window, page, wait):
    window.documents.told.emit("已修改")
    page.checker.look()
    wait(lambda: not page.checker._running)
    assert window._told.text() == "已修改"
    assert window._busy.text() == ""
    window._rail.chosen.emit("资料库")
    assert window._told.text() == ""


def test_that_a_word_was_added_is_told_last(window, page):
    rule_switches.switch(["FMT005"], on=False)
    page.doer.add_word(next(f for f in page.session.findings.all() if f.issue.span))
    assert "已加入词库" in window._told.text()


def test_in_a_low_window_the_card_scrolls_and_its_buttons_keep_their_height(page, window, wait):
    finding = next(f for f in page.session.findings.all() if f.issue.rule == "PUN014")
    window.resize(683, 384)
    page.panel.choose(finding.number)
    buttons = page.panel.card.findChildren(QPushButton)
    wait(lambda: all(one.height() >= 20 for one in buttons if one.isVisible()))
    assert page.panel.card.parent().height() < page.panel.card.height()
