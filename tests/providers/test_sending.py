"""Nothing is sent that was not guarded, confirmed and recorded."""

import json

import pytest

from gov_docs.core.errors import GovDocsError, UnwritableFileError
from gov_docs.providers.calls import read_calls
from gov_docs.providers.errors import ProviderError, RefusedToSendError
from gov_docs.providers.outgoing import Message
from gov_docs.providers.sending import prepare, send
from gov_docs.settings import Provider
from tests.providers.bad_server import GOOD, in_turn, says, serving, status
from tests.providers.conftest import HASTE, MESSAGES


def passes(_):
    """Let every text pass."""


def test_the_text_shown_is_the_text_sent(asked):
    with serving(GOOD) as (address, served):
        outgoing = prepare(Provider("openai", address, "m"), MESSAGES, "通知", passes)
        asked(address)
    sent = json.loads(served.request.partition(b"\r\n\r\n")[2])
    assert [one["content"] for one in sent["messages"]] == [one.text for one in MESSAGES]
    assert all(one.text in outgoing.text for one in MESSAGES)
    assert sent["stream"] is True


def test_without_a_yes_nothing_is_sent(tmp_path):
    with serving(GOOD) as (address, served):
        outgoing = prepare(Provider("openai", address), MESSAGES, "通知", passes)
        with pytest.raises(RefusedToSendError):
            send(outgoing, confirmed=False, calls=tmp_path / "calls.tsv")
    assert served.times == 0
    assert not (tmp_path / "calls.tsv").exists()


def test_offline_there_is_nothing_to_send_with():
    with pytest.raises(GovDocsError, match="没有启用语言模型"):
        prepare(Provider(), MESSAGES, "通知", passes)


def test_the_guard_sees_every_message():
    def refuses(text):
        if "内情" in text:
            raise RefusedToSendError("不能发送。")

    messages = (Message("system", "要求"), Message("user", "内情"))
    with pytest.raises(RefusedToSendError):
        prepare(Provider("openai", "http://127.0.0.1:1"), messages, "通知", refuses)


def test_a_text_nobody_would_read_through_is_refused():
    messages = (Message("user", "字" * 100_001),)
    with pytest.raises(GovDocsError, match="太长"):
        prepare(Provider("openai", "http://127.0.0.1:1"), messages, "通知", passes)


def test_a_redirect_is_not_followed(asked):
    with serving(GOOD) as (elsewhere, other):
        play = status("307 Temporary Redirect", f"Location: {elsewhere}/chat/completions")
        with serving(play) as (address, served), pytest.raises(ProviderError):
            asked(address)
    assert (served.times, other.times) == (1, 0)


def test_a_proxy_of_the_environment_is_not_asked(asked, monkeypatch):
    with serving(GOOD) as (proxy, other):
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.removesuffix("/v1"))
        with serving(GOOD) as (address, served):
            asked(address)
    assert (served.times, other.times) == (1, 0)


def test_each_sending_is_recorded_without_its_text(asked):
    with serving(in_turn(status("503 Busy"), GOOD)) as (address, _):
        asked(address)
    first, second = read_calls(asked.calls)
    assert first.fingerprint == second.fingerprint
    assert second.document == "关于测试的通知"
    assert second.characters == sum(len(one.text) for one in MESSAGES)
    text = asked.calls.read_text("utf-8-sig")
    assert all(one.text not in text for one in MESSAGES)


def test_what_cannot_be_recorded_is_not_sent(tmp_path):
    folder = tmp_path / "calls.tsv"
    folder.mkdir()
    with serving(GOOD) as (address, served):
        outgoing = prepare(Provider("openai", address), MESSAGES, "通知", passes)
        with pytest.raises(UnwritableFileError, match="没有发送"):
            send(outgoing, confirmed=True, calls=folder, patience=HASTE)
    assert served.times == 0


def test_an_answer_in_one_piece_is_taken_too(asked):
    body = json.dumps({"choices": [{"message": {"content": "好。"}, "finish_reason": "length"}]})
    with serving(status("200 OK", "Content-Type: application/json", body=body.encode())) as (
        address,
        _,
    ):
        answer = asked(address)
    assert answer.text == "好。"
    assert not answer.whole


def test_characters_cut_anywhere_come_whole(asked):
    stream = 'data: {"choices": [{"delta": {"content": "𠮷市"}}]}\r\n\r\ndata: [DONE]\r\n\r\n'
    pieces = [bytes([one]) for one in stream.encode()]
    with serving(says(*pieces)) as (address, _):
        assert asked(address).text == "𠮷市"
