"""A short text stays on page 1 with its closing; a long one is laid out as ever."""

from dataclasses import replace

import pytest

from gov_docs.checking.looking import Setup, look
from gov_docs.core.draft import DraftParagraph
from gov_docs.core.types import Role
from gov_docs.docx_io.create import write
from gov_docs.docx_io.create.figures import figures
from gov_docs.docx_io.create.laying import Laid, laid_draft
from gov_docs.docx_io.read import read_word
from tests.docx_io.create.drafts import COVERING, DOCUMENT, FORMS, SENTENCE, body

USUAL = figures()


def laid(draft=COVERING, **other: object) -> Laid:
    return laid_draft(replace(draft, **other), USUAL)


def test_a_covering_notice_closes_up_to_stay_on_page_1():
    assert laid().text_end.page == 1
    assert laid().figures.pitch == 28
    assert laid().figures.seal_lines == 1.5


def test_nothing_of_the_layout_is_found_in_a_notice_that_closed_up(tmp_path):
    write(COVERING, tmp_path / "a.docx")
    found = look(read_word(tmp_path / "a.docx").document, Setup()).issues
    assert [one.message for one in found if one.rule.startswith(("FMT", "DOC"))] == []


def test_a_covering_notice_that_fits_is_laid_out_as_ever():
    fits = laid(title="关于印发检查方案的通知")
    assert fits.text_end.page == 1
    assert fits.figures == USUAL


def test_a_text_of_two_pages_does_not_close_up():
    assert laid(DOCUMENT, body=body(2)).figures == USUAL


def test_nothing_is_closed_up_where_it_saves_no_page():
    two = laid(body=(*COVERING.body, DraftParagraph(Role.BODY, SENTENCE)), attachments=())
    assert two.text_end.page == 2
    assert two.figures == USUAL


def test_the_last_paragraph_goes_with_its_closing_and_the_others_stay_on_page_1():
    long = laid(body=(*COVERING.body, DraftParagraph(Role.BODY, SENTENCE * 2)))
    assert long.end.body_on_first
    assert long.text_end.page == 2


def test_one_paragraph_too_long_for_page_1_is_told_of(tmp_path):
    draft = replace(COVERING, body=(DraftParagraph(Role.BODY, SENTENCE * 4),))
    assert any("首页放不下正文" in warning for warning in write(draft, tmp_path / "a.docx"))
    assert not any("首页" in warning for warning in write(COVERING, tmp_path / "a.docx"))


def test_those_present_hold_on_to_the_date_and_not_the_text_to_them():
    looks = [one.look for one in laid(FORMS["minutes"]).blocks]
    assert [look.id for look in looks if look.keep_next][-1] == "GwAttendanceLast"
    assert not any(look.id == "GwLastBody" for look in looks)


@pytest.mark.parametrize("name", [name for name, draft in FORMS.items() if draft.signatures])
def test_the_last_paragraph_of_the_text_holds_on_to_the_closing(name):
    blocks = laid(FORMS[name]).blocks
    last = max(at for at, one in enumerate(blocks) if one.look.id.startswith("GwSignature"))
    before = [one.look for one in blocks[:last] if one.look.id.startswith(("GwBody", "GwLast"))]
    assert before[-1].keep_next
