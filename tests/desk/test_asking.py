"""Questions to a register on disk."""

import time
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from gov_docs.desk.asking import Answered, ask
from gov_docs.handling.fields import Book
from gov_docs.handling.register import add, void
from gov_docs.handling.register_entry import Held
from gov_docs.handling.register_writing import insert
from gov_docs.handling.store import open_engine
from gov_docs.precedents.engine import Engine
from tests.handling.registers import NONE, Filled

TODAY = date(2026, 11, 22)
_MANY = 10_000
_BOUND_S = 1.5  # 0.2 s on a quiet machine


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOVDOCS_HOME", str(tmp_path / "home"))


def enter(engine: Engine, title: str, received: str, path: str = "") -> int:
    values: Mapping[str, str] = {
        "title": title, "sender": "云山市教育局", "received": received, "kind": "通知",
    }  # fmt: skip
    held = Held("pc", path, path) if path else None
    return add(engine, Book.INCOMING, Filled(values), NONE, file=held).entry.id


def titles(answered: Answered) -> list[str]:
    return [one.title for one in answered.documents]


def test_what_was_received_is_found_with_its_file():
    with open_engine() as engine:
        enter(engine, "关于校园安全的通知", "2026-11-21", "/收文/校园安全.docx")
        enter(engine, "关于招生的通知", "2026-11-02")
    answered = ask("昨天教育局来了什么文件", TODAY)
    assert titles(answered) == ["关于校园安全的通知"]
    assert answered.documents[0].path == "/收文/校园安全.docx"
    assert answered.documents[0].entry == "2026-0001"


def test_what_is_void_answers_nothing():
    with open_engine() as engine:
        void(engine, enter(engine, "关于招生的通知", "2026-11-20"), "登记错了")
    assert ask("有没有招生的通知", TODAY).answer.startswith("库中没有")


def test_a_full_register_answers_at_once():
    with open_engine() as engine, engine.writing():
        for at in range(_MANY):
            values = {
                "title": f"关于做好第{at}项安全生产工作的通知", "sender": f"某某市第{at % 60}局",
                "received": f"2026-{at % 10 + 1:02d}-15 09:00", "kind": "通知",
            }  # fmt: skip
            insert(engine, Book.INCOMING, (2026, at + 1), values, "张三", "2026-01-15")
    for question in ("第9999项安全生产工作的通知", "上个月的文件", "有没有养蜂的文件"):
        start = time.perf_counter()
        ask(question, TODAY)
        assert time.perf_counter() - start < _BOUND_S, question
