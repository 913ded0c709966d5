"""资料库: taken in, looked for while typing, read with the hit marked, followed, taken out."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QLineEdit,
    QMessageBox,
    QTextEdit,
)

from gov_docs.core.precedent import Validity
from gov_docs.core.types import Span
from gov_docs.desk import library
from gov_docs.desk.library_reading import read_document
from tests.docx_builder import build, p

TAB = Qt.FocusPolicy.TabFocus
LAW = "某某省河道管理办法\n\n第一章 总则\n第一条 本办法自2019年1月1日起施行。\n某某省人民政府\n2018年12月1日\n"
NOTICE = (
    "某某市人民政府关于开展防汛检查的通知\n某政发〔2024〕7号\n各县人民政府：\n"
    "一、检查内容\n按照《某某省河道管理办法》，全面检查堤防和水闸。𠮷庆水库也要检查。\n"
    "二、工作要求\n各地要压实责任，检查结果按时上报。\n某某市人民政府\n2024年5月6日\n"
)
REPEAL = (
    "某某省人民政府关于废止部分规章的决定\n某政令〔2023〕3号\n各市人民政府：\n"
    "《某某省河道管理办法》予以废止。\n某某省人民政府\n2023年1月5日\n"
)


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "文件"
    folder.mkdir()
    for name, text in (("办法", LAW), ("通知", NOTICE), ("决定", REPEAL)):
        (folder / f"{name}.txt").write_text(text, "utf-8")
    return folder


@pytest.fixture
def page(window, wait, files):
    """Return the page with three documents taken in."""
    page = window.library
    window.show_page("资料库")
    page.take_in([files])
    wait(lambda: not page.bar.is_running and page.shelf.model.rowCount() == 3)
    return page


def titles(page) -> list[str]:
    return [page.shelf.model.hit(row).precedent.title for row in range(page.shelf.model.rowCount())]


def choose(page, wait, word: str) -> None:
    row = next(at for at, title in enumerate(titles(page)) if word in title)
    page.shelf.list.setCurrentIndex(page.shelf.model.index(row))
    wait(lambda: page.document.precedent and word in page.document.precedent.title)


def test_an_empty_library_says_what_to_do_first(window, wait):
    window.show_page("资料库")
    wait(lambda: not window.library.shelf.is_running)
    assert window.library._stack.currentIndex() == 0
    assert not (window.library.window() and list(window.library.findChildren(QDialog)))


def test_looking_into_a_library_that_is_not_there_makes_none(window, wait, home):
    window.show_page("资料库")
    wait(lambda: not window.library.shelf.is_running)
    assert not (home / "library.sqlite").exists()


def test_what_could_not_be_taken_in_is_listed_with_the_reason(window, wait, files):
    (files / "坏.docx").write_bytes(b"no zip")
    page = window.library
    page.take_in([files])
    wait(lambda: not page.bar.is_running)
    assert "收入 3 份，没能收入 1 份" in page.bar._told.text()
    page.bar._show_failed()
    (dialog,) = page.window().findChildren(QDialog)
    assert "1 份" in dialog.windowTitle()
    dialog.reject()


def test_a_stop_keeps_what_is_kept(window, wait, files):
    page = window.library
    page.take_in([files])
    page.bar._stop()
    wait(lambda: not page.bar.is_running)
    assert page.bar.last.stopped
    assert len(page.bar.last.results) == len(library.listing()) == 1
    assert "收入的都已存好" in page.bar._told.text()
    page.take_in([files])
    wait(lambda: not page.bar.is_running)
    assert len(library.listing()) == 3


def test_files_dropped_on_the_page_are_taken_in(window, wait, files, app):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(files))])
    none = Qt.KeyboardModifier.NoModifier
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, none
    )
    window.library.dropEvent(event)
    wait(lambda: not window.library.bar.is_running)
    assert len(library.listing()) == 3


def test_typing_asks_after_a_pause_and_the_last_question_is_answered(page, wait):
    for words in ("防", "防汛", "防汛检查"):
        page.shelf.filters.words.setText(words)
    wait(lambda: page.shelf.asked[0] == "防汛检查" and not page.shelf.is_running)
    assert "防汛检查" in titles(page)[0]
    wait(lambda: page.document.reading and page.document.reading.hits)
    assert page.document.precedent.title == titles(page)[0]


def test_a_question_that_comes_while_another_runs_is_asked_after_it(page, wait):
    filters = page.shelf.asked[1]
    page.shelf.ask("河道", filters)
    page.shelf.ask("废止", filters)
    page.shelf.ask("没有这样的文件号", filters)
    wait(lambda: not page.shelf.is_running and not page.shelf._again)
    assert page.shelf.asked[0] == "没有这样的文件号"


def test_the_hit_is_marked_where_it_stands_wide_characters_or_not(page, wait):
    page.shelf.filters.words.setText("也要检查")
    wait(lambda: page.document.reading and page.document.reading.hits)
    wait(lambda: page.document.reader.extraSelections())
    (mark,) = page.document.reader.extraSelections()
    assert mark.cursor.selectedText() == "也要检查"
    assert "第 1 处，共 1 处" in page.document._hits.text()


def test_filters_narrow_and_a_wrong_date_is_told(page, wait):
    page.shelf.filters._kind.setCurrentText("通知")
    page.shelf.filters.ask()
    wait(lambda: not page.shelf.is_running)
    assert titles(page) == ["某某市人民政府关于开展防汛检查的通知"]
    page.shelf.filters.clear()
    page.shelf.filters._since.setText("2023-06")
    page.shelf.filters.ask()
    wait(lambda: not page.shelf.is_running)
    assert len(titles(page)) == 1
    page.shelf.filters._since.setText("去年")
    page.shelf.filters.ask()
    assert "不是日期" in page.shelf.count.text()


def test_what_a_document_cites_opens_and_the_way_back(page, wait):
    choose(page, wait, "防汛检查")
    tree = page.document.sides.ties
    cited = tree.topLevelItem(0).child(0)
    assert "河道管理办法" in cited.text(0)
    page.document.sides._open(cited)
    wait(lambda: "河道" in page.document.precedent.title)
    assert "引用它的（2）" in page.document.sides.ties.topLevelItem(0).text(0)
    page._go_back()
    wait(lambda: "防汛检查" in page.document.precedent.title)
    assert page.document.back.isHidden()


def test_validity_says_what_it_rests_on_and_a_person_may_set_it(page, wait):
    choose(page, wait, "河道")
    assert page.document.precedent.validity is Validity.REVOKED
    assert "关于废止部分规章的决定" in page.document._derived.text()
    id_ = page.document.precedent.id
    page.document._set_validity(page.document.validity.findText("有效"))
    wait(lambda: page.document.precedent.validity is Validity.VALID)
    assert "人工标注" in page.document._derived.text()
    page.document._set_validity(0)
    wait(lambda: page.document.precedent.validity is Validity.REVOKED)
    assert not read_document(id_).is_judged


def test_deleting_asks_and_leaves_the_file(page, wait, files):
    choose(page, wait, "防汛检查")
    page.document.remove.click()
    (box,) = page.window().findChildren(QMessageBox)
    assert "原来的文件不动" in box.informativeText()
    next(one for one in box.buttons() if one.text() == "删除").click()
    wait(lambda: page.shelf.model.rowCount() == 2)
    assert page._right.currentIndex() == 0
    page.take_in([files])
    wait(lambda: not page.bar.is_running and page.shelf.model.rowCount() == 3)


def test_the_original_is_offered_only_where_it_still_lies(page, wait, files):
    choose(page, wait, "防汛检查")
    assert page.document.open_file.isEnabled()
    (files / "通知.txt").unlink()
    page.open_document(page.document.precedent.id)
    wait(lambda: not page.document.open_file.isEnabled())


def test_a_long_text_is_written_in_slices(page, wait):
    from gov_docs.desk.library_reading import Line, Place

    lines = [Line("一、标题", 1), *(Line("正文" * 40) for _ in range(2_000)), Line("最后一段")]
    reader = page.document.reader
    reader.show_lines(lines, [Place(2_001, 0, 2)])
    assert not reader.is_whole
    wait(lambda: reader.is_whole)
    assert reader.textCursor().block().text() == "最后一段"
    wait(lambda: reader.viewport().rect().contains(reader.cursorRect().center()))


def test_every_control_says_what_it_is(page):
    kinds = (QAbstractItemView, QLineEdit, QTextEdit, QComboBox)
    found = [one for kind in kinds for one in page.findChildren(kind)]
    own = [o for o in found if o.window() is page.window() and o.focusPolicy() & TAB]
    assert len(own) >= 10
    assert [one for one in own if not one.accessibleName()] == []


def test_today_tells_what_is_new_until_somebody_looks(window, wait, files):
    news = window.today.library
    assert news.isHidden()
    library_page = window.library
    library_page.take_in([files])
    wait(lambda: not library_page.bar.is_running)
    window.show_page("今日")
    wait(lambda: not news.isHidden())
    assert "3 份" in news._head.text()
    assert news._titles.count() == 3
    news._titles.itemAt(0).widget().click()
    wait(lambda: library_page.document.precedent)
    wait(lambda: (window.show_page("今日"), news.isHidden())[1])


def test_chapters_of_a_law_stand_side_by_side_in_the_outline(page, wait, files):
    chapters = "".join(f"第{at}章 {at}部分\n第{at}条 本章的规定。\n" for at in "一二三")
    (files / "条例.txt").write_text(f"某某市湿地保护条例\n\n{chapters}", "utf-8")
    page.take_in([files])
    wait(lambda: not page.bar.is_running and page.shelf.model.rowCount() == 4)
    choose(page, wait, "湿地")
    outline = page.document.sides.outline
    assert [outline.topLevelItem(at).childCount() for at in range(3)] == [0, 0, 0]


def test_what_reviewers_said_is_shown_as_they_wrote_it(page, wait, files):
    from gov_docs.core.precedent import Opinion
    from gov_docs.precedents.keeping import add_opinions
    from gov_docs.precedents.library import open_library

    choose(page, wait, "防汛检查")
    id_ = page.document.precedent.id
    with open_library() as kept, kept.store.writing():
        add_opinions(kept.store, [Opinion(id_, "数字<待核>", "comment", "3 处")])
    page.open_document(id_)
    wait(lambda: "数字<待核>" in page.document.sides.opinions.toPlainText())
    assert page.document.sides.tabText(2) == "审核意见 1"


def test_a_library_that_cannot_be_read_does_not_pass_for_an_empty_one(window, wait, home):
    home.mkdir(exist_ok=True)
    (home / "settings.toml").write_text('[store]\nurl = "mysql://x"\n', "utf-8")
    window.show_page("资料库")
    wait(lambda: not window.library.shelf.is_running)
    assert window.library._stack.currentIndex() == 1
    assert "postgresql://" in window.library.shelf.hint.text()


def test_the_keyboard_goes_from_the_words_to_the_list_and_takes_out(page, wait, app):
    page.window().show_page("今日")
    page.window().show_page("资料库")
    page.window().activateWindow()
    wait(lambda: page.shelf.filters.words.hasFocus())
    QTest.keyClick(page.shelf.filters.words, Qt.Key.Key_Down)
    assert page.shelf.list.hasFocus()
    choose(page, wait, "河道")
    QTest.keyClick(page.shelf.list, Qt.Key.Key_Delete)
    wait(lambda: page.window().findChildren(QMessageBox))


def test_where_there_is_no_room_the_text_is_a_tab_and_comes_back(page, wait):
    choose(page, wait, "防汛检查")
    page.document.resize(400, 300)
    assert page.document.sides.currentWidget() is page.document.reader
    page.document.sides.setCurrentWidget(page.document.sides.outline)
    page.document._go_to_line(0)
    assert page.document.sides.currentWidget() is page.document.reader
    page.document.resize(900, 300)
    assert page.document.sides.indexOf(page.document.reader) == -1
    assert not page.document.reader.isHidden()


def test_a_document_opened_by_a_link_stays_when_the_library_is_asked_again(page, wait):
    page.shelf.filters.words.setText("上报")
    wait(lambda: page.document.reading and page.document.reading.hits)
    page.document.sides._open(page.document.sides.ties.topLevelItem(0).child(0))
    wait(lambda: "河道" in page.document.precedent.title)
    page.document._set_validity(page.document.validity.findText("有效"))
    wait(lambda: page.document.reading.is_judged and not page.shelf.is_running)
    assert "河道" in page.document.precedent.title
    assert not page.document.back.isHidden()


def test_another_question_shows_its_best_answer(page, wait):
    choose(page, wait, "决定")
    page.shelf.filters.words.setText("防汛检查")
    wait(lambda: "防汛检查" in page.document.precedent.title)
    assert page.shelf.list.currentIndex().row() == 0


def test_a_paragraph_goes_into_the_open_document_with_its_source(page, opened, tmp_path, wait):
    open_page = opened(build(tmp_path, p("关于加强管理的通知") + p("正文没有问题。")))
    open_page.editor.go_to(Span(1, 7, 7))
    page.window().show_page("资料库")
    choose(page, wait, "防汛检查")
    line = next(at for at, one in enumerate(page.document.reading.lines) if "水闸" in one.text)
    page.document.reader.go_to_line(line)
    page.document.insert.click()
    wait(lambda: open_page.session.is_modified)
    assert page.window().shown == "校对"
    texts = [para.text for para in open_page.session.document.paragraphs]
    assert any("全面检查堤防和水闸" in text for text in texts)
    assert [one.title for one in open_page.drafting.marks.sources.values()] == [
        "某某市人民政府关于开展防汛检查的通知"
    ]


def test_without_an_open_document_the_way_is_told(page, wait):
    alerts = []
    page.window().alert = lambda title, text: alerts.append(text)
    page.window()._insert(None)
    assert "先打开或起草" in alerts[0]


def test_a_heading_is_nothing_to_insert(page, wait):
    told = []
    page.document.failed.connect(lambda _, why: told.append(why))
    choose(page, wait, "防汛检查")
    page.document.reader.go_to_line(0)
    page.document.insert.click()
    assert "点一下" in told[0]
