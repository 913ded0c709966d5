"""收文 below the window: the table of tasks, names as people write them, what can be taken back."""

import pytest

from gov_docs.core.errors import GovDocsError
from gov_docs.desk import incoming, incoming_changes, registering
from tests.docx_builder import build, p

NOTICE = (
    p("云山市生态环境局文件") + p("云环发〔2026〕12号") + p("关于开展新污染物调查监测的通知")
    + p("由市生态环境局牵头，市水利局配合，做好调查监测。") + p("云山市生态环境局") + p("2026年3月2日")
)  # fmt: skip


@pytest.fixture
def found(tmp_path, monkeypatch):
    monkeypatch.setenv("GOVDOCS_HOME", str(tmp_path / "home"))
    taken = incoming.take_in([build(tmp_path, NOTICE)], lambda _done, _of: None, lambda: True)
    assert taken.told == "登记了 1 份"
    return incoming.detail(taken.entered[0].entry.id)


def entry(found):
    return registering.show(str(found.shown.entry.id)).entry.values


def test_the_table_of_tasks_is_written(found, tmp_path):
    for name in ("分办表.xlsx", "分办表.docx"):
        incoming_changes.export_tasks(found, tmp_path / name)
        assert (tmp_path / name).stat().st_size > 1000


def test_what_another_changed_meanwhile_is_not_overwritten(found):
    incoming_changes.set_field(found, "note", "先改的")
    with pytest.raises(GovDocsError, match="被改过"):
        incoming_changes.set_field(found, "note", "后改的")
    assert entry(found)["note"] == "先改的"


def test_a_suggestion_taken_and_taken_back(found):
    back = incoming_changes.accept(found)
    assert entry(found)["lead"] == "市生态环境局"
    assert incoming.detail(found.shown.entry.id).verdict is incoming.Verdict.ACCEPTED
    back()
    assert "lead" not in entry(found)
    assert incoming.detail(found.shown.entry.id).verdict is incoming.Verdict.LEFT


def test_taking_in_can_be_stopped(tmp_path, monkeypatch):
    monkeypatch.setenv("GOVDOCS_HOME", str(tmp_path / "home"))
    paths = []
    for name in ("甲", "乙"):
        (tmp_path / name).mkdir()
        paths.append(build(tmp_path / name, p(f"关于{name}事的通知")))
    taken = incoming.take_in(paths, lambda _done, _of: None, lambda: False)
    assert taken.stopped
    assert len(taken.entered) == 1


def test_names_as_people_write_them():
    assert incoming_changes.split_names("市教育局，市财政局 市教育局;市公安局") == (
        "市教育局",
        "市财政局",
        "市公安局",
    )
