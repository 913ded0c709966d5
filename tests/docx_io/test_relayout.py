"""An existing .docx laid out: what changes, what stays, what is proved."""

import os
import zipfile
from pathlib import Path

import pytest

from gov_docs.core.errors import GovDocsError, UnprovenFixError
from gov_docs.core.roles import label
from gov_docs.core.types import OBJECT, Align, Document, Part, Role
from gov_docs.docx_io.create import write
from gov_docs.docx_io.create.figures import figures
from gov_docs.docx_io.read import read_word
from gov_docs.docx_io.relayout import relayout
from gov_docs.docx_io.relayout_file import Relaid, relayout_file
from gov_docs.docx_io.relayout_numbers import page_numbers, prove_only_numbers
from tests.docx_builder import build, p
from tests.docx_io.create.drafts import DOCUMENT

F = figures()
SAMPLES = sorted(Path(os.environ.get("GOVDOCS_TEST_DATA", "/nowhere"), "samples").rglob("*.docx"))
SMALL = '<w:sz w:val="21"/>'
PICTURE = "<w:r><w:drawing/></w:r>"
TEXT = "各县区要按照统一部署开展排查，建立问题清单，明确整改措施，确保任务落实到位。"
NOTICE = (
    p("关于做好档案安全工作的通知", rpr=SMALL)
    + p("各县区人民政府：", '<w:ind w:firstLine="640"/>', SMALL)
    + p("　　" + TEXT, rpr=SMALL)
    + p("一、总体要求", rpr="<w:b/>")
    + p(TEXT, more=PICTURE)
    + "<w:tbl><w:tr><w:tc>" + p("表内文字", rpr=SMALL) + "</w:tc></w:tr></w:tbl>"
    + p(TEXT, rpr=SMALL)
    + p("东河市人民政府", '<w:jc w:val="right"/>')
    + p("2026年3月12日", '<w:jc w:val="right"/>')
    + p("附件1")
    + p("安全检查表", '<w:jc w:val="center"/>')
    + p(TEXT)
)  # fmt: skip


def laid(path: Path) -> tuple[Relaid, Document]:
    output = path.with_name("laid.docx")
    word = read_word(path)
    done = relayout_file(word, label(word.document), output, F)
    return done, label(read_word(output).document)


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    return build(tmp_path, NOTICE)


def para(document: Document, start: str):
    return next(one for one in document.paragraphs if one.text.startswith(start))


def test_each_role_gets_its_font_size_and_place(notice):
    _, document = laid(notice)
    title, heading = para(document, "关于"), para(document, "一、")
    assert (title.runs[0].font, title.runs[0].size_pt) == ("方正小标宋简体", 22.0)
    assert title.layout.align is Align.CENTER
    assert (heading.runs[0].font, heading.runs[0].bold) == ("黑体", False)
    assert para(document, "各县区人民政府").layout.first_line_pt == 0
    assert para(document, TEXT).layout.first_line_chars == 2
    assert para(document, "2026年").layout.right_chars == 4


def test_lines_have_the_pitch_and_characters_the_squeeze_of_28_by_22(notice):
    _, document = laid(notice)
    body = para(document, TEXT)
    assert (body.layout.line_rule, body.layout.line_pt) == ("exact", 28.95)
    assert body.runs[0].spacing_pt == -0.25


def test_a_line_with_a_picture_may_be_higher(notice):
    _, document = laid(notice)
    pictured = next(one for one in document.paragraphs if OBJECT in one.text)
    assert pictured.layout.line_rule != "exact"


def test_blanks_that_stood_for_an_indent_go_and_no_other_word(notice):
    before, (_, after) = read_word(notice).document, laid(notice)
    shown = [one for one in after.paragraphs if one.place.part is not Part.FOOTER]
    assert [one.text for one in shown] == [one.text.lstrip("　") for one in before.paragraphs]


def test_tables_are_left_alone(notice):
    _, document = laid(notice)
    assert para(document, "表内").runs[0].size_pt == 10.5


def test_an_attachment_begins_a_page_once(notice, tmp_path):
    _, document = laid(notice)
    assert para(document, "附件1").layout.page_break_before
    broken = NOTICE.replace(p("附件1"), '<w:p><w:r><w:br w:type="page"/></w:r></w:p>' + p("附件1"))
    _, document = laid(build(tmp_path, broken))
    assert not para(document, "附件1").layout.page_break_before


def test_the_last_paragraph_stays_on_the_page_of_the_signature(notice):
    _, document = laid(notice)
    last = [one for one in document.paragraphs if one.text == TEXT][-2]
    assert last.layout.keep_next
    assert para(document, "东河市").layout.keep_next


def test_a_second_time_there_is_nothing_to_change(notice):
    laid(notice)
    again, _ = laid(notice.with_name("laid.docx").rename(notice.with_name("once.docx")))
    assert (again.changes, again.numbered) == (0, False)


def test_page_numbers_are_put_in_where_there_is_no_footer(tmp_path):
    path = build(tmp_path, NOTICE, {"word/settings.xml": "<w:zoom/><w:compat/>"})
    done, document = laid(path)
    assert done.numbered
    shown = [one for one in document.paragraphs if one.role is Role.PAGE_NUMBER]
    assert [one.text for one in shown] == ["— 1 —", "— 1 —"]
    (section,) = document.sections
    assert section.odd_even
    assert {number.kind for number in section.page_numbers} == {"default", "even"}


def test_a_footer_of_somebodys_own_is_left(tmp_path):
    parts = {"word/settings.xml": "", "word/footer1.xml": p("内部使用")}
    done, document = laid(build(tmp_path, NOTICE, parts))
    assert not done.numbered
    assert para(document, "内部使用")


def test_a_header_keeps_its_even_pages(tmp_path):
    parts = {"word/settings.xml": "", "word/header1.xml": p("东河市")}
    done, document = laid(build(tmp_path, NOTICE, parts))
    assert done.numbered
    assert not document.sections[0].odd_even


def test_more_than_page_numbers_is_no_proof(tmp_path):
    path = build(tmp_path, NOTICE, {"word/settings.xml": ""})
    package = read_word(path).package
    changed = page_numbers(package, F)
    prove_only_numbers(package, changed)
    text = changed["word/document.xml"].replace("总体要求".encode(), "总体安排".encode())
    with pytest.raises(UnprovenFixError):
        prove_only_numbers(package, {**changed, "word/document.xml": text})


def test_a_created_file_needs_no_change(tmp_path):
    write(DOCUMENT, tmp_path / "made.docx")
    document = label(read_word(tmp_path / "made.docx").document)
    changed = [edit for group in relayout(document, F) for edit in group]
    assert changed == []


def test_the_input_is_never_written_over(notice):
    word = read_word(notice)
    before = notice.read_bytes()
    with pytest.raises(GovDocsError, match="不能覆盖原文件"):
        relayout_file(word, label(word.document), notice, F)
    assert notice.read_bytes() == before


@pytest.mark.data
@pytest.mark.skipif(not SAMPLES, reason="GOVDOCS_TEST_DATA is not set")
@pytest.mark.parametrize("path", [one for one in SAMPLES if one.stat().st_size < 200_000], ids=str)
def test_real_files_keep_every_word_and_every_part(path, tmp_path):
    word, output = read_word(path), tmp_path / "laid.docx"
    relayout_file(word, label(word.document), output, F)
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(output) as new:
        assert set(old.namelist()) <= set(new.namelist())
        added = set(new.namelist()) - set(old.namelist())
    after = read_word(output).document
    kept = ["".join(p.text.split()) for p in after.paragraphs if p.place.story not in added]
    assert kept == ["".join(p.text.split()) for p in word.document.paragraphs]
