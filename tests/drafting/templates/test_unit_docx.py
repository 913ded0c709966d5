"""An office's own red-head file: what it asks for is filled in, all else stays."""

import zipfile
from pathlib import Path

import pytest
from lxml import etree

from gov_docs.core.errors import GovDocsError, UnreadableFileError, UnwritableFileError
from gov_docs.docx_io.read import read_word
from gov_docs.drafting.attaching import attach
from gov_docs.drafting.templates import find
from gov_docs.drafting.unit_docx import fill_docx
from gov_docs.drafting.unit_fields import unit_docx
from tests.docx_builder import build, p, text_box
from tests.drafting.templates.conftest import Home
from tests.drafting.templates.samples import sample_draft

NOTICE = attach(sample_draft(find("通知", "印发")), sample_draft(find("方案")))
RED = '<w:color w:val="FF0000"/><w:sz w:val="72"/>'
FORM = "".join(
    [
        p("{{发文机关}}文件", rpr=RED),
        p("{{ 发文字号 }}"),
        p("{{标题}}", '<w:jc w:val="center"/>', '<w:sz w:val="44"/>'),
        p("{{主送机关}}："),
        p("{{正文}}", '<w:ind w:firstLineChars="200"/>', '<w:sz w:val="32"/>'),
        p("{{附件说明}}"),
        p("{{署名}}", '<w:jc w:val="right"/>'),
        p("{{成文日期}}"),
        p("（{{附注}}）"),
        p("{{附件}}"),
        p("抄送：{{抄送机关}}。"),
        p("{{印发机关}}　　{{印发日期}}印发"),
    ]
)


def filled(tmp_path: Path, body: str = FORM, **more: object) -> list[str]:
    source = build(tmp_path, body, **more)
    fill_docx(source, NOTICE, tmp_path / "成稿.docx")
    return texts(tmp_path / "成稿.docx")


def texts(path: Path) -> list[str]:
    return [para.text for para in read_word(path).document.paragraphs]


def xml(path: Path, part: str = "word/document.xml") -> bytes:
    with zipfile.ZipFile(path) as file:
        return file.read(part)


def test_every_placeholder_gets_its_words(tmp_path: Path):
    shown = filled(tmp_path)
    assert shown[:4] == [
        "云岭市人民政府办公室文件",
        "云政办发〔2026〕8号",
        NOTICE.title,
        "各县（市、区）人民政府，市政府各部门：",
    ]
    assert "附件：云岭市新污染物治理工作方案" in shown
    assert shown[-1] == "云岭市人民政府办公室　　2026年3月3日印发"
    assert not any("{{" in text for text in shown)


def test_every_paragraph_of_text_and_attachment_is_there(tmp_path: Path):
    shown = filled(tmp_path)
    wanted = [para.text for para in (*NOTICE.body, *NOTICE.attachments[0].paragraphs)]
    assert [text for text in shown if text in wanted] == wanted


def test_the_text_looks_like_its_placeholder(tmp_path: Path):
    filled(tmp_path)
    paras = read_word(tmp_path / "成稿.docx").document.paragraphs
    body = next(para for para in paras if para.text == NOTICE.body[0].text)
    assert (body.layout.first_line_chars, body.runs[0].size_pt) == (2.0, 16.0)


def test_headings_are_set_in_their_faces(tmp_path: Path):
    filled(tmp_path)
    paras = read_word(tmp_path / "成稿.docx").document.paragraphs
    faces = {para.text: para.runs[0].font for para in paras if para.runs}
    assert (faces["一、总体要求"], faces["（一）指导思想"]) == ("黑体", "楷体_GB2312")


def test_a_heading_placeholder_shows_how_headings_look(tmp_path: Path):
    own = FORM.replace(p("{{附件说明}}"), p("{{一级标题}}", rpr="<w:b/>") + p("{{附件说明}}"))
    assert "{{一级标题}}" not in "".join(filled(tmp_path, own))
    paras = read_word(tmp_path / "成稿.docx").document.paragraphs
    assert next(para for para in paras if para.text == "一、总体要求").runs[0].bold


def test_a_placeholder_broken_over_runs_is_found(tmp_path: Path):
    broken = "<w:p>" + "".join(f"<w:r><w:t>{part}</w:t></w:r>" for part in ("文号{", "{发文", "字号}}完")) + "</w:p>"  # fmt: skip
    assert "文号云政办发〔2026〕8号完" in filled(tmp_path, broken + FORM)


def test_a_line_about_what_the_draft_lacks_goes(tmp_path: Path):
    assert not any("签发人" in text for text in filled(tmp_path, p("签发人：{{签发人}}") + FORM))


def test_a_text_box_is_filled_and_stays(tmp_path: Path):
    body = p(more=text_box(p("{{密级}}"))) + p(more=text_box(p("{{发文字号}}"))) + FORM
    filled(tmp_path, body)
    assert xml(tmp_path / "成稿.docx").count("云政办发〔2026〕8号".encode()) == 3
    assert xml(tmp_path / "成稿.docx").count(b"txbxContent>") == 8


def test_a_paragraph_that_ends_a_section_stays(tmp_path: Path):
    ends = "<w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:t>{{密级}}</w:t></w:r></w:p>"
    filled(tmp_path, ends + FORM)
    assert xml(tmp_path / "成稿.docx").count(b"<w:sectPr/>") == 1


def test_parts_without_a_placeholder_stay_byte_for_byte(tmp_path: Path):
    filled(tmp_path)
    before, after = zipfile.ZipFile(tmp_path / "in.docx"), zipfile.ZipFile(tmp_path / "成稿.docx")
    with before, after:
        names = [name for name in before.namelist() if name != "word/document.xml"]
        assert all(before.read(name) == after.read(name) for name in names)


def test_the_result_is_well_formed_with_one_prefix(tmp_path: Path):
    filled(tmp_path)
    data = xml(tmp_path / "成稿.docx")
    assert etree.fromstring(data) is not None
    assert b"ns0:" not in data


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (p("{{标题}}"), "没有 {{正文}}"),
        (p("{{正文}}") + p("{{标提}}"), "不认识 {{标提}}，是不是 标题"),
        (p("内容：{{正文}}"), "{{正文}} 要单独成一段"),
        (p("{{正文}}") + p("{{ ''.__class__ }}"), "不认识"),
    ],
)
def test_a_form_that_cannot_be_filled_is_told(tmp_path: Path, body: str, told: str):
    source = build(tmp_path, body)
    with pytest.raises(GovDocsError) as caught:
        fill_docx(source, NOTICE, tmp_path / "成稿.docx")
    assert told in str(caught.value)
    assert not (tmp_path / "成稿.docx").exists()


def test_what_found_no_place_is_a_warning(tmp_path: Path):
    source = build(tmp_path, p("{{标题}}") + p("{{正文}}"))
    warnings = fill_docx(source, NOTICE, tmp_path / "成稿.docx")
    assert any("{{附件}}" in one for one in warnings)
    assert any("{{抄送机关}}" in one for one in warnings)


def test_the_form_itself_is_never_written_over(tmp_path: Path):
    source = build(tmp_path, FORM)
    with pytest.raises(UnwritableFileError, match="不能覆盖原文件"):
        fill_docx(source, NOTICE, source)


def test_a_file_that_is_no_docx_is_told(tmp_path: Path):
    (tmp_path / "in.docx").write_bytes(b"PK nonsense")
    with pytest.raises(UnreadableFileError):
        fill_docx(tmp_path / "红头.docx", NOTICE, tmp_path / "成稿.docx")


def test_a_templates_own_form_goes_before_that_of_its_format(user_home: Home):
    folder = user_home.template("{{ 主题 }}")
    assert unit_docx(find("便函")) is None
    (user_home.root / "templates" / "文稿.docx").touch()
    assert unit_docx(find("便函")) == user_home.root / "templates" / "文稿.docx"
    (folder / "红头.docx").touch()
    assert unit_docx(find("便函")) == folder / "红头.docx"
