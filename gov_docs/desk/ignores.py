"""Findings the user does not want to see again."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from gov_docs.batch.record import file_record
from gov_docs.batch.wanted import Wanted, which
from gov_docs.checking.one_file import check_file
from gov_docs.core.errors import GovDocsError
from gov_docs.core.ignore import Ignore, Ignores, Scope, ignore
from gov_docs.core.list_rows import refuse
from gov_docs.core.types import Document, Issue
from gov_docs.desk import typo_engine
from gov_docs.desk.checking import setup_of
from gov_docs.desk.lists import Warn
from gov_docs.desk.typo_answers import answered
from gov_docs.rules.typos.model_typos import ModelTypos
from gov_docs.settings import home
from gov_docs.tables.ignores import read_ignores, write_ignores


def ignore_finding(path: Path, wanted: Wanted, scope: Scope, warn: Warn) -> Ignore:
    """Put the one finding that is wanted on the list; none or several is a GovDocsError."""
    model = wanted.rule.upper() == ModelTypos.id  # it is not asked for anything else
    setup = setup_of((), warn)
    with typo_engine.chosen(setup, model=model, warn=warn) as chosen:
        checked = check_file(path, typo_engine.proved(chosen.put_in(setup), warn).setup)
    records = file_record(path, checked)["issues"]
    fitting = [pair for pair in zip(checked.issues, records, strict=True) if wanted.fits(pair[1])]
    if scope is not Scope.ONCE:
        alike = {ignore(checked.document, pair[0], scope, "").mark: pair for pair in fitting}
        fitting = list(alike.values())
    if len(fitting) != 1:
        raise GovDocsError(which([record for _, record in fitting]))
    row = ignore(checked.document, fitting[0][0], scope, date.today().isoformat())
    rows = _ignore_rows()
    listed = Ignores(tuple(old for old in rows if old.scope is scope))
    if not listed.is_ignored(checked.document, fitting[0][0]):
        write_ignores(home().ignores, (*rows, row))
        answered(fitting[0][0], accepted=False)
    return row


def ignore_in(document: Document, issue: Issue, scope: Scope) -> Ignore:
    """Put a finding of an open document on the list."""
    row = ignore(document, issue, scope, date.today().isoformat())
    write_ignores(home().ignores, (*_ignore_rows(), row))
    answered(issue, accepted=False)
    return row


def remove_ignores(numbers: Sequence[int]) -> tuple[Ignore, ...]:
    """Take rows out of the list, by their number from 1; return them."""
    rows = _ignore_rows()
    wrong = [number for number in numbers if not 1 <= number <= len(rows)]
    if wrong:
        raise GovDocsError(
            f"忽略清单里没有第 {wrong[0]} 行，运行 govdocs ignore list 可以看到行号。"
        )
    write_ignores(home().ignores, [row for at, row in enumerate(rows, 1) if at not in numbers])
    return tuple(rows[number - 1] for number in numbers)


def take_out_ignores(gone: Sequence[Ignore]) -> None:
    """Take these very rows out, whatever else has come to the list meanwhile."""
    write_ignores(home().ignores, [row for row in _ignore_rows() if row not in gone])


def _ignore_rows() -> tuple[Ignore, ...]:
    ignores, broken = read_ignores(home().ignores)
    refuse(broken)  # the list is written anew: they would be lost
    return ignores.rows
