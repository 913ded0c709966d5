"""What is worked out of one file before it enters the library."""

from pathlib import Path

import pytest

from gov_docs.precedents.described import Described
from gov_docs.precedents.reading import read
from tests.docx_builder import build, p
from tests.precedents.conftest import notice


@pytest.fixture
def described(tmp_path: Path):
    def of(*lines: str, name: str = "a.txt") -> Described:
        path = tmp_path / name
        path.write_text("\n".join(lines), encoding="utf-8")
        found = read(path)
        assert found.described, found.error
        return found.described

    return of


def test_a_law_is_divided_by_its_chapters(described):
    one = described(
        "某某市湿地保护条例", "第一章 总则", "第一条 为了保护湿地，制定本条例。",
        "第二章 保护", "第一节 规划", "第二条 编制规划。", "第三条 本条例自2024年5月1日起施行。",
    )  # fmt: skip
    assert [one.content.headings(at) for at in range(3)] == [
        ("第一章 总则",),
        ("第二章 保护", "第一节 规划"),
        ("第二章 保护", "第一节 规划"),
    ]
    assert (one.date, one.effective, one.topic) == (None, "2024-05-01", "林业草原")


def test_a_file_without_a_title_is_named_after_itself(described):
    one = described("各市人民政府：", "请做好防汛工作，确保安全度汛。", name="0073_防汛通知.txt")
    assert one.title == "防汛通知"


def test_a_file_named_after_its_own_text_is_without_title(described):
    name = "0031_有色金属行业是重要的基础产业，应当.txt"
    one = described("有色金属行业是重要的基础产业，应当加快转型。", "要抓好落实。", name=name)
    assert one.title == "（无标题）有色金属行业是重要的基础产业，应当加快转型。"
    one = described(
        "各市人民政府：", "请做好防汛工作，确保安全度汛。", name="0032_各市人民政府：.txt"
    )
    assert one.title == "（无标题）请做好防汛工作，确保安全度汛。"


def test_a_text_that_says_what_it_issues_is_called_so(described):
    one = described(
        "各市人民政府：",
        "现将《湿地保护行动方案》印发给你们，请认真执行。",
        name="各市人民政府：.txt",
    )
    assert one.title == "湿地保护行动方案"


def test_headings_end_where_an_attachment_begins(described):
    one = described(
        *notice("关于开展检查的通知", "", "一、检查范围", "各类单位。"),
        "附件", "检查清单", "请逐项填写检查内容，并于月底前报送。",
    )  # fmt: skip
    assert one.content.headings(len(one.content.texts) - 1) == ()


def test_the_same_words_in_word_and_text_have_one_digest(described, tmp_path: Path):
    lines = notice("关于开展检查的通知")
    word = read(build(tmp_path, "".join(map(p, lines)))).described
    assert word
    assert word.digest == described(*lines).digest
    assert described(*lines, "又及：请尽快。").digest != word.digest


def test_what_stands_in_a_table_is_found_but_not_quoted(tmp_path: Path):
    table = f"<w:tbl><w:tr><w:tc>{p('责任单位')}</w:tc></w:tr></w:tbl>"
    one = read(build(tmp_path, p("关于任务分工的通知") + p("分工如下，请落实。") + table)).described
    assert one
    assert one.content.more == ("责任单位",)
    assert "责任单位" not in one.content.texts


def test_a_topic_needs_a_clear_lead(described):
    assert described("关于开会的通知", "请准时参加。").topic is None
    both = described("关于教育和水利工作的通知", "学校、教师；水库、河道。")
    assert both.topic is None
