"""A table as a document of its own."""

from gov_docs.docx_io.create.sheet import Column, Sheet, write_sheet
from gov_docs.docx_io.read import read_word

COLUMNS = (Column("序号", 1), Column("题名", 4))


def cells(path):
    paragraphs = read_word(path).document.paragraphs
    return [(p.place.row, p.place.column, p.text) for p in paragraphs if p.place.table is not None]


def test_title_notes_and_every_cell_are_there(tmp_path):
    path = tmp_path / "a.docx"
    write_sheet(
        Sheet("目录", COLUMNS, [("1", "甲<乙>&丙"), ("2", "一行\n又一行")], ("全宗号：Z109",)), path
    )
    texts = [p.text for p in read_word(path).document.paragraphs]
    assert texts[:2] == ["目录", "全宗号：Z109"]
    assert cells(path) == [
        (0, 0, "序号"), (0, 1, "题名"), (1, 0, "1"), (1, 1, "甲<乙>&丙"),
        (2, 0, "2"), (2, 1, "一行"), (2, 1, "又一行"),
    ]  # fmt: skip


def test_a_wide_table_lies_on_its_side(tmp_path):
    path = tmp_path / "a.docx"
    write_sheet(Sheet("目录", COLUMNS, [("1", "甲")], landscape=True), path)
    section = read_word(path).document.sections[0]
    assert (round(section.width_mm), round(section.height_mm)) == (297, 210)
