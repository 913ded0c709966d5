"""What can be undone: one step for each thing a person did."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum

from gov_docs.core.types import Edit, SectionEdit
from gov_docs.desk.editing_islands import Unit

MAX_STEPS = 10_000
LONGEST_BURST = 40  # characters typed in a row that one undo takes back


class Kind(Enum):
    """What a person did; only typing and rubbing out go on in one step."""

    TYPING = "键入"
    RUBBING = "删除"
    PASTE = "粘贴"
    CUT = "剪切"
    REPLACE = "替换"
    FIX = "修改"
    BREAK = "分段"
    JOIN = "合并段落"
    MOVE = "移动"


@dataclass(frozen=True, slots=True)
class State:
    """The changes of some paragraphs and of the sections, as they were at one moment."""

    own: Mapping[int, Unit]  # by paragraph of the opened file
    sections: tuple[SectionEdit, ...]


@dataclass(frozen=True, slots=True)
class Step:
    kind: Kind
    title: str  # for the menu: 撤销“…”
    before: State
    after: State
    forth: tuple[Edit, ...]  # in the offsets before it
    back: tuple[Edit, ...]  # in the offsets after it
    length: int = 1  # characters typed or rubbed out
    goes_on_at: tuple[int, int] | None = None  # paragraph and offset where the burst may go on


class History:
    def __init__(self) -> None:
        self._steps: list[Step] = []
        self._at = 0

    @property
    def undoable(self) -> Step | None:
        return self._steps[self._at - 1] if self._at else None

    @property
    def redoable(self) -> Step | None:
        return self._steps[self._at] if self._at < len(self._steps) else None

    def add(self, step: Step) -> None:
        del self._steps[self._at :]
        self._steps.append(step)
        del self._steps[: max(len(self._steps) - MAX_STEPS, 0)]
        self._at = len(self._steps)

    def go_on(self, step: Step) -> None:
        """Put a longer burst in place of the last step."""
        self._steps[-1] = step

    def end_burst(self) -> None:
        if self._at:
            self._steps[self._at - 1] = replace(self._steps[self._at - 1], goes_on_at=None)

    def undo(self) -> Step:
        self._at -= 1
        return self._steps[self._at]

    def redo(self) -> Step:
        self._at += 1
        return self._steps[self._at - 1]
