"""One person's changes, one after another: the next may be asked for before the last is shown."""

from collections.abc import Callable
from dataclasses import replace

from gov_docs.desk import registering
from gov_docs.desk.incoming import Detail
from gov_docs.desk.incoming_changes import Undo


class Turns:
    """Does changes in the order they are asked for; used by one thread.

    A change names the version it was made on. Where that is one of this person's own, and nobody
    else came in between, it is done on the newest; anybody else's change is still told.
    """

    def __init__(self) -> None:
        self._own: dict[int, set[int]] = {}  # by entry: versions this person saw or made

    def do(self, found: Detail, what: Callable[[Detail], Undo | None]) -> Undo | None:
        """Do it, and return what takes it back."""
        entry = found.shown.entry
        own = self._own.setdefault(entry.id, set())
        own.add(entry.version)
        back = what(self._newest(found))
        own.add(registering.show(str(entry.id)).entry.version)
        return None if back is None else lambda: self._undo(entry.id, back)

    def _newest(self, found: Detail) -> Detail:
        shown = registering.show(str(found.shown.entry.id))
        is_own = shown.entry.version in self._own[shown.entry.id]
        return replace(found, shown=shown) if is_own else found

    def _undo(self, id_: int, back: Undo) -> None:
        back()
        self._own[id_].add(registering.show(str(id_)).entry.version)
