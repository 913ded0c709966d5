"""Retention: rows of the fact table held out by their number, judged by the program's own table."""

from collections.abc import Sequence

from benchmarks.data import data_folder
from gov_docs.handling.archive.retention import SURE
from gov_docs.handling.archive.tables import retention_table

HELD_OUT = 3  # every third row was not looked at while the table was written


def main(_argv: list[str]) -> None:
    """Print the share of right periods, of all rows and of those above the confidence line."""
    for told, held in (("held-out rows", True), ("rows seen while writing the table", False)):
        found = judged(_rows(held=held))
        sure = [right for confidence, right in found if confidence >= SURE]
        right = sum(right for _, right in found)
        print(
            f"retention, {told}: {right} of {len(found)} right ({right / len(found):.2f}); "
            f"above the line {sum(sure)} of {len(sure)} ({sum(sure) / max(1, len(sure)):.2f})"
        )


def _rows(*, held: bool) -> list[tuple[str, str]]:
    lines = (data_folder() / "facts" / "retention.tsv").read_text("utf-8").splitlines()[1:]
    cells = (line.split("\t") for line in lines)
    return [(one[0], one[1]) for at, one in enumerate(cells, 1) if (at % HELD_OUT == 0) is held]


def judged(rows: Sequence[tuple[str, str]]) -> list[tuple[float, bool]]:
    """Return confidence and rightness for each row; one with two periods accepts either."""
    table, out = retention_table(), []
    for text, periods in rows:
        found = table.judge(text)
        out.append(
            (found.confidence, found.period in periods.split("或")) if found else (0.0, False)
        )
    return out
