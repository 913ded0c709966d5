"""What is to be done to the texts of a run: characters replaced, formats set, marks put between."""

from dataclasses import dataclass, field

from gov_docs.core.types import Made
from gov_docs.docx_io.properties import Change


@dataclass(frozen=True, slots=True)
class NewText:
    """Replace characters start:end of a w:t."""

    start: int
    end: int
    text: str
    begun: tuple[tuple[Made, str], ...] = ()  # paragraphs that begin after it, with their text


@dataclass(frozen=True, slots=True)
class NewFormat:
    start: int
    end: int
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """Bytes that go between two runs, before character `at` of a w:t."""

    at: int
    content: bytes


@dataclass(slots=True)
class TextWork:
    """What is to be done to one w:t, in offsets of its text."""

    text: str
    texts: list[NewText] = field(default_factory=list)
    formats: list[NewFormat] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    _replaced: set[int] | None = field(
        default=None, init=False
    )  # worked out once all the changes are known

    def is_replaced(self, offset: int) -> bool:
        if self._replaced is None:
            self._replaced = {at for new in self.texts for at in range(new.start, new.end)}
        return offset in self._replaced

    def changes_at(self, offset: int) -> tuple[Change, ...]:
        return tuple(c for f in self.formats if f.start <= offset < f.end for c in f.changes)
