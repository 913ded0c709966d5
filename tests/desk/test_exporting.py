"""What an open document is exported as; the file it was opened from is never touched."""

import errno
import json
import os
import zipfile
from pathlib import Path

import pytest

from gov_docs.core.errors import GovDocsError, UnwritableFileError
from gov_docs.core.types import Span, TextEdit
from gov_docs.desk import editing_checks
from gov_docs.desk.editing import Kind, Session
from gov_docs.desk.editing_source import open_source
from gov_docs.desk.exporting import ExportOrder, Form, export, suggested_name, version_of, why_not
from gov_docs.docx_io.read import read_word
from tests.docx_builder import build, p

WRONG = "各单位要切实加强领导,不得推诿。"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch) -> Path:
    monkeypatch.setenv("GOVDOCS_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def session(tmp_path) -> Session:
    made = Session(open_source(build(tmp_path, p("关于加强管理的通知") + p(WRONG) + p("末段。"))))
    made.apply([TextEdit(Span(2, 0, 0), "新写的")], Kind.TYPING)
    looked = editing_checks.whole_look(made.document, editing_checks.editing_setup(print), None)
    made.take(looked.looked, made.revision, None)
    return made


def own_pdf(_version) -> bytes:
    return b"%PDF own"


def exported(session: Session, form: Form, target: Path, **more) -> str:
    return export(ExportOrder(version_of(session), form, target, **more), own_pdf)


def xml(path: Path, part: str) -> str:
    with zipfile.ZipFile(path) as archive:
        return archive.read(part).decode()


def test_a_copy_holds_what_stands_in_the_window_and_the_file_stays(session, tmp_path):
    before = session.path.read_bytes()
    exported(session, Form.COPY, tmp_path / "副本.docx")
    read = read_word(tmp_path / "副本.docx").document
    assert [one.text for one in read.paragraphs] == ["关于加强管理的通知", WRONG, "新写的末段。"]
    assert session.path.read_bytes() == before
    assert session.is_modified


def test_a_deletion_that_revisions_cannot_tell_is_refused_in_words(tmp_path):
    mark = (
        '<w:bookmarkStart w:id="1" w:name="甲"/><w:r><w:t>乙</w:t></w:r><w:bookmarkEnd w:id="1"/>'
    )
    path = build(tmp_path, p("前") + f"<w:p>{mark}</w:p>" + p("后"))
    session = Session(open_source(path))
    session.apply(session.writing(0, 1, 1, 1, "").edits, Kind.JOIN)
    with pytest.raises(GovDocsError, match="可以改为导出副本"):
        exported(session, Form.REVISIONS, tmp_path / "修订.docx")
    assert not (tmp_path / "修订.docx").exists()
    exported(session, Form.COPY, tmp_path / "副本.docx")


def test_revisions_are_against_the_file_as_opened(session, tmp_path):
    told = exported(session, Form.REVISIONS, tmp_path / "修订.docx")
    written = xml(tmp_path / "修订.docx", "word/document.xml")
    assert "修订" in told
    assert written.count("<w:ins ") == 1
    assert "新写的" in written.split("<w:ins ")[1].split("</w:ins>")[0]


def test_findings_become_comments_on_the_text_of_now(session, tmp_path):
    told = exported(session, Form.COMMENTS, tmp_path / "批注.docx")
    shown = version_of(session).shown
    comments = xml(tmp_path / "批注.docx", "word/comments.xml")
    assert any(issue.rule == "PUN014" for issue in shown)
    assert f"{len(shown)} 处" in told
    assert all(issue.message in comments for issue in shown)
    assert "新写的" in xml(tmp_path / "批注.docx", "word/document.xml")


@pytest.mark.parametrize("has_read", [True, False])
def test_the_report_tells_a_recheck_whether_the_model_was_asked(session, tmp_path, has_read):
    place = tmp_path / "报告.json"
    export(ExportOrder(version_of(session, with_model=has_read), Form.JSON, place), own_pdf)
    assert json.loads(place.read_bytes())["model"] is has_read


@pytest.mark.parametrize(("broken", "is_told"), [(("TYP100",), True), (("PUN014",), False)])
def test_the_report_says_that_the_model_could_not_be_had(session, tmp_path, broken, is_told):
    place = tmp_path / "报告.html"
    export(ExportOrder(version_of(session, broken), Form.HTML, place), own_pdf)
    text = place.read_text("utf-8")
    assert ("错字只按词表查过" in text) is is_told
    assert ("没能运行完" in text) is not is_told


def test_the_report_is_the_command_lines(session, tmp_path):
    exported(session, Form.JSON, tmp_path / "报告.json")
    (file,) = json.loads((tmp_path / "报告.json").read_text("utf-8"))["files"]
    assert {"PUN014"} <= {issue["rule"] for issue in file["issues"]}
    assert file["path"] == str(session.path)
    exported(session, Form.HTML, tmp_path / "报告.html")
    assert "PUN014" in (tmp_path / "报告.html").read_text("utf-8")
    exported(session, Form.XLSX, tmp_path / "报告.xlsx")
    assert zipfile.is_zipfile(tmp_path / "报告.xlsx")


def test_a_pdf_is_what_the_maker_made(session, tmp_path):
    exported(session, Form.PDF, tmp_path / "公文.pdf")
    assert (tmp_path / "公文.pdf").read_bytes() == b"%PDF own"


def test_the_open_file_is_not_written_even_where_a_person_agreed(session, tmp_path):
    before = session.path.read_bytes()
    with pytest.raises(UnwritableFileError, match="打开着"):
        exported(session, Form.COPY, session.path, overwrite=True)
    other = tmp_path / "另一份.docx"
    other.write_bytes(b"open in another tab")
    with pytest.raises(UnwritableFileError, match="打开着"):
        exported(session, Form.COPY, other, overwrite=True, spared=[other])
    assert (session.path.read_bytes(), other.read_bytes()) == (before, b"open in another tab")


def test_a_file_that_is_there_stays_unless_a_person_agreed(session, tmp_path):
    there = tmp_path / "有了.docx"
    there.write_bytes(b"somebody's")
    with pytest.raises(UnwritableFileError, match="没有覆盖"):
        exported(session, Form.COPY, there)
    assert there.read_bytes() == b"somebody's"
    exported(session, Form.COPY, there, overwrite=True)
    assert read_word(there).document.paragraphs[0].text == "关于加强管理的通知"


def test_a_full_disk_is_told_and_leaves_nothing(session, tmp_path, monkeypatch):
    def full(_file: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UnwritableFileError, match="磁盘已满"):
        exported(session, Form.COPY, tmp_path / "副本.docx")
    assert not [one for one in tmp_path.iterdir() if one.name.startswith((".govdocs", "副本"))]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write all")
def test_a_folder_that_may_not_be_written_is_told(session, tmp_path):
    shut = tmp_path / "shut"
    shut.mkdir(mode=0o500)
    with pytest.raises(UnwritableFileError, match="没有写入权限"):
        exported(session, Form.COPY, shut / "副本.docx")


def test_a_folder_that_is_not_there_is_told(session, tmp_path):
    with pytest.raises(UnwritableFileError, match="文件夹不存在"):
        exported(session, Form.COPY, tmp_path / "没有" / "副本.docx")


def test_what_cannot_be_made_says_why(tmp_path):
    (tmp_path / "稿.txt").write_text("关于开会的通知\n各单位：\n", "utf-8")
    text = version_of(Session(open_source(tmp_path / "稿.txt")))
    assert "只有 .docx" in why_not(text, Form.REVISIONS)
    clean = version_of(Session(open_source(build(tmp_path, p("正文")))))
    assert "没有改动" in why_not(clean, Form.REVISIONS)
    assert "没有查出" in why_not(clean, Form.COMMENTS)
    with pytest.raises(GovDocsError, match="没有改动"):
        export(ExportOrder(clean, Form.REVISIONS, tmp_path / "修订.docx"), own_pdf)
    assert not (tmp_path / "修订.docx").exists()


def test_a_text_becomes_a_word_file_laid_out(tmp_path):
    (tmp_path / "稿.txt").write_text("关于开会的通知\n各单位：\n定于明天开会。\n", "utf-8")
    session = Session(open_source(tmp_path / "稿.txt"))
    session.apply([TextEdit(Span(2, 0, 0), "兹")], Kind.TYPING)
    told = exported(session, Form.COPY, tmp_path / "稿.docx")
    texts = [one.text for one in read_word(tmp_path / "稿.docx").document.paragraphs]
    assert "兹定于明天开会。" in texts
    assert "排版" in told


def test_each_form_has_a_name_of_its_own(session):
    names = {suggested_name(version_of(session), form) for form in Form}
    assert len(names) == len(Form)
    assert session.path.name not in names


def test_a_paragraph_split_here_is_exported_in_every_form(session, tmp_path):
    new = session.writing(1, 3, 1, 3, "\n").edits
    session.apply(new, Kind.PASTE)
    split = ["关于加强管理的通知", WRONG[:3], WRONG[3:], "新写的末段。"]
    for form in (Form.COPY, Form.REVISIONS, Form.COMMENTS):
        target = tmp_path / f"{form.value}.docx"
        exported(session, form, target)
        read = read_word(target).document
        assert [one.text for one in read.paragraphs] == split
    assert xml(tmp_path / "revisions.docx", "word/document.xml").count("<w:ins ") >= 2
