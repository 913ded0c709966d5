"""Web pages: what a browser shows, in its order, and nothing else."""

import pytest

from gov_docs.core.errors import GovDocsError
from gov_docs.core.types import OBJECT, Align, Part
from gov_docs.inputs.reader import read_file


def read(folder, html, encoding="utf-8"):
    path = folder / "a.html"
    path.write_bytes(html if isinstance(html, bytes) else html.encode(encoding))
    return read_file(path).document.paragraphs


def texts(folder, html):
    return [para.text for para in read(folder, html)]


def test_blocks_are_paragraphs_and_inline_marks_are_none(tmp_path):
    html = "<h1>关于<b>安全</b>的通知</h1>各单位：<div>正<span>文</span>。<p>又一段</div>尾"
    assert texts(tmp_path, html) == ["关于安全的通知", "各单位：", "正文。", "又一段", "尾"]


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>var a = '<p>秘</p>'</script>", "<style>p {}</style>", "<!-- 秘 -->",
        "<p style='color:red; DISPLAY : none'>秘</p>", "<p hidden>秘</p>", "<template>秘</template>",
        "<noscript>秘</noscript>", "<del>秘</del>", "<select><option>秘</select>", "<rt>秘</rt>",
        "<!--[if mso]>秘<![endif]-->", "<?php 秘 ?>", "<span style='mso-hide:all'>秘</span>",
    ],
)  # fmt: skip
def test_what_is_not_shown_is_not_read_but_what_follows_is(tmp_path, hidden):
    assert "".join(texts(tmp_path, f"<body><p>甲</p>{hidden}<p>乙</p>")) == "甲乙"


def test_line_ends_of_the_source_mean_nothing_between_chinese_characters(tmp_path):
    assert texts(tmp_path, "<p>\n  为加强\n  管理，用 <b>GB/T</b>\n 9704 。</p>") == [
        "为加强管理，用 GB/T 9704 。"
    ]


def test_a_break_ends_the_line_and_two_leave_one_empty(tmp_path):
    assert texts(tmp_path, "<p>甲<br>乙<br><br>丙</p><p>&nbsp;</p>丁") == [
        "甲", "乙", "", "丙", "", "丁",
    ]  # fmt: skip


def test_cells_know_their_row_and_column(tmp_path):
    html = """<p>前<table><caption>表</caption><thead><tr><th rowspan=2>一<th colspan=2>二</thead>
      <tr><td>三<p>三二<td>四<table><tr><td>内</table></table>后"""
    found = [
        (p.text, p.place.part, p.place.table, p.place.row, p.place.column)
        for p in read(tmp_path, html)
    ]
    assert found == [
        ("前", Part.BODY, None, None, None), ("表", Part.BODY, None, None, None),
        ("一", Part.TABLE, 0, 0, 0), ("二", Part.TABLE, 0, 0, 1),
        ("三", Part.TABLE, 0, 1, 1), ("三二", Part.TABLE, 0, 1, 1), ("四", Part.TABLE, 0, 1, 2),
        ("内", Part.TABLE, 1, 0, 0), ("后", Part.BODY, None, None, None),
    ]  # fmt: skip


def test_list_items_have_the_number_that_is_shown(tmp_path):
    html = "<ol start=3><li>甲<p>再<li>乙<ul><li>点</ul><li value=9>丙</ol><li>外"
    assert [(p.number, p.text) for p in read(tmp_path, html)] == [
        ("3.", "甲"), ("", "再"), ("4.", "乙"), ("", "点"), ("9.", "丙"), ("", "外"),
    ]  # fmt: skip


def test_headings_alignment_links_and_pictures_are_kept(tmp_path):
    first, second = read(
        tmp_path, "<div align=center><h2>标题</h2></div><a href=x>链</a><img src=y>"
    )
    assert (first.layout.align, first.layout.outline_level, first.link) == (Align.CENTER, 1, False)
    assert (second.text, second.layout.align, second.link) == ("链" + OBJECT, Align.LEFT, True)


def test_text_as_typed_keeps_its_lines(tmp_path):
    assert texts(tmp_path, "<pre>甲  乙\n  丙</pre>") == ["甲  乙", "  丙"]


PAGE = "<html><head><meta charset='{}'></head><body><p>关于安全的通知</p></body></html>"


@pytest.mark.parametrize(
    ("declared", "written"),
    [
        ("utf-8", "utf-8"), ("utf-8", "utf-8-sig"), ("utf-8", "gb18030"), ("gb2312", "utf-8"),
        ("gb2312", "gbk"), ("big5", "big5"), ("utf-8", "utf-16"), ("nonsense", "gb18030"),
    ],
)  # fmt: skip
def test_the_encoding_is_found_even_where_the_page_is_wrong_about_it(tmp_path, declared, written):
    page = (
        PAGE.format(declared)
        if written != "big5"
        else PAGE.format(declared).replace("关于", "關於")
    )
    (para,) = read(tmp_path, page, written)
    assert para.text.endswith("于安全的通知" if written != "big5" else "於安全的通知")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "空文件"),
        (b"<p>\xff\xff\xff", "编码无法识别"),
        (b"<p>\0\0", "编码无法识别"),
        (b"<div>" * 5000 + b"x", "嵌套过深"),
        (b"<p>" + b"a" * 11_000_000, "过长"),
        (b"<p>a" * 4_200_000, "超过 16 MB"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(tmp_path, data, why):
    with pytest.raises(GovDocsError, match=rf"a\.html：.*{why}.*(?:请|再试)"):
        read(tmp_path, data)


def test_more_paragraphs_than_memory_can_hold_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("gov_docs.inputs.flow.MAX_PARAGRAPHS", 50)
    with pytest.raises(GovDocsError, match="内容过多"):
        read(tmp_path, "a<br>" * 51)


def test_a_page_that_shows_nothing_is_told(tmp_path):
    with pytest.raises(GovDocsError, match=r"没有文字.*复制到 Word"):
        read(tmp_path, "<html><head><title>x</title></head><body><script>show()</script></body>")
