"""What 设置 says of models, services and the library: asked of nobody, made by nobody."""

from pathlib import Path

import pytest

from gov_docs.core.errors import GovDocsError
from gov_docs.core.words import Entry
from gov_docs.desk import settings_states as states
from gov_docs.desk.lists import word_list
from gov_docs.desk.words import put_word
from gov_docs.settings import Provider, Typos, home


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch) -> Path:
    monkeypatch.setenv("GOVDOCS_HOME", str(tmp_path))
    monkeypatch.delenv("GOVDOCS_API_KEY", raising=False)
    return tmp_path


def test_the_own_model_is_proved_file_by_file():
    assert states.typo_state(Typos()).is_good


def test_a_damaged_model_is_told(monkeypatch, folder):
    monkeypatch.setattr(states, "resource", lambda *_: folder)
    told = states.typo_state(Typos())
    assert (told.is_good, "重新安装" in told.told) == (False, True)


@pytest.mark.parametrize("model", ["", "没有的文件夹"])
def test_a_large_model_that_is_not_there_is_told(model):
    assert not states.typo_state(Typos("pycorrector", model)).is_good


@pytest.mark.parametrize(
    ("provider", "good", "told"),
    [
        (Provider(), True, "不会发送"),
        (Provider("openai"), False, "地址"),
        (Provider("openai", "http://127.0.0.1:1/v1"), False, "模型的名字"),
        (Provider("openai", "http://127.0.0.1:1/v1", "m"), True, "不出这台电脑"),
        (Provider("openai", "https://a.example/v1", "m"), False, "名单"),
        (Provider("openai", "https://a.example/v1", "m", ("a.example",)), True, "没有找到密钥"),
        (Provider("openai", "http://a.example/v1", "m", ("a.example",)), True, "不加密"),
        (Provider("openai", "ftp://a", "m"), False, "endpoint"),
        (Provider("local"), False, "本机模型"),
    ],
)
def test_a_language_model_says_whether_it_may_be_asked(provider, good, told):
    state = states.provider_state(provider)
    assert (state.is_good, told in state.told) == (good, True)


def test_looking_at_the_library_makes_none():
    assert "还没有资料库" in states.store_state().told
    assert not home().store.exists()


def test_a_record_that_is_not_there_is_emptied_too():
    states.forget_calls()


def test_a_word_takes_the_place_of_another():
    put_word(Entry("甲词"))
    put_word(Entry("乙词", True, "丙词", ("乙词典",), "备注"), instead_of="甲词")
    assert word_list(lambda _: None).entries() == (
        Entry("乙词", True, "丙词", ("乙词典",), "备注"),
    )


@pytest.mark.parametrize(
    "entry", [Entry(""), Entry("甲", True, "甲"), Entry("甲", True, "乙", ("丙",))]
)
def test_a_word_that_makes_no_sense_leaves_the_list(entry):
    put_word(Entry("甲词"))
    with pytest.raises(GovDocsError):
        put_word(entry, instead_of="甲词")
    assert word_list(lambda _: None).entries() == (Entry("甲词"),)
