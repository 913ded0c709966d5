"""A process that keeps to the protocol, and one that does not: late, dead, greedy or mad."""

import os
import signal
import subprocess
import sys
import time

import pytest

from gov_docs.typos.large import protocol
from gov_docs.typos.large.errors import LargeModelError
from tests.typos.large.scripts import CORRECTS, DIES, EATS, HANGS, by_hand, served

RUBBISH = (
    "print('好', flush=True)",
    "print('[1]', flush=True)",
    "print('{}', flush=True)",
    "print('{\"answers\": []}', flush=True)",
    "print('{\"answers\": [1]}', flush=True)",
    "print('[' * 100_000, flush=True)",
    f"sys.stdout.write('x' * {protocol.LONGEST_LINE + 10}); sys.stdout.flush(); time.sleep(60)",
)


def is_alive(process) -> bool:
    return process._process.poll() is None


def test_each_sentence_gets_its_answer(process):
    model = process(CORRECTS)
    assert model.ask(["安全生严", "无误"]) == ["安全生产", "无误"]
    assert model.ask(["生严"]) == ["生产"]


def test_what_hangs_is_ended_in_time(process):
    model = process(HANGS, batch_s=0.3)
    began = time.monotonic()
    with pytest.raises(LargeModelError, match="没有查完一批句子"):
        model.ask(["句子"])
    assert time.monotonic() - began < 5
    assert not is_alive(model)


def test_what_does_not_start_in_time_is_ended(process):
    with pytest.raises(LargeModelError, match="没有载入完"):
        process("import time; time.sleep(60)", start_s=0.3)


def test_a_death_is_told(process):
    model = process(DIES)
    with pytest.raises(LargeModelError, match="意外退出"):
        model.ask(["句子"])
    with pytest.raises(LargeModelError, match="意外退出"):
        model.ask(["再问一次"])


def test_a_death_at_the_start_is_told(process):
    with pytest.raises(LargeModelError, match="意外退出"):
        process("raise SystemExit(1)")


@pytest.mark.parametrize("body", RUBBISH, ids=range(len(RUBBISH)))
def test_rubbish_ends_the_process(process, body):
    model = process(by_hand(body))
    with pytest.raises(LargeModelError, match="读不懂"):
        model.ask(["句子"])
    assert not is_alive(model)


def test_something_else_than_ready_is_rubbish(process):
    with pytest.raises(LargeModelError, match="读不懂"):
        process("print('{}')")


@pytest.mark.skipif(sys.platform != "linux", reason="the limit is another one there")
def test_what_eats_memory_is_stopped_at_its_limit(process):
    model = process(EATS)
    with pytest.raises(LargeModelError, match=r"内存不够.*1\.0 GB"):
        model.ask(["句子"])
    assert not is_alive(model)


def test_an_error_names_its_type_but_not_its_text(process):
    model = process(served("raise ValueError('机密：' + sentences[0])"))
    with pytest.raises(LargeModelError) as raised:
        model.ask(["某某的句子"])
    assert "ValueError" in str(raised.value)
    assert "某某" not in str(raised.value)


def test_what_a_library_prints_does_not_disturb(process):
    model = process(served("os.write(2, b'noise' * 100_000)\nreturn list(sentences)"))
    assert model.ask(["句子"]) == ["句子"]


def test_ctrl_c_ends_the_process(process, monkeypatch):
    model = process(HANGS)

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(protocol, "receive", interrupted)
    with pytest.raises(KeyboardInterrupt):
        model.ask(["句子"])
    assert not is_alive(model)


PARENT = """
import sys, time
from gov_docs.typos.large.process import Bounds, ModelProcess
model = ModelProcess([sys.executable, "-c", {child!r}], Bounds(1 << 30))
print(model._process.pid, flush=True)
model.ask(["句子"])
"""


@pytest.mark.skipif(sys.platform != "linux", reason="looks for the process under /proc")
def test_a_model_at_work_ends_with_its_killed_parent():
    child = served("import time; time.sleep(60)")
    with subprocess.Popen(
        [sys.executable, "-c", PARENT.format(child=child)], stdout=subprocess.PIPE, text=True
    ) as parent:
        pid = int(parent.stdout.readline())
        assert _runs(pid)
        os.kill(parent.pid, signal.SIGKILL)
    deadline = time.monotonic() + 10
    while _runs(pid) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not _runs(pid)


def _runs(pid: int) -> bool:
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8") as stat:  # noqa: PTH123  not a real file
            return stat.read().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False
