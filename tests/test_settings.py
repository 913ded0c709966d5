"""settings.toml: what is usual, what is told, and what is wrong in it."""

from pathlib import Path

import pytest

from gov_docs.core.errors import GovDocsError
from gov_docs.settings import Settings, read_settings, settings, with_values


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GOVDOCS_HOME", str(tmp_path))
    return tmp_path


def test_without_a_file_everything_is_as_usual():
    assert settings() == Settings()


def test_what_the_file_says_is_laid_over_what_is_usual(folder: Path):
    text = '[unit]\nname = "某某市生态环境局"\n[provider]\nallowed = ["a", "b"]\ntimeout_s = 5\n'
    (folder / "settings.toml").write_text(text, "utf-8")
    told = settings()
    assert told.unit.name == "某某市生态环境局"
    assert told.unit.code == ""
    assert told.provider.allowed == ("a", "b")
    assert told.provider.timeout_s == 5.0


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[unit", "读不了"),
        ("[nothing]\n", "[nothing]"),
        ('[unit]\nnick = "x"\n', "nick"),
        ("[unit]\nname = 3\n", "文字"),
        ("[provider]\ntimeout_s = true\n", "数字"),
        ('[archive]\nby_subject = "是"\n', "true 或 false"),
        ("unit = 3\n", "[unit]"),
        ('[unit]\nlevel = "银河"\n', "国家、省、市、县、单位"),
    ],
)
def test_a_mistake_in_the_file_is_told(folder: Path, text: str, told: str):
    (folder / "settings.toml").write_text(text, "utf-8")
    with pytest.raises(GovDocsError, match="设置文件") as caught:
        settings()
    assert told in str(caught.value)


def test_a_byte_order_mark_is_no_mistake(folder: Path):
    (folder / "settings.toml").write_text('[unit]\nplace = "某市"\n', "utf-8-sig")
    assert settings().unit.place == "某市"


def test_a_change_keeps_comments_order_and_what_else_is_written():
    text = '# 本局\n[unit]\nname = "甲局" # 全称\n\n[later]\nx = 1\n'
    new = with_values(text, "unit", {"name": "乙局", "place": "某市"})
    assert new == '# 本局\n[unit]\nname = "乙局" # 全称\nplace = "某市"\n\n[later]\nx = 1\n'
    assert with_values(text, "unit", {"name": "甲局"}) == text


def test_a_change_makes_the_section_where_there_is_none():
    new = with_values("", "rules", {"off": ("PUN014", "TYP003")})
    assert read_settings(new).rules.off == ("PUN014", "TYP003")


@pytest.mark.parametrize("text", ["[unit", "unit = 3\n"])
def test_what_cannot_be_read_is_not_changed(text: str):
    with pytest.raises(GovDocsError, match="没有改动"):
        with_values(text, "unit", {"name": "乙局"})


def test_a_file_where_the_data_folder_should_be_is_told_in_words(tmp_path, monkeypatch):
    (tmp_path / "home").write_text("a file")
    monkeypatch.setenv("GOVDOCS_HOME", str(tmp_path / "home"))
    with pytest.raises(GovDocsError) as told:
        settings()
    assert "位置上是一个文件" in str(told.value)
    assert "Errno" not in str(told.value)
