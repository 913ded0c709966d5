"""审核要点 from what reviewers wrote into .docx files: comments and tracked revisions."""

from pathlib import Path

import pytest

from gov_docs.desk import drafting, library
from tests.drafting.reviewed_documents import reviewed

WATER = "供水水质要写明检测频次和责任单位"
FUNDS = "资金来源没有写清楚"
SPORT = "场馆收费标准要有依据"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GOVDOCS_HOME", str(tmp_path / "home"))
    return tmp_path


def plant(folder: Path) -> None:
    """Write twelve documents on two topics; comments and revisions on half of each."""
    for at in range(6):
        comments = [WATER] if at < 4 else [FUNDS] if at < 5 else []
        revision = ("定期", "每季度") if at < 3 else None
        reviewed(
            folder / f"水{at}.docx",
            f"某{'甲乙丙丁戊己'[at]}县农村供水保障方案",
            "加强农村供水保障，定期检测供水水质。",
            comments,
            revision,
        )
    for at in range(6):
        reviewed(
            folder / f"场{at}.docx",
            f"某{'甲乙丙丁戊己'[at]}县体育场馆开放方案",
            "推进体育场馆向公众开放，加强场馆管理。",
            [SPORT],
            ("加强", "改进"),
        )


def test_the_right_topics_points_counted_and_none_of_the_others(home: Path) -> None:
    folder = home / "资料"
    folder.mkdir()
    plant(folder)
    assert all(not one.error for one in library.add([folder], lambda done, total: None))
    found = drafting.recommend("方案", "农村供水保障", lambda text: None).points
    raised = {one.text: one.count for one in found if one.count}
    assert raised == {WATER: 4, "“定期”改为“每季度”": 3, FUNDS: 1}
    assert found[0].text == WATER
    assert len(found[0].documents) == 4
