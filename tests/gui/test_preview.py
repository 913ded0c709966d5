"""The pages of a document before they are printed, estimated here: no word processor is started."""

import time
from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter

from gov_docs.core.errors import CancelledError
from gov_docs.core.types import Section, Span, TextEdit
from gov_docs.desk import previewing
from gov_docs.desk.editing import Kind, Session
from gov_docs.desk.editing_source import open_source
from gov_docs.desk.exporting import version_of
from gov_docs.docx_io.read import read_word
from gov_docs.gui.estimated_pages import _to_draw, estimated_pdf
from gov_docs.gui.preview import Preview
from gov_docs.gui.preview_sheet import FIT_PAGE, FIT_WIDTH
from gov_docs.gui.printing import set_up
from gov_docs.gui.theme import DARK, LIGHT
from tests.docx_builder import build, p

LINES = "".join(p(f"第{n}段。" + "公文正文要写满一行才好数行数。" * 4) for n in range(40))


@pytest.fixture(autouse=True)
def no_office(monkeypatch):
    monkeypatch.setattr(previewing, "program", lambda: None)


@pytest.fixture
def session(tmp_path):
    return Session(open_source(build(tmp_path, p("关于加强管理的通知") + LINES)))


@pytest.fixture
def preview(app, session, wait):
    made = Preview("公文.docx", partial(version_of, session), LIGHT)
    made.show()
    made.renew()
    wait(lambda: made.pages)
    yield made
    made.close()


def dark_dots(image) -> int:
    small = image.scaled(80, 110)
    return sum(
        small.pixelColor(x, y).lightness() < 200
        for x in range(small.width())
        for y in range(small.height())
    )


def test_the_pages_are_shown_and_said_to_be_estimated(preview, wait):
    assert preview.pages.count > 1
    assert "估算分页" in preview._notice.text()
    assert "LibreOffice" in preview._notice.text()
    wait(lambda: preview._pictures.page(0) is not None)
    assert dark_dots(preview._pictures.page(0)) > 100


def test_every_page_gets_its_thumbnail(preview, wait):
    wait(lambda: all(preview._pictures.thumb(n) for n in range(preview.pages.count)))
    assert preview._thumbs.count() == preview.pages.count


def test_one_goes_from_page_to_page(preview):
    preview.sheet.set_fit(FIT_PAGE)
    preview.bar.page_asked.emit(1)
    assert preview.sheet.page == 1
    assert preview.bar._page.value() == 2
    preview._thumbs.setCurrentRow(0)
    assert preview.sheet.page == 0


def test_zoom_keeps_the_page(preview):
    preview.sheet.go_to(1)
    for zoom in (2.0, 0.5):
        preview.sheet.set_zoom(zoom)
        assert preview.sheet.page == 1
        assert preview.bar._zoom.currentText() == f"{zoom:.0%}"
    preview.sheet.set_fit(FIT_WIDTH)
    assert preview.bar._zoom.currentText() == FIT_WIDTH


def test_it_shows_what_is_not_saved(preview, session, wait):
    count = preview.pages.count
    for para in range(2, 12):
        session.apply([TextEdit(Span(para, 0, 0), "又添上一行多的文字，" * 9)], Kind.PASTE)
    old = preview.pages
    preview.renew()
    wait(lambda: preview.pages is not old)
    assert preview.pages.count > count
    assert session.is_modified


def test_it_is_printed_as_it_is_shown(preview, tmp_path, wait):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    set_up(printer, preview.pages)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setFromTo(1, 2)
    preview.print_to(printer)
    wait(lambda: not preview.busy.is_busy)
    with previewing.PdfPages((tmp_path / "printed.pdf").read_bytes(), "printed") as printed:
        assert printed.count == 2
        assert [round(one) for one in printed.sizes[0]] == [595, 842]
    assert "共 2 页" in preview._notice.text()


def test_a_closed_preview_takes_no_late_answer(app, session, wait):
    made = Preview("公文.docx", partial(version_of, session), LIGHT)
    made.show()
    made.renew()
    made.close()
    app.processEvents()
    assert made.pages is None


def test_the_window_shows_prints_and_closes_it(opened, tmp_path, wait, window):
    page = opened(build(tmp_path, p("关于加强管理的通知") + p("正文。")))
    window.output.preview(page)
    preview = window.output.previews._open[page]
    wait(lambda: preview.pages)
    page.editor.apply([TextEdit(Span(1, 0, 0), "新")], Kind.TYPING)
    assert "有改动" in preview.bar._renew.text()
    window.output.set_colors(DARK)
    assert preview.sheet.colors == DARK
    page.save()
    wait(lambda: not page.is_saving)
    window.documents.close_page()
    assert window.output.previews._open == {}


def test_the_estimate_has_the_standards_lines_on_a_page(app, tmp_path):
    short = "".join(p(f"第{n}行", rpr='<w:sz w:val="32"/>') for n in range(45))
    version = version_of(Session(open_source(build(tmp_path, short))))
    pdf = estimated_pdf(previewing.document_to_draw(version), version.opened.picture)
    with previewing.PdfPages(pdf, "公文") as pages:
        assert pages.count == 3  # 22, 22 and 1


def test_automatic_numbers_are_on_the_pages_and_page_breaks_are_not(tmp_path):
    paras = read_word(build(tmp_path, p("加强领导") + p("落实责任"))).document.paragraphs
    first = replace(paras[0], number="一、", runs=(replace(paras[0].runs[0], text="加强领导\f"),))
    drawn = tuple(_to_draw((first, paras[1]), (Section(0),)))
    assert [(one.text, one.number) for one in drawn] == [("一、加强领导", ""), ("落实责任", "")]
    assert [one.layout.page_break_before for one in drawn] == [False, True]


def test_each_section_has_its_own_paper(app, tmp_path):
    document = read_word(build(tmp_path, p("竖着的") + p("横着的"))).document
    first, second = (para.id for para in document.paragraphs)
    wide = replace(document.sections[0], first_para=second, width_mm=297.0, height_mm=210.0)
    both = replace(document, sections=(replace(document.sections[0], first_para=first), wide))
    with previewing.PdfPages(estimated_pdf(both, lambda _part: b""), "公文") as pages:
        sizes = [tuple(round(one) for one in size) for size in pages.sizes]
    assert sizes == [(595, 842), (842, 595)]


def test_a_fault_beside_the_window_is_told_and_the_window_lives(app, session, wait, monkeypatch):
    failed = []
    monkeypatch.setattr("gov_docs.gui.preview.estimated_pdf", lambda *_: 1 / 0)
    made = Preview("公文.docx", partial(version_of, session), LIGHT)
    made.failed.connect(lambda _title, why: failed.append(why))
    made.show()
    made.renew()
    wait(lambda: failed)
    assert "ZeroDivisionError" in failed[0]
    assert made.pages is None
    made.close()


def test_ctrl_p_waits_for_the_pages_and_then_asks_for_a_printer(app, session, wait):
    made = Preview("公文.docx", partial(version_of, session), LIGHT)
    made.show()
    made.renew()
    made.print_soon()
    assert not made.findChildren(QPrintDialog)
    wait(lambda: made.findChildren(QPrintDialog))
    (dialog,) = made.findChildren(QPrintDialog)
    assert (dialog.fromPage(), dialog.toPage()) == (1, made.pages.count)
    dialog.reject()
    made.close()


def test_stopping_is_no_fault(app, session, wait, monkeypatch):
    failed = []

    def stopped(_version, _estimate, is_wanted):
        while is_wanted():
            time.sleep(0.01)
        raise CancelledError("已停止。")

    monkeypatch.setattr(previewing, "draw", stopped)
    made = Preview("公文.docx", partial(version_of, session), LIGHT)
    made.failed.connect(lambda _title, why: failed.append(why))
    made.show()
    made.renew()
    made.busy._stop.click()
    wait(lambda: not made.busy.is_busy)
    assert failed == []
    assert "已停止" in made._notice.text()
    made.close()
