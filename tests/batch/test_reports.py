"""The reports: what they show, and that a document's text can do no harm in them."""

import io
import json
from datetime import datetime
from html.parser import HTMLParser

import openpyxl
import pytest

from gov_docs.batch.record import failed_record
from gov_docs.batch.reports.report import Report, Shown, summarize
from gov_docs.batch.reports.save import format_of, write
from gov_docs.batch.shapes import Excerpt, FileRecord, FixRecord, IssueRecord, Where
from gov_docs.core.errors import UnwritableFileError

NASTY = "<script>alert(1)</script>&\"'"


def issue(text: str = ",", tier: str = "error", ignored: bool = False) -> IssueRecord:
    return IssueRecord(
        rule="TYP090",
        name="自定义错词",
        category="punctuation",
        tier=tier,
        strength="规定",
        confidence=None,
        message="中文里应当用全角逗号",
        basis="GB/T 15834-2011",
        ignored=ignored,
        where=Where(part="body", paragraph=2, start=3, end=4),
        related=[],
        text=text,
        place="第3段",
        related_places=["第5段"],
        excerpt=Excerpt(before="各地区", text=text, after="各部门"),
        fixes=[FixRecord(title="改为“，”", safety="ask", replacement="，")],
    )


def record(*issues: IssueRecord, path: str = "通知.docx") -> FileRecord:
    made = failed_record(path, "")
    made.update(error=None, kind="通知", issues=list(issues))
    made["elements"]["title"] = "关于防汛工作的通知"
    return made


def written(form: str, *records: FileRecord, with_ignored: bool = False) -> bytes:
    shown = Shown([json.loads(json.dumps(one)) for one in records], with_ignored)
    out = io.BytesIO()
    write(Report(shown, summarize(records), datetime(2026, 3, 1, 9, 0)), form, out)
    return out.getvalue()


class Page(HTMLParser):
    """What stands in a page: its tags, and the addresses it points at."""

    def __init__(self, html: bytes) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.addresses: list[str] = []
        self.text = ""
        self.feed(html.decode())

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.addresses += [value for name, value in attrs if name in ("src", "href")]

    def handle_data(self, data):
        self.text += data


def test_html_marks_the_spot_and_shows_before_and_after():
    html = written("html", record(issue())).decode()
    assert "各地区<mark>,</mark>各部门" in html
    assert "<del>,</del> → <ins>，</ins>" in html
    assert "GB/T 15834-2011" in html
    assert "<details>" in html


def test_html_stands_alone_and_runs_nothing():
    page = Page(written("html", record(issue(NASTY), path=NASTY), record(path="b")))
    assert "script" not in page.tags
    assert "link" not in page.tags
    assert all(address.startswith("#") for address in page.addresses)
    assert NASTY in page.text


def test_html_of_a_failed_file_says_why():
    assert "不是有效的" in written("html", failed_record("a.docx", "不是有效的文件")).decode()


@pytest.mark.parametrize("form", ["text", "html"])
def test_the_name_of_a_failed_file_is_not_said_again_by_its_error(form: str):
    text = written(form, failed_record("来文/a.docx", "a.docx：是空文件；请重新获取")).decode()
    assert "a.docx：" not in text
    assert "是空文件" in text


@pytest.mark.parametrize("form", ["text", "html"])
def test_reports_name_group_place_and_advice(form: str):
    text = written(form, record(issue())).decode()
    for told in ("通知.docx", "关于防汛工作的通知", "标点", "必错", "第3段", "第5段", "人工确认"):
        assert told in text


def test_ignored_findings_are_left_out_unless_asked_for():
    one = record(issue(), issue(ignored=True))
    assert len(json.loads(written("json", one))["files"][0]["issues"]) == 1
    assert len(json.loads(written("json", one, with_ignored=True))["files"][0]["issues"]) == 2
    assert json.loads(written("json", one))["summary"]["ignored"] == 1


def test_json_of_no_file_is_json():
    assert json.loads(written("json"))["files"] == []


def test_json_is_utf8_even_with_a_broken_file_name():
    data = written("json", record(path="坏\udc80名.txt"))
    assert "坏".encode() in data
    assert json.loads(data)["files"][0]["path"] == "坏\udc80名.txt"


def test_xlsx_has_a_row_a_finding_with_filter_and_frozen_header():
    book = openpyxl.load_workbook(io.BytesIO(written("xlsx", record(issue(), issue("；")))))
    sheet = book["问题"]
    assert sheet.max_row == 3
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:K3"
    assert sheet.column_dimensions["E"].width > 30
    assert sheet["F2"].value == "各地区【,】各部门"


def test_xlsx_holds_text_no_formulas_and_no_forbidden_characters():
    nasty = record(issue("\x01字"), path="=HYPERLINK(1)")
    book = openpyxl.load_workbook(io.BytesIO(written("xlsx", nasty)))
    assert book["问题"]["A2"].data_type == "s"
    assert book["问题"]["F2"].value == "各地区【字】各部门"


@pytest.mark.parametrize(
    ("name", "form"), [("a.html", "html"), ("a.JSON", "json"), ("a.xlsx", "xlsx"), ("a", "text")]
)
def test_a_file_name_tells_the_format(name: str, form: str, tmp_path):
    assert format_of(tmp_path / name) == form


def test_a_name_that_promises_another_kind_of_file_is_refused(tmp_path):
    with pytest.raises(UnwritableFileError, match="html"):
        format_of(tmp_path / "报告.csv")
