"""Past documents whose routing was confirmed."""

from gov_docs.handling.routing.cases import Case, PastCases
from gov_docs.handling.routing.suggestion import Basis
from tests.handling.routing.conftest import Suggest

OCTOBER = (
    "关于报送10月份重点项目进展的通知\n请各单位于每月5日前报送重点项目进展、固定资产投资情况。"
)
NOVEMBER = OCTOBER.replace("10月", "11月")
OTHER = "关于开展冬季征兵宣传的通知\n请做好征兵宣传，协助做好应征青年的走访。"


def case(text: str, lead: str, *assist: str) -> Case:
    return Case(text.split("\n")[0], text.replace("\n", ""), (lead,), assist)


def test_the_next_like_document_follows_the_correction(suggestion_for: Suggest) -> None:
    found = suggestion_for(NOVEMBER, case(OCTOBER, "市统计局", "市财政局"))
    assert [one.department for one in found.leads] == ["市统计局"]
    assert [one.department for one in found.assist] == ["市财政局"]
    assert found.leads[0].basis is Basis.CASE
    assert "10月份" in found.leads[0].reason
    assert found.follows == OCTOBER.split("\n")[0]


def test_another_document_does_not_follow_it(suggestion_for: Suggest) -> None:
    without = suggestion_for(OTHER)
    found = suggestion_for(OTHER, case(OCTOBER, "市统计局"))
    assert found.follows == ""
    assert found.leads == without.leads


def test_of_two_corrections_the_newer_counts(suggestion_for: Suggest) -> None:
    cases = (case(OCTOBER, "市统计局"), case(OCTOBER, "市审计局"))
    found = suggestion_for(NOVEMBER, *cases)
    assert [one.department for one in found.leads] == ["市审计局"]


def test_who_the_document_names_anew_comes_before_the_case(suggestion_for: Suggest) -> None:
    text = NOVEMBER + "由市商务局牵头汇总。"
    found = suggestion_for(text, case(OCTOBER, "市统计局"))
    assert found.leads[0].department == "市商务局"


def test_cases_without_text_or_letters_do_no_harm() -> None:
    past = PastCases([Case("", "", ("市教育局",)), Case("!", "?", ("市教育局",))])
    assert past.similar("", "") == []
    assert past.similar("通知", "𠮷祥的字") == []


def test_the_same_text_is_wholly_alike() -> None:
    past = PastCases([case(OTHER, "市教育局"), case(OCTOBER, "市统计局")])
    best = past.similar(OCTOBER.split("\n")[0], OCTOBER.replace("\n", ""))[0]
    assert best.case.lead == ("市统计局",)
    assert best.likeness > 0.999
