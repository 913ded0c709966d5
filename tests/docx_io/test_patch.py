"""Plain text edits change characters and nothing else; what cannot be edited is refused and said."""

import re
from dataclasses import replace

import pytest

from gov_docs.core.errors import RefusedEditError
from gov_docs.core.types import Align, Part
from gov_docs.docx_io.patch import Mode, patch
from gov_docs.docx_io.read import read_word
from tests.docx_builder import NAMES, build, field, p, text_box, write_zip
from tests.docx_io.patching import MAIN, STAMP, form, patched, put

R = "<w:r><w:t>{}</w:t></w:r>"
BOTH = pytest.mark.parametrize("mode", [Mode.DIRECT, Mode.REVISIONS])


def para(*content):
    return f"<w:p>{''.join(content)}</w:p>"


def one(tmp_path, body, *edits, mode=Mode.DIRECT, **parts):
    return patched(build(tmp_path, body, parts.get("parts")), *edits, mode=mode)


def test_no_edits_no_change(tmp_path):
    result = one(tmp_path, p("各地区"))
    assert result.patched.changed == {}
    assert result.path.read_bytes() == (tmp_path / "in.docx").read_bytes()


def test_an_edit_changes_one_character_of_the_bytes(tmp_path):
    result = one(tmp_path, p("各地区,各部门") + p("第二段"), put(0, 3, 4, "，"))
    assert result.texts == ["各地区，各部门", "第二段"]
    (splice,) = result.patched.splices
    assert (splice.old, splice.new.decode()) == (b",", "，")


@BOTH
def test_several_edits_in_one_run(tmp_path, mode):
    edits = (put(0, 0, 1, ""), put(0, 2, 2, "乐"), put(0, 3, 5, "丙丁戊"), put(0, 6, 7, ""))
    assert one(tmp_path, p("一二三四五六七"), *edits, mode=mode).texts == ["二乐三丙丁戊六"]


@BOTH
def test_text_over_several_runs_goes_to_the_first(tmp_path, mode):
    runs = "<w:r><w:rPr><w:b/></w:rPr><w:t>甲乙</w:t></w:r><w:r><w:t>丙丁</w:t></w:r>"
    result = one(tmp_path, para(runs), put(0, 1, 3, "新的"), mode=mode)
    assert result.texts == ["甲新的丁"]
    assert [run.text for run in result.word.document.paragraphs[0].runs if run.bold] == ["甲新的"]


def test_an_emptied_run_stays(tmp_path):
    result = one(tmp_path, para(R.format("甲"), R.format("乙")), put(0, 0, 2, ""))
    assert result.xml().count("<w:r><w:t></w:t></w:r>") == 2


@BOTH
def test_what_the_edit_leaves_is_not_written(tmp_path, mode):
    result = one(tmp_path, p("到2025年底,完成"), put(0, 0, 10, "到2025年底，完成"), mode=mode)
    assert "年底，完成" in result.texts[0]
    assert all(len(splice.old) <= 1 for splice in result.patched.splices)


@BOTH
def test_entities_and_cdata(tmp_path, mode):
    body = para(R.format("A&amp;B&#x4E2D;,")) + para(R.format("<![CDATA[a<b,c]]>"))
    result = one(tmp_path, body, put(0, 4, 5, "，"), put(1, 3, 4, "&"), mode=mode)
    assert result.texts == ["A&B中，", "a<b&c"]
    assert "A&amp;B&#x4E2D;" in result.xml()


@BOTH
def test_spaces_are_preserved_where_new_ones_stand_at_an_end(tmp_path, mode):
    result = one(tmp_path, para(R.format("甲乙")), put(0, 2, 2, " "), mode=mode)
    assert result.texts == ["甲乙 "]
    assert result.xml().count('xml:space="preserve"') == 1


def test_spaces_word_does_not_show_are_not_made_visible(tmp_path):
    result = one(tmp_path, para(R.format("甲,乙 ")), put(0, 1, 2, "，"))
    assert "<w:t>甲，乙 </w:t>" in result.xml()


@BOTH
def test_a_field_is_refused_and_beside_it_works(tmp_path, mode):
    body = para(R.format("共,"), field("PAGE", "12"), R.format(",页"))
    edits = (put(0, 1, 2, "，"), put(0, 3, 4, "3"), put(0, 4, 5, "，"), put(0, 3, 3, "0"))
    result = one(tmp_path, body, *edits, mode=mode)
    assert result.texts == ["共，12，页"]
    assert [refusal.group for refusal in result.patched.refused] == [1, 3]
    assert all("在域中" in why for why in result.why)


@pytest.mark.parametrize(
    ("inside", "reason"),
    [
        ('<w:sdtPr><w:dataBinding w:xpath="/a" w:storeItemID="x"/></w:sdtPr>', "绑定数据"),
        ('<w:sdtPr><w:lock w:val="sdtContentLocked"/></w:sdtPr>', "锁定"),
    ],
)
def test_controls_that_must_stay_are_refused(tmp_path, inside, reason):
    body = para(f"<w:sdt>{inside}<w:sdtContent>{R.format('甲,乙')}</w:sdtContent></w:sdt>")
    result = one(tmp_path, body, put(0, 1, 2, "，"))
    assert result.texts == ["甲,乙"]
    assert reason in result.why[0]


@BOTH
def test_tabs_and_objects_are_refused(tmp_path, mode):
    body = para("<w:r><w:t>甲</w:t><w:tab/><w:drawing/><w:t>乙</w:t></w:r>")
    edits = (put(0, 0, 2, "丙"), put(0, 2, 3, ""), put(0, 3, 4, "丁"))
    result = one(tmp_path, body, *edits, mode=mode)
    assert result.texts == ["甲\t\ufffc丁"]
    assert len(result.why) == 2


@BOTH
def test_a_group_is_made_whole_or_not_at_all(tmp_path, mode):
    body = para(R.format("甲,乙"), "<w:r><w:tab/></w:r>")
    group = (*put(0, 1, 2, "，"), *put(0, 3, 4, " "))
    result = one(tmp_path, body, group, mode=mode)
    assert result.texts == ["甲,乙\t"]
    assert result.patched.changed == {}


def test_overlapping_groups_keep_the_first(tmp_path):
    result = one(
        tmp_path, p("甲乙丙丁"), put(0, 0, 2, "子"), put(0, 1, 3, "丑"), put(0, 2, 3, "寅")
    )
    assert result.texts == ["子寅丁"]
    assert "重叠" in result.why[0]


def test_text_that_cannot_be_written_is_refused(tmp_path):
    result = one(tmp_path, p("甲"), put(0, 0, 1, "甲\n乙"), put(0, 1, 1, "\x01"), put(0, 5, 6, "x"))
    assert len(result.why) == 3


@BOTH
@pytest.mark.parametrize(
    "empty",
    ["<w:p/>", "<w:p></w:p>", '<w:p><w:pPr><w:jc w:val="center"/></w:pPr></w:p>'],
)
def test_an_empty_paragraph_takes_text(tmp_path, mode, empty):
    result = one(tmp_path, empty + p("后"), put(0, 0, 0, "甲 "), mode=mode)
    assert result.texts == ["甲 ", "后"]


def test_text_for_an_empty_paragraph_has_the_format_of_its_mark(tmp_path):
    mark = '<w:rPr><w:ins w:id="1" w:author="某"/><w:b/><w:sz w:val="44"/></w:rPr>'
    result = one(tmp_path, f"<w:p><w:pPr>{mark}</w:pPr></w:p>", put(0, 0, 0, "甲"))
    (run,) = result.word.document.paragraphs[0].runs
    assert (run.bold, run.size_pt) == (True, 22)


@BOTH
def test_an_insertion_after_a_link_goes_outside(tmp_path, mode):
    body = para(f'<w:hyperlink r:id="x">{R.format("网址")}</w:hyperlink>', R.format("后"))
    edits = (put(0, 2, 2, "，"), put(0, 0, 1, "地"))
    result = one(tmp_path, body, *edits, mode=mode)
    assert result.texts == ["地址，后"]
    assert "，" in result.xml().partition("</w:hyperlink>")[2]


@BOTH
def test_every_story_is_edited(tmp_path, mode):
    note = '<w:{0} w:id="2">' + p("注,文") + "</w:{0}>"
    parts = {
        "word/headerfirst.xml": p("首,页"),
        "word/headereven.xml": p("偶,页"),
        "word/footer1.xml": p("页,脚"),
        "word/footnotes.xml": note.format("footnote"),
        "word/endnotes.xml": note.format("endnote"),
    }
    refs = '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:endnoteReference w:id="2"/></w:r>'
    cell = f"<w:tc>{p('内,表')}</w:tc>"
    nested = (
        f"<w:tbl><w:tr><w:tc><w:tbl><w:tr>{cell}</w:tr></w:tbl>{p('外,表')}</w:tc></w:tr></w:tbl>"
    )
    path = build(tmp_path, p("正,文", more=refs) + nested, parts)
    commas = [
        put(para.id, para.text.index(","), para.text.index(",") + 1, "，")
        for para in read_word(path).document.paragraphs
    ]
    result = patched(path, *commas, mode=mode)
    assert len(result.texts) == 8
    assert all("，" in text and "," not in text for text in result.texts)
    assert result.patched.changed.keys() == {MAIN, *parts}


@BOTH
def test_both_copies_of_a_text_box_are_edited(tmp_path, mode):
    choice = para("<w:r><w:t>框</w:t></w:r><w:r><w:t>,内</w:t></w:r>")
    body = p("正文", more=text_box(choice, p("框,内")))
    result = one(tmp_path, body, put(1, 1, 2, "，"), put(0, 1, 2, "字"), mode=mode)
    assert result.texts == ["正字\ufffc", "框，内"]
    assert result.xml().count("，") == 2


def test_a_text_box_whose_copies_differ_is_refused(tmp_path):
    result = one(tmp_path, p("正文", more=text_box(p("框,内"), p("别的"))), put(1, 1, 2, "，"))
    assert result.word.document.paragraphs[1].place.part is Part.TEXTBOX
    assert "副本" in result.why[0]


def test_a_paragraph_with_a_copy_for_old_programs_is_refused(tmp_path):
    choice = f'<mc:Choice Requires="wps">{p("甲,乙")}</mc:Choice>'
    fallback = f"<mc:Fallback>{p('甲,乙')}</mc:Fallback>"
    body = f"<mc:AlternateContent>{choice}{fallback}</mc:AlternateContent>"
    result = one(tmp_path, body, put(0, 1, 2, "，"))
    assert result.texts == ["甲,乙"]
    assert "副本" in result.why[0]


@BOTH
def test_moved_text_is_edited(tmp_path, mode):
    moved = (
        '<w:moveFromRangeStart w:id="1" w:author="甲" w:name="m"/><w:moveFrom w:id="2" w:author="甲">'
        '<w:r><w:t>旧,处</w:t></w:r></w:moveFrom><w:moveFromRangeEnd w:id="1"/>'
    )
    to = f'<w:moveTo w:id="4" w:author="甲">{R.format("新,处")}</w:moveTo>'
    result = one(tmp_path, para(moved) + para(to), put(1, 1, 2, "，"), mode=mode)
    assert result.texts == ["", "新，处"]
    assert "旧,处" in result.xml()


@BOTH
@pytest.mark.parametrize(
    ("prefix", "uri"),
    [
        ("x", NAMES["w"]),
        ("", NAMES["w"]),
        ("w", "http://purl.oclc.org/ooxml/wordprocessingml/main"),
    ],
)
def test_other_prefixes_and_namespaces(tmp_path, prefix, uri, mode):
    tag, bound = (f"{prefix}:", f":{prefix}") if prefix else ("", "")
    body = "<w:body><w:p><w:r><w:t>甲,乙</w:t></w:r></w:p></w:body>".replace("w:", tag)
    xml = f'<{tag}document xmlns{bound}="{uri}">{body}</{tag}document>'
    contents = read_word(build(tmp_path, "")).package.parts
    path = write_zip(tmp_path / "in.docx", {**contents, MAIN: xml.encode()})
    groups = (put(0, 1, 2, "，"), form(0, 0, 1, "bold", True), form(0, 0, 3, "align", "right"))
    result = patched(path, *groups, mode=mode)
    assert result.texts == ["甲，乙"]
    assert result.word.document.paragraphs[0].runs[0].bold
    assert result.word.document.paragraphs[0].layout.align is Align.RIGHT


def test_a_signed_file_is_left_alone_unless_asked(tmp_path):
    word = read_word(build(tmp_path, p("甲,乙")))
    word = replace(word, document=replace(word.document, signed=True))
    with pytest.raises(RefusedEditError, match="签名"):
        patch(word, [put(0, 1, 2, "，")], Mode.DIRECT, STAMP)
    assert patch(word, [put(0, 1, 2, "，")], Mode.DIRECT, STAMP, allow_signed=True).changed


def test_a_space_written_beside_a_lone_one_is_kept(tmp_path):
    path = build(tmp_path, "<w:p><w:r><w:t> </w:t></w:r></w:p>")
    assert patched(path, put(0, 1, 1, " ")).texts == ["  "]


def test_a_format_revision_in_a_run_that_is_split_stays_one_of_a_kind(tmp_path):
    body = p("甲乙", rpr='<w:b/><w:rPrChange w:id="7" w:author="某"><w:rPr/></w:rPrChange>')
    xml = patched(build(tmp_path, body), form(0, 0, 1, "size_pt", 22.0)).xml()
    ids = re.findall('<w:rPrChange w:id="([0-9]+)"', xml)
    assert len(ids) == len(set(ids)) == 2
