"""What Word hides is not read, and what its author protects is not changed."""

import pytest

from gov_docs.checking.one_file import How, Setup, fix_file
from gov_docs.core.errors import RefusedEditError
from gov_docs.docx_io.read import read_word
from tests.docx_builder import build, p

HIDES = (
    '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="a"/><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="b"><w:name w:val="b"/><w:basedOn w:val="a"/></w:style>'
    '<w:style w:type="character" w:styleId="c"><w:name w:val="c"/><w:rPr><w:vanish/></w:rPr></w:style>'
)


def test_text_hidden_by_a_style_is_not_read(tmp_path):
    body = (
        p("藏,一", '<w:pStyle w:val="a"/>')
        + p("藏,二", '<w:pStyle w:val="b"/>')
        + p("藏,三", rpr='<w:rStyle w:val="c"/>')
        + p("见,四", '<w:pStyle w:val="b"/>', '<w:vanish w:val="0"/>')
    )
    path = build(tmp_path, body, {"word/styles.xml": HIDES})
    assert [para.text for para in read_word(path).document.paragraphs] == ["", "", "", "见,四"]


@pytest.mark.parametrize(
    ("allowed", "how", "refused"),
    [
        ("readOnly", How.DIRECT, True),
        ("forms", How.COMMENTS, True),
        ("comments", How.COMMENTS, False),
        ("comments", How.REVISIONS, True),
        ("trackedChanges", How.REVISIONS, False),
        ("trackedChanges", How.DIRECT, True),
    ],
)
def test_a_protected_file_is_changed_only_as_its_author_allows(tmp_path, allowed, how, refused):
    settings = f'<w:documentProtection w:edit="{allowed}" w:enforcement="1"/>'
    path = build(tmp_path, p("各地区,各部门。"), {"word/settings.xml": settings})
    output = tmp_path / "out.docx"
    if not refused:
        assert fix_file(path, output, Setup(), how=how).fixed.untouched_verified
        return
    with pytest.raises(RefusedEditError, match="限制编辑"):
        fix_file(path, output, Setup(), how=how)
    assert not output.exists()


def test_protection_that_is_not_in_force_hinders_nothing(tmp_path):
    settings = '<w:documentProtection w:edit="readOnly" w:enforcement="0"/>'
    path = build(tmp_path, p("各地区,各部门。"), {"word/settings.xml": settings})
    assert fix_file(path, tmp_path / "out.docx", Setup()).fixed.applied == 1
