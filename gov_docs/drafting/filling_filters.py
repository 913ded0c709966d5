"""What a template may do to a value besides showing it: {{ 内容|句 }}."""

import re
from collections.abc import Callable, Mapping
from typing import Any

_END = re.compile("[，。；：、,;:.]+$")
_KINDS = ("的通知",)


def sentence(text: str) -> str:
    """Return the text with one full stop at its end, whatever mark it had; each line for itself."""
    lines = (line if line.endswith(_CLOSED) else _END.sub("", line) + "。" for line in _lines(text))
    return "\n".join(lines)


_CLOSED = ("。", "！", "？", "……", "。”", "。）")


def bare(text: str) -> str:
    """Return the text without the mark it ends with."""
    return _END.sub("", text.strip())


def book(text: str) -> str:
    """Return the title in 《》; a title within it takes 〈〉 (GB/T 15834)."""
    inner = text.strip().removeprefix("《").removesuffix("》") if _is_quoted(text) else text.strip()
    return "《" + inner.replace("《", "〈").replace("》", "〉") + "》"


def listed(rows: tuple[str, ...]) -> str:
    """Return a list's rows in one line: 甲、乙、丙."""
    return "、".join(bare(row) for row in rows)


def received(title: str) -> str:
    """Return the title of a letter received as its answer quotes it: without its sender's name."""
    plain = title.strip().removeprefix("《").removesuffix("》")
    at = plain.find("关于")
    return book(plain[at:] if at > 0 and "《" not in plain[:at] else plain)


def forwarded(title: str) -> str:
    """Return a title as the one that forwards it cites it: without 《》 and a second 的通知."""
    plain = title.strip()
    plain = plain[1:-1] if _is_quoted(plain) else plain
    return plain if plain.endswith(_KINDS) else plain + "的通知"


def _is_quoted(text: str) -> bool:
    text = text.strip()
    return text.startswith("《") and text.endswith("》") and text.find("》") == len(text) - 1


def _lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


FILTERS: Mapping[str, Callable[[Any], str]] = {
    "句": sentence,
    "去尾": bare,
    "书名": book,
    "顿号": listed,
    "来文": received,
    "转发": forwarded,
}
