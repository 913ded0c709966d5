"""The model's process: loads the model, then answers until its parent is gone.

Run as `python -m gov_docs.typos.large.worker KIND FOLDER`.
"""

import os
import queue
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import IO, Any

from gov_docs.typos.large import errors, protocol

Correct = Callable[[Sequence[str]], list[str]]

_NETWORK = ("socket.connect", "socket.sendto", "socket.sendmsg", "socket.bind", "socket.getaddrinfo",
            "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo")  # fmt: skip

# torch's allocator, a graphics card's, the system's, and its loader of libraries
_NO_MEMORY = ("allocate memory", "out of memory", "not enough memory", "failed to map segment")


def main(kind: str, folder: str) -> None:
    out = _private_stdout()
    sys.addaudithook(_refuse_network)  # cannot be taken off again

    def load() -> Correct:
        from gov_docs.typos.large import correctors

        return correctors.load(kind, Path(folder))

    serve(load, sys.stdin.buffer, out)


def serve(load: Callable[[], Correct], requests: IO[bytes], out: IO[bytes]) -> None:
    """Load, say so, and answer request after request; what goes wrong is the last message."""
    waiting = _read_ahead(requests)
    otherwise = errors.NOT_LOADED
    try:
        correct = load()
        otherwise = errors.FAILED
        protocol.send(out, {"ready": True})
        while True:
            protocol.send(out, {"answers": correct(waiting.get()["sentences"])})
    except Exception as error:  # the edge of the process: a library may raise anything
        protocol.send(out, _told(error, otherwise))
        os._exit(1)  # the other thread still waits for a line


def _read_ahead(requests: IO[bytes]) -> "queue.SimpleQueue[dict[str, Any]]":
    """Return the requests as they come; the process ends at once when its parent is gone."""
    waiting: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()

    def read() -> None:
        try:
            while (message := protocol.receive(requests)) is not None:
                waiting.put(message)
        finally:
            os._exit(0)  # the main thread may be deep inside a model

    threading.Thread(target=read, daemon=True).start()
    return waiting


def _told(error: Exception, otherwise: str) -> Mapping[str, str]:
    """Return what went wrong without the error's text, which may hold the document's."""
    if _is_memory(error):
        return {"error": errors.MEMORY}
    if isinstance(error, ImportError):
        return {"error": errors.MISSING, "detail": error.name or type(error).__name__}
    return {"error": otherwise, "detail": type(error).__name__}


def _is_memory(error: BaseException | None) -> bool:
    """Say whether memory ran out; most say so in words only, or in what caused their error."""
    while error is not None:
        text = str(error).lower()
        if isinstance(error, MemoryError) or any(words in text for words in _NO_MEMORY):
            return True
        error = error.__cause__ or error.__context__
    return False


def _private_stdout() -> IO[bytes]:
    """Return the pipe to the parent; what libraries print goes nowhere."""
    out = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    return out


def _refuse_network(event: str, _: tuple[object, ...]) -> None:
    if event in _NETWORK:
        raise OSError("a model's process has no network")


if __name__ == "__main__":
    main(*sys.argv[1:])
