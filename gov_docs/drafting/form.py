"""The form a person fills in: its fields, and what they typed checked and brought into shape."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

LONGEST_VALUE = 50_000  # characters of one field
MOST_ROWS = 200


class FieldType(StrEnum):
    TEXT = "text"
    LONG = "long"  # several paragraphs
    DATE = "date"
    LIST = "list"  # one line a row; with columns, cells set apart by ｜
    CHOICE = "choice"
    UNIT = "unit"  # one body or several, set apart by 、
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Column:
    """One cell of a list's row."""

    name: str
    required: bool = True


@dataclass(frozen=True, slots=True)
class Field:
    name: str  # what the template calls it: 主题
    label: str  # what the person sees, and what a blank says: 通知的事由
    type: FieldType = FieldType.TEXT
    required: bool = False
    help: str = ""
    example: str = ""
    default: str = ""
    choices: tuple[str, ...] = ()
    columns: tuple[Column, ...] = ()  # of a list
    rows: int = 1  # blank rows of a required list nobody filled in

    def blank(self) -> str:
        return blank(self.label)


Row = Mapping[str, str]  # by column name; a list without columns has one, WHOLE
WHOLE = ""


@dataclass(frozen=True, slots=True)
class Filled:
    """A form's values as the template gets them; an optional field left out is "" or ()."""

    texts: Mapping[str, str]
    lists: Mapping[str, tuple[Row, ...]]

    def text(self, name: str) -> str:
        return self.texts.get(name, "")

    def lines(self, name: str) -> tuple[str, ...]:
        return tuple(row[WHOLE] for row in self.lists.get(name, ()) if WHOLE in row)


def blank(label: str) -> str:
    """Return the mark of a fact for a person to fill in, as core.draft.BLANK finds it."""
    return f"【待填：{label}】"
