"""A draft in the editor: blanks and Tab, sources on hover, material and points beside it, 空白公文."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QFileDialog

from gov_docs.core.draft import Source
from gov_docs.core.ignore import Scope
from gov_docs.core.types import Span
from gov_docs.desk import library
from gov_docs.desk.draft_material import Piece
from gov_docs.desk.draft_notes import Notes, keep_notes, mark_of, notes_of
from gov_docs.desk.editing import Kind
from gov_docs.docx_io.read import read_word
from tests.docx_builder import build, p
from tests.drafting.memory_library import CITY, PROVINCE, STATE

SOURCE = Source(1, "某省新污染物治理方案", "二、重点任务 > （一）调查监测", "某政发〔2024〕1号")
BORROWED = "健全调查监测制度,定期评估。"


@pytest.fixture
def page(opened, tmp_path, wait):
    """Return a document with two blanks, one unverified fact, and a paragraph with its source."""
    path = build(
        tmp_path,
        p("新污染物治理工作方案")
        + p("为【待填：目的】，制定本方案。")
        + p(BORROWED)
        + p("投入【待核：300万元】，由【待填：牵头单位】负责。"),
    )
    keep_notes(path, Notes("工作方案", "新污染物治理", {mark_of(BORROWED): SOURCE}))
    made = opened(path)
    wait(lambda: made.drafting.marks.sources)
    return made


def press(page, key, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
    QApplication.sendEvent(page.editor, QKeyEvent(QKeyEvent.Type.KeyPress, key, modifiers))


def marked(page) -> str:
    return page.editor.textCursor().selectedText()


def test_tab_goes_from_blank_to_blank_and_back_and_round(page):
    page.editor.go_to(Span(0, 0, 0))
    seen = []
    for key in [Qt.Key.Key_Tab] * 4 + [Qt.Key.Key_Backtab] * 2:
        press(page, key)
        seen.append(marked(page))
    first, second, third = "【待填：目的】", "【待核：300万元】", "【待填：牵头单位】"
    assert seen == [first, second, third, first, third, second]


def test_typing_fills_the_blank_that_is_marked(page):
    page.editor.go_to(Span(0, 0, 0))
    press(page, Qt.Key.Key_Tab)
    page.editor.replace_selection("保障安全", Kind.TYPING)
    assert page.session.para(1).text == "为保障安全，制定本方案。"


def test_without_blanks_tab_is_told_as_before(opened, tmp_path):
    page = opened(build(tmp_path, p("没有空位的一段。")))
    told = []
    page.told.connect(told.append)
    page.editor.go_to(Span(0, 0, 0))
    press(page, Qt.Key.Key_Tab)
    assert "制表符" in told[-1]


def test_a_blank_is_drawn_in_a_colour_of_its_own(page, app):
    from PySide6.QtGui import QColor

    page.editor.go_to(Span(2, 0, 0))
    picture = page.editor.viewport().grab().toImage()
    warning = QColor(page.editor.colors.warning)
    found = [
        (x, y)
        for y in range(picture.height())
        for x in range(0, picture.width(), 2)
        if picture.pixelColor(x, y) == warning
    ]
    assert found


def test_the_source_is_told_on_hover_and_only_there(page, monkeypatch):
    from gov_docs.gui import draft_marks

    shown = []
    monkeypatch.setattr(draft_marks.QToolTip, "showText", lambda _, text, __: shown.append(text))
    for para in (0, 2):
        page.editor.go_to(Span(para, 1, 1))
        at = page.editor.cursorRect().center()
        event = QHelpEvent(QEvent.Type.ToolTip, at, QPoint(0, 0))
        QApplication.sendEvent(page.editor.viewport(), event)
    (text,) = shown
    assert all(part in text for part in (SOURCE.title, SOURCE.doc_number, SOURCE.heading))


def test_the_source_is_told_where_the_caret_comes_to(page):
    told = []
    page.told.connect(told.append)
    page.editor.go_to(Span(0, 0, 0))
    page.editor.go_to(Span(2, 0, 0))
    page.editor.go_to(Span(2, 1, 1))
    assert [text for text in told if SOURCE.title in text] == [told[-1]]


def test_a_source_outlives_an_edit_and_a_save(page, wait):
    page.editor.go_to(Span(2, 0, 0))
    page.editor.replace_selection("要", Kind.TYPING)
    page.save()
    wait(lambda: not page.is_saving)
    page.drafting._writer.finish(all_of_it=True)
    text = read_word(page.session.path).document.paragraphs[2].text
    assert notes_of(page.session.path).sources == {mark_of(text): SOURCE}


def test_a_paragraph_is_inserted_with_its_source_and_undone(page):
    page.editor.go_to(Span(1, 0, 0))
    before = [para.text for para in page.session.document.paragraphs]
    page.drafting.insert(Piece("加强源头管控。", "加强源头管控。", SOURCE))
    texts = [para.text for para in page.session.document.paragraphs]
    assert "".join(texts).count("加强源头管控。") == 1
    para = next(o for o in page.session.document.paragraphs if "加强源头管控。" in o.text)
    assert page.drafting.marks.sources[para.id] == SOURCE
    page.editor.undo()
    assert [para.text for para in page.session.document.paragraphs] == before


def test_a_paragraph_of_its_own_where_the_file_takes_one(opened, tmp_path, wait):
    path = tmp_path / "稿.txt"
    path.write_text("标题\n一、任务\n第一段。\n第二段。", "utf-8")
    page = opened(path)
    page.editor.go_to(Span(2, 0, 0))
    page.drafting.insert(Piece("新的一段。", "新的一段。", SOURCE))
    texts = [para.text for para in page.session.document.paragraphs]
    assert texts == ["标题", "一、任务", "第一段。", "新的一段。", "第二段。"]
    place = texts.index("新的一段。")
    assert page.session.document.paragraphs[place].id in page.drafting.marks.sources
    page.editor.undo()
    assert len(page.session.document.paragraphs) == 4


def test_an_inserted_paragraph_is_saved_and_looks_like_the_text_around(opened, tmp_path, wait):
    path = build(tmp_path, p("一、重点任务", rpr="<w:b/>") + p("第一段正文。") + p("第二段正文。"))
    page = opened(path)
    page.editor.go_to(Span(0, 2, 2))
    page.drafting.insert(Piece("新的一段。", "新的一段。", SOURCE))
    page.save()
    wait(lambda: not page.is_saving)
    saved = read_word(path).document.paragraphs
    assert [para.text for para in saved] == [
        "一、重点任务", "新的一段。", "第一段正文。", "第二段正文。",
    ]  # fmt: skip
    assert not saved[1].runs[0].bold
    page.drafting._writer.finish(all_of_it=True)
    assert notes_of(path).sources == {mark_of("新的一段。"): SOURCE}


def test_ticks_stay_with_the_document(page, opened, window, wait):
    page._tabs.setCurrentWidget(page.drafting.points)
    wait(lambda: page.drafting.points._points)
    box = page.drafting.points.findChildren(QCheckBox)[0]
    text = box.accessibleName().removeprefix("看过：")
    box.setChecked(True)
    page.drafting._writer.finish(all_of_it=True)
    assert notes_of(page.session.path).ticked == {text}
    window.documents.close_page()
    again = opened(page.session.path)
    wait(lambda: again.drafting._notes.ticked)
    again._tabs.setCurrentWidget(again.drafting.points)
    wait(lambda: again.drafting.points._points)
    ticked = [b for b in again.drafting.points.findChildren(QCheckBox) if b.isChecked()]
    assert [b.accessibleName().removeprefix("看过：") for b in ticked] == [text]


def test_ticking_in_changed_text_keeps_the_sources_of_the_saved_text(page, wait):
    page.editor.go_to(Span(2, 0, 0))
    page.editor.replace_selection("要", Kind.TYPING)
    page.drafting._tick("某一点", True)
    page.drafting._writer.finish(all_of_it=True)
    assert notes_of(page.session.path).sources == {mark_of(BORROWED): SOURCE}


def test_a_point_that_does_not_matter_stays_away(page, wait):
    page._tabs.setCurrentWidget(page.drafting.points)
    wait(lambda: page.drafting.points._points)
    point = page.drafting.points._points[0]
    page.drafting._reject_point(point)
    page.drafting._writer.finish(all_of_it=True)
    assert notes_of(page.session.path).dismissed == {point.text}


@pytest.fixture
def held(home, tmp_path: Path) -> list[int]:
    for one in (STATE, PROVINCE, CITY):
        lines = [line.strip().lstrip("# ") for line in one.text.strip().splitlines()]
        path = tmp_path / f"{one.precedent.id}.txt"
        path.write_text("\n".join([one.precedent.title, *lines]), "utf-8")
        list(library.add([path], lambda _done, _all: None))
    return sorted(one.id for one in library.listing())


def test_material_is_found_by_the_title_and_a_rejected_paragraph_is_kept(held, page, wait):
    page._tabs.setCurrentWidget(page.drafting.material)
    wait(lambda: page.drafting.material._shown is not None)
    one = next(doc for doc in page.drafting.material._shown.documents() if doc.pieces)
    page.drafting.material.rejected.emit(one.pieces[0], "借用的语句已经过时")
    page.drafting._writer.finish(all_of_it=True)
    (kept,) = library.show(one.precedent.id).opinions
    assert (kept.text, kept.kind) == ("借用的语句已经过时", "rejected")


def test_a_finding_waved_away_in_a_borrowed_paragraph_is_an_opinion(held, page):
    page.drafting.marks.sources[2] = Source(held[0], "某方案")
    finding = next(f for f in page.session.findings.all() if f.issue.rule == "PUN014")
    page.doer.ignore(finding, Scope.ONCE)
    page.drafting._writer.finish(all_of_it=True)
    (kept,) = library.show(held[0]).opinions
    assert kept.text.startswith("不采纳 PUN014")


def test_an_empty_document_is_asked_for_its_name_when_it_is_saved(
    window, wait, tmp_path, monkeypatch
):
    window.documents.open_new()
    wait(lambda: window.page is not None and window.page.latest is not None)
    page = window.page
    assert page.session.opened.is_new
    assert not page.is_changed_on_disk()
    chosen = tmp_path / "新文件.docx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(chosen), ""))
    page.save()
    wait(lambda: chosen.exists() and not page.is_saving)
    assert page.session.path == chosen
    assert not page.session.opened.is_new
    assert read_word(chosen).document.paragraphs[0].text == "【待填：标题】"


def test_an_empty_document_nobody_wrote_in_closes_without_a_question(window, wait):
    window.documents.open_new()
    wait(lambda: window.page is not None)
    window.documents.close_page()
    assert window.page is None
