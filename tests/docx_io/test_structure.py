"""Paragraphs split, joined, begun and taken out: what is around them stays, and what cannot is said."""

from dataclasses import replace
from itertools import count

import pytest
from lxml import etree

from gov_docs.core.errors import UnprovenFixError
from gov_docs.core.structure import rewrite
from gov_docs.core.types import Kept, Made, ParagraphEdit
from gov_docs.docx_io.patch import Mode, patch
from gov_docs.docx_io.read import read_word
from gov_docs.docx_io.settled import settle
from gov_docs.docx_io.splice import splice
from gov_docs.docx_io.verify import verify
from gov_docs.docx_io.xmlns import w
from tests.docx_builder import NAMES, SECTION, build, field, p, text_box
from tests.docx_io.patching import MAIN, STAMP, patched, put

BOTH = pytest.mark.parametrize("mode", [Mode.DIRECT, Mode.REVISIONS])
NUMBERING = {
    "word/numbering.xml": '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
}
NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
CENTERED = '<w:jc w:val="center"/>'


LONG_FIELD = (
    "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>TOC</w:instrText></w:r></w:p>"
    "<w:p><w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>甲</w:t></w:r>"
    "<w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>"
)


def changed(folder, body, first, start, last, end, text, *, mode=Mode.DIRECT, parts=None):
    """Put a text, each line a paragraph, in place of what stands between two places."""
    path = build(folder, body, parts)
    paras = read_word(path).document.paragraphs
    edit = rewrite(paras[first : last + 1], start, end, text.split("\n"), count(len(paras)))
    return patched(path, (edit,), mode=mode)


def settled_texts(result, *, accept):
    root = etree.fromstring(result.xml().encode())
    settle(root, result.patched.ours, result.patched.reopened, accept=accept)
    return ["".join(t.text or "" for t in para.iter(w("t"))) for para in root.iter(w("p"))]


@BOTH
@pytest.mark.parametrize(
    ("place", "text", "said"),
    [
        ((0, 1, 0, 1), "\n", ["一", "二三", "四五"]),
        ((0, 0, 0, 0), "\n", ["", "一二三", "四五"]),
        ((0, 3, 0, 3), "\n新段\n", ["一二三", "新段", "", "四五"]),
        ((0, 3, 1, 0), "", ["一二三四五"]),
        ((0, 2, 1, 1), "、", ["一二、五"]),
        ((0, 0, 1, 0), "", ["四五"]),
        ((1, 0, 1, 0), "甲\n乙", ["一二三", "甲", "乙四五"]),
    ],
)
def test_paragraphs_are_as_asked_for(tmp_path, mode, place, text, said):
    body = p("一二三") + p("四五")
    result = changed(tmp_path, body, *place, text, mode=mode)
    assert result.why == []
    if mode is Mode.DIRECT:
        assert result.texts == said
    else:
        assert settled_texts(result, accept=True) == said
        assert settled_texts(result, accept=False) == ["一二三", "四五"]


def test_a_new_paragraph_is_like_the_one_it_comes_from(tmp_path):
    result = changed(tmp_path, p("标题", ppr=CENTERED, rpr="<w:b/>"), 0, 2, 0, 2, "\n下一段")
    one, other = result.word.document.paragraphs
    assert other.layout == one.layout
    assert [run.bold for run in other.runs] == [True]


def test_a_joined_paragraph_takes_the_layout_of_the_first(tmp_path):
    body = p("标题", ppr=CENTERED) + p("正文", ppr='<w:ind w:left="420"/>')
    (para,) = changed(tmp_path, body, 0, 2, 1, 0, "").word.document.paragraphs
    assert (para.text, para.layout.align.value, para.layout.left_pt) == ("标题正文", "center", 0)


def test_a_join_is_tracked_with_the_layout_it_changes(tmp_path):
    body = p("标题", ppr=CENTERED) + p("正文", ppr='<w:ind w:left="420"/>')
    result = changed(tmp_path, body, 0, 2, 1, 0, "", mode=Mode.REVISIONS)
    assert (result.why, result.xml().count("<w:pPrChange")) == ([], 1)
    assert settled_texts(result, accept=True) == ["标题正文"]


@pytest.mark.parametrize("like", [p("甲乙", ppr=CENTERED), "<w:p><w:r><w:t>甲乙</w:t></w:r></w:p>"])
def test_a_layout_changed_and_a_break_tracked_in_one_paragraph_stand_in_order(tmp_path, like):
    laid = Made(0, 0, (Kept(0, 0, 1),), (("outline_level", 0),))
    edit = ParagraphEdit((0,), (laid, Made(9, 0, (Kept(0, 1, 2),))))
    result = patched(build(tmp_path, like), (edit,), mode=Mode.REVISIONS)
    xml = result.xml()
    if result.why:
        assert "修订" in result.why[0]
    else:
        assert xml.index("<w:jc") < xml.index("<w:outlineLvl") < xml.index("<w:rPr><w:ins")
        assert xml.index("<w:rPr><w:ins") < xml.index("<w:pPrChange")
    assert xml[: xml.index("</w:p>")].count("<w:pPr>") < 3


@pytest.mark.parametrize(
    ("body", "place", "text"),
    [
        (p("前") + p("乙", more='<w:proofErr w:type="gramStart"/>') + p("后"), (0, 1, 1, 1), ""),
        (p("前") + "<w:p><w:r><w:lastRenderedPageBreak/><w:t>乙</w:t></w:r></w:p>" + p("后"), (0, 1, 1, 1), ""),
        ('<w:p w:rsidR="00A1"/>' + p("后"), (0, 0, 0, 0), "\n"),
    ],
)  # fmt: skip
def test_what_programs_only_note_keeps_nothing_from_being_tracked(tmp_path, body, place, text):
    result = changed(tmp_path, body, *place, text, mode=Mode.REVISIONS)
    assert result.why == []
    assert settled_texts(result, accept=False) == [
        "".join(t.text or "" for t in para.iter(w("t")))
        for para in etree.fromstring(read_word(tmp_path / "in.docx").package.parts[MAIN]).iter(w("p"))
    ]  # fmt: skip


@BOTH
def test_a_paragraph_whose_layout_the_file_has_out_of_order_is_split(tmp_path, mode):
    body = p("一二三", ppr=f'{CENTERED}<w:ind w:left="420"/>')
    result = changed(tmp_path, body, 0, 1, 0, 1, "\n", mode=mode)
    assert settled_texts(result, accept=True)[:2] == ["一", "二三"]


def test_numbers_go_on_over_a_new_paragraph(tmp_path):
    body = p("甲", ppr=NUMBERED) + p("乙", ppr=NUMBERED)
    result = changed(tmp_path, body, 0, 1, 0, 1, "\n新", parts=NUMBERING)
    assert [para.number for para in result.word.document.paragraphs] == ["1.", "2.", "3."]


def test_nothing_but_the_break_is_written(tmp_path):
    result = changed(tmp_path, p("一二三") + p("四五"), 0, 1, 0, 1, "\n")
    (splice,) = result.patched.splices
    assert splice.old == b""
    assert list(result.patched.changed) == [MAIN]


def test_a_bookmark_of_a_deleted_paragraph_stays(tmp_path):
    mark = (
        '<w:bookmarkStart w:id="3" w:name="甲"/><w:r><w:t>乙</w:t></w:r><w:bookmarkEnd w:id="3"/>'
    )
    result = changed(tmp_path, p("前") + f"<w:p>{mark}</w:p>" + p("后"), 0, 1, 1, 1, "")
    assert result.texts == ["前", "后"]
    assert result.xml().count('w:id="3"') == 2


def test_a_commented_paragraph_that_goes_leaves_its_comment_behind(tmp_path):
    body = p("前") + p("乙", more='<w:r><w:commentReference w:id="5"/></w:r>') + p("后")
    result = changed(tmp_path, body, 0, 1, 1, 1, "")
    assert result.texts == ["前", "后"]
    assert "commentReference" in result.xml()


def test_a_bookmark_round_a_heading_does_not_grow(tmp_path):
    mark = (
        '<w:bookmarkStart w:id="3" w:name="甲"/><w:r><w:t>题</w:t></w:r><w:bookmarkEnd w:id="3"/>'
    )
    body = f"<w:p>{mark}<w:r><w:t>后文</w:t></w:r></w:p>"
    xml = changed(tmp_path, body, 0, 1, 0, 1, "\n").xml()
    assert xml.index("bookmarkEnd") < xml.index("</w:p>") < xml.index("后文")


@pytest.mark.parametrize(
    ("body", "place", "why"),
    [
        (p("甲", ppr=SECTION.format(refs="")) + p("乙"), (0, 1, 1, 0), "分节符"),
        (p("甲") + f"<w:sdt><w:sdtContent>{p('乙')}</w:sdtContent></w:sdt>", (1, 0, 1, 1), "内容控件"),
        (f"<w:p>{text_box(p('框中'))}<w:r><w:t>甲乙</w:t></w:r></w:p>", (0, 2, 0, 2), "文本框"),
        (f"<w:p>{text_box(p('框中'))}</w:p>", (1, 1, 1, 1), "文本框"),
        ("<w:p><w:hyperlink><w:r><w:t>甲乙</w:t></w:r></w:hyperlink></w:p>", (0, 1, 0, 1), "超链接"),
        (p("甲") + "<w:tbl/>" + p("乙"), (0, 1, 1, 0), "隔着表格"),
        (
            "<w:p><w:r><w:fldChar w:fldCharType='begin'/><w:fldChar w:fldCharType='separate'/></w:r>"
            "<w:r><w:t>甲</w:t></w:r></w:p>"
            "<w:p><w:r><w:t>乙</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>",
            (0, 1, 1, 0),
            "目录",
        ),
        (
            p("甲", ppr='<w:rPr><w:ins w:id="1" w:author="某"/></w:rPr>') + p("乙"),
            (0, 1, 1, 0),
            "修订",
        ),
        (f'<x:p xmlns:x="{NAMES["w"]}"><x:r><x:t>甲</x:t></x:r></x:p>' + p("乙"), (0, 1, 1, 0), "命名空间"),
        (LONG_FIELD, (1, 0, 1, 0), "目录"),
        (f'<w:p><x:r xmlns:x="{NAMES["w"]}"><x:t>甲乙</x:t></x:r></w:p>', (0, 1, 0, 1), "命名空间"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_refused_with_the_reason(tmp_path, body, place, why):
    text = "\n" if place[0] == place[2] else ""
    result = changed(tmp_path, body, *place, text)
    assert why in result.why[0]
    assert result.patched.changed == {}


def test_a_break_beside_a_field_stays_outside_it(tmp_path):
    body = f"<w:p><w:r><w:t>第</w:t></w:r>{field('PAGE', '3')}<w:r><w:t>页</w:t></w:r></w:p>"
    result = changed(tmp_path, body, 0, 2, 0, 2, "号\n该")
    assert result.texts == ["第3号", "该页"]


def test_nothing_is_written_behind_the_code_of_a_field(tmp_path):
    result = patched(build(tmp_path, LONG_FIELD), put(0, 0, 0, "字"))
    assert "在域中" in result.why[0]


def test_an_edit_of_paragraphs_clashes_with_one_inside_them(tmp_path):
    path = build(tmp_path, p("一二"))
    edit = ParagraphEdit((0,), (Made(0, 0, ("甲",)),))
    result = patched(path, (edit,), put(0, 0, 1, "乙"))
    assert "重叠" in result.why[0]


# --- what verify must notice

TAMPERED = (
    p("前文", ppr=CENTERED)
    + '<w:p><w:bookmarkStart w:id="3" w:name="甲"/><w:r><w:rPr><w:b/></w:rPr><w:t>一二三</w:t></w:r>'
    + '<w:bookmarkEnd w:id="3"/></w:p>'
    + p("后文")
)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ('<w:bookmarkEnd w:id="3"/>', ""),
        ("二三", "三二"),
        ("一", ""),
        ("</w:p><w:p>", ""),
        ('<w:jc w:val="center"/>', '<w:jc w:val="right"/>'),
        ("<w:t>二三", "<w:t>二三</w:t></w:r><w:r><w:drawing/></w:r><w:r><w:t>"),
        ("<w:rPr><w:b/></w:rPr><w:t>二", "<w:t>二"),
        ("后文", "后"),
        (
            '<w:p><w:pPr><w:jc w:val="center"/></w:pPr>',
            '<w:p><w:pPr/><w:pPr><w:jc w:val="center"/></w:pPr>',
        ),
    ],
)
def test_a_break_written_wrongly_is_noticed(tmp_path, right, wrong):
    path = build(tmp_path, TAMPERED)
    word = read_word(path)
    edit = rewrite(word.document.paragraphs[1:2], 1, 1, ["", ""], count(9))
    made = patch(word, [(edit,)], Mode.DIRECT, STAMP)
    verify(word, made)
    data, old = made.changed[MAIN], word.package.parts[MAIN]
    assert right.encode() in data
    bad = data.replace(right.encode(), wrong.encode(), 1)
    whole = splice(MAIN, old, 0, len(old), bad)
    with pytest.raises(UnprovenFixError):
        verify(word, replace(made, changed={MAIN: bad}, splices=(whole,)))
