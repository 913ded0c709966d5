"""The parent's side: starts the model's process, asks it, and ends it when it misbehaves."""

import contextlib
import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gov_docs
from gov_docs.typos.large import errors, limits, protocol
from gov_docs.typos.large.errors import LargeModelError
from gov_docs.typos.large.kinds import ModelFolder
from gov_docs.typos.large.protocol import RubbishError

# What keeps the libraries from the network; the process itself refuses sockets besides.
_OFFLINE = {
    "HF_HUB_OFFLINE": "1",
    "HF_DATASETS_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "DO_NOT_TRACK": "1",
    "TOKENIZERS_PARALLELISM": "false",
}


@dataclass(frozen=True, slots=True)
class Bounds:
    memory: int  # bytes
    start_s: float = 300.0  # a model of several gigabytes from a slow disk
    batch_s: float = 120.0


def command_for(folder: ModelFolder) -> list[str]:
    """Return the command of the process; -P keeps the user's current folder out of its imports."""
    worker = "gov_docs.typos.large.worker"
    return [sys.executable, "-P", "-m", worker, folder.kind.value, str(folder.path.absolute())]


class ModelProcess:
    """One process; once it has failed it is gone, and a new one must be made."""

    def __init__(self, command: Sequence[str], bounds: Bounds) -> None:
        """Start the command and wait until it says that it is ready; raises LargeModelError."""
        self._bounds = bounds
        self._process = subprocess.Popen(  # noqa: S603  our own interpreter and module
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # may tell the document's text
            env=_environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        with self._or_end():
            self._hold = limits.hold(self._process, bounds.memory)
            if "ready" not in self._receive(errors.SLOW_START, bounds.start_s, None):
                raise RubbishError("not ready")

    def ask(self, sentences: Sequence[str]) -> list[str]:
        """Return each sentence as the model would write it; raises LargeModelError."""
        with self._or_end():
            message = self._receive(errors.SLOW_ANSWER, self._bounds.batch_s, sentences)
            return protocol.answers_in(message, len(sentences))

    def close(self) -> None:
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):  # what it had not read cannot be written any more
                if pipe:
                    pipe.close()

    @contextlib.contextmanager
    def _or_end(self) -> Iterator[None]:
        """End the process whatever goes wrong, Ctrl+C too; what it did is told in Chinese."""
        try:
            yield
        except RubbishError as error:
            self.close()
            raise LargeModelError.of(errors.RUBBISH) from error
        except limits.RefusalError as error:
            self.close()
            raise LargeModelError.of(errors.NO_LIMIT) from error
        except OSError as error:  # a broken pipe
            self.close()
            raise self._error(errors.DIED) from error
        except BaseException:
            self.close()
            raise

    def _receive(self, slow: str, seconds: float, ask: Sequence[str] | None) -> dict[str, Any]:
        """Return the answer to what is asked; a process that takes too long is killed meanwhile."""
        stdin, stdout = self._process.stdin, self._process.stdout
        if stdin is None or stdout is None or stdin.closed:
            raise self._error(errors.DIED)
        late = threading.Event()
        timer = threading.Timer(seconds, self._stop, (late,))
        timer.daemon = True
        timer.start()
        try:
            if ask is not None:
                protocol.send(stdin, {"sentences": list(ask)})
            message = protocol.receive(stdout)
        except (OSError, RubbishError):
            if late.is_set():  # killed in the middle of a line
                raise self._error(slow, seconds=round(seconds)) from None
            raise
        finally:
            timer.cancel()
        if message is None:
            raise self._error(slow if late.is_set() else errors.DIED, seconds=round(seconds))
        if message.get("error") in errors.TOLD:
            raise self._error(str(message["error"]), detail=_short(message.get("detail")))
        return message

    def _stop(self, late: threading.Event) -> None:
        late.set()
        self._process.kill()

    def _error(self, why: str, **values: object) -> LargeModelError:
        limit = f"{self._bounds.memory / limits.GB:.1f} GB"
        return LargeModelError.of(why, limit=limit, **values)


def _environment() -> dict[str, str]:
    """Return the environment, offline, in which this very package is found wherever it lies."""
    places = [str(Path(gov_docs.__file__).parent.parent), os.environ.get("PYTHONPATH", "")]
    return {**os.environ, **_OFFLINE, "PYTHONPATH": os.pathsep.join(filter(None, places))}


def _short(detail: object) -> str:
    return str(detail or "原因不明")[:80]
