"""修改核验 as JSON and as text."""

from collections.abc import Sequence
from pathlib import Path

from gov_docs.batch.place import mark_words, plain, shortened
from gov_docs.batch.record import mark_record
from gov_docs.batch.reports.report import OUTCOMES
from gov_docs.batch.shapes import VERSION, Counts, MarkRecord, RecheckRecord
from gov_docs.core.recheck import Mark, Recheck


def recheck_record(before: Path, after: Path, recheck: Recheck) -> RecheckRecord:
    return RecheckRecord(
        version=VERSION,
        before=str(before),
        after=str(after),
        error=None,
        recheck=Counts(
            resolved=len(recheck.resolved),
            remaining=len(recheck.remaining),
            new=len(recheck.new),
            ignored=len(recheck.ignored),
        ),
        resolved=_records(recheck.resolved),
        remaining=_records(recheck.remaining),
        new=_records(recheck.new),
        ignored=_records(recheck.ignored),
    )


def _records(marks: Sequence[Mark]) -> list[MarkRecord]:
    return [mark_record(mark) for mark in marks]


def recheck_text(recheck: Recheck) -> str:
    lines = []
    for key, name in OUTCOMES.items():
        marks: tuple[Mark, ...] = getattr(recheck, key)
        lines.append(f"【{name}】{len(marks)} 处")
        lines += [f"    {_line(mark)}" for mark in marks]
    return "\n".join(lines)


def _line(mark: Mark) -> str:
    shown = f"“{shortened(plain(mark.text))}”" if mark.text else ""
    return f"{mark_words(mark.part, mark.paragraph)}{shown}：{mark.message}（{mark.rule}）"
