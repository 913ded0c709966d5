"""Plain text: a line is a paragraph, and unchanged lines give the same bytes back."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gov_docs.core.errors import GovDocsError, UnreadableFileError, UnsafeFileError
from gov_docs.docx_io.read import WordFile
from gov_docs.inputs.plain_text import read_text
from gov_docs.inputs.reader import read_file
from tests.docx_builder import build, p


def written(folder, data, name="a.txt"):
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    "data",
    [
        "关于通知\n各单位：\n".encode(),
        b"\xef\xbb\xbf" + "关于通知\r\n各单位：".encode(),
        "关于通知\n各单位：".encode("gb18030"),
        b"\xff\xfe" + "关于通知\r\n各单位：\r\n".encode("utf-16-le"),
    ],
)
def test_encodings_and_line_ends_are_read_and_kept(tmp_path, data):
    file = read_text(written(tmp_path, data))
    texts = [para.text for para in file.document.paragraphs]
    assert texts == ["关于通知", "各单位："]
    assert not file.document.has_format
    assert file.encoded(texts) == data


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text("甲乙 a\r\n\x0b\x0c\u2028", min_size=1))
def test_any_text_comes_back_as_it_was(tmp_path, text):
    file = read_text(written(tmp_path, text.encode()))
    assert file.encoded([para.text for para in file.document.paragraphs]) == text.encode()


def test_empty_lines_are_paragraphs(tmp_path):
    paras = read_text(written(tmp_path, "一\n\n二".encode())).document.paragraphs
    assert [(para.id, para.text) for para in paras] == [(0, "一"), (1, ""), (2, "二")]


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02", b"\xff\xff\xff"])
def test_what_is_no_text_is_said(tmp_path, data):
    with pytest.raises(UnreadableFileError, match=r"a\.txt：.*请"):
        read_text(written(tmp_path, data))


def test_the_reader_goes_by_content(tmp_path):
    renamed = build(tmp_path, p("正文"), name="b.txt")
    assert isinstance(read_file(renamed), WordFile)
    assert read_file(written(tmp_path, b"abc")).document.paragraphs[0].text == "abc"
    with pytest.raises(GovDocsError, match=r"不是 \.docx"):
        read_file(written(tmp_path, b"abc", "c.docx"))
    with pytest.raises(GovDocsError, match="PDF"):
        read_file(written(tmp_path, b"%PDF-1.4", "d.txt"))


@pytest.mark.parametrize("data", [b"\n" * 100_001, b"\r" * 100_001, b"a" * (16 * 1024**2 + 1)])
def test_more_than_memory_can_hold_is_refused(tmp_path, data):
    with pytest.raises(UnsafeFileError, match="内容过多"):
        read_text(written(tmp_path, data))
