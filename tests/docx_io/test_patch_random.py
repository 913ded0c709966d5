"""Any edits on any layout of runs equal the same edits on the text, and can be taken back."""

import tempfile
from pathlib import Path
from xml.sax.saxutils import escape

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from gov_docs.core.fixes import apply
from gov_docs.core.types import FormatEdit, Span, TextEdit
from gov_docs.docx_io.annotate import annotate
from gov_docs.docx_io.patch import Mode, patch
from gov_docs.docx_io.read import read_word
from gov_docs.docx_io.settled import settle
from gov_docs.docx_io.verify import verify
from gov_docs.docx_io.xmlns import w
from tests.docx_builder import build
from tests.docx_io.patching import MAIN, STAMP

SPACE = "{http://www.w3.org/XML/1998/namespace}space"
CHARACTERS = st.text(st.sampled_from("甲乙丙,，.。 1a<&>𠮷“”"), max_size=5)
FORMATS = st.sampled_from(
    ["", "<w:rPr/>", "<w:rPr><w:b/></w:rPr>", '<w:rPr><w:sz w:val="32"/></w:rPr>']
)
INNER = st.sampled_from(
    ["<w:tab/>", "<w:br/>", "<w:drawing/>", "<w:lastRenderedPageBreak/>", "<w:noBreakHyphen/>"]
)


@st.composite
def written(draw):
    """Return a w:t: with or without preserved spaces, escaped or as CDATA."""
    text = draw(CHARACTERS)
    preserve = draw(st.sampled_from(["", ' xml:space="preserve"']))
    content = f"<![CDATA[{text}]]>" if draw(st.booleans()) and text else escape(text)
    return f"<w:t{preserve}>{content}</w:t>"


RUN = st.builds(
    lambda rpr, parts: f'<w:r w:rsidR="0A">{rpr}{"".join(parts)}</w:r>',
    FORMATS,
    st.lists(st.one_of(written(), written(), INNER), min_size=1, max_size=3),
)
HOLDERS = st.sampled_from([
    "{}", "{}", "{}",
    '<w:ins w:id="1" w:author="张三" w:date="2020-01-01T00:00:00Z">{}</w:ins>',
    '<w:hyperlink w:anchor="x">{}</w:hyperlink>',
    "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
    '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/a"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>',
    '<w:del w:id="2" w:author="张三"><w:r><w:delText>删</w:delText></w:r></w:del>{}',
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    '<w:bookmarkStart w:id="3" w:name="b"/>{}<w:bookmarkEnd w:id="3"/>',
])  # fmt: skip
PIECE = st.builds(
    lambda holder, runs: holder.format("".join(runs)), HOLDERS, st.lists(RUN, max_size=3)
)
PARAGRAPH = st.builds(
    lambda ppr, pieces: f"<w:p>{ppr}{''.join(pieces)}</w:p>",
    st.sampled_from(["", "<w:pPr/>", '<w:pPr><w:jc w:val="center"/></w:pPr>']),
    st.lists(PIECE, max_size=4),
)
BODIES = st.lists(PARAGRAPH, min_size=1, max_size=3).map("".join)
NEW = st.text(st.sampled_from("子丑, &<"), max_size=3)
VALUES = st.sampled_from([
    ("font", "黑体"), ("size_pt", 22.0), ("bold", True), ("bold", False), ("color", "FF0000"),
    ("align", "right"), ("first_line_chars", 2.0), ("outline_level", 1),
])  # fmt: skip


@st.composite
def groups_for(draw, document, *, formats):
    """Return groups of edits whose text spans do not overlap."""
    groups = []
    for para in document.paragraphs:
        cuts = sorted(draw(st.lists(st.integers(0, len(para.text)), max_size=6)))
        for start, end in zip(cuts[::2], cuts[1::2], strict=False):
            groups.append((TextEdit(Span(para.id, start, end), draw(NEW)),))
        if formats and para.text and draw(st.booleans()):
            start = draw(st.integers(0, len(para.text) - 1))
            end = draw(st.integers(start + 1, len(para.text)))
            groups.append((FormatEdit(Span(para.id, start, end), *draw(VALUES)),))
    return draw(st.permutations(groups))


def opened(body):
    with tempfile.TemporaryDirectory() as folder:
        word = read_word(build(Path(folder), body))
        dict(word.package.parts)  # all is in memory before the folder goes
        return word


def shown(root):
    return ["".join(t.text or "" for t in para.iter(w("t"))) for para in root.iter(w("p"))]


@settings(max_examples=150, deadline=None)
@given(st.data(), BODIES, st.sampled_from([Mode.DIRECT, Mode.REVISIONS]), st.booleans())
def test_edits_of_the_file_equal_edits_of_the_text(data, body, mode, formats):
    word = opened(body)
    made = patch(word, data.draw(groups_for(word.document, formats=formats)), mode, STAMP)
    verify(word, made)  # reads the result again and compares each paragraph with the edits
    if mode is Mode.REVISIONS and made.changed:
        root = etree.fromstring(made.changed[MAIN])
        settle(root, made.ours, made.reopened, accept=False)
        assert shown(root) == shown(word.package.xml(MAIN))
    filled = any(not word.nodes[edit.span.para][0].atoms for edit in made.edits)
    if mode is Mode.DIRECT and not formats and not filled and made.changed:
        assert outline(etree.fromstring(made.changed[MAIN])) == outline(word.package.xml(MAIN))


def outline(root):
    return [(e.tag, sorted((k, v) for k, v in e.items() if k != SPACE)) for e in root.iter("*")]


@settings(max_examples=150, deadline=None)
@given(st.data(), BODIES)
def test_what_is_editable_is_edited_as_the_text_would_be(data, body):
    word = opened(body)
    made = patch(word, data.draw(groups_for(word.document, formats=False)), Mode.DIRECT, STAMP)
    expected = [para.text for para in apply(word.document, made.edits).paragraphs]
    root = etree.fromstring(made.changed.get(MAIN, word.package.parts[MAIN]))
    original = shown(word.package.xml(MAIN))
    for raw, old, text, new in zip(
        original, word.document.paragraphs, shown(root), expected, strict=True
    ):
        if raw == old.text and not old.locks:  # all there is can be edited
            assert text == new


@settings(max_examples=60, deadline=None)
@given(st.data(), BODIES)
def test_comments_change_no_text(data, body):
    word = opened(body)
    spans = [
        Span(para.id, *sorted(data.draw(st.tuples(*[st.integers(0, len(para.text))] * 2))))
        for para in word.document.paragraphs
    ]
    made = annotate(word, [(None, "全文"), *((span, "意见") for span in spans)], STAMP)
    verify(word, made)
    assert len(made.ours) == len(spans) + 1
