"""One line of the register as the rest of the program sees it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gov_docs.handling.fields import FIELDS, Book
from gov_docs.precedents.engine import Value

NAMES = tuple(
    dict.fromkeys(field.name for book in Book for field in FIELDS[book]) | {"due_basis": None}
)
COLUMNS = ("id", "version", "book", "year", "serial", "step", "void", *NAMES)
SELECTED = ", ".join(COLUMNS)


@dataclass(frozen=True, slots=True)
class Entry:
    id: int
    version: int  # whoever changes an entry names the version they saw
    book: Book
    year: int
    serial: int
    step: str  # the last one taken
    void: bool  # 作废: the number stays taken
    values: Mapping[str, str]  # by field name; empty ones are left out

    @property
    def number(self) -> str:
        """Return 收文号: 2026-0012."""
        return f"{self.year}-{self.serial:04d}"

    @property
    def title(self) -> str:
        return self.values.get("title", "")

    @property
    def is_done(self) -> bool:
        return bool(self.values.get("done"))

    def is_overdue(self, today: str) -> bool:
        """Tell whether it should have been done before `today` (ISO) and is not."""
        due = self.values.get("due", "")
        return bool(due) and due < today and not self.is_done and not self.void


@dataclass(frozen=True, slots=True)
class Held:
    """A file of an entry: only its path and checksum are kept."""

    machine: str
    path: str
    digest: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where a value stands, as the JSON of every command says it."""

    part: str
    paragraph: int  # from 0 in reading order
    start: int
    end: int
    page: int | None = None  # from 0, of a .pdf or .ofd


def entry_of(row: Sequence[Value]) -> Entry:
    """Return the entry of a row that selected SELECTED."""
    id_, version, book, year, serial, step, void, *texts = row
    values = {name: str(text) for name, text in zip(NAMES, texts, strict=True) if text}
    numbers = [int(one or 0) for one in (id_, version, year, serial)]
    id_, version, year, serial = numbers
    return Entry(id_, version, Book(str(book)), year, serial, str(step), bool(void), values)
