"""Rows of a word list with their place in the file, and how a broken one is shown."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from gov_docs.core.errors import BrokenListError

AROUND = 2  # rows shown before and after a broken one


@dataclass(frozen=True, slots=True)
class ListRow:
    line: int  # counted from 1, the header included
    cells: Mapping[str, str]  # by column name


@dataclass(frozen=True, slots=True)
class BrokenRow:
    file: str  # its name, without the folder
    line: int
    why: str
    around: tuple[tuple[int, str], ...] = ()  # line number and text

    def __str__(self) -> str:
        shown = [
            f"{'>' if line == self.line else ' '}{line:>5} | {text}" for line, text in self.around
        ]
        return "\n".join([f"{self.file} 第{self.line}行：{self.why}", *shown])


def broken_row(file: str, line: int, why: str, lines: Sequence[str]) -> BrokenRow:
    """Return the broken row with the lines around it; `lines` are the whole file's."""
    first, last = max(line - AROUND, 1), min(line + AROUND, len(lines))
    around = tuple((at, lines[at - 1].replace("\t", " ⇥ ")) for at in range(first, last + 1))
    return BrokenRow(file, line, why, around)


def refuse(broken: Iterable[BrokenRow]) -> None:
    """Raise BrokenListError that shows every broken row; do nothing where there is none."""
    shown = [str(one) for one in broken]
    if shown:
        raise BrokenListError("词表有误，请改正后再用：\n" + "\n".join(shown))
