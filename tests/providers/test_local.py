"""A local model runs in a process of its own; a stand-in of its library shows how."""

import time
from importlib.util import find_spec

import pytest

from gov_docs.core.errors import GovDocsError
from gov_docs.providers.errors import ProviderError, StoppedError
from gov_docs.providers.local_worker import Teller
from gov_docs.providers.outgoing import Message
from gov_docs.providers.patience import Cancel, Patience
from gov_docs.providers.sending import prepare, send
from gov_docs.settings import Provider

LIBRARY = """
import os, time

class Ids(list):
    def flatten(self): return self
    def tolist(self): return list(self)

class AutoTokenizer:
    chat_template = None
    @classmethod
    def from_pretrained(cls, folder, **how):
        assert how == {"local_files_only": True, "trust_remote_code": False}
        return cls()
    def __call__(self, prompt, **how): return {"input_ids": prompt}
    def decode(self, tokens, skip_special_tokens): return "".join(map(chr, tokens))

class AutoModelForCausalLM:
    @classmethod
    def from_pretrained(cls, folder, **how):
        assert how["use_safetensors"] and os.environ["HF_HUB_OFFLINE"] == "1"
        return cls()
    def generate(self, input_ids, streamer, **how):
        streamer.put(Ids(map(ord, input_ids)))
        BEHAVIOUR
        streamer.end()
"""


@pytest.fixture
def local(tmp_path, monkeypatch):
    """Return a function that asks a local model of the given behaviour."""

    def ask(behaviour, **how):
        (tmp_path / "transformers.py").write_text(LIBRARY.replace("BEHAVIOUR", behaviour), "utf-8")
        (tmp_path / "torch.py").write_text("")
        monkeypatch.syspath_prepend(tmp_path)
        (tmp_path / "model").mkdir()
        (tmp_path / "model" / "config.json").write_text("{}")
        provider = Provider("local", model=str(tmp_path / "model"))
        outgoing = prepare(provider, (Message("user", "问"),), "通知", lambda _: None)
        return send(outgoing, confirmed=True, calls=tmp_path / "calls.tsv", **how)

    return ask


def test_the_pieces_come_as_they_are_written(local):
    shown = []
    answer = local('for c in "第一句。": streamer.put(Ids([ord(c)]))', on_text=shown.append)
    assert answer.text == "".join(shown) == "第一句。"
    assert len(shown) > 1


def test_a_model_that_fails_is_told_without_its_message(local):
    with pytest.raises(ProviderError, match="ValueError") as caught:
        local('raise ValueError("正文")')
    assert "正文" not in str(caught.value)


def test_a_process_that_dies_is_told_and_what_came_is_kept(local):
    with pytest.raises(ProviderError, match="意外结束") as caught:
        local("streamer.put(Ids([ord('甲')])); time.sleep(0.2); os._exit(9)")
    assert caught.value.partial == "甲"


def test_a_stop_ends_the_process_at_once(local):
    cancel = Cancel()
    started = time.monotonic()
    with pytest.raises(StoppedError) as caught:
        local(
            "streamer.put(Ids([ord('甲')])); time.sleep(60)",
            cancel=cancel,
            on_text=lambda _: cancel.set(),
        )
    assert caught.value.partial == "甲"
    assert time.monotonic() - started < 10


def test_a_model_that_falls_silent_is_ended(local):
    with pytest.raises(ProviderError, match="太久没有动静"):
        local("streamer.put(Ids([ord('甲')])); time.sleep(60)", patience=Patience(idle_s=0.3))


def test_half_a_character_waits_for_its_other_half():
    told = []

    class Pipe:
        def send(self, value):
            told.append(value)

    class Tokenizer:
        def decode(self, tokens, skip_special_tokens):
            return bytes(tokens).decode("utf-8", "replace")

    class Ids(list):
        def flatten(self):
            return self

        def tolist(self):
            return list(self)

    teller = Teller(Pipe(), Tokenizer())
    teller.put(Ids(b"?"))
    for byte in "市\n区".encode():
        teller.put(Ids([byte]))
    teller.end()
    assert told == [("text", "市"), ("text", "\n"), ("text", "区")]


def test_without_the_library_it_says_what_is_missing(tmp_path):
    if find_spec("transformers"):
        pytest.skip("transformers is installed")
    outgoing = prepare(Provider("local", model=str(tmp_path)), (), "通知", lambda _: None)
    with pytest.raises(GovDocsError, match="neural"):
        send(outgoing, confirmed=True, calls=tmp_path / "calls.tsv")
