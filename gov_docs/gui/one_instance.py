"""One window per user: a second start hands its files to the first."""

import hashlib
import json
import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from gov_docs.settings import home

_PATIENCE_MS = 1000
_TRIES = 15


class OneInstance(QObject):
    asked = Signal(list)  # the files another start was given

    def __init__(self) -> None:
        super().__init__()
        self._name = "govdocs-" + hashlib.sha256(str(home().root).encode()).hexdigest()[:16]
        home().root.mkdir(parents=True, exist_ok=True)
        self._lock = QLockFile(str(home().root / "window.lock"))
        self._lock.setStaleLockTime(0)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)

    def hand_over(self, paths: Sequence[Path]) -> bool:
        """Give the files to the window that is open; False where there is none."""
        if self._lock.tryLock(0):
            return False
        for _ in range(_TRIES):
            if self._send(paths):
                return True
            time.sleep(0.2)  # one that has just been started may not listen yet
        return False

    def _send(self, paths: Sequence[Path]) -> bool:
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_PATIENCE_MS):
            return False
        socket.write(json.dumps([str(path.absolute()) for path in paths]).encode() + b"\n")
        return socket.waitForBytesWritten(_PATIENCE_MS)

    def listen(self) -> None:
        """Be the one window from now on."""
        QLocalServer.removeServer(self._name)  # left behind by one that was killed
        self._server.listen(self._name)

    def close(self) -> None:
        self._server.close()
        self._lock.unlock()

    def _answer(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.readyRead.connect(lambda: self._read(socket))
        socket.disconnected.connect(socket.deleteLater)

    def _read(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            return
        try:
            told = json.loads(bytes(socket.readLine().data()))
        except ValueError:
            return
        self.asked.emit([Path(one) for one in told if isinstance(one, str)])
        socket.disconnectFromServer()
