"""Asking a server of the test's own, with patience for a test."""

from collections.abc import Callable
from pathlib import Path

import pytest

from gov_docs.providers.answer import Answer
from gov_docs.providers.outgoing import Message
from gov_docs.providers.patience import Patience
from gov_docs.providers.sending import prepare, send
from gov_docs.settings import Provider

HASTE = Patience(connect_s=0.5, idle_s=0.4, whole_s=2.0, pauses=(0.01, 0.02), max_characters=2000)
MESSAGES = (Message("system", "请改写。"), Message("user", "各地要抓好落实。"))


class Asked:
    """Asks; keeps the pieces that were shown while they came."""

    def __init__(self, calls: Path) -> None:
        self.calls = calls
        self.shown = ""

    def __call__(self, address: str, **how: object) -> Answer:
        provider = Provider("openai", address, "模型")
        outgoing = prepare(provider, MESSAGES, "关于测试的通知", lambda _: None)
        settled = {"patience": HASTE, "on_text": self._show} | how
        return send(outgoing, confirmed=True, calls=self.calls, **settled)

    def _show(self, text: str) -> None:
        self.shown += text


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Answer]:
    monkeypatch.delenv("GOVDOCS_API_KEY", raising=False)
    return Asked(tmp_path / "calls.tsv")
