"""Asks on the console before anything goes to a language model: the whole text is shown first."""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from gov_docs.cli import console

if TYPE_CHECKING:
    from gov_docs.providers.outgoing import Outgoing

_YES = ("是", "y", "Y", "yes")
_ALL = ("全部", "a", "A", "all")


def confirmation(*, yes: bool) -> Callable[["Outgoing"], bool]:
    """Return what shows each text and asks; with `yes`, or once 全部 was typed, it only shows."""
    agreed = yes

    def confirm(outgoing: "Outgoing") -> bool:
        nonlocal agreed
        console.warn(f"将发送到 {outgoing.endpoint}，共 {outgoing.characters} 字：\n")
        console.warn(outgoing.text)
        if agreed:
            return True
        console.warn("\n输入“是”发送，“全部”这次都发送，其他都不发送：")
        told = sys.stdin.readline().strip()
        agreed = told in _ALL
        if agreed or told in _YES:
            return True
        console.warn("没有发送。")
        return False

    return confirm
