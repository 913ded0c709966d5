"""The lines that pass between the program and the model's process: JSON, of bounded length."""

import json
from collections.abc import Mapping
from typing import IO, Any

LONGEST_LINE = 1 << 20  # bytes; a batch takes a few thousand


class RubbishError(ValueError):
    """The other side does not keep to the protocol."""


def send(stream: IO[bytes], message: Mapping[str, object]) -> None:
    stream.write(json.dumps(message).encode("ascii") + b"\n")
    stream.flush()


def receive(stream: IO[bytes]) -> dict[str, Any] | None:
    """Return the next message, None at the end of the stream."""
    line = stream.readline(LONGEST_LINE)
    if not line:
        return None
    if not line.endswith(b"\n"):
        raise RubbishError("no end of line")
    try:
        message = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise RubbishError("not JSON") from error
    if not isinstance(message, dict):
        raise RubbishError("not a message")
    return message


def answers_in(message: Mapping[str, Any], count: int) -> list[str]:
    answers = message.get("answers")
    if not isinstance(answers, list) or len(answers) != count:
        raise RubbishError("not an answer to each sentence")
    if not all(isinstance(answer, str) for answer in answers):
        raise RubbishError("not a text")
    return answers
