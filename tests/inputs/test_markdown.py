"""Markdown: its text without its marks, paragraph by paragraph."""

import pytest

from gov_docs.core.errors import UnreadableFileError
from gov_docs.core.types import Part
from gov_docs.inputs.reader import read_file


def read(folder, text, encoding="utf-8"):
    path = folder / "a.md"
    path.write_bytes(text.encode(encoding))
    return read_file(path).document.paragraphs


def texts(folder, text):
    return [para.text for para in read(folder, text)]


def test_marks_are_gone_and_headings_are_their_text(tmp_path):
    source = "# 关于**安全**的通知\n\n各单位：\n\n## 一、总体要求\n\n> 引用[链接](x)与~~删~~`码`。\n\n---\n"
    paras = read(tmp_path, source)
    assert [p.text for p in paras] == [
        "关于安全的通知",
        "各单位：",
        "一、总体要求",
        "引用链接与删码。",
    ]
    assert [p.layout.outline_level for p in paras] == [0, None, 1, None]
    assert paras[3].link


def test_lines_somebody_ended_stay_and_wrapped_ones_are_joined(tmp_path):
    source = "关于安全的通知\n各单位：\n为加强学校安全工作，根据国家有关\n规定，现将事项通知如下，请各单位\n认真落实。\n某某市教育局\n"
    assert texts(tmp_path, source) == [
        "关于安全的通知",
        "各单位：",
        "为加强学校安全工作，根据国家有关规定，现将事项通知如下，请各单位认真落实。",
        "某某市教育局",
    ]


def test_text_set_in_is_no_listing(tmp_path):
    assert texts(tmp_path, "各单位：\n\n    为加强管理，\n\n　　落实责任。\n") == [
        "各单位：", "为加强管理，", "落实责任。",
    ]  # fmt: skip


def test_tables_and_lists_keep_their_places_and_numbers(tmp_path):
    source = "2. 甲\n3. 乙\n\n- 点\n\n| 名 | 数 |\n|---|---|\n| 丙 | 1 |\n"
    found = [
        (p.number, p.text, p.place.part, p.place.row, p.place.column)
        for p in read(tmp_path, source)
    ]
    assert found == [
        ("2.", "甲", Part.BODY, None, None), ("3.", "乙", Part.BODY, None, None),
        ("", "点", Part.BODY, None, None),
        ("", "名", Part.TABLE, 0, 0), ("", "数", Part.TABLE, 0, 1),
        ("", "丙", Part.TABLE, 1, 0), ("", "1", Part.TABLE, 1, 1),
    ]  # fmt: skip


def test_front_matter_comments_and_scripts_are_not_read(tmp_path):
    source = (
        "---\ntitle: 秘\n---\n甲\n\n<!-- 秘 -->\n\n<script>秘</script>\n\n<p hidden>秘</p>\n\n乙\n"
    )
    assert texts(tmp_path, source) == ["甲", "乙"]


def test_a_fence_is_read_line_by_line(tmp_path):
    assert texts(tmp_path, "```markdown\n各单位：\n  正文\n```\n") == ["各单位：", "  正文"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
def test_encodings(tmp_path, encoding):
    assert read(tmp_path, "# 通知\n\n各单位：\n", encoding)[1].text == "各单位："


def test_an_empty_file_is_told(tmp_path):
    with pytest.raises(UnreadableFileError, match="空文件"):
        read(tmp_path, "")


def test_a_file_of_marks_alone_has_no_paragraphs(tmp_path):
    assert texts(tmp_path, "<!-- 无 -->\n") == []


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "source", ["[" * 20_000, "**a " * 20_000, ">" * 20_000, "- " * 2_000 + "a"]
)
def test_marks_without_end_do_not_hang(tmp_path, source):
    read(tmp_path, source)
