"""Issues as comments: at the text, or gathered where Word allows none."""

import re

import pytest
from lxml import etree

from gov_docs.core.types import Span
from gov_docs.docx_io.annotate import annotate
from gov_docs.docx_io.read import read_word
from gov_docs.docx_io.xmlns import w
from tests.docx_builder import build, field, p, text_box
from tests.docx_io.patching import MAIN, STAMP, saved

COMMENTS = "word/comments.xml"


def noted(tmp_path, body, *notes, parts=None):
    path = build(tmp_path, body, parts)
    return saved(path, annotate(read_word(path), notes, STAMP))


def marked(result):
    """Return the text between each comment's start and end, by id."""
    out = {}
    open_ids = set()
    for element in etree.fromstring(result.xml().encode()).iter():
        if element.tag == w("commentRangeStart"):
            open_ids.add(element.get(w("id")))
            out[element.get(w("id"))] = ""
        elif element.tag == w("commentRangeEnd"):
            open_ids.remove(element.get(w("id")))
        elif element.tag == w("t"):
            for id_ in open_ids:
                out[id_] += element.text
    return list(out.values())


def said(result):
    root = etree.fromstring(result.xml(COMMENTS).encode())
    return ["".join(c.itertext()) for c in root.iter(w("comment"))]


def test_no_notes_no_change(tmp_path):
    assert noted(tmp_path, p("甲")).patched.changed == {}


def test_comments_stand_at_their_text(tmp_path):
    notes = [(Span(0, 3, 4), "应为，"), (Span(0, 1, 5), "重叠"), (Span(1, 0, 2), "a<b & c")]
    result = noted(tmp_path, p("各地区,各部门") + p("乙丙"), *notes)
    assert sorted(marked(result)) == sorted([",", "地区,各", "乙丙"])
    assert said(result) == ["应为，", "重叠", "a<b & c"]
    assert result.texts == ["各地区,各部门", "乙丙"]
    assert result.xml().count("<w:commentReference ") == 3


def test_the_part_is_declared(tmp_path):
    result = noted(tmp_path, p("甲"), (Span(0, 0, 1), "意见"))
    assert result.word.package.related(MAIN, "comments") == (COMMENTS,)
    assert result.word.package.content_type(COMMENTS).endswith("comments+xml")
    assert 'w:author="核稿人"' in result.xml(COMMENTS)


@pytest.mark.parametrize("old", ['<w:comment w:id="4" w:author="张三"><w:p/></w:comment>', ""])
def test_comments_that_are_there_stay(tmp_path, old):
    there = '<w:commentRangeStart w:id="4"/><w:commentRangeEnd w:id="4"/>' if old else ""
    result = noted(tmp_path, p("甲", more=there), (Span(0, 0, 1), "意见"), parts={COMMENTS: old})
    assert old in result.xml(COMMENTS)
    assert result.patched.ours == ({"5"} if old else {"1"})
    assert result.patched.changed.keys() == {MAIN, COMMENTS}


def test_a_field_is_not_entered(tmp_path):
    body = f"<w:p><w:r><w:t>共</w:t></w:r>{field('PAGE', '12')}<w:r><w:t>页</w:t></w:r></w:p>"
    result = noted(tmp_path, body, (Span(0, 1, 2), "页码"))
    assert marked(result) == ["12"]
    assert result.xml().index("commentRangeStart") < result.xml().index("fldChar")


def test_what_cannot_be_anchored_is_gathered_at_the_start(tmp_path):
    notes = [
        (Span(2, 0, 1), "页脚意见"),
        (Span(1, 0, 1), "框内意见"),
        (None, "缺少日期"),
        (Span(0, 1, 2), "正文意见"),
    ]
    body = p("正文", more=text_box(p("框内")))
    result = noted(tmp_path, body, *notes, parts={"word/footer1.xml": p("第1页")})
    own, gathered = sorted(said(result), key=len)
    assert own == "正文意见"
    assert re.search(r"页脚“第1页”：页脚意见.*文本框“框内”：框内意见.*全文：缺少日期", gathered)
    assert result.patched.refused == ()


def test_empty_places_can_be_noted(tmp_path):
    body = p("甲乙") + "<w:p/>" + "<w:p><w:pPr/></w:p>"
    notes = [
        (Span(0, 1, 1), "缺字"),
        (Span(1, 0, 0), "空段"),
        (Span(2, 0, 0), "空段"),
        (Span(0, 0, 0), "前"),
    ]
    assert marked(noted(tmp_path, body, *notes)) == ["甲", "甲", "", ""]
    assert len(said(noted(tmp_path, body, *notes))) == 4


def test_a_document_without_a_place_refuses(tmp_path):
    path = build(tmp_path, "", section="")
    made = annotate(read_word(path), [(None, "意见")], STAMP)
    assert [refusal.group for refusal in made.refused] == [0]
    assert made.changed == {}
