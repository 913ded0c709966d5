"""One request on a thread of its own, so that nothing the server does keeps anybody waiting."""

import contextlib
import http.client
import queue
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from gov_docs.providers.endpoint import Endpoint, is_loopback
from gov_docs.providers.errors import ProviderError, StoppedError
from gov_docs.providers.keys import Key
from gov_docs.providers.patience import Cancel, Patience

_BLINK = 0.05  # seconds between two looks at the user's stop
_PIECE = 64 * 1024
# What the socket, TLS and HTTP layers raise, also when the other thread closes under their feet.
_BROKEN = (OSError, http.client.HTTPException, ValueError, AttributeError)


@dataclass(frozen=True, slots=True)
class Head:
    status: int
    content_type: str  # lower case, without its parameters
    location: str
    retry_after: str


Step = Head | bytes | Exception | None  # None: connected; b"": the end


class SilentError(Exception):
    """Nothing came in the time allowed; the text names what was waited for."""


class BrokenConnectionError(Exception):
    """The connection failed or ended; `untrusted` where a certificate did not convince."""

    def __init__(self, error: Exception) -> None:
        super().__init__(type(error).__name__)
        self.untrusted = isinstance(error, ssl.SSLCertVerificationError)


class Exchange:
    """Sends the body to the endpoint and gives what comes back, in order, as it comes.

    http.client follows no redirect and asks no proxy; that is why it is used.
    """

    def __init__(self, place: Endpoint, key: Key | None, body: bytes, patience: Patience) -> None:
        self._place, self._key, self._body, self._patience = place, key, body, patience
        self._steps: queue.Queue[Step] = queue.Queue(maxsize=64)
        self._closed = threading.Event()
        self._connection = _connection(place, patience)
        self._socket: socket.socket | None = None  # http.client forgets it once the head is read
        self._thread = threading.Thread(target=self._run, name="govdocs-model", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._closed.set()
        if self._socket:
            with contextlib.suppress(*_BROKEN):
                self._socket.shutdown(socket.SHUT_RDWR)  # wakes a thread that waits in recv

    def steps(self, until: float, cancel: Cancel) -> Iterator[Head | bytes]:
        """Yield the head, then pieces of the content; raise what went wrong, SilentError included."""
        self._next(self._patience.connect_s, "connect", until, cancel)
        while True:
            step = self._next(self._patience.idle_s, "answer", until, cancel)
            if not step:
                return
            yield step

    def _next(
        self, patience_s: float, what: str, until: float, cancel: Cancel
    ) -> Head | bytes | None:
        silent_at = time.monotonic() + patience_s
        while not cancel.is_set:
            now = time.monotonic()
            if now >= min(silent_at, until):
                raise SilentError(what if silent_at <= until else "whole")
            try:
                step = self._steps.get(timeout=min(_BLINK, max(min(silent_at, until) - now, 0.001)))
            except queue.Empty:
                continue
            if isinstance(step, Exception):
                raise step
            return step
        raise StoppedError("已停止。")

    def _run(self) -> None:
        try:
            for step in self._talk():
                if not self._put(step):
                    return  # stopped: what was not yet sent stays here
        except ProviderError as error:
            self._put(error)
        except _BROKEN as error:
            self._put(BrokenConnectionError(error))
        finally:
            self._connection.close()

    def _put(self, step: Step) -> bool:
        """Hand the step over; return False when nobody wants it any more."""
        while not self._closed.is_set():
            try:
                self._steps.put(step, timeout=_BLINK)
            except queue.Full:
                continue
            return True
        return False

    def _talk(self) -> Iterator[Step]:
        connection = self._connection
        connection.connect()
        self._socket = connection.sock
        _check_peer(self._place, connection.sock)
        connection.sock.settimeout(self._patience.idle_s + 1)  # the queue's clock strikes first
        yield None
        connection.request("POST", self._place.path, self._body, _headers(self._key))
        response = connection.getresponse()
        yield _head(response)
        while piece := response.read1(_PIECE):
            yield piece
        yield b""


def _connection(place: Endpoint, patience: Patience) -> http.client.HTTPConnection:
    if place.tls:
        context = ssl.create_default_context()
        return http.client.HTTPSConnection(
            place.host, place.port, timeout=patience.connect_s, context=context
        )
    return http.client.HTTPConnection(place.host, place.port, timeout=patience.connect_s)


def _check_peer(place: Endpoint, sock: socket.socket) -> None:
    """Raise where localhost is another machine, as a hosts file may have it."""
    if place.local and not is_loopback(sock.getpeername()[0]):
        raise ProviderError("localhost 在这台电脑上指向了别的主机，没有发送；请改用 127.0.0.1。")


def _headers(key: Key | None) -> dict[str, str]:
    headers = {
        "Content-Type": "application/json; charset=utf-8",
        "Accept": "text/event-stream",
        "User-Agent": "govdocs",
        "Connection": "close",
    }
    return headers | ({"Authorization": key.header()} if key else {})


def _head(response: http.client.HTTPResponse) -> Head:
    return Head(
        response.status,
        response.getheader("Content-Type", "").partition(";")[0].strip().lower(),
        response.getheader("Location", ""),
        response.getheader("Retry-After", ""),
    )
