"""Whatever the server does: one sentence in Chinese, in time, and what had come is kept."""

import re
import threading
import time

import pytest

from gov_docs.core.errors import GovDocsError
from gov_docs.providers.calls import read_calls
from gov_docs.providers.errors import ProviderError, StoppedError
from gov_docs.providers.patience import Cancel, Patience
from tests.providers.bad_server import (
    GOOD,
    STREAM,
    endless,
    event,
    hangs,
    in_turn,
    resets,
    says,
    serving,
    status,
)

FIRST = event("第一句。")
HALF = event("第二句。")[:60]  # ends inside a character

PLAYS = {
    "hangs before the headers": (hangs(), "没有动静", ""),
    "hangs inside the headers": (hangs(b"HTTP/1.1 200 OK\r\nContent-"), "没有动静", ""),
    "hangs inside the answer": (hangs(STREAM, FIRST), "没有动静", "第一句。"),
    "ends inside a character": (says(FIRST, HALF), "没有写完", "第一句。"),
    "a character that is none": (says(FIRST, b"data: \xff\xfe\n\n"), "读不懂", "第一句。"),
    "invalid JSON": (says(FIRST, b'data: {"choices": [\n\n'), "读不懂", "第一句。"),
    "JSON of another kind": (says(FIRST, b"data: [1, 2]\n\n"), "读不懂", "第一句。"),
    "an error inside the stream": (
        says(FIRST, b'data: {"error": {"message": "x"}}\n\n'),
        "报告了自身的错误",
        "第一句。",
    ),
    "always 500": (status("500 Oops"), "自身出错（500）", ""),
    "always 429": (status("429 Slow", "Retry-After: 0"), "请求太多（429）", ""),
    "breaks off before the answer": (resets(), "连不上模型服务", ""),
    "breaks off inside the answer": (resets(STREAM, FIRST), "断开了", "第一句。"),
    "no end": (endless, "还没有结束", "第一"),
    "a login page": (
        status("200 OK", "Content-Type: text/html; charset=utf-8", body=b"<html>login</html>"),
        "网页",
        "",
    ),
    "a picture": (status("200 OK", "Content-Type: image/png", body=b"x"), "不是文字", ""),
    "an empty answer": (says(event(finish="stop"), b"data: [DONE]\n\n"), "没有写出任何内容", ""),
    "nothing but an end": (says(), "没有写完", ""),
    "another host": (
        status("307 Moved", "Location: http://elsewhere.example/v1"),
        "elsewhere.example",
        "",
    ),
    "no HTTP at all": (says(head=b"\x00\x01 hello\r\n\r\n"), "连不上模型服务", ""),
    "the key is wrong": (status("401 No"), "不认这个密钥", ""),
    "a chunk of no length": (
        says(FIRST, head=STREAM.replace(b"close", b"close\r\nTransfer-Encoding: chunked")),
        "连不上模型服务",
        "",
    ),
}


@pytest.mark.parametrize("name", PLAYS)
def test_a_bad_server_costs_one_sentence_and_nothing_that_came(asked, name):
    play, told, kept = PLAYS[name]
    started = time.monotonic()
    with serving(play) as (address, _), pytest.raises(ProviderError) as caught:
        asked(address)
    assert time.monotonic() - started < 4
    assert told in str(caught.value)
    assert re.search("。$", str(caught.value))
    assert isinstance(caught.value, GovDocsError)
    if name == "no end":
        assert len(caught.value.partial) == 2000
    else:
        assert caught.value.partial == kept
    assert asked.shown == caught.value.partial


def test_too_many_requests_then_an_answer(asked):
    with serving(in_turn(status("429 Slow"), status("503 Busy"), GOOD)) as (address, served):
        assert asked(address).text == "前句。后句。"
    assert served.times == 3
    assert len(read_calls(asked.calls)) == 3


def test_a_broken_connection_before_the_answer_is_tried_again(asked):
    with serving(in_turn(resets(), GOOD)) as (address, served):
        assert asked(address).text == "前句。后句。"
    assert served.times == 2


@pytest.mark.parametrize(
    "play", [resets(STREAM, FIRST), hangs(), status("400 No"), status("302 Found", "Location: /x")]
)
def test_what_would_not_pass_is_not_sent_twice(asked, play):
    with serving(play) as (address, served), pytest.raises(ProviderError):
        asked(address)
    assert served.times == 1


def test_nobody_there(asked):
    with serving(GOOD) as (address, _):
        pass
    with pytest.raises(ProviderError, match="请确认它已经启动"):
        asked(address)


def test_a_slow_answer_ends_when_the_whole_time_is_over(asked):
    def drips(connection, served):
        connection.sendall(STREAM)
        while not served.over.wait(0.1):
            connection.sendall(event("慢"))

    with serving(drips) as (address, _), pytest.raises(ProviderError, match="2 秒还没有写完"):
        asked(address)
    assert asked.shown.startswith("慢慢慢")


@pytest.mark.parametrize("play", [hangs(), hangs(STREAM, FIRST), endless])
def test_stop_is_at_once_and_keeps_what_came(asked, play):
    cancel = Cancel()
    threading.Timer(0.2, cancel.set).start()
    started = time.monotonic()
    patience = Patience(max_characters=10**9, max_bytes=10**9)
    with serving(play) as (address, _), pytest.raises(StoppedError) as caught:
        asked(address, cancel=cancel, patience=patience)
    assert time.monotonic() - started < 1
    assert caught.value.partial == asked.shown


def test_stopped_between_two_tries(asked):
    cancel = Cancel()
    threading.Timer(0.1, cancel.set).start()
    play = status("429 Slow", "Retry-After: 1")
    with serving(play) as (address, _), pytest.raises(StoppedError):
        asked(address, cancel=cancel)


@pytest.mark.parametrize("begun", [b"", STREAM + FIRST])
def test_the_server_is_hung_up_on_when_nobody_waits_any_more(asked, begun):
    hung_up = threading.Event()

    def play(connection, served):
        connection.sendall(begun)
        if connection.recv(1) == b"":
            hung_up.set()

    cancel = Cancel()
    threading.Timer(0.1, cancel.set).start()
    with serving(play) as (address, _):
        with pytest.raises(StoppedError):
            asked(address, cancel=cancel, patience=Patience())
        assert hung_up.wait(1)
