"""What LibreOffice shows of each form, in millimetres of the page (GB/T 9704-2012).

The machine of the tests has none of the official fonts: Noto Serif and Sans CJK stand in for all of
them (`Measured.fonts`). With lines of fixed height the font moves nothing up or down.
"""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from gov_docs.core.draft import Form
from gov_docs.docx_io.create import write
from tests.docx_io.create.drafts import FORMS, LONG, body
from tests.libreoffice import needs_libreoffice, to_pdf
from tests.measuring import EM, LINE, NUMBER_HALF, Measured, Page, measure, near

pytestmark = [pytest.mark.libreoffice, needs_libreoffice]

MM = 1.0
LENGTHS = range(3, 15)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Measured]:
    folder = tmp_path_factory.mktemp("forms")
    drafts = dict(FORMS)
    for length in LENGTHS:
        drafts[f"length{length}"] = _with_body(length)
    files = [folder / f"{name}.docx" for name in drafts]
    for file, draft in zip(files, drafts.values(), strict=True):
        write(draft, file)
    return {pdf.stem: measure(pdf) for pdf in to_pdf(files, folder)}


def _with_body(length: int):
    return replace(LONG, body=body(length))


def full(page: Page) -> bool:
    return len(page.lines) == 22


@pytest.mark.parametrize("name", FORMS)
def test_every_page_is_a4_and_its_text_stays_in_the_type_area(pages, name):
    for page in pages[name].pages:
        assert near(page.width, 210)
        assert near(page.height, 297)
        for line in page.lines:
            if line.red and FORMS[name].form is Form.LETTER:
                continue  # a letter's head stands above the type area
            assert line.left >= 28 - MM
            assert line.right <= 184 + EM + MM, "only a mark may hang out, and only here"
            assert line.top >= 37
            assert line.bottom <= 262 + MM


def test_a_full_page_has_22_lines_from_the_top_to_the_foot_of_the_type_area(pages):
    page = next(page for one in pages.values() for page in one.pages if full(page))
    baselines = [line.baseline for line in page.lines]
    steps = [lower - upper for upper, lower in pairwise(baselines)]
    assert near(baselines[0], 37 + 0.8 * LINE)
    assert near(baselines[-1], 262 - 0.2 * LINE)
    assert all(near(step, LINE, 0.1) for step in steps)


def test_a_line_of_text_has_28_characters_over_the_whole_width(pages):
    lines = [line for line in pages["plain"].pages[0].lines if line.left < 28.5]
    longest = [line for line in lines if len(line.text) >= 28]
    assert longest
    assert all(
        near(line.left, 28) and near(line.right, 184) for line in longest if len(line.text) == 28
    )


@pytest.mark.parametrize("name", ["document", "upward", "classified", "minutes", "joint"])
def test_the_letterhead_begins_35_mm_under_the_top_of_the_type_area(pages, name):
    red = [line for line in pages[name].pages[0].lines if line.red]
    assert near(min(line.top for line in red), 72)


@pytest.mark.parametrize("name", ["document", "upward", "classified", "minutes", "joint"])
def test_the_red_line_stands_4_mm_under_the_number_as_wide_as_the_text(pages, name):
    page = pages[name].pages[0]
    number = next(line for line in page.lines if "〔2026〕" in line.text)
    line = next(rule for rule in page.rules if rule.red)
    assert near(line.y - line.thickness / 2 - number.bottom, 4)
    assert near(line.left, 28)
    assert near(line.right, 184)


@pytest.mark.parametrize("name", ["document", "joint"])
def test_number_and_title_stand_two_lines_under_what_is_above(pages, name):
    page = pages[name].pages[0]
    title = page.line("东河市档案局关于")
    rule = next(rule for rule in page.rules if rule.red)
    assert near(title.top - rule.y, 2 * LINE, 2.5), "two blank lines, and the leading of its own"
    assert title.size_pt == 22
    assert near((title.left + title.right) / 2, 106)


def test_marks_of_a_classified_file_stand_in_their_order_from_the_top(pages):
    page = pages["classified"].pages[0]
    marks = [page.line("000012"), page.line("机密"), page.line("特急")]
    assert near(marks[0].baseline, 37 + 0.8 * LINE)
    assert all(near(mark.left, 28) for mark in marks)
    assert [mark.baseline for mark in marks] == sorted(mark.baseline for mark in marks)


def test_the_number_shares_the_line_of_the_last_signatory(pages):
    page = pages["upward"].pages[0]
    upper, last = page.line("签发人"), page.line("东档发")
    assert last.text.endswith("赵小龙")
    assert near(last.baseline - upper.baseline, LINE)
    assert near(upper.right, 184 - EM, 1.5)
    assert near(last.left, 28 + EM)


def test_joint_issuers_stand_above_each_other_beside_the_word(pages):
    red = [line for line in pages["joint"].pages[0].lines if line.red]
    upper, word, lower = red
    assert upper.text == "东河市档案局"
    assert lower.text == "东河市发展和改革委员会"
    assert near(word.baseline, (upper.baseline + lower.baseline) / 2)
    assert near(upper.left, lower.left)
    assert near(upper.right, lower.right)


@pytest.mark.parametrize("name", ["document", "joint", "upward"])
def test_the_date_keeps_four_characters_free_and_the_names_stand_over_its_middle(pages, name):
    measured = pages[name]
    date = measured.line("2026年3月12日")
    names = [line for line in measured.pages[measured.page_of("2026年3月12日") - 1].lines
             if line.text in FORMS[name].signatures]  # fmt: skip
    assert len(names) == len(FORMS[name].signatures)
    assert near(date.right, 184 - 4 * EM)
    middle = (
        184 - (4 + 6.5 / 2) * EM
    )  # LibreOffice sets its digits apart, so it begins further left
    for line in names:
        assert near((line.left + line.right) / 2, middle)


def test_each_attachment_begins_a_page_with_its_mark_and_its_title_on_the_third_line(pages):
    measured = pages["attached"]
    assert measured.page_of("附件2") == measured.page_of("附件1") + 1
    page = measured.pages[measured.page_of("附件1") - 1]
    assert near(page.lines[0].baseline, 37 + 0.8 * LINE)
    assert near(page.lines[1].baseline, 37 + 2.8 * LINE)
    assert near((page.lines[1].left + page.lines[1].right) / 2, 106)


def test_names_of_the_attachment_note_stand_under_each_other(pages):
    measured = pages["attached"]
    first, second = measured.line("附件：1."), measured.line("2.档案安全责任分工")
    assert near(first.left, 28 + 2 * EM)
    assert near(second.left, 28 + 5 * EM, 1.5)


@pytest.mark.parametrize(
    "name", ["document", "attached", "minutes", "upward", "classified", "joint"]
)
def test_the_imprint_closes_the_type_area_of_the_last_even_page(pages, name):
    measured = pages[name]
    at = measured.page_of("抄送")
    page = measured.pages[at - 1]
    black = [rule for rule in page.rules if not rule.red]
    assert at % 2 == 0
    assert at == len(measured.pages)
    assert near(black[-1].y, 262)
    assert all(near(rule.left, 28) and near(rule.right, 184) for rule in black)
    assert [round(rule.thickness, 2) for rule in black] == [0.35, 0.26, 0.35]


@pytest.mark.parametrize("name", FORMS)
def test_the_number_stands_7_mm_under_the_text_outside_of_each_page(pages, name):
    letter = FORMS[name].form is Form.LETTER
    for at, page in enumerate(pages[name].pages, 1):
        if letter and at == 1:
            assert page.number is None
            continue
        number = page.number
        assert number is not None
        assert number.text == f"—{at}—"
        assert near(number.baseline - NUMBER_HALF, 269)
        edge = number.right - (184 - EM * 14 / 16) if at % 2 else number.left - (28 + EM * 14 / 16)
        assert near(edge, 0)


def test_a_letter_has_its_head_30_mm_down_and_two_double_lines(pages):
    page = pages["letter"].pages[0]
    head, number = page.line("东河市档案局"), page.line("东档函")
    upper, lower = page.rules[:2], page.rules[2:]
    assert near(head.top, 30)
    assert near(upper[0].y - upper[0].thickness / 2 - head.bottom, 4)
    assert upper[0].thickness > upper[1].thickness
    assert lower[0].thickness < lower[1].thickness
    assert near(lower[1].y + lower[1].thickness / 2, 277)
    assert all(near(rule.left, 20) and near(rule.right, 190) for rule in page.rules)
    assert near(number.top - upper[1].y, 7 / 8 * EM)
    assert near(number.right, 184)


def test_marks_of_a_letter_stand_beside_its_number(pages):
    page = pages["classified_letter"].pages[0]
    line = page.line("000012")
    assert line.text.endswith("8号")
    assert near(page.line("机密").baseline - line.baseline, LINE)


def test_copies_of_a_letter_stand_at_the_foot_without_lines(pages):
    measured = pages["letter"]
    page = measured.pages[measured.page_of("抄送") - 1]
    assert near(page.lines[-1].bottom, 262, 2.0)
    assert not page.rules


def test_an_order_has_its_head_20_mm_under_the_top_and_the_text_two_lines_below(pages):
    page = pages["order"].pages[0]
    head, number, text = page.lines[:3]
    assert near(head.top, 57)
    assert number.text == "第12号"
    assert near(text.baseline - number.baseline, 3 * LINE)


def test_those_present_stand_aligned_behind_their_label(pages):
    measured = pages["minutes"]
    present = measured.line("出席")
    assert near(present.left, 28 + 2 * EM)


@pytest.mark.parametrize("length", LENGTHS)
def test_wherever_the_text_ends_the_imprint_stands_on_an_even_page_and_no_name_alone(pages, length):
    measured = pages[f"length{length}"]
    shown = measured.page_of("抄送")
    assert shown == len(measured.pages)
    signed = measured.page_of("2026年3月12日")
    blank_left_out = shown == signed + 1 and signed % 2 == 0  # LibreOffice prints no blank page
    assert shown % 2 == 0 or blank_left_out
    page = measured.pages[signed - 1]
    assert any("责任清单" in line.text or "时限" in line.text for line in page.lines)


def test_the_fonts_in_force_are_told(pages, record_property):
    record_property("fonts", sorted(pages["document"].fonts))
    assert pages["document"].fonts


def test_measuring_needs_nothing_but_the_file(tmp_path: Path, pages):
    assert pages["plain"].pages[0].lines[0].text == "东河市档案安全专项检查工作方案"
