"""Every template, filled from its sample, as LibreOffice shows it, in millimetres of the page.

The machine of the tests has none of the official fonts: Noto Serif CJK stands in for 小标宋, 仿宋,
楷体 and 宋体, Noto Sans CJK for 黑体, and a test says so.
"""

from collections.abc import Mapping
from itertools import pairwise

import pytest

from gov_docs.core.draft import Draft, Form
from gov_docs.docx_io.create import write
from gov_docs.docx_io.create.figures import figures
from gov_docs.docx_io.create.laying import laid_draft
from gov_docs.docx_io.create.width import width
from gov_docs.drafting.templates import all_templates
from gov_docs.resources import resource
from tests.docx_io.create.drafts import COVERING
from tests.docx_io.create.shown import Shown, bare, middle_of, starting, text_of
from tests.drafting.templates.samples import sample_draft
from tests.libreoffice import needs_libreoffice, to_pdf
from tests.measuring import EM, LINE, NUMBER_HALF, measure, near

pytestmark = [pytest.mark.libreoffice, needs_libreoffice]

TEMPLATES = [one for one in all_templates() if one.folder.parent == resource("templates")]
DRAFTS: Mapping[str, Draft] = {
    "套印通知": COVERING,
    **{one.id: sample_draft(one) for one in TEMPLATES},
}
HEADED = (Form.DOCUMENT, Form.UPWARD, Form.MINUTES)
HEAD_TOP = dict.fromkeys(HEADED, 72.0) | {Form.ORDER: 57.0, Form.LETTER: 30.0}
SMALL = 14 * 25.4 / 72  # a character of the imprint
FIRST = 37 + 0.8 * LINE  # the baseline of a page's first line
HANGING = EM + 1  # LibreOffice lets a mark at the end of a line hang out


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Shown]:
    folder = tmp_path_factory.mktemp("templates")
    files = [folder / f"{name}.docx" for name in DRAFTS]
    for file, draft in zip(files, DRAFTS.values(), strict=True):
        write(draft, file)
    found = (measure(pdf) for pdf in to_pdf(files, folder))
    return {
        name: Shown(draft, one)
        for (name, draft), one in zip(DRAFTS.items(), found, strict=True)
    }  # fmt: skip


def drafts(*forms: Form, has: str = "title") -> pytest.MarkDecorator:
    """Return the drafts of these forms, all without any, that have what is asked for."""
    names = [
        name
        for name, draft in DRAFTS.items()
        if getattr(draft, has) and (not forms or draft.form in forms)
    ]
    return pytest.mark.parametrize("name", names)


@drafts()
def test_paper_and_margins(shown, name):
    one = shown[name]
    for page in one.measured.pages:
        assert near(page.width, 210)
        assert near(page.height, 297)
        for line in page.lines:
            if line.red and one.draft.form is Form.LETTER:
                continue  # a letter's head stands above the type area
            assert line.left >= 28 - 1
            assert line.right <= 184 + HANGING
            assert line.top >= 37
            assert line.bottom <= 262 + 1


@drafts()
def test_first_baseline_and_22_lines(shown, name):
    """Lines stand 28.95 pt apart, or 28 pt where a short text was closed up."""
    one = shown[name]
    pitch = laid_draft(one.draft, figures()).figures.pitch * 25.4 / 72
    for number, page in enumerate(one.measured.pages, 1):
        lines = list(page.lines)
        if lines and (number > 1 or one.draft.form is Form.PLAIN) and lines[0].size_pt != 14:
            assert near(lines[0].baseline, FIRST)
        title = max((line.baseline for line in lines if line.size_pt > 16), default=0.0)
        text = [line for line in text_of(page) if line.baseline > title]
        steps = [(b.baseline - a.baseline) / pitch for a, b in pairwise(text)]
        assert all(near(step * 4, round(step * 4), 0.2) and step > 0.9 for step in steps)
        assert len(lines) <= 22


@drafts()
def test_28_characters_in_a_full_line(shown, name):
    lines = [line for page in shown[name].measured.pages for line in text_of(page)]
    full = [line for line in lines if width(line.text) == len(line.text) == 28]
    assert all(near(line.left, 28) and near(line.right, 184) for line in full)
    assert all(width(line.text) <= 29 for line in lines)


def test_some_page_is_full_and_some_lines_are(shown):
    pages = [page for one in shown.values() for page in one.measured.pages]
    assert any(len(page.lines) == 22 and near(page.lines[-1].bottom, 262, 2) for page in pages)
    full = [line for page in pages for line in text_of(page) if len(line.text) == width(line.text)]
    assert sum(len(line.text) == 28 for line in full) > 20


@drafts(*HEAD_TOP)
def test_letterhead(shown, name):
    one = shown[name]
    red = [line for line in one.first.lines if line.red]
    assert near(min(line.top for line in red), HEAD_TOP[one.draft.form])
    middle = 105 if one.draft.form is Form.LETTER else 106  # of the paper, of the type area
    assert all(near(middle_of(line), middle, 0.6) for line in red)


@drafts(Form.PLAIN)
def test_a_plain_text_has_neither_letterhead_nor_line_nor_imprint(shown, name):
    for page in shown[name].measured.pages:
        assert not page.rules
        assert not any(line.red for line in page.lines)


@drafts(*HEADED, has="doc_number")
def test_number_and_red_line(shown, name):
    one = shown[name]
    number, rule = one.number, next(rule for rule in one.first.rules if rule.red)
    assert near(rule.y - rule.thickness / 2 - number.bottom, 4)
    assert near(rule.left, 28)
    assert near(rule.right, 184)
    if one.draft.form is Form.UPWARD:
        assert near(number.left, 28 + EM)
        assert near(number.right, 184 - EM, 1.5)
    else:
        assert near(middle_of(number), 106)


@drafts(Form.LETTER, has="doc_number")
def test_letter_lines_and_number(shown, name):
    one = shown[name]
    rules, head = one.first.rules, next(line for line in one.first.lines if line.red)
    assert near(rules[0].y - rules[0].thickness / 2 - head.bottom, 4)
    assert near(rules[-1].y, 277)
    assert all(rule.red and near(rule.left, 20) and near(rule.right, 190) for rule in rules)
    assert near(one.number.right, 184)
    assert near(one.number.top - rules[1].y, 7 / 8 * EM)
    assert near(one.title[0].baseline - one.number.baseline, 3 * LINE)


@drafts(Form.ORDER)
def test_order_number_and_text(shown, name):
    head, number, text = shown[name].first.lines[:3]
    assert near(number.top - head.bottom, 2 * LINE, 7), "two lines, and the head's own leading"
    assert near(middle_of(number), 106)
    assert near(text.baseline - number.baseline, 3 * LINE)


@drafts(Form.DOCUMENT, Form.UPWARD)
def test_title(shown, name):
    one = shown[name]
    lines = one.title
    assert "".join(line.text for line in lines) == bare(one.draft.title)
    assert all(near(middle_of(line), 106) for line in lines)
    rule = next(rule for rule in one.first.rules if rule.red)
    assert near(lines[0].baseline - rule.y, 2.8 * LINE)


@drafts(Form.DOCUMENT, Form.UPWARD, Form.LETTER, has="addressees")
def test_addressee(shown, name):
    one = shown[name]
    line = one.line(one.draft.addressees[0])
    assert near(line.left, 28)
    assert near(line.baseline - one.title[-1].baseline, 2 * LINE)


@drafts(has="body")
def test_page_1_shows_text_indented_by_two(shown, name):
    one = shown[name]
    opening = next(para.text for para in one.draft.body if bare(para.text) != "同志们：")
    assert one.page_of(opening) == 1
    assert near(one.line(opening).left, 28 + 2 * EM)


@drafts(has="attachments")
def test_attachments(shown, name):
    one = shown[name]
    note = one.line("附件：")
    assert near(note.left, 28 + 2 * EM)
    lines = one.measured.pages[one.page_of("附件：") - 1].lines
    above = lines[lines.index(note) - 1]
    assert near(note.baseline - above.baseline, 2 * LINE)
    several = len(one.draft.attachments) > 1
    for at, attachment in enumerate(one.draft.attachments, 1):
        mark = f"附件{at}" if several else "附件"
        page = next(p for p in one.measured.pages if p.lines[:1] and p.lines[0].text == mark)
        assert near(page.lines[0].left, 28)
        assert near(page.lines[0].baseline, FIRST)
        assert near(page.lines[1].baseline, FIRST + 2 * LINE)
        assert near(middle_of(page.lines[1]), 106)
        assert bare(attachment.title).startswith(page.lines[1].text)


@drafts(has="signatures")
def test_signature_and_date(shown, name):
    one = shown[name]
    page = one.measured.pages[one.page_of(one.draft.date) - 1]
    name_line, date = next(starting(page, one.draft.signatures[0])), page.line(one.draft.date)
    above = page.lines[page.lines.index(name_line) - 1]
    f = laid_draft(one.draft, figures()).figures
    assert near(name_line.baseline - above.baseline, (1 + f.seal_lines) * f.pitch * 25.4 / 72)
    wide = width(one.draft.date)
    if one.draft.form is Form.ORDER or one.draft.kind == "议案":
        assert near(name_line.right, 184 - 4 * EM)
        assert near(date.right, 184 - 4 * EM)
        assert near(date.baseline - name_line.baseline, 2 * LINE)
        return
    middle = max(4 + wide / 2, 1 + width(one.draft.signatures[0]) / 2)
    assert near(date.right, 184 - (middle - wide / 2) * EM)
    assert near(middle_of(name_line), 184 - middle * EM)
    assert near(date.baseline - name_line.baseline, LINE)


@drafts(has="signatures")
def test_no_name_stands_on_a_page_without_text(shown, name):
    one = shown[name]
    page = one.measured.pages[one.page_of(one.draft.date) - 1]
    last = bare(one.draft.body[-1].text)
    above = [line for line in page.lines if line.top < page.line(one.draft.date).top]
    assert any(line.text in last for line in above)


@drafts(*HEADED, has="printer")
def test_imprint(shown, name):
    one = shown[name]
    page = one.measured.pages[-1]
    black = [rule for rule in page.rules if not rule.red]
    assert near(black[-1].y, 262)
    assert all(near(rule.left, 28) and near(rule.right, 184) for rule in black)
    thick = [0.35, 0.26, 0.35] if one.draft.cc else [0.35, 0.35]
    assert [round(rule.thickness, 2) for rule in black] == thick
    printing = page.line(bare(one.draft.printer))
    assert near(printing.left, 28 + SMALL)
    assert near(printing.right, 184 - SMALL)
    assert all(near(page.line("抄送").left, 28 + SMALL) for _ in one.draft.cc[:1])


@drafts()
def test_pages_are_as_many_as_foreseen_and_the_imprint_is_on_an_even_one(shown, name):
    one = shown[name]
    laid = laid_draft(one.draft, figures())
    unprinted = int(laid.blank_before)  # LibreOffice prints no blank page
    assert len(one.measured.pages) == laid.pages - unprinted
    if laid.imprint is not None and one.draft.form is not Form.LETTER:
        assert laid.pages % 2 == 0


@drafts()
def test_page_numbers(shown, name):
    one = shown[name]
    laid = laid_draft(one.draft, figures())
    for at, page in enumerate(one.measured.pages, 1):
        unnumbered = laid.blank_before and at == len(one.measured.pages)
        if unnumbered or (one.draft.form is Form.LETTER and at == 1):
            assert page.number is None
            continue
        assert page.number is not None
        assert page.number.text == f"—{at}—"
        assert near(page.number.baseline - NUMBER_HALF, 269)
        edge = page.number.right - (184 - SMALL) if at % 2 else page.number.left - (28 + SMALL)
        assert near(edge, 0)


def test_a_covering_notice_stands_on_page_1_with_its_signature_and_date(shown):
    one = shown["套印通知"]
    assert [one.page_of(text) for text in ("现将《", "附件：", one.draft.date)] == [1, 1, 1]


def test_the_fonts_that_were_substituted_are_told(shown, record_property):
    used = {font for one in shown.values() for font in one.measured.fonts}
    record_property("fonts", sorted(used))
    assert {font[:8] for font in used} <= {"NotoSeri", "NotoSans"}, used


def test_every_template_is_measured(shown):
    assert len(shown) == len(TEMPLATES) + 1 >= 41
