"""Comments and tracked revisions as a reviewer left them."""

from pathlib import Path

from gov_docs.docx_io.opinions import ReviewMark, review_marks
from gov_docs.docx_io.package import open_package
from tests.docx_builder import build, p


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def ins(text: str) -> str:
    return f'<w:ins w:id="1" w:author="王科长">{run(text)}</w:ins>'


def gone(text: str) -> str:
    return f'<w:del w:id="2" w:author="王科长"><w:r><w:delText>{text}</w:delText></w:r></w:del>'


def marks(folder: Path, body: str, parts: dict[str, str] | None = None) -> tuple[ReviewMark, ...]:
    return review_marks(open_package(build(folder, body, parts)))


def test_a_comment_comes_with_the_words_it_is_about(tmp_path: Path):
    body = (
        f'<w:p>{run("请")}<w:commentRangeStart w:id="7"/>{run("尽快")}<w:commentRangeEnd w:id="7"/>'
        f"{run('办理。')}</w:p>"
    )
    comment = f'<w:comment w:id="7" w:author="李主任">{p("期限应当")}{p("写明确")}</w:comment>'
    (one,) = marks(tmp_path, body, {"word/comments.xml": comment})
    assert one == ReviewMark("comment", "期限应当 写明确", "尽快", "李主任")


def test_a_deletion_and_the_insertion_beside_it_are_one_change(tmp_path: Path):
    body = f"<w:p>{run('请于')}{gone('近期')}{ins('6月底前')}{run('完成。')}</w:p>"
    assert marks(tmp_path, body) == (
        ReviewMark("revision", "“近期”改为“6月底前”", "近期", "王科长"),
    )


def test_changes_apart_are_told_apart(tmp_path: Path):
    body = f"<w:p>{gone('尽快')}{run('做好整改')}{ins('和复查')}{run('工作。')}</w:p>"
    assert [(one.text, one.quoted) for one in marks(tmp_path, body)] == [
        ("删去“尽快”", "尽快"),
        ("增加“和复查”", "做好整改"),
    ]


def test_a_document_without_marks_has_none(tmp_path: Path):
    assert marks(tmp_path, p("请认真落实。")) == ()
