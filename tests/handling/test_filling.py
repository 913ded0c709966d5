from pathlib import Path

import pytest

from gov_docs.core.roles import label
from gov_docs.handling.fields import Book
from gov_docs.handling.filling import Filled, fill
from gov_docs.inputs.reader import read_file

NOTICE = """000012
机密★1年
特急
某某市生态环境局文件
某环〔2026〕12号
关于做好冬季大气污染防治工作的通知
各区生态环境分局，局属各单位：
为做好有关工作，现通知如下。
附件：1.任务分工表
某某市生态环境局
2026年11月20日
抄送：市发展改革委，市财政局。"""


@pytest.fixture
def filled(tmp_path: Path):
    def of(text: str, book: Book = Book.INCOMING) -> Filled:
        path = tmp_path / "a.txt"
        path.write_text(text, encoding="utf-8")
        return fill(label(read_file(path).document), book)

    return of


def test_the_fields_are_what_the_document_says(filled) -> None:
    assert filled(NOTICE).values == {
        "sender": "某某市生态环境局",
        "doc_number": "某环〔2026〕12号",
        "title": "关于做好冬季大气污染防治工作的通知",
        "date": "2026-11-20",
        "copy_number": "000012",
        "secrecy": "机密★1年",
        "urgency": "特急",
        "kind": "通知",
        "attachments": "任务分工表",
    }


def test_what_is_issued_has_other_fields(filled) -> None:
    found = filled(NOTICE, Book.OUTGOING).values
    assert found["addressees"] == "各区生态环境分局、局属各单位"
    assert found["cc"] == "市发展改革委、市财政局"
    assert "sender" not in found


def test_each_field_has_its_place_in_the_document(filled) -> None:
    lines = NOTICE.splitlines()
    found = filled(NOTICE)
    texts = {
        name: "".join(lines[one.paragraph][one.start : one.end] for one in places)
        for name, places in found.places.items()
    }
    assert texts["title"] == "关于做好冬季大气污染防治工作的通知"
    assert texts["date"] == "2026年11月20日"
    assert texts["urgency"] == "特急"
    assert texts.keys() == found.values.keys()


def test_a_date_that_does_not_exist_is_told_and_not_filled_in(filled) -> None:
    found = filled(NOTICE.replace("11月20日", "2月30日"))
    assert "date" not in found.values
    assert "日历上不存在" in found.warnings[0]
    assert "2026年2月30日" in found.warnings[0]
    assert found.places["date"]


def test_what_was_not_recognised_is_told(filled) -> None:
    assert filled("今天天气很好。").warnings == (
        "没有认出来文单位、来文标题、成文日期，请查看原文后填写。",
    )
