"""Tracked revisions: ours can be rejected without a trace, others' are never touched."""

import re

import pytest
from lxml import etree

from gov_docs.docx_io.patch import Mode
from gov_docs.docx_io.settled import settle
from gov_docs.docx_io.xmlns import w
from tests.docx_builder import build, p
from tests.docx_io.patching import MAIN, form, patched, put

OTHER = 'w:author="张三" w:date="2020-01-01T00:00:00Z"'
THEIRS = (
    f'<w:ins w:id="7" {OTHER}><w:r w:rsidR="0A"><w:rPr><w:b/></w:rPr><w:t>甲,乙</w:t></w:r></w:ins>'
)


def tracked(tmp_path, body, *groups):
    return patched(build(tmp_path, body), *groups, mode=Mode.REVISIONS)


def texts(result, *, accept):
    root = etree.fromstring(result.patched.changed[MAIN])
    settle(root, result.patched.ours, result.patched.reopened, accept=accept)
    return ["".join(t.text or "" for t in para.iter(w("t"))) for para in root.iter(w("p"))]


def test_a_replacement_is_a_deletion_and_an_insertion(tmp_path):
    body = '<w:p><w:r w:rsidR="0B"><w:rPr><w:i/></w:rPr><w:t>甲,乙</w:t></w:r></w:p>'
    result = tracked(tmp_path, body, put(0, 1, 2, "，"))
    run = '<w:r w:rsidR="0B"><w:rPr><w:i/></w:rPr>'
    mark = 'w:author="核稿人" w:date="2026-03-01T09:00:00Z"'
    assert re.sub(r' w:id="\d+"', "", re.search(r"<w:p>.*</w:p>", result.xml())[0]) == (
        f"<w:p>{run}<w:t>甲</w:t></w:r>"
        f"<w:del {mark}>{run}<w:delText>,</w:delText></w:r></w:del>"
        f"<w:ins {mark}>{run}<w:t>，</w:t></w:r></w:ins>"
        f"{run}<w:t>乙</w:t></w:r></w:p>"
    )
    assert (texts(result, accept=False), texts(result, accept=True)) == (["甲,乙"], ["甲，乙"])


def test_whole_runs_leave_no_empty_ones(tmp_path):
    result = tracked(tmp_path, p("甲") + p("乙"), put(0, 0, 1, ""), put(1, 0, 0, "丙"))
    assert not re.search(r"<w:r>(<w:rPr></w:rPr>)?</w:r>|<w:t[^>]*></w:t>", result.xml())
    assert texts(result, accept=True) == ["", "丙乙"]


def test_text_of_another_author_s_insertion(tmp_path):
    result = tracked(tmp_path, f"<w:p>{THEIRS}</w:p>", put(0, 1, 2, "，"))
    xml = result.xml()
    assert xml.count(OTHER) == 2  # cut in two halves, both still theirs
    assert f'<w:ins w:id="7" {OTHER}>' in xml
    assert re.search(r"</w:del></w:ins><w:ins [^>]*核稿人[^>]*>.*?</w:ins><w:ins [^>]*张三", xml)
    assert (texts(result, accept=False), texts(result, accept=True)) == (["甲,乙"], ["甲，乙"])


def test_insertions_do_not_nest(tmp_path):
    result = tracked(tmp_path, f"<w:p>{THEIRS}</w:p>", put(0, 0, 0, "子"), put(0, 3, 3, "丑"))
    root = etree.fromstring(result.patched.changed[MAIN])
    assert not [e for e in root.iter(w("ins")) if next(e.iterancestors(w("ins")), None) is not None]
    assert result.texts == ["子甲,乙丑"]


def test_a_link_within_another_author_s_insertion_takes_no_insertion(tmp_path):
    inner = '<w:hyperlink r:id="x"><w:r><w:t>网,址</w:t></w:r></w:hyperlink>'
    body = f'<w:p><w:ins w:id="7" {OTHER}>{inner}</w:ins></w:p>'
    result = tracked(tmp_path, body, put(0, 1, 2, "，"))
    assert "他人的修订" in result.why[0]
    result = tracked(tmp_path, body, put(0, 1, 2, ""))
    assert result.texts == ["网址"]


def test_another_author_s_deletion_stays(tmp_path):
    gone = f'<w:del w:id="9" {OTHER}><w:r><w:delText>旧,</w:delText></w:r></w:del>'
    result = tracked(tmp_path, f"<w:p><w:r><w:t>甲,</w:t></w:r>{gone}</w:p>", put(0, 1, 2, "，"))
    assert result.texts == ["甲，"]
    assert gone in result.xml()


@pytest.mark.parametrize("holder", ['w:hyperlink r:id="x"', 'w:smartTag w:element="x"', "w:sdt"])
def test_links_tags_and_controls(tmp_path, holder):
    name = holder.partition(" ")[0]
    inside = "<w:r><w:t>甲,乙</w:t></w:r>"
    inside = f"<w:sdtContent>{inside}</w:sdtContent>" if name == "w:sdt" else inside
    result = tracked(tmp_path, f"<w:p><{holder}>{inside}</{name}></w:p>", put(0, 1, 2, "，"))
    inner = re.search(f"<{name}.*</{name}>", result.xml())[0]
    assert "<w:del " in inner
    assert "<w:ins " in inner
    assert texts(result, accept=False) == ["甲,乙"]


def test_ids_are_new(tmp_path):
    result = tracked(
        tmp_path, f"<w:p>{THEIRS}</w:p>" + p("丙,丁"), put(0, 1, 2, "，"), put(1, 1, 2, "，")
    )
    ids = re.findall(r'<w:(?:ins|del) w:id="(\d+)"', result.xml())
    assert len(ids) == len(set(ids)) == 6
    assert result.patched.ours.isdisjoint({"7"})


def test_old_formats_are_kept_as_history(tmp_path):
    path = build(tmp_path, p("甲乙", ppr='<w:jc w:val="left"/>', rpr="<w:b/>"))
    groups = (form(0, 0, 2, "size_pt", 16.0), form(0, 0, 2, "align", "center"))
    xml = patched(path, *groups, mode=Mode.REVISIONS).xml()
    assert re.search(r"<w:rPrChange [^>]*><w:rPr><w:b/></w:rPr></w:rPrChange></w:rPr>", xml)
    assert re.search(
        r'<w:pPrChange [^>]*><w:pPr><w:jc w:val="left"/></w:pPr></w:pPrChange></w:pPr>', xml
    )


def test_a_format_revision_of_another_author_is_refused(tmp_path):
    history = f'<w:rPrChange w:id="3" {OTHER}><w:rPr/></w:rPrChange>'
    result = tracked(tmp_path, p("甲乙", rpr=f"<w:b/>{history}"), form(0, 0, 2, "bold", False))
    assert "格式修订" in result.why[0]


def test_new_text_does_not_inherit_another_author_s_format_revision(tmp_path):
    history = f'<w:rPrChange w:id="3" {OTHER}><w:rPr/></w:rPrChange>'
    result = tracked(tmp_path, p("甲,乙", rpr=f"<w:b/>{history}"), put(0, 1, 2, "，"))
    inserted = re.search(r"<w:ins .*?</w:ins>", result.xml())[0]
    assert "<w:b/>" in inserted
    assert "rPrChange" not in inserted
