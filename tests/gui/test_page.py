"""A document on the page: every paragraph is a block that says what the document says."""

from pathlib import Path

from gov_docs.desk.editing import Session
from gov_docs.desk.editing_source import open_source
from tests.docx_builder import build, p

CELL = "<w:tc>{}</w:tc>"


def an_editor(path: Path):
    from gov_docs.gui.editor import Editor
    from gov_docs.gui.theme import LIGHT

    return Editor(Session(open_source(path)), LIGHT)


def agrees(editor) -> list[int]:
    """Return the paragraphs whose block says something else."""
    return [
        para.id
        for para in editor.session.document.paragraphs
        if editor._page.block(para.id).text()
        != para.text.replace("\n", "\u2028").replace("\f", "┄")
    ]


def test_a_table_in_a_table_keeps_its_place(app, tmp_path):
    inner = f"<w:tbl><w:tr>{CELL.format(p('里一'))}{CELL.format(p('里二'))}</w:tr></w:tbl>"
    outer = f"<w:tbl><w:tr>{CELL.format(p('外一') + inner + p('外一后'))}{CELL.format(p('外二'))}</w:tr></w:tbl>"
    editor = an_editor(build(tmp_path, p("前") + outer + p("后")))
    assert agrees(editor) == []
    texts = [para.text for para in editor.session.document.paragraphs]
    assert texts == ["前", "外一", "里一", "里二", "外一后", "外二", "后"]
    in_order = sorted(range(7), key=lambda para: editor._page.block(para).blockNumber())
    assert in_order == list(range(7))


def test_two_tables_and_one_at_the_very_beginning(app, tmp_path):
    table = f"<w:tbl><w:tr>{CELL.format(p('甲'))}</w:tr></w:tbl>"
    editor = an_editor(build(tmp_path, table + p("中") + table + table + p("后")))
    assert agrees(editor) == []


def test_a_long_document_is_not_cut_into_pages(app, tmp_path):
    editor = an_editor(build(tmp_path, "".join(p("字" * 200) for _ in range(200))))
    assert not editor._page.is_paged
    assert an_editor(build(tmp_path, p("短"), name="short.docx"))._page.is_paged
