"""What the window does with a routing suggestion: keep, take, put right, leave."""

from pathlib import Path

import pytest

from gov_docs.core.errors import GovDocsError
from gov_docs.desk import routing
from gov_docs.desk.routing import Routed, Routing

TEXT = "关于报送10月份重点项目进展的通知\n请于每月5日前报送重点项目进展和固定资产投资情况。\n"
VAGUE = "关于放假的通知\n放假三天，祝大家节日愉快。\n"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOVDOCS_HOME", str(tmp_path / "home"))


def routed(folder: Path, text: str = TEXT) -> Routed:
    path = folder / "来文.txt"
    path.write_text(text, "utf-8")
    (one,) = routing.route([path], lambda _done, _total: None)
    return one


def lead(one: Routed) -> list[str]:
    assert one.suggestion is not None
    return [each.department for each in one.suggestion.leads]


def test_a_correction_counts_at_once(tmp_path: Path) -> None:
    assert lead(routed(tmp_path)) == ["市发展改革委"]
    routing.correct(routing.keep(routed(tmp_path)), Routing(("市统计局",)))
    assert lead(routed(tmp_path, TEXT.replace("10月", "11月"))) == ["市统计局"]


def test_what_was_only_proposed_is_not_learned_from(tmp_path: Path) -> None:
    routing.keep(routed(tmp_path))
    assert routing.confirmed_cases() == ()


def test_what_was_accepted_is_a_case(tmp_path: Path) -> None:
    routing.accept(routing.keep(routed(tmp_path)))
    (case,) = routing.confirmed_cases()
    assert case.lead == ("市发展改革委",)
    assert case.title == TEXT.split("\n")[0]


def test_a_word_taken_back_is_forgotten(tmp_path: Path) -> None:
    id_ = routing.keep(routed(tmp_path))
    routing.correct(id_, Routing(("市统计局",)))
    routing.leave(id_)
    assert lead(routed(tmp_path)) == ["市发展改革委"]


def test_what_has_no_lead_cannot_be_accepted(tmp_path: Path) -> None:
    id_ = routing.keep(routed(tmp_path, VAGUE))
    with pytest.raises(GovDocsError, match="没有定下牵头部门"):
        routing.accept(id_)


def test_a_correction_must_name_who_leads(tmp_path: Path) -> None:
    id_ = routing.keep(routed(tmp_path))
    with pytest.raises(GovDocsError, match="写明牵头部门"):
        routing.correct(id_, Routing(()))
