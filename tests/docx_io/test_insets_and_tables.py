"""What stands where there is no text, and what a table looks like, as plain data."""

import pytest

from gov_docs.core.types import OBJECT, Cell, Inset, InsetKind
from gov_docs.docx_io.read import read_word
from tests.docx_builder import build, p, text_box

CELL = "<w:tc><w:tcPr>{}</w:tcPr>{}</w:tc>"
PICTURE = (
    '<w:r><w:drawing><wp:{0}><wp:extent cx="{1}" cy="635000"/><a:graphic><a:graphicData>'
    '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill>'
    '<a:blip r:embed="image1"/><a:srcRect l="10000" t="{2}"/></pic:blipFill></pic:pic>'
    "</a:graphicData></a:graphic></wp:{0}></w:drawing></w:r>"
)


def insets(folder, xml: str) -> list[Inset]:
    path = build(folder, f"<w:p>{xml}</w:p>", {"word/image1.png": b"png"})
    document = read_word(path).document
    found = [one for para in document.paragraphs for lock in para.locks for one in lock.insets]
    assert len(found) == sum(para.text.count(OBJECT) for para in document.paragraphs)
    return found


def test_a_picture_has_its_part_its_size_and_what_is_cut_off(tmp_path):
    (inset,) = insets(tmp_path, PICTURE.format("inline", 1270000, 20000))
    assert inset == Inset(
        InsetKind.PICTURE, 100, 50, picture="word/image1.png", crop=(0.1, 0.2, 0, 0)
    )


def test_a_size_or_a_cut_beyond_sense_is_none(tmp_path):
    (inset,) = insets(tmp_path, PICTURE.format("anchor", 10**15, 100000))
    assert (inset.width_pt, inset.floats, inset.crop) == (0, True, (0, 0, 0, 0))


def test_old_drawings_say_their_size_in_words_of_style(tmp_path):
    shape = '<w:r><w:pict><v:shape style="position:absolute;width:2in;height:36pt"><v:imagedata r:id="image1"/></v:shape></w:pict></w:r>'
    (inset,) = insets(tmp_path, shape)
    assert inset == Inset(InsetKind.PICTURE, 144, 36, floats=True, picture="word/image1.png")


@pytest.mark.parametrize(
    ("xml", "kind"),
    [
        (text_box(p("框")), InsetKind.TEXTBOX),
        ("<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>", InsetKind.EQUATION),
        ("<w:r><w:object><o:OLEObject ProgID='Equation.3'/></w:object></w:r>", InsetKind.EQUATION),
        ("<w:r><w:drawing/></w:r>", InsetKind.SHAPE),
        ("<w:r><w:pgNum/></w:r>", InsetKind.FIELD),
    ],
)
def test_each_object_says_what_it_is(tmp_path, xml, kind):
    assert [one.kind for one in insets(tmp_path, xml)] == [kind]


def test_notes_are_counted_in_the_order_of_their_references(tmp_path):
    note = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    found = insets(tmp_path, note.format(7) + note.format(3))
    assert [(one.kind, one.number) for one in found] == [
        (InsetKind.FOOTNOTE, 1),
        (InsetKind.FOOTNOTE, 2),
    ]


def cells(folder, rows: str, properties: str = "", styles: str = "") -> tuple[Cell, ...]:
    body = f"<w:tbl><w:tblPr>{properties}</w:tblPr>{rows}</w:tbl>{p()}"
    parts = {"word/styles.xml": styles} if styles else {}
    return read_word(build(folder, body, parts)).document.tables[0].cells


def row(*properties: str) -> str:
    return f"<w:tr>{''.join(CELL.format(one, p('字')) for one in properties)}</w:tr>"


def test_a_cell_goes_on_downwards_as_long_as_it_is_as_wide(tmp_path):
    begin, on, wide = '<w:vMerge w:val="restart"/>', "<w:vMerge/>", '<w:gridSpan w:val="2"/>'
    found = cells(tmp_path, row(begin, "") + row(on, "") + row(wide + on))
    spans = sorted((one.row, one.column, one.rows, one.columns) for one in found)
    assert spans == [(0, 0, 2, 1), (0, 1, 1, 1), (1, 1, 1, 1), (2, 0, 1, 2)]


def test_a_first_row_has_nothing_above_to_go_on_from(tmp_path):
    (cell,) = cells(tmp_path, row("<w:vMerge/>"))
    assert (cell.row, cell.rows) == (0, 1)


def test_lines_come_from_the_cell_the_table_or_its_style(tmp_path):
    line = '<w:{0} w:val="{1}" w:sz="8"/>'
    own = f"<w:tcBorders>{line.format('left', 'nil')}</w:tcBorders>"
    table = f'<w:tblStyle w:val="grid"/><w:tblBorders>{line.format("top", "nil")}</w:tblBorders>'
    sides = "".join(line.format(side, "single") for side in ("left", "top", "right", "insideV"))
    styles = (
        '<w:style w:type="table" w:styleId="grid"><w:tblPr><w:tblBorders>'
        f"{sides}</w:tblBorders></w:tblPr></w:style>"
    )
    first, second = cells(tmp_path, row(own, ""), table, styles)
    assert first.lines == (0, 0, 1, 0)
    assert second.lines == (1, 0, 1, 0)


def test_absurd_spans_end_where_word_would(tmp_path):
    found = cells(tmp_path, row("", '<w:gridSpan w:val="100000"/>'))
    assert len(found) == 1
