"""settings.toml changed from the window: in one step, nothing lost, nothing damaged written over."""

import pytest

from gov_docs.core.errors import GovDocsError
from gov_docs.desk import preferences
from gov_docs.settings import home, settings


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("GOVDOCS_HOME", str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    return tmp_path / "home"


def test_a_change_is_on_the_disk_and_acts_at_once():
    told = preferences.change("unit", name="某某市水务局", level="市")
    assert told.unit.name == settings().unit.name == "某某市水务局"
    assert preferences.preferences().damaged == ""


def test_the_comments_of_a_hand_stay():
    home().settings.write_text('# 只有本科室用\n[store]\nurl = "" # 以后再说\n', "utf-8")
    preferences.change("unit", name="某某市水务局")
    text = home().settings.read_text("utf-8")
    assert text.startswith('# 只有本科室用\n[store]\nurl = "" # 以后再说\n')


def test_what_the_program_does_not_know_is_told_and_stays():
    text = '[unit]\nnick = "x"\n\n[nobody]\nx = 1\n'
    home().settings.write_text(text, "utf-8")
    told = preferences.preferences()
    assert (told.damaged, "nobody" in told.strange) == ("", True)
    assert preferences.change("unit", name="某局").unit.name == "某局"
    assert home().settings.read_text("utf-8") == text.replace("\n\n", '\nname = "某局"\n\n', 1)


@pytest.mark.parametrize("text", ["[unit\n", "unit = 3\n", "[unit]\nname = 3\n", "\udcff"])
def test_a_damaged_file_is_told_and_not_written_over(text):
    data = text.encode("utf-8", "surrogateescape")
    home().settings.write_bytes(data)
    assert "设置文件" in preferences.preferences().damaged
    with pytest.raises(GovDocsError, match="设置文件"):
        preferences.change("unit", name="x")
    assert home().settings.read_bytes() == data


def test_a_damaged_file_is_kept_aside_whole(folder):
    home().settings.write_text("[unit\n", "utf-8")
    kept = preferences.set_aside()
    assert kept.read_text("utf-8") == "[unit\n"
    assert kept.parent == folder
    preferences.change("unit", name="某某局")
    assert preferences.preferences().settings.unit.name == "某某局"


def test_what_makes_no_sense_is_refused_and_not_written():
    with pytest.raises(GovDocsError, match="这一级"):
        preferences.change("unit", level="银河")
    assert not home().settings.exists()


def test_the_data_folder_says_what_takes_its_room(folder):
    (folder / "words.tsv").write_bytes(b"x" * 10)
    (folder / "index" / "a").mkdir(parents=True)
    (folder / "index" / "a" / "part").write_bytes(b"x" * 30)
    told = preferences.data_folder()
    assert (told.parts, told.size) == ((("资料库的索引", 30), ("词表", 10)), 40)
