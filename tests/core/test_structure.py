"""Paragraph edits: what they make, how they are laid over one another, taken back and followed."""

from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from gov_docs.core.fixes import apply, invert
from gov_docs.core.structure import composed, moved, retexted, rewrite, untouched
from gov_docs.core.types import (
    Document,
    FormatEdit,
    Layout,
    Paragraph,
    ParagraphEdit,
    Run,
    Section,
    Span,
    TextEdit,
)


@st.composite
def documents(draw):
    texts = draw(st.lists(st.text("字𠮷a，", max_size=6), min_size=1, max_size=5))
    paras = tuple(
        Paragraph(at, (Run(text, font=f"字体{at}"),) if text else (), layout=Layout(left_pt=at))
        for at, text in enumerate(texts)
    )
    return Document(paras, (Section(0),))


@st.composite
def rewritings(draw, document):
    """Return an edit of neighbours, and what the document must say then."""
    texts = [para.text for para in document.paragraphs]
    first = draw(st.integers(0, len(texts) - 1))
    last = draw(st.integers(first, min(first + 2, len(texts) - 1)))
    start = draw(st.integers(0, len(texts[first])))
    end = draw(st.integers(start if first == last else 0, len(texts[last])))
    lines = draw(st.lists(st.text("新字", max_size=3), min_size=1, max_size=3))
    paras = document.paragraphs[first : last + 1]
    ids = count(max(9, *(para.id for para in document.paragraphs)) + 1)  # none is given twice
    said = [*lines]
    said[0] = texts[first][:start] + said[0]
    said[-1] += texts[last][end:]
    return rewrite(paras, start, end, lines, ids), [*texts[:first], *said, *texts[last + 1 :]]


def texts_of(document):
    return [para.text for para in document.paragraphs]


@given(st.data())
def test_a_rewriting_says_what_was_put_in(data):
    document = data.draw(documents())
    edit, said = data.draw(rewritings(document))
    assert texts_of(apply(document, [edit])) == said


@given(st.data())
def test_undoing_gives_back_paragraphs_texts_and_layouts(data):
    document = data.draw(documents())
    edit, _ = data.draw(rewritings(document))
    back = apply(apply(document, [edit]), invert(document, [edit]))
    assert [(p.id, p.text, p.layout) for p in back.paragraphs] == [
        (p.id, p.text, p.layout) for p in document.paragraphs
    ]
    assert back.sections == document.sections


@given(st.data())
def test_two_in_a_row_are_one(data):
    document = data.draw(documents())
    first, _ = data.draw(rewritings(document))
    middle = apply(document, [first])
    second, said = data.draw(rewritings(middle))
    whole = {para.id: untouched(para) for para in document.paragraphs}
    after = {para.id: untouched(para) for para in middle.paragraphs}
    after |= {made.id: made for made in composed(whole, first)}
    rows = [after[para.id] for para in middle.paragraphs]
    at = [made.id for made in rows].index(second.old[0])
    rows[at : at + len(second.old)] = composed(after, second)
    one = ParagraphEdit(tuple(whole), tuple(rows))
    result, twice = apply(document, [one]), apply(middle, [second])
    assert texts_of(result) == said
    assert [(p.id, p.layout) for p in result.paragraphs] == [
        (p.id, p.layout) for p in twice.paragraphs
    ]


@given(st.data())
def test_a_stretch_that_is_kept_is_found_again(data):
    document = data.draw(documents())
    edit, _ = data.draw(rewritings(document))
    after = {para.id: para.text for para in apply(document, [edit]).paragraphs}
    for para in document.paragraphs:
        if para.id not in edit.old:
            continue
        for start in range(len(para.text)):
            there = moved(edit, Span(para.id, start, start + 1))
            if there is not None:
                assert after[there.para][there.start : there.end] == para.text[start]


def test_formats_are_made_before_paragraphs():
    document = Document((Paragraph(0, (Run("甲乙"),)),))
    (para,) = document.paragraphs
    edit = rewrite([para], 1, 1, ["", ""], count(1))
    bold = FormatEdit(Span(0, 1, 2), "bold", True)
    one, other = apply(document, [bold, edit]).paragraphs
    assert (one.runs, other.runs) == ((Run("甲"),), (Run("乙", bold=True),))


def test_text_edits_go_on_within_a_paragraph_that_was_made():
    para = Paragraph(0, (Run("一二三"),))
    edit = rewrite([para], 1, 1, ["", ""], count(1))
    made = retexted(edit.new[1], [TextEdit(Span(1, 1, 2), "叁")])
    after = apply(Document((para,)), [ParagraphEdit((0,), (edit.new[0], made))])
    assert texts_of(after) == ["一", "二叁"]


def test_a_section_begins_with_what_takes_its_first_paragraph():
    document = Document((Paragraph(0, (Run("甲"),)), Paragraph(1, (Run("乙"),))), (Section(0),))
    edit = rewrite(document.paragraphs, 0, 0, [""], count(2))
    after = apply(document, [edit])
    assert [para.id for para in after.paragraphs] == [1]
    assert after.sections[0].first_para == 1


def test_a_section_begins_with_a_paragraph_put_before_its_first():
    document = Document((Paragraph(0, (Run("甲"),)),), (Section(0),))
    edit = rewrite(document.paragraphs, 0, 0, ["新", ""], count(1))
    assert apply(document, [edit]).sections[0].first_para == 1
