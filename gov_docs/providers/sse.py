"""Server-sent events out of bytes that come in any pieces, half a character included."""

from collections.abc import Iterator

MAX_EVENT = 1024**2  # bytes; a piece of an answer has a few hundred


class BrokenStreamError(ValueError):
    """What came is no event stream; the text says what was wrong, and shows nothing of it."""


class EventReader:
    """Takes bytes, gives the data of each whole event."""

    def __init__(self) -> None:
        self._rest = b""  # of a line that has not ended
        self._data: list[str] = []  # data lines of an event that has not ended
        self._size = 0

    def feed(self, piece: bytes) -> Iterator[tuple[str, ...]]:
        """Yield the data lines of each event that has become whole."""
        *lines, self._rest = (self._rest + piece).split(b"\n")
        for line in lines:
            if event := self._line(line.removesuffix(b"\r")):
                yield event
        if len(self._rest) > MAX_EVENT:
            raise BrokenStreamError("一行过长")

    def close(self) -> tuple[str, ...]:
        """Return the data of an event whose empty line never came; half a line is dropped."""
        return self._take()

    def _line(self, line: bytes) -> tuple[str, ...]:
        if not line:
            return self._take()
        name, _, value = line.partition(b":")
        if name == b"data":  # comments, ids and names of events tell nothing here
            self._size += len(value)
            if self._size > MAX_EVENT:
                raise BrokenStreamError("一段过长")
            self._data.append(_decoded(value.removeprefix(b" ")))
        return ()

    def _take(self) -> tuple[str, ...]:
        data, self._data, self._size = tuple(self._data), [], 0
        return data


def _decoded(value: bytes) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        raise BrokenStreamError("文字编码不对") from None
