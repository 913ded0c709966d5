"""导出: each form can be had from the window, and a fault is said in the dialog."""

import pytest

from gov_docs.core.types import Span, TextEdit
from gov_docs.desk import previewing
from gov_docs.desk.editing import Kind
from gov_docs.desk.exporting import Form
from gov_docs.docx_io.read import read_word
from tests.docx_builder import build, p

WRONG = "各单位要切实加强领导,不得推诿。"


@pytest.fixture
def page(opened, tmp_path, monkeypatch):
    monkeypatch.setattr(previewing, "program", lambda: None)
    return opened(build(tmp_path, p("关于加强管理的通知") + p(WRONG)))


@pytest.fixture
def dialog(page, window):
    page.editor.apply([TextEdit(Span(1, 0, 0), "新写的")], Kind.TYPING)
    made = window.output.export(page)
    yield made
    made.reject()


@pytest.mark.parametrize("form", list(Form))
def test_every_form_is_made(dialog, form, tmp_path, wait):
    target = tmp_path / f"结果{form.suffix}"
    dialog.choose(form)
    assert dialog.chosen is form
    dialog.export_to(form, target)
    wait(lambda: not dialog.busy.is_busy)
    assert target.stat().st_size > 500
    assert "已导出" in dialog._told.text()
    assert dialog._show_folder.isVisible()


def test_it_is_what_stands_in_the_window(dialog, page, tmp_path, wait):
    before = page.session.path.read_bytes()
    dialog.export_to(Form.COPY, tmp_path / "副本.docx")
    wait(lambda: not dialog.busy.is_busy)
    read = read_word(tmp_path / "副本.docx").document
    assert read.paragraphs[1].text == f"新写的{WRONG}"
    assert page.session.path.read_bytes() == before


def test_what_cannot_be_made_is_not_offered(page, window):
    dialog = window.output.export(page)
    choice, told = dialog._choices[Form.REVISIONS]
    assert not choice.isEnabled()
    assert "没有改动" in told.text()
    dialog.reject()


def test_what_is_written_while_the_dialog_is_open_is_exported_too(page, window, tmp_path, wait):
    dialog = window.output.export(page)
    page.editor.apply([TextEdit(Span(1, 0, 0), "后写的")], Kind.TYPING)
    dialog._offer()
    assert dialog._choices[Form.REVISIONS][0].isEnabled()
    dialog.export_to(Form.COPY, tmp_path / "副本.docx")
    wait(lambda: not dialog.busy.is_busy)
    read = read_word(tmp_path / "副本.docx").document
    assert read.paragraphs[1].text == f"后写的{WRONG}"
    dialog.reject()


def test_a_fault_is_said_and_the_dialog_stays(dialog, page, wait):
    dialog.export_to(Form.COPY, page.session.path)
    wait(lambda: not dialog.busy.is_busy)
    assert "没有导出" in dialog._told.text()
    assert "打开着" in dialog._told.text()
    assert dialog.isVisible()
