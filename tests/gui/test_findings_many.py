"""Very many findings: taken in and listed beside the window, laid out as they are scrolled to."""

import pytest

from gov_docs.checking.looking import Looked
from gov_docs.core.types import Fix, Issue, Safety, Span, TextEdit, Tier
from gov_docs.desk.editing import Session
from gov_docs.desk.editing_findings import prepared
from gov_docs.desk.editing_source import open_source
from gov_docs.gui.findings_list import _STRIDE
from gov_docs.gui.findings_listing import ALL, Filter, listing, places
from gov_docs.gui.findings_panel import _AT_ONCE, FindingsPanel
from gov_docs.gui.theme import LIGHT
from tests.docx_builder import build, p

MANY = 2 * _AT_ONCE


@pytest.fixture
def session(app, tmp_path) -> Session:
    return Session(open_source(build(tmp_path, p("字" * 300) * (MANY // 300))))


def look(session: Session, rule: str = "PUN014") -> Looked:
    spans = [
        Span(para.id, at, at + 1)
        for para in session.document.paragraphs
        for at in range(len(para.text))
    ]
    issues = [
        Issue(rule, span, "应改", Tier.ERROR, (Fix("改", (TextEdit(span, "乙"),), Safety.SAFE),))
        for span in spans
    ]
    return Looked(session.document, tuple(issues), (False,) * len(issues))


def test_a_long_list_is_made_beside_the_window_and_laid_out_bit_by_bit(session, wait):
    panel = FindingsPanel(session, LIGHT)
    session.findings.put(look(session))
    panel.refresh()
    assert panel.model.count == 0  # not held up till it is made
    wait(lambda: panel.model.count == MANY)
    assert panel.model.rowCount() <= 2 * _STRIDE
    assert panel._chips[ALL].text() == f"全部 {MANY}"
    last = list(session.findings.all())[-1]
    panel.choose(last.number)
    assert panel.current == last
    panel.step(1)
    assert panel.list.currentIndex().row() == 0


def test_what_was_prepared_from_older_findings_is_not_taken(session):
    known = session.findings.known()
    made = prepared(known, look(session))
    session.findings.put(look(session, "PUN002"))
    assert not session.findings.take(made)
    assert {one.issue.rule for one in session.findings.all()} == {"PUN002"}


def test_a_finding_keeps_its_number_through_another_look(session):
    session.findings.put(look(session))
    before = [one.number for one in session.findings.all()]
    session.findings.put(look(session))
    assert [one.number for one in session.findings.all()] == before


def test_a_filter_says_what_is_shown_and_what_is_counted(session):
    session.findings.put(look(session))
    number = next(session.findings.all()).number
    session.findings.silence({number})
    found = places(session)
    without = listing(found, Filter(ALL, tuple(Tier), with_ignored=False))
    with_it = listing(found, Filter(ALL, tuple(Tier), with_ignored=True))
    assert (len(without.shown), len(with_it.shown)) == (MANY - 1, MANY)
    assert without.counts[ALL] == without.safe == MANY - 1
    assert listing(found, Filter("错字", tuple(Tier), with_ignored=True)).shown == ()
