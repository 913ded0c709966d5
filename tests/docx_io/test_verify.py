"""A change that the edits do not account for is found, said, and nothing is written."""

from dataclasses import replace

import pytest

from gov_docs.core.errors import UnprovenFixError
from gov_docs.docx_io.annotate import annotate
from gov_docs.docx_io.package import save_package
from gov_docs.docx_io.patch import Mode, patch
from gov_docs.docx_io.read import read_word
from gov_docs.docx_io.splice import splice
from gov_docs.docx_io.verify import verify, verify_file
from tests.docx_builder import build, p
from tests.docx_io.patching import MAIN, STAMP, form, put

COMMENTS = "word/comments.xml"
BODY = p("甲,乙", rpr="<w:b/>", more="<w:r><w:tab/><w:drawing/></w:r>") + p("第二段") + p("第三段")


@pytest.fixture
def word(tmp_path):
    return read_word(build(tmp_path, BODY, {"word/header1.xml": p("页眉")}))


def also(word, made, *changes, part=MAIN):
    """Return `made` with more bytes changed, properly recorded as splices."""
    data = made.changed.get(part, word.package.parts[part])
    for old, new in changes:
        assert old.encode() in data
        data = data.replace(old.encode(), new.encode(), 1)
    original = word.package.parts[part]
    rest = tuple(one for one in made.splices if one.part != part)
    whole = splice(part, original, 0, len(original), data)
    return replace(made, changed={**made.changed, part: data}, splices=(*rest, whole))


@pytest.mark.parametrize("mode", [Mode.DIRECT, Mode.REVISIONS])
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("第二段", "第二"),
        ("第二段", "第三段"),
        ("<w:b/>", ""),
        ("<w:b/>", "<w:b/><w:i/>"),
        ("<w:drawing/>", ""),
        ("<w:drawing/>", "<w:drawing/><w:drawing/>"),
        ("<w:tab/>", "<w:t> </w:t>"),
        ('w:top="2098"', 'w:top="2099"'),
        ("<w:p><w:pPr></w:pPr>", '<w:p><w:pPr><w:jc w:val="center"/></w:pPr>'),
        ("</w:body>", "</w:body><w:x/>"),
        ("<w:body>", '<w:body w:x="1">'),
        ("<w:pPr></w:pPr>", '<w:pPr><w:pStyle w:val="a"/></w:pPr>'),
        ("<w:sectPr>", "<w:p/><w:sectPr>"),
    ],
)
def test_what_else_changed_is_found(word, old, new, mode):
    made = patch(word, [put(0, 1, 2, "，")], mode, STAMP)
    verify(word, made)
    with pytest.raises(UnprovenFixError, match="未写入"):
        verify(word, also(word, made, (old, new)))


@pytest.mark.parametrize(
    ("old", "new"),
    [("甲", "丙"), ('w:val="32"/><w:szCs', 'w:val="32"/><w:u/><w:szCs'), ("第二段", "")],
)
def test_a_format_edit_may_change_its_property_only(word, old, new):
    made = patch(word, [form(0, 0, 1, "size_pt", 16.0)], Mode.DIRECT, STAMP)
    verify(word, made)
    with pytest.raises(UnprovenFixError):
        verify(word, also(word, made, (old, new)))


def test_comments_may_change_nothing_else(word):
    made = annotate(word, [(None, "意见")], STAMP)
    verify(word, made)
    for change in (
        ("甲", "丙"),
        ("<w:tab/>", ""),
        ("<w:commentReference", "<w:tab/><w:commentReference"),
    ):
        with pytest.raises(UnprovenFixError):
            verify(word, also(word, made, change))


def test_another_part_may_not_change(word):
    made = patch(word, [put(0, 1, 2, "，")], Mode.DIRECT, STAMP)
    with pytest.raises(UnprovenFixError):
        verify(word, also(word, made, ("页眉", "页脚"), part="word/header1.xml"))
    unrecorded = replace(made, changed={**made.changed, "word/header1.xml": b"<x/>"})
    with pytest.raises(UnprovenFixError):
        verify(word, unrecorded)


def test_comments_that_were_there_may_not_change(tmp_path):
    old = '<w:comment w:id="4" w:author="张三"><w:p/></w:comment>'
    there = read_word(build(tmp_path, BODY, {COMMENTS: old}))
    made = annotate(there, [(None, "意见")], STAMP)
    verify(there, made)
    with pytest.raises(UnprovenFixError, match="comments"):
        verify(there, also(there, made, ("张三", "李四"), part=COMMENTS))


def test_bytes_that_do_not_follow_from_the_splices(word):
    made = patch(word, [put(0, 1, 2, "，")], Mode.DIRECT, STAMP)
    spaced = made.changed[MAIN].replace(b"<w:body>", b"<w:body> ")
    with pytest.raises(UnprovenFixError, match="撤销"):
        verify(word, replace(made, changed={MAIN: spaced}))


def test_the_paragraph_is_named(word):
    made = patch(word, [put(0, 1, 2, "，")], Mode.DIRECT, STAMP)
    with pytest.raises(UnprovenFixError, match=r"第 3 段"):
        verify(word, also(word, made, ("第三段", "第四段")))


def test_a_file_that_differs_from_what_was_proved(word, tmp_path):
    made = patch(word, [put(0, 1, 2, "，")], Mode.DIRECT, STAMP)
    output = tmp_path / "out.docx"
    save_package(word.package, made.changed, output)
    verify_file(word.package.path, output, made)
    save_package(word.package, {**made.changed, "word/header1.xml": b"<x/>"}, output)
    with pytest.raises(UnprovenFixError, match="header1"):
        verify_file(word.package.path, output, made)
    save_package(word.package, {}, output)
    with pytest.raises(UnprovenFixError):
        verify_file(word.package.path, output, made)
