"""Enter, Backspace, Delete, paste and dragging: paragraphs made, joined and moved in the window."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent, QKeyEvent

from gov_docs.core.types import Span
from gov_docs.desk.editing import Kind, Session
from gov_docs.desk.editing_source import open_source
from gov_docs.gui.clipboard import LONGEST_LINE, MOST_TEXT, pasted
from gov_docs.gui.editor import Editor
from gov_docs.gui.page import Spot
from gov_docs.gui.theme import LIGHT
from tests.docx_builder import build, p

KEYS = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier


def press(app, editor, text: str = "", key: int = 0, modifiers=NONE):
    app.sendEvent(editor, QKeyEvent(QKeyEvent.Type.KeyPress, key, modifiers, text))


def texts(editor) -> list[str]:
    """Return the document's paragraphs, once it is sure that the page shows the same."""
    document = editor.session.document
    said = [para.text for para in document.paragraphs]
    shown = [editor._page.block(para.id).text() for para in document.paragraphs]
    numbers = [editor._page.block(para.id).blockNumber() for para in document.paragraphs]
    assert shown == said
    assert numbers == sorted(numbers)
    return said


@pytest.fixture
def editor(app, tmp_path):
    path = tmp_path / "公文.txt"
    path.write_text("第一段文字\n第二段𠮷字\n第三段\n", "utf-8")
    return Editor(Session(open_source(path)), LIGHT)


def at(editor, place: int, offset: int, end: tuple[int, int] | None = None) -> None:
    """Put the caret into the how manieth paragraph, or select from there."""
    paras = editor.session.document.paragraphs
    cursor = editor.textCursor()
    cursor.setPosition(editor._page.position(paras[place], offset))
    if end:
        keep = cursor.MoveMode.KeepAnchor
        cursor.setPosition(editor._page.position(paras[end[0]], end[1]), keep)
    editor.setTextCursor(cursor)


def test_enter_splits_and_undo_joins_again(app, editor):
    at(editor, 1, 4)
    press(app, editor, "\r", KEYS.Key_Return)
    press(app, editor, "新")
    assert texts(editor) == ["第一段文字", "第二段𠮷", "新字", "第三段"]
    editor.undo()
    editor.undo()
    assert texts(editor) == ["第一段文字", "第二段𠮷字", "第三段"]
    assert not editor.session.is_modified


def test_undo_and_redo_put_the_caret_where_it_was_done(app, editor):
    at(editor, 1, 4)
    press(app, editor, "\r", KEYS.Key_Return)
    editor.undo()
    assert editor.spot() == Spot(editor.session.document.paragraphs[1].id, 4)
    editor.redo()
    assert editor.spot() == Spot(editor.session.document.paragraphs[2].id, 0)


def test_backspace_at_the_start_and_delete_at_the_end_join(app, editor):
    at(editor, 1, 0)
    press(app, editor, key=KEYS.Key_Backspace)
    assert texts(editor) == ["第一段文字第二段𠮷字", "第三段"]
    assert editor.spot().offset == 5
    at(editor, 0, 10)
    press(app, editor, key=KEYS.Key_Delete)
    assert texts(editor) == ["第一段文字第二段𠮷字第三段"]


def test_at_the_very_ends_there_is_nothing_to_join(app, editor):
    at(editor, 0, 0)
    press(app, editor, key=KEYS.Key_Backspace)
    at(editor, 2, 3)
    press(app, editor, key=KEYS.Key_Delete)
    assert not editor.session.is_modified


def test_a_selection_over_paragraphs_is_typed_over(app, editor):
    at(editor, 0, 2, (2, 1))
    press(app, editor, "换")
    assert texts(editor) == ["第一换三段"]
    editor.undo()
    assert texts(editor) == ["第一段文字", "第二段𠮷字", "第三段"]


def test_pasted_lines_are_paragraphs_and_one_step(editor):
    data = QMimeData()
    data.setText("甲\r\n乙\t丙\r\n\r\n丁\r\n")
    at(editor, 1, 2)
    editor.insertFromMimeData(data)
    assert texts(editor) == ["第一段文字", "第二甲", "乙 丙", "", "丁段𠮷字", "第三段"]
    editor.undo()
    assert not editor.session.is_modified


def test_a_table_from_a_page_comes_as_lines_and_that_is_told(editor):
    told = []
    editor.refused.connect(told.append)
    data = QMimeData()
    data.setText("甲\t乙\n\n丙\t丁")
    data.setHtml("<html><body><table><tr><td>甲</td></tr></table></body></html>")
    at(editor, 2, 0)
    editor.insertFromMimeData(data)
    assert texts(editor)[2:] == ["甲 乙", "丙 丁第三段"]
    assert "表格" in told[-1]


def test_too_much_is_refused_at_once(editor):
    data = QMimeData()
    data.setText("字" * (MOST_TEXT + 1))
    assert "太长" in pasted(data).refused
    data.setText("字" * (LONGEST_LINE + 1))
    assert "分段" in pasted(data).refused


def test_spaces_for_an_indent_stay_out_where_the_paragraph_has_one(app, tmp_path):
    body = p("正文", ppr='<w:ind w:firstLineChars="200"/>')
    editor = Editor(Session(open_source(build(tmp_path, body))), LIGHT)
    data = QMimeData()
    data.setText("　　甲\n　　乙")
    at(editor, 0, 0)
    editor.insertFromMimeData(data)
    assert texts(editor) == ["甲", "乙正文"]
    data.setText("　")
    at(editor, 0, 0)
    editor.insertFromMimeData(data)
    assert texts(editor) == ["　甲", "乙正文"]  # a person who pastes a space wants one


def drop(editor, data: QMimeData, place: int, offset: int, source) -> None:
    para = editor.session.document.paragraphs[place]
    cursor = editor.textCursor()
    cursor.setPosition(editor._page.position(para, offset))
    spot = QPointF(editor.cursorRect(cursor).center())
    action = Qt.DropAction.MoveAction

    class Dropped(QDropEvent):
        def source(self):
            return source

        def dropAction(self):  # noqa: N802
            return action

    editor.dropEvent(Dropped(spot, action, data, Qt.MouseButton.LeftButton, NONE))


@pytest.mark.parametrize(
    ("chosen", "target", "wanted"),
    [
        ((0, 0, (0, 2)), (0, 4), ["段文第一字", "第二段𠮷字", "第三段"]),
        ((0, 2, (0, 4)), (0, 0), ["段文第一字", "第二段𠮷字", "第三段"]),
        ((1, 3, (1, 5)), (0, 1), ["第𠮷字一段文字", "第二段", "第三段"]),
        ((0, 3, (1, 2)), (2, 1), ["第一段段𠮷字", "第文字", "第二三段"]),
    ],
)
def test_dragged_text_is_moved_as_one_step(app, editor, chosen, target, wanted):
    editor.resize(800, 600)
    editor.show()
    at(editor, *chosen)
    drop(editor, editor.createMimeDataFromSelection(), *target, editor)
    assert texts(editor) == wanted
    editor.undo()
    assert not editor.session.is_modified
    assert texts(editor) == ["第一段文字", "第二段𠮷字", "第三段"]


def test_text_from_elsewhere_is_let_in_where_it_falls(app, editor):
    editor.resize(800, 600)
    editor.show()
    data = QMimeData()
    data.setText("外来")
    drop(editor, data, 1, 2, None)
    assert texts(editor)[1] == "第二外来段𠮷字"


def test_the_caret_steps_over_what_is_not_of_the_document(app, tmp_path):
    cell = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>格</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    editor = Editor(Session(open_source(build(tmp_path, p("前") + cell + p("后")))), LIGHT)
    editor.go_to(Span(0, 0, 0))
    seen = set()
    for _ in range(8):
        press(app, editor, key=KEYS.Key_Right)
        assert editor.spot() is not None
        seen.add(editor.spot().para)
    assert seen == {0, 1, 2}


def test_where_paragraphs_cannot_be_made_the_lines_become_one(app, tmp_path, monkeypatch):
    from gov_docs.desk.editing_source import Opened

    monkeypatch.setattr(Opened, "can_restructure", property(lambda self: False))
    editor = Editor(Session(open_source(build(tmp_path, p("正文")))), LIGHT)
    told = []
    editor.refused.connect(told.append)
    data = QMimeData()
    data.setText("甲\n乙\t丙\n")
    editor.go_to(Span(0, 0, 0))
    editor.insertFromMimeData(data)
    assert editor.session.para(0).text == "甲乙 丙正文"
    assert "接成了一段" in told[-1]
    press(app, editor, "\r", KEYS.Key_Return)
    assert "不能增加" in told[-1]
    assert editor.session.history.undoable.kind is Kind.PASTE


def test_a_finding_whose_paragraph_was_joined_is_put_away_at_once(app, opened, tmp_path):
    page = opened(build(tmp_path, p("前一段。") + p("各单位要加强领导,不得推诿。")))
    finding = next(f for f in page.session.findings.all() if f.issue.rule == "PUN014")
    page.panel.choose(finding.number)
    page.editor.go_to(Span(1, 0, 0))
    press(app, page.editor, key=KEYS.Key_Backspace)
    assert page.panel.card.finding is None or page.session.has(page.panel.card.finding.para)
    page.panel.list.viewport().grab()  # the list still names it; that must not be an error
    assert not page.editor.apply(finding.issue.fixes[0].edits, Kind.FIX)
    assert page.session.para(0).text == "前一段。各单位要加强领导,不得推诿。"


def test_cells_are_copied_a_tab_apart_without_what_is_not_of_the_document(app, tmp_path):
    cell = "<w:tc>{}</w:tc>"
    rows = "".join(
        f"<w:tr>{cell.format(p(one))}{cell.format(p(other))}</w:tr>"
        for one, other in ("甲乙", "丙𠮷")
    )
    body = p("前") + f"<w:tbl>{rows}</w:tbl>" + p("后")
    editor = Editor(
        Session(open_source(build(tmp_path, body, {"word/header1.xml": p("眉")}))), LIGHT
    )
    editor.selectAll()
    assert editor.createMimeDataFromSelection().text() == "前\n甲\t乙\n丙\t𠮷\n后\n眉"


def test_a_selection_that_ends_beside_a_table_is_of_the_text_before_it(app, tmp_path):
    cell = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>格</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    body = p("前一") + cell + cell + p("后一") + p("后二")
    editor = Editor(Session(open_source(build(tmp_path, body))), LIGHT)
    cursor = editor.textCursor()
    beside = next(b for b in range(9) if editor.document().findBlockByNumber(b).userState() < 0)
    cursor.setPosition(editor.document().findBlockByNumber(beside).position())
    cursor.setPosition(editor._page.position(editor.session.para(0), 1), cursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    first, last = editor.ends()
    assert first == Spot(0, 1)
    assert last is not None
