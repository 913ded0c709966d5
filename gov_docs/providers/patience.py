"""How long a model is waited for, and how a person stops it."""

import threading
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Patience:
    """All in seconds; the tests make it short."""

    connect_s: float = 10.0
    idle_s: float = 60.0  # until the answer begins, and between two pieces of it
    whole_s: float = 600.0
    pauses: tuple[float, ...] = (1.0, 4.0)  # before each further try
    max_characters: int = 100_000  # of an answer: an endless one is cut off
    max_bytes: int = 32 * 1024**2  # of the stream around it


def patience_for(timeout_s: float) -> Patience:
    """Return the patience of a settings line, which tells how long silence is borne."""
    idle = min(max(1.0, timeout_s), 3600.0)  # nan gives 1
    return Patience(connect_s=min(10.0, idle), idle_s=idle, whole_s=10 * idle)


class Cancel:
    """Set from any thread; whoever waits for the model notices within a twentieth of a second."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def set(self) -> None:
        self._event.set()

    @property
    def is_set(self) -> bool:
        return self._event.is_set()

    def wait(self, seconds: float) -> bool:
        """Wait; return at once, True, when it is set."""
        return self._event.wait(seconds)
