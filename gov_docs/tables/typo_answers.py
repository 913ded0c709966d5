"""How often each kind of the typo model's remarks was accepted, as a .tsv file."""

from pathlib import Path

from gov_docs.core.list_rows import BrokenRow, broken_row
from gov_docs.core.typo_answers import Answers, Tally
from gov_docs.tables.tsv import read_tsv, write_tsv

COLUMNS = ("类别", "采纳", "不采纳")


def read_answers(path: Path) -> tuple[Answers, tuple[BrokenRow, ...]]:
    """Return what the file holds, and the rows that cannot be read; no file, no answers."""
    if not path.exists():
        return Answers(), ()
    rows, broken, lines = read_tsv(path, COLUMNS)
    tallies: list[Tally] = []
    bad = list(broken)
    for row in rows:
        told = [row.cells[name] for name in COLUMNS[1:]]
        if all(cell.isascii() and cell.isdecimal() for cell in told):
            tallies.append(Tally(row.cells["类别"], *map(int, told)))
        else:
            bad.append(broken_row(path.name, row.line, "采纳和不采纳应当是数字", lines))
    return Answers(tuple(tallies)), tuple(bad)


def write_answers(path: Path, answers: Answers) -> None:
    rows = [(row.kind, str(row.accepted), str(row.rejected)) for row in answers.rows]
    write_tsv(path, COLUMNS, rows)
