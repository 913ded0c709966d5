"""Faults that damaged files once brought to light, each mended."""

from gov_docs.checking.one_file import How, Setup, fix_file
from tests.docx_builder import build, p

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
