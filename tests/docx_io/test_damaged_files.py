"""Faults that damaged files once brought to light, each mended."""

import time
import zipfile

import pytest

from gov_docs.checking.one_file import How, Setup, fix_file
from gov_docs.core.errors import RefusedEditError, UnreadableFileError, UnsafeFileError
from gov_docs.docx_io import package, safe_xml
from gov_docs.docx_io.read import read_word
from tests.docx_builder import build, p, write_zip

ALL = frozenset({"all"})


def fixed(path, how=How.DIRECT):
    output = path.with_name("out.docx")
    return fix_file(path, output, Setup(), how=how, accept=ALL), output


def test_a_comment_among_the_properties_does_not_end_the_process(tmp_path):
    # lxml's c14n crashes at a comment.
    body = p("各地区,各部门", rpr='<w:rFonts w:eastAsia="仿宋"><!-- a --></w:rFonts>')
    checked, _ = fixed(build(tmp_path, body))
    assert checked.fixed.applied


def test_a_relative_namespace_name_is_no_obstacle(tmp_path):
    body = p("各地区,各部门", rpr='<w:rFonts><q:x xmlns:q="relative"/></w:rFonts>')
    checked, _ = fixed(build(tmp_path, body))
    assert checked.fixed.applied


def test_comments_without_a_list_of_content_types_are_refused(tmp_path):
    path = build(tmp_path, p("各地区,各部门"))
    names = zipfile.ZipFile(path).namelist()
    parts = {name: zipfile.ZipFile(path).read(name) for name in names if "Types" not in name}
    with pytest.raises(RefusedEditError, match="内容类型"):
        fixed(write_zip(path, parts), How.COMMENTS)


def test_a_thousand_styles_each_based_on_the_next_are_quick(tmp_path):
    row = '<w:style w:type="paragraph" w:styleId="s{}"><w:basedOn w:val="s{}"/></w:style>'
    styles = "".join(row.format(n, n + 1) for n in range(5000))
    path = build(tmp_path, p("正文", '<w:pStyle w:val="s0"/>'), {"word/styles.xml": styles})
    start = time.perf_counter()
    read_word(path)
    assert time.perf_counter() - start < 5


def test_a_run_of_many_marks_is_quick_to_mend(tmp_path):
    marks = '<w:fldChar w:fldCharType="begin"/>' * 5000
    path = build(tmp_path, f"<w:p><w:r>{marks}<w:t>各地区,各部门</w:t></w:r></w:p>")
    start = time.perf_counter()
    assert fixed(path)[0].fixed.applied
    assert time.perf_counter() - start < 10


def test_an_element_of_endless_attributes_is_refused(tmp_path):
    attributes = " ".join(f'a{number}="1"' for number in range(2000))
    path = build(tmp_path, f"<w:p {attributes}><w:r><w:t>正文</w:t></w:r></w:p>")
    with pytest.raises(UnsafeFileError, match="写法异常"):
        read_word(path)


def test_a_huge_part_is_refused_before_it_is_unpacked(tmp_path, monkeypatch):
    monkeypatch.setattr(safe_xml, "MAX_XML", 100)
    monkeypatch.setattr(package, "inflate", lambda *_: pytest.fail("unpacked"))
    with pytest.raises(UnsafeFileError, match="过大"):
        read_word(build(tmp_path, p("正文" * 500)))


def test_a_doc_that_ends_in_a_zip_is_a_doc(tmp_path):
    path = build(tmp_path, p("正文"))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le")
    path.write_bytes(head + path.read_bytes())
    with pytest.raises(UnreadableFileError, match=r"旧版 \.doc"):
        read_word(path)


@pytest.mark.parametrize("how", [How.DIRECT, How.REVISIONS])
def test_two_thousand_fixes_in_one_paragraph_are_quick(tmp_path, how):
    path = build(tmp_path, p("各地区,各部门" * 2000))
    start = time.perf_counter()
    checked, output = fixed(path, how)
    assert time.perf_counter() - start < 30  # under 3 s on a quiet machine
    assert checked.fixed.applied >= 2000
    assert read_word(output).document.paragraphs[0].text == "各地区，各部门" * 2000
