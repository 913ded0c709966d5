"""The proof reads the changed file again: formats must have the values asked for, spaces must stay."""

import pytest

from gov_docs.core.errors import UnprovenFixError
from gov_docs.core.types import SectionEdit
from gov_docs.docx_io import edit_targets
from gov_docs.docx_io.annotate import annotate
from gov_docs.docx_io.patch import Mode, patch
from gov_docs.docx_io.read import read_word
from gov_docs.docx_io.run_changes import NewFormat
from gov_docs.docx_io.verify import verify
from tests.docx_builder import build, p
from tests.docx_io.patching import MAIN, STAMP, form, put
from tests.docx_io.test_verify import also

BOTH = pytest.mark.parametrize("mode", [Mode.DIRECT, Mode.REVISIONS])
OTHER = 'w:author="张三" w:date="2020-01-01T00:00:00Z"'
GONE = f'<w:del w:id="9" {OTHER}><w:r><w:delText xml:space="preserve"> </w:delText></w:r></w:del>'
COMMENT = f'<w:comment w:id="4" {OTHER}><w:p><w:r><w:t>旧批注</w:t></w:r></w:p></w:comment>'


@pytest.fixture
def word(tmp_path):
    body = p("甲,乙") + p("  缩进", more=GONE)
    parts = {"word/comments.xml": COMMENT, "word/header1.xml": p("页眉")}
    return read_word(build(tmp_path, body, parts))


@BOTH
@pytest.mark.parametrize(
    ("edits", "right", "wrong"),
    [
        (form(0, 0, 1, "font", "黑体"), "黑体", "宋体"),
        (form(0, 0, 1, "size_pt", 16.0), '<w:sz w:val="32"/>', '<w:sz w:val="44"/>'),
        (form(0, 0, 1, "bold", True), "<w:b/>", '<w:b w:val="0"/>'),
        (form(0, 0, 1, "align", "center"), '<w:jc w:val="center"/>', '<w:jc w:val="right"/>'),
        (form(0, 0, 1, "left_pt", 10.0), 'w:left="200"', 'w:left="300"'),
        ((SectionEdit(0, "top_mm", 30.0),), 'w:top="1701"', 'w:top="1071"'),
    ],
)
def test_a_property_has_the_value_asked_for(word, edits, right, wrong, mode):
    made = patch(word, [edits, put(0, 1, 2, "，")], mode, STAMP)
    verify(word, made)
    with pytest.raises(UnprovenFixError):
        verify(word, also(word, made, (right, wrong)))


@BOTH
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('<w:t xml:space="preserve">  缩进', "<w:t>  缩进"),
        ('<w:delText xml:space="preserve"> <', '<w:delText xml:space="preserve"><'),
        ('<w:delText xml:space="preserve"> ', "<w:delText> "),
    ],
)
def test_spaces_stay_and_stay_visible(word, old, new, mode):
    made = patch(word, [put(0, 1, 2, "，")], mode, STAMP)
    with pytest.raises(UnprovenFixError):
        verify(word, also(word, made, (old, new)))


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("word/comments.xml", "旧批注", "新批注"),
        ("word/comments.xml", '<w:comment w:id="4"', '<w:comment w:id="5"'),
        ("word/comments.xml", "</w:comments>", '<w:comment w:id="77"/></w:comments>'),
        ("word/header1.xml", "</w:hdr>", "<w:p/></w:hdr>"),
        ("[Content_Types].xml", "</Types>", '<Default Extension="x" ContentType="y"/></Types>'),
        (
            "word/_rels/document.xml.rels",
            "</Relationships>",
            '<Relationship Id="x"/></Relationships>',
        ),
    ],
)
def test_comments_add_nothing_but_themselves(word, part, old, new):
    made = annotate(word, [(None, "意见")], STAMP)
    verify(word, made)
    with pytest.raises(UnprovenFixError):
        verify(word, also(word, made, (old, new), part=part))


def test_a_first_comment_brings_only_its_own_part(tmp_path):
    word = read_word(build(tmp_path, p("甲,乙")))
    made = annotate(word, [(None, "意见")], STAMP)
    verify(word, made)
    for part in ("word/_rels/document.xml.rels", "[Content_Types].xml"):
        end = made.changed[part].decode().rpartition("<")[2]
        with pytest.raises(UnprovenFixError):
            verify(word, also(word, made, (f"<{end}", f"<x/><{end}"), part=part))
    assert made.changed.keys() > {MAIN, "word/comments.xml"}


# Writer and proof find the XML of an edit with the same code: the reader is their judge.


@BOTH
def test_characters_beside_a_format_edit_keep_theirs(word, mode, monkeypatch):
    groups = [form(0, 0, 1, "size_pt", 16.0), (SectionEdit(0, "line_pitch_pt", 20.0),)]
    verify(word, patch(word, groups, mode, STAMP))
    monkeypatch.setattr(edit_targets, "_format_node", whole_paragraph)
    with pytest.raises(UnprovenFixError):
        verify(word, patch(word, groups, mode, STAMP))


@BOTH
def test_paragraphs_beside_a_format_edit_keep_theirs(word, mode, monkeypatch):
    monkeypatch.setattr(
        edit_targets, "nodes_of", lambda word, span: (*word.nodes[span.para], *word.nodes[1])
    )
    with pytest.raises(UnprovenFixError):
        verify(word, patch(word, [form(0, 0, 1, "align", "center")], mode, STAMP))


def whole_paragraph(node, edit, changes):
    for atom in node.atoms:
        change = NewFormat(0, len(atom.text), changes)
        yield edit_targets.FormatTarget(node.part, atom.run, atom.element, edit.name, change)
