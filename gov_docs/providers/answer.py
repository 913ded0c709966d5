"""The text of an answer, out of the JSON of the chat-completions protocol."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from gov_docs.providers.sse import BrokenStreamError

_DONE = "[DONE]"


@dataclass(frozen=True, slots=True)
class Answer:
    text: str
    finish: str = "stop"  # stop, length (cut at the model's own limit), content_filter …

    @property
    def whole(self) -> bool:
        """Whether the model ended of itself; servers name that end in several ways."""
        return self.finish not in ("length", "content_filter")


@dataclass(frozen=True, slots=True)
class Piece:
    text: str = ""
    finish: str = ""  # not empty: the model has nothing more to say


def pieces(event: tuple[str, ...]) -> Iterable[Piece]:
    """Return what one event says. Some servers forget the empty line between two events."""
    whole = "\n".join(event)
    try:
        return [_piece(whole)]
    except BrokenStreamError:
        if len(event) < 2:
            raise
        return [_piece(line) for line in event]


def whole_answer(body: bytes) -> Answer:
    """Return the answer of a server that sent it in one piece although asked for a stream."""
    value = _json(body.decode("utf-8", "replace"))
    choice = _choice(value)
    message = choice.get("message")
    text = message.get("content") if isinstance(message, dict) else None
    return Answer(text if isinstance(text, str) else "", str(choice.get("finish_reason") or "stop"))


def _piece(data: str) -> Piece:
    if data.strip() == _DONE:
        return Piece(finish="stop")
    if not data.strip():
        return Piece()
    choice = _choice(_json(data))
    delta = choice.get("delta")
    text = delta.get("content") if isinstance(delta, dict) else None
    return Piece(text if isinstance(text, str) else "", str(choice.get("finish_reason") or ""))


def _choice(value: object) -> dict[str, object]:
    """Return the first choice; a last event with figures of usage has none."""
    if not isinstance(value, dict):
        raise BrokenStreamError("内容不是约定的格式")
    if value.get("error"):
        raise BrokenStreamError("模型服务报告了自身的错误")
    choices = value.get("choices")
    first = choices[0] if isinstance(choices, list) and choices else {}
    return first if isinstance(first, dict) else {}


def _json(data: str) -> object:
    try:
        value: object = json.loads(data)
    except (ValueError, RecursionError):
        raise BrokenStreamError("内容不是约定的格式") from None
    return value
