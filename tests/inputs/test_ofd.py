"""OFD: text objects in the order they are seen, and nothing from a file that means harm."""

import pytest

from gov_docs.core.errors import GovDocsError, UnreadableFileError, UnsafeFileError
from gov_docs.core.types import Part
from gov_docs.inputs.reader import read_file
from tests.inputs.ofd_builder import SIZE, ofd, page, parts, text

FULL = (
    "为进一步加强学校安全工作，根据国家有关规定，现将有关"  # 26 characters after an indent of two
)
LEFT, IN = 28.0, 28.0 + 2 * SIZE


def texts(folder, made):
    return [para.text for para in read_file(ofd(folder, made)).document.paragraphs]


def test_objects_are_read_from_above_whatever_their_order_in_the_file(tmp_path):
    made = parts(page(text(LEFT, 80, "各单位："), text(IN, 60, "通知"), text(IN, 100, "完。")))
    assert texts(tmp_path, made) == ["通知", "各单位：", "完。"]


def test_wrapped_lines_are_one_paragraph_over_pages_too(tmp_path):
    first = page(text(IN, 60, FULL), text(LEFT, 70, "事项通知如下。"), text(IN, 80, FULL))
    second = page(text(LEFT, 60, "要求。"), text(150, 280, "—2—"))
    assert texts(tmp_path, parts(first, second)) == [FULL + "事项通知如下。", FULL + "要求。"]


def test_one_line_may_be_several_objects(tmp_path):
    made = parts(page(text(LEFT + 4 * SIZE, 60, "工作方案"), text(LEFT, 60, "治理污染")))
    assert texts(tmp_path, made) == ["治理污染工作方案"]


def test_what_lies_on_a_template_is_read_with_the_page(tmp_path):
    head = page(text(60, 40, "某某市人民政府文件"))
    front = page(text(IN, 100, "正文。"), template='<ofd:Template TemplateID="7"/>')
    assert texts(tmp_path, parts(front, templates={"7": head})) == ["某某市人民政府文件", "正文。"]


def test_hidden_and_slanted_text_is_not_read(tmp_path):
    hidden = text(IN, 100, "看不见", 'Visible="false"')
    slanted = text(IN, 150, "内部资料", 'CTM="0.7 0.7 -0.7 0.7 0 0"')
    assert texts(tmp_path, parts(page(text(IN, 60, "看得见。"), hidden, slanted))) == ["看得见。"]


def test_a_ruled_table_is_read_cell_by_cell(tmp_path):
    def line(x, y, width, height):
        data = f"M 0 0 L {width} {height}"
        return (
            f'<ofd:PathObject ID="2" Boundary="{x} {y} {width} {height}">'
            f"<ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>"
        )

    across = [line(30, y, 80, 0) for y in (50, 60, 70)]
    down = [line(x, 50, 0, 20) for x in (30, 70, 110)]
    cells = [text(35, 57, "名称"), text(75, 57, "数量"), text(35, 67, "甲"), text(75, 67, "十二")]
    file = read_file(ofd(tmp_path, parts(page(*cells, *across, *down))))
    found = [(p.text, p.place.part, p.place.row, p.place.column) for p in file.document.paragraphs]
    assert found == [
        ("名称", Part.TABLE, 0, 0), ("数量", Part.TABLE, 0, 1),
        ("甲", Part.TABLE, 1, 0), ("十二", Part.TABLE, 1, 1),
    ]  # fmt: skip


def test_numbers_that_are_none_do_no_harm(tmp_path):
    broken = (
        text(IN, 60, "甲乙").replace("g 1 5.6", "g 99999999999 nan x").replace('Y="5"', 'Y="inf"')
    )
    assert texts(tmp_path, parts(page(broken, text(IN, 90, "丙")))) == ["甲乙", "丙"]


def with_part(name, content):
    return parts(page(text(IN, 60, "甲"))) | {name: content}


PAGE = "Doc_0/Pages/Page_0/Content.xml"
ENTITY = '<!DOCTYPE p [<!ENTITY a "x"><!ENTITY b "&a;&a;">]>' + page(text(IN, 60, "甲"))


@pytest.mark.parametrize(
    ("made", "error", "why"),
    [
        (with_part("Doc_0/a.bin", b"\0" * 40_000_000), UnsafeFileError, "压缩炸弹"),
        (with_part(PAGE, ENTITY), UnsafeFileError, "外部实体"),
        (with_part("../../a.xml", "x"), UnsafeFileError, "路径越界"),
        (with_part(PAGE, "<a>"), UnreadableFileError, "已损坏"),
        (
            with_part("OFD.xml", parts()["OFD.xml"].replace("Doc_0", "../x")),
            UnreadableFileError,
            "缺少部件",
        ),
        (parts(page()), UnreadableFileError, "扫描件"),
    ],
)
def test_bad_files_are_one_sentence(tmp_path, made, error, why):
    with pytest.raises(error, match=rf"a\.ofd：.*{why}.*请"):
        read_file(ofd(tmp_path, made))


def test_a_cut_off_file_is_told(tmp_path):
    path = ofd(tmp_path, parts(page(text(IN, 60, "甲"))))
    path.write_bytes(path.read_bytes()[:400])
    with pytest.raises(GovDocsError, match="不完整"):
        read_file(path)
