"""The typo model beside the typing: a short stretch of text at a time, whichever document asks."""

import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from threading import Condition
from typing import TYPE_CHECKING

from gov_docs.typos.stretches import AT_A_TIME

if TYPE_CHECKING:
    from gov_docs.typos.engine import Engine, Typo

_SWITCH_S = 0.00005  # while a stretch is read: Qt takes the interpreter back many times a key
_QUIET_S = 0.7  # after a key: as long as the rules wait before they look again
_STEP_S = 0.05  # how long a wait lasts before it is asked whether to go on


class Turns:
    """Lets one document be read at a time, the one in front first, and none while somebody types."""

    def __init__(self) -> None:
        self._change = Condition()
        self._waiting: list[object] = []
        self._is_taken = self._has_ended = False
        self._quiet_from = 0.0
        self.front: object = None  # whose turn comes before the others'

    def to_a_key(self) -> None:
        """Stand back: somebody is typing."""
        self._quiet_from = time.monotonic() + _QUIET_S

    @contextmanager
    def turn(self, reader: object, is_wanted: Callable[[], bool]) -> Iterator[bool]:
        """Yield True once the reader may read, False when nobody wants it to any more."""
        if not self._waited(reader, is_wanted):
            yield False
            return
        usual = sys.getswitchinterval()
        sys.setswitchinterval(min(usual, _SWITCH_S))
        try:
            yield True
        finally:
            sys.setswitchinterval(usual)
            with self._change:
                self._is_taken = False
                self._change.notify_all()

    def wake(self) -> None:
        """Let those who wait see at once that they are not wanted any more."""
        with self._change:
            self._change.notify_all()

    def end(self) -> None:
        """Let nobody begin any more: the window closes."""
        self._has_ended = True
        self.wake()

    def _waited(self, reader: object, is_wanted: Callable[[], bool]) -> bool:
        with self._change:
            self._waiting.append(reader)
            try:
                is_mine = self._has_come(reader, is_wanted)
            finally:  # one that stayed in the queue would keep all others waiting
                self._waiting.remove(reader)
            self._is_taken = self._is_taken or is_mine
        return is_mine

    def _has_come(self, reader: object, is_wanted: Callable[[], bool]) -> bool:
        while is_wanted() and not self._has_ended:
            if self._is_next(reader):
                return True
            self._change.wait(_STEP_S)
        return False

    def _is_next(self, reader: object) -> bool:
        next_ = self.front if self.front in self._waiting else self._waiting[0]
        return reader is next_ and not self._is_taken and time.monotonic() >= self._quiet_from


class PatientModel:
    """The program's own typo model for one document; what it has read it knows until it changes."""

    def __init__(self, turns: Turns | None = None) -> None:
        self.turns = turns or Turns()
        self.is_wanted: Callable[[], bool] = lambda: True
        self.mistakes = 0.0  # the most seen: mending must not silence what is not mended
        self.closely = False  # how the document is read next
        self._place: object = self  # in the queue of turns
        self._engine: Engine | None = None
        # What a quick reading and what a close one found in each text.
        self._known: dict[bool, dict[str, Sequence[Typo]]] = {False: {}, True: {}}

    def beside(self, is_wanted: Callable[[], bool]) -> "PatientModel":
        """Return another for one question about the same document: it knows what this one does."""
        made = PatientModel(self.turns)
        made.is_wanted = is_wanted
        made.mistakes, made.closely = self.mistakes, self.closely
        made._place, made._engine = self._place, self._engine
        made._known = {closely: dict(known) for closely, known in self._known.items()}
        return made

    def find_apart(self, texts: Sequence[str]) -> list[Sequence["Typo"]]:
        """Return the finds of each text; of what it did not come to, none."""
        return self._find(texts, closely=False)

    def find_closely(self, texts: Sequence[str]) -> list[Sequence["Typo"]]:
        """Return what a close reading finds in each text; of what it did not come to, none."""
        return self._find(texts, closely=True)

    def _find(self, texts: Sequence[str], *, closely: bool) -> list[Sequence["Typo"]]:
        known = self._known[closely]
        new = dict.fromkeys(text for text in texts if text not in known)
        for few in _groups(new):
            with self.turns.turn(self._place, lambda: self.is_wanted()) as is_mine:
                if not is_mine:
                    break
                known |= zip(few, self._asked(few, closely=closely), strict=True)
        else:
            self._known[closely] = known = {text: known[text] for text in texts}
        return [known.get(text, ()) for text in texts]

    def _asked(self, texts: Sequence[str], *, closely: bool) -> Sequence[Sequence["Typo"]]:
        if self._engine is None:
            from gov_docs.typos.engine import own_engine  # brings numpy

            self._engine = own_engine()
        find = self._engine.find_closely if closely else self._engine.find_apart
        return find(texts)


def _groups(texts: Iterable[str]) -> Iterator[list[str]]:
    """Yield the texts in groups of at most AT_A_TIME characters."""
    few: list[str] = []
    for text in texts:
        if few and sum(map(len, few)) + len(text) > AT_A_TIME:
            yield few
            few = []
        few.append(text)
    if few:
        yield few
