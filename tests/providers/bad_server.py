"""A real HTTP server on this machine that speaks the protocol as badly as a test wants."""

import json
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Play = Callable[[socket.socket, "Served"], None]

STREAM = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n"


class Served:
    """What the server saw: how often it was asked, and the last request."""

    def __init__(self) -> None:
        self.times = 0
        self.request = b""
        self.over = threading.Event()  # ends every play that hangs


def event(text: str = "", finish: str | None = None) -> bytes:
    value = {"choices": [{"delta": {"content": text}, "finish_reason": finish}]}
    return f"data: {json.dumps(value, ensure_ascii=False)}\n\n".encode()


@contextmanager
def serving(play: Play) -> Iterator[tuple[str, Served]]:
    """Yield the address of a server that answers each request with the play."""
    served = Served()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.05)
        thread = threading.Thread(target=_listen, args=(listener, play, served), daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}/v1", served
        finally:
            served.over.set()
            thread.join(5)


def _listen(listener: socket.socket, play: Play, served: Served) -> None:
    while not served.over.is_set():
        try:
            connection, _ = listener.accept()
        except TimeoutError:
            continue
        with connection:
            connection.settimeout(2)
            served.times += 1
            served.request = read_request(connection)
            try:
                play(connection, served)
            except OSError:  # the client has gone, as it may
                continue


def read_request(connection: socket.socket) -> bytes:
    data = b""
    while b"\r\n\r\n" not in data:
        data += connection.recv(65536)
    head, _, body = data.partition(b"\r\n\r\n")
    length = int(head.lower().partition(b"content-length:")[2].split(b"\r\n")[0])
    while len(body) < length:
        body += connection.recv(65536)
    return head + b"\r\n\r\n" + body


def says(*pieces: bytes, head: bytes = STREAM) -> Play:
    """Return a play that sends the pieces one after the other and closes."""

    def play(connection: socket.socket, served: Served) -> None:
        connection.sendall(head)
        for piece in pieces:
            connection.sendall(piece)
            time.sleep(0.01)

    return play


def status(line: str, *headers: str, body: bytes = b"") -> Play:
    head = "\r\n".join([f"HTTP/1.1 {line}", *headers, f"Content-Length: {len(body)}", "", ""])
    return says(body, head=head.encode())


def hangs(*pieces: bytes) -> Play:
    """Return a play that sends the pieces and then nothing more, without closing."""

    def play(connection: socket.socket, served: Served) -> None:
        for piece in pieces:
            connection.sendall(piece)
        served.over.wait(10)

    return play


def resets(*pieces: bytes) -> Play:
    """Return a play that breaks the connection off as a machine that loses its power."""

    def play(connection: socket.socket, served: Served) -> None:
        for piece in pieces:
            connection.sendall(piece)
        time.sleep(0.05)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        connection.close()

    return play


def endless(connection: socket.socket, served: Served) -> None:
    connection.sendall(STREAM)
    while not served.over.is_set():
        connection.sendall(event("没完没了。") * 50)


def in_turn(*plays: Play) -> Play:
    """Return a play that is another at each request; the last one stays."""

    def play(connection: socket.socket, served: Served) -> None:
        plays[min(served.times, len(plays)) - 1](connection, served)

    return play


GOOD = says(event("前句。"), event("后句。"), event(finish="stop"), b"data: [DONE]\n\n")
