"""PDFs: lines become paragraphs by where they stand, and what a page repeats is no text."""

import pytest

from gov_docs.core.errors import GovDocsError
from gov_docs.core.types import Align, Part
from gov_docs.inputs.reader import OtherFile, read_file
from tests.inputs.pdf_builder import WIDTH, Frame, Text, lines, pdf, written

FULL = "　　为进一步加强学校安全工作，根据国家有关规定，现将有关"  # 28 characters: a full line


def read(folder, *pages):
    file = read_file(written(folder, pdf(*pages)))
    assert isinstance(file, OtherFile)
    return file.document.paragraphs


def texts(folder, *pages):
    return [para.text for para in read(folder, *pages)]


def test_a_wrapped_paragraph_is_one_and_an_indent_begins_the_next(tmp_path):
    page = lines(FULL, "事项通知如下，请认真落实。", "　　一、提高认识", FULL)
    assert texts(tmp_path, page) == [
        FULL.strip() + "事项通知如下，请认真落实。",
        "一、提高认识",
        FULL.strip(),
    ]


def test_a_full_line_before_an_indented_one_ends_its_paragraph(tmp_path):
    page = lines(FULL, "事项通知如下。", FULL, FULL)
    assert texts(tmp_path, page)[1:] == [FULL.strip(), FULL.strip()]


def test_a_short_line_ends_its_paragraph_though_the_next_is_not_set_in(tmp_path):
    assert texts(tmp_path, lines(FULL, "各县（市、区）：", "各单位")) == [
        FULL.strip() + "各县（市、区）：",
        "各单位",
    ]


def test_a_paragraph_goes_on_over_the_page_without_its_page_number(tmp_path):
    first = [*lines(FULL), Text(450, 790, "— 1 —", 14)]
    second = [*lines("事项通知如下。"), Text(90, 790, "— 2 —", 14)]
    (para,) = read(tmp_path, first, second)
    assert para.text == FULL.strip() + "事项通知如下。"
    assert para.place.page == 0


def test_running_heads_and_bare_numbers_are_left_out(tmp_path):
    pages = [
        [Text(200, 60, "某某市年鉴", 10), *lines(f"　　第{at}篇。"), Text(290, 800, str(at), 10)]
        for at in range(3, 6)
    ]
    assert texts(tmp_path, *pages) == ["第3篇。", "第4篇。", "第5篇。"]


def test_a_repeated_attachment_mark_is_no_running_head(tmp_path):
    assert texts(tmp_path, lines("附件"), lines("附件")) == ["附件", "附件"]


def test_a_title_is_centred_and_a_signature_stands_alone(tmp_path):
    title, signed, date = (
        Text((WIDTH - 22 * 9) / 2, 117, "关于学校安全的通知", 22),
        Text(380, 300, "某某市教育局"),
        Text(380, 329, "2026年4月20日"),
    )
    paras = read(tmp_path, [title, *lines(FULL, "如下：", y=175), signed, date])
    assert [para.text for para in paras[-2:]] == ["某某市教育局", "2026年4月20日"]
    assert paras[0].layout.align is Align.CENTER
    assert paras[0].runs[0].size_pt == 22


def test_a_ruled_table_is_read_cell_by_cell(tmp_path):
    cells = [Frame(79, 200, 100, 60), Frame(179, 200, 100, 60), Frame(79, 260, 200, 30)]
    page = [
        *lines("　　见下表。"), *cells,
        Text(85, 220, "名称很长很"), Text(85, 245, "长"), Text(185, 220, "数量"), Text(185, 245, "单价"),
        Text(85, 280, "合计"), Text(111, 350, "表后。"),
    ]  # fmt: skip
    found = [(p.text, p.place.part, p.place.row, p.place.column) for p in read(tmp_path, page)]
    assert found == [
        ("见下表。", Part.BODY, None, None),
        ("名称很长很长", Part.TABLE, 0, 0),
        ("数量", Part.TABLE, 0, 1),
        ("单价", Part.TABLE, 0, 1),
        ("合计", Part.TABLE, 1, 0),
        ("表后。", Part.BODY, None, None),
    ]


def test_words_keep_their_space_and_spread_letters_get_none(tmp_path):
    apart = [Text(79 + 33 * at, 200, char) for at, char in enumerate("会议纪要")]
    latin = [Text(79, 117, "GB/T"), Text(119, 117, "9704")]
    assert texts(tmp_path, latin, apart) == ["GB/T 9704", "会议纪要"]


def test_turned_text_is_read_apart_and_a_watermark_not_at_all(tmp_path):
    page = [
        *lines(FULL),
        Text(300, 400, "内部资料", 40, "0.7 0.7 -0.7 0.7"),
        Text(40, 600, "装订线", 16, "0 1 -1 0"),
    ]
    assert texts(tmp_path, page) == [FULL.strip(), "装订线"]


def test_a_turned_page_is_read_as_it_is_held(tmp_path):
    page = [
        Text(100 + 29 * at, 700, text, 16, "0 1 -1 0")
        for at, text in enumerate(("上行。", "下行。"))
    ]
    assert texts(tmp_path, page) == ["上行。", "下行。"]


def test_radicals_that_stand_for_characters_are_read_as_these(tmp_path):
    assert texts(tmp_path, lines("⼯作⽅案")) == ["工作方案"]


def test_an_empty_page_is_nothing(tmp_path):
    assert texts(tmp_path, lines("甲"), [], lines("乙")) == ["甲", "乙"]


ENCRYPTED = (
    b"/Encrypt<</Filter/Standard/V 1/R 2/O<" + b"41" * 32 + b">/U<" + b"42" * 32 + b">/P -4>>"
    b"/ID[<00><00>]"
)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (pdf(lines(FULL))[:300], "不完整或已损坏"),
        (b"%PDF-1.7\n", "不完整或已损坏"),
        (pdf(lines(FULL), trailer=ENCRYPTED), "加了密码"),
        (pdf([]), "扫描件"),
        (pdf(lines("\ue001\ue002\ue003")), "乱码"),
        (pdf(*[[]] * 3001), "超过 3000 页"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(tmp_path, data, why):
    with pytest.raises(GovDocsError, match=rf"a\.pdf：.*{why}.*(?:请|再试)"):
        read_file(written(tmp_path, data))
