"""Pictures, tables and sections as the file has them; what is no text cannot be touched."""

import pytest
from PySide6.QtCore import QBuffer, QSize, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent, QTextFormat

from gov_docs.core.types import OBJECT, Inset, InsetKind, Span
from gov_docs.desk.editing import Kind, Session
from gov_docs.desk.editing_source import open_source
from gov_docs.gui.editor import Editor
from gov_docs.gui.insets import insets_of
from gov_docs.gui.outline import Outline
from gov_docs.gui.pictures import Pictures
from gov_docs.gui.theme import DARK, LIGHT
from tests.docx_builder import build, p

PICTURE = (
    '<w:r><w:drawing><wp:inline><wp:extent cx="1270000" cy="635000"/><a:graphic><a:graphicData>'
    '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill>'
    '<a:blip r:embed="{}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
)
CELL = "<w:tc><w:tcPr>{}</w:tcPr>{}</w:tc>"
LANDSCAPE = (
    '<w:p><w:pPr><w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" '
    'w:bottom="1985" w:left="1588"/></w:sectPr></w:pPr><w:r><w:t>{0}</w:t></w:r></w:p>'
    "<w:p><w:r><w:t>{0}</w:t></w:r></w:p>"
    '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1588" '
    'w:right="1985" w:bottom="1474" w:left="2098"/></w:sectPr>'
)


NONE = Qt.KeyboardModifier.NoModifier


def png(width: int, height: int, color: str = "red") -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(color))
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def an_editor(path, colors=LIGHT) -> Editor:
    editor = Editor(Session(open_source(path)), colors)
    editor.resize(900, 700)
    editor.show()
    return editor


def with_picture(folder, data: bytes):
    body = f"<w:p>{PICTURE.format('image1')}<w:r><w:t>图一</w:t></w:r></w:p>"
    return build(folder, body, {"word/image1.png": data})


def color_in_picture(editor) -> str:
    """Return the colour in the middle of the first picture on the screen."""
    rect = editor.cursorRect(editor.textCursor())
    return editor.viewport().grab().toImage().pixelColor(rect.x() + 40, rect.bottom() - 20).name()


def test_a_picture_is_shown_in_its_place_and_size(app, wait, tmp_path):
    editor = an_editor(with_picture(tmp_path, png(50, 25)))
    (inset,) = insets_of(editor.session.para(0)).values()
    assert (inset.kind, inset.width_pt, inset.height_pt) == (InsetKind.PICTURE, 100, 50)
    editor.go_to(Span(0, 0, 0))
    wait(lambda: color_in_picture(editor) == "#ff0000")
    app.sendEvent(editor, QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_Delete, NONE))
    assert editor.session.para(0).text == f"{OBJECT}图一"


def test_a_broken_picture_is_a_box(app, wait, tmp_path):
    editor = an_editor(with_picture(tmp_path, b"not a picture"))
    editor.go_to(Span(0, 0, 0))
    ready = []
    editor._pictures.ready.connect(lambda: ready.append(True))
    editor.viewport().repaint()
    wait(lambda: ready)
    assert color_in_picture(editor) == LIGHT.object


def test_a_huge_picture_is_decoded_no_larger_than_it_is_shown(app, wait):
    data = png(2400, 1800)
    pictures = Pictures(lambda part: data)
    ready = []
    pictures.ready.connect(lambda: ready.append(True))
    inset = Inset(InsetKind.PICTURE, picture="word/media/a.png")
    assert pictures.get(inset, QSize(400, 300)) is None
    wait(lambda: ready)
    image = pictures.get(inset, QSize(400, 300))
    assert (image.width(), image.height()) == (400, 300)
    pictures.close()


@pytest.mark.parametrize(
    ("xml", "kind"),
    [
        ("<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>", InsetKind.EQUATION),
        ('<w:r><w:footnoteReference w:id="1"/></w:r>', InsetKind.FOOTNOTE),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', InsetKind.SYMBOL),
        ("<w:r><w:pict><v:rect/></w:pict></w:r>", InsetKind.SHAPE),
        (
            '<w:r><w:object><v:shape style="width:90pt;height:40pt"/></w:object></w:r>',
            InsetKind.EMBEDDED,
        ),
    ],
)
def test_other_objects_are_boxes_that_say_what_they_are(app, tmp_path, xml, kind):
    editor = an_editor(build(tmp_path, f"<w:p><w:r><w:t>前</w:t></w:r>{xml}</w:p>"))
    (inset,) = insets_of(editor.session.para(0)).values()
    assert inset.kind is kind
    cursor = editor.textCursor()
    cursor.setPosition(editor._page.position(editor.session.para(0), 2))
    assert cursor.charFormat().objectType() > QTextFormat.ObjectTypes.UserObject.value


def table(app, tmp_path, rows: str, more: str = ""):
    grid = '<w:tblGrid><w:gridCol w:w="1000"/><w:gridCol w:w="3000"/><w:gridCol w:w="2000"/></w:tblGrid>'
    body = f"<w:tbl><w:tblPr>{more}</w:tblPr>{grid}{rows}</w:tbl>"
    editor = an_editor(build(tmp_path, body + p("后")))
    first = editor._page.block(editor.session.document.paragraphs[0].id)
    cursor = editor.textCursor()
    cursor.setPosition(first.position())
    return editor, cursor.currentTable()


def test_merged_cells_and_column_widths_are_those_of_the_file(app, tmp_path):
    wide, low = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>'
    rows = (
        f"<w:tr>{CELL.format(wide, p('甲'))}{CELL.format(low, p('乙'))}</w:tr>"
        f"<w:tr>{CELL.format('', p('丙'))}{CELL.format('', p('丁'))}{CELL.format('<w:vMerge/>', p())}</w:tr>"
    )
    editor, shown = table(app, tmp_path, rows)
    assert (shown.cellAt(0, 0).columnSpan(), shown.cellAt(0, 2).rowSpan()) == (2, 2)
    widths = [
        length.rawValue() for length in shown.format().toTableFormat().columnWidthConstraints()
    ]
    assert [round(width / widths[0], 2) for width in widths] == [1, 3, 2]
    hidden = editor.session.document.paragraphs[4]
    assert not editor._page.shows(hidden.id)
    editor.go_to(Span(hidden.id, 0, 0))  # nothing to go to, and nothing lost
    assert editor._page.block(3).text() == "丁"


def test_a_cell_has_the_lines_the_file_gives_it(app, tmp_path):
    own = '<w:tcBorders><w:top w:val="nil"/><w:left w:val="single" w:sz="24"/></w:tcBorders>'
    lines = '<w:tblBorders><w:top w:val="single" w:sz="4"/><w:insideV w:val="single" w:sz="4"/></w:tblBorders>'
    rows = f"<w:tr>{CELL.format(own, p('甲'))}{CELL.format('', p('乙'))}</w:tr>"
    _, shown = table(app, tmp_path, rows, lines)
    first, second = (shown.cellAt(0, at).format().toTableCellFormat() for at in (0, 1))
    assert first.leftBorder() > 3
    assert first.topBorder() == 0
    assert (second.topBorder(), second.leftBorder()) == (1, 1)
    assert second.bottomBorder() == 0


def test_a_made_up_table_of_a_hundred_thousand_columns_is_shown(app, tmp_path):
    absurd = CELL.format('<w:gridSpan w:val="100000"/>', p("甲"))
    editor, shown = table(app, tmp_path, f"<w:tr>{absurd}{CELL.format('', p('乙'))}</w:tr>")
    assert shown.columns() <= 200
    assert [editor._page.block(para).text() for para in (0, 1, 2)] == ["甲", "乙", "后"]


def test_each_section_has_the_width_of_its_own_page(app, tmp_path):
    editor = an_editor(build(tmp_path, LANDSCAPE.format("字" * 200)))
    narrow, wide = (editor._page.block(para).layout().lineAt(0) for para in (0, 1))
    assert wide.width() > narrow.width() * 1.3
    assert narrow.x() + narrow.width() / 2 == pytest.approx(wide.x() + wide.width() / 2, abs=12)
    shot = editor.viewport().grab().toImage()
    assert shot.pixelColor(6, 200).name() == LIGHT.desk  # beside the narrower sheet


def test_dark_letters_are_legible_on_dark_paper(app, tmp_path):
    editor = an_editor(build(tmp_path, p("灰", rpr='<w:color w:val="222222"/>')), DARK)
    cursor = editor.textCursor()
    cursor.setPosition(1)
    assert cursor.charFormat().foreground().color().lightness() > 140


def test_headers_notes_and_boxes_are_listed_and_can_be_typed_in(app, tmp_path):
    editor = an_editor(build(tmp_path, p("正文"), {"word/header1.xml": p("页眉文字")}))
    outline, chosen = Outline(), []
    outline.show_document(editor.session.document)
    outline.chosen.connect(chosen.append)
    item = outline.sides._tree.topLevelItem(0).child(0)
    assert item.text(0) == "页眉文字"
    outline.sides._tree.itemClicked.emit(item, 0)
    editor.go_to(Span(chosen[0], 2, 2))
    assert editor.replace_selection("新", Kind.TYPING)
    assert editor.session.para(chosen[0]).text == "页眉新文字"
