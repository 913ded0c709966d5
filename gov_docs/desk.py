"""The use cases, one function each; the command line and the desktop call only this."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TextIO

from gov_docs.batch import many
from gov_docs.batch.gather import Job, gather, with_outputs
from gov_docs.batch.many import Outcome, Progress
from gov_docs.batch.record import file_record, record_marks
from gov_docs.batch.reports import save
from gov_docs.batch.reports.recheck import recheck_record, recheck_text
from gov_docs.batch.reports.report import Report, Shown, in_words, summarize
from gov_docs.batch.saved import saved_record
from gov_docs.batch.wanted import Wanted, told, which
from gov_docs.batch.work import CheckWork, FixWork
from gov_docs.checking.looking import chosen_rules
from gov_docs.checking.one_file import AUTHOR, How, Setup, Stamp, check_file
from gov_docs.core.errors import GovDocsError
from gov_docs.core.groups import GROUPS
from gov_docs.core.ignore import Ignore, Ignores, Scope, ignore
from gov_docs.core.list_rows import BrokenRow, refuse
from gov_docs.core.recheck import Recheck, compare
from gov_docs.core.words import Entry, NewWord, Words
from gov_docs.files import real
from gov_docs.rules.base import Rule, all_rules
from gov_docs.settings import home
from gov_docs.tables.ignores import SCOPES, read_ignores, write_ignores

__all__ = [
    "SCOPES",
    "Wanted",
    "in_words",
    "recheck_record",
    "recheck_text",
]  # handed on to the callers

Warn = Callable[[str], None]


# --- checking and fixing


def check(
    paths: Sequence[Path],
    *,
    only: Sequence[str] = (),
    model: bool = False,
    workers: int | None = None,
    resume: bool = False,
    report_to: Path | None = None,
    progress: Progress,
    warn: Warn,
) -> Outcome:
    """Check files and folders; the records are read back from the outcome."""
    setup = replace(_setup(only, warn), model=model)
    jobs = gather(paths)
    _spare_inputs(jobs, report_to)
    asked = "check " + repr((setup.only, setup.words, setup.ignores.rows, model))
    journal = many.open_journal(jobs, asked, home().runs, resume=resume)
    return many.run(jobs, CheckWork(setup), journal, workers, progress)


@dataclass(frozen=True, slots=True)
class FixOrder:
    """How files are to be fixed."""

    output: Path  # the folder of the results
    how: str = "direct"
    accept: frozenset[str] = frozenset()  # rules whose fixes a person confirmed; "all": every one
    author: str = AUTHOR
    allow_signed: bool = False
    overwrite: bool = False


def fix(
    paths: Sequence[Path],
    order: FixOrder,
    *,
    only: Sequence[str] = (),
    model: bool = False,
    workers: int | None = None,
    report_to: Path | None = None,
    progress: Progress,
    warn: Warn,
) -> Outcome:
    """Fix files and folders into the order's folder; the inputs stay as they are."""
    setup = replace(_setup(only, warn), model=model)
    if order.output.exists() and not order.output.is_dir():
        raise GovDocsError(f"{order.output} 不是文件夹，请用 --output 给出存放结果的文件夹。")
    jobs = gather(paths, leave_out=order.output)
    _spare_inputs(jobs, report_to)
    jobs = with_outputs(jobs, order.output, overwrite=order.overwrite)
    stamp = Stamp(order.author, datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
    work = FixWork(setup, How(order.how), _accepted(order.accept), stamp, order.allow_signed)
    journal = many.open_journal(jobs, f"fix {order}", home().runs, resume=False)
    return many.run(jobs, work, journal, workers, progress)


def report(outcome: Outcome, *, only: Sequence[str] = (), with_ignored: bool = False) -> Report:
    """Return what the reports are made of."""
    files = Shown(outcome.records, with_ignored)
    summary = summarize(outcome.records, interrupted=outcome.interrupted)
    return Report(files, summary, datetime.now().astimezone(), tuple(only))


def report_form(asked: str | None, place: Path | None) -> str:
    """Return the report's format; GovDocsError where it cannot be put at `place`."""
    if place:
        save.check_place(place)
    return asked or save.format_of(place)


def save_report(report: Report, form: str, place: Path) -> None:
    save.save(report, form, place)


def print_report(report: Report, form: str, out: TextIO) -> None:
    """Write the report to a console or pipe: text in its own encoding, all else as UTF-8."""
    save.print_to(report, form, out)


def recheck(before: Path, after: Path, *, only: Sequence[str] = (), warn: Warn) -> Recheck:
    """Return what became of the findings of `before`, a file or a saved JSON report."""
    if before.suffix.lower() == ".json":
        found, saved_only = saved_record(before, after)
        setup = _setup(only or saved_only, warn)
    else:
        setup = _setup(only, warn)
        found = file_record(before, check_file(before, setup))
    now = file_record(after, check_file(after, setup))
    return compare(record_marks(found), record_marks(now))


def _setup(only: Sequence[str], warn: Warn) -> Setup:
    names = _names(only)
    chosen_rules(names)  # an unknown name is told at once, not for each file
    return Setup(names, word_list(warn), ignore_list(warn))


def _names(only: Iterable[str]) -> tuple[str, ...]:
    """Return the names with the groups a user sees (标点) taken apart into categories."""
    return tuple(str(name) for one in only for name in GROUPS.get(one, (one,)))


def _accepted(names: Iterable[str]) -> frozenset[str]:
    """Return the ids of the rules whose fixes are confirmed, or "all"."""
    chosen = _names(sorted(names))
    if "all" in chosen:
        return frozenset({"all"})
    return frozenset(rule.id for rule in chosen_rules(chosen)) if chosen else frozenset()


def _spare_inputs(jobs: Iterable[Job], report_to: Path | None) -> None:
    if report_to and real(report_to) in {real(job.path) for job in jobs}:
        raise GovDocsError(f"报告不能写到要检查的文件 {report_to} 上，请换一个文件名。")


# --- rules


def rules() -> tuple[Rule, ...]:
    return all_rules()


def rule(rule_id: str) -> Rule:
    for one in all_rules():
        if one.id == rule_id.upper():
            return one
    raise GovDocsError(f"没有编号为“{rule_id}”的规则，运行 govdocs rules 可以看到全部规则。")


# --- the user's words


def word_list(warn: Warn) -> Words:
    words, broken = _read_words(home().words)
    _tell(broken, warn)
    return words


def add_word(new: NewWord) -> tuple[Entry | None, Entry]:
    """Add a word, or change what is said of it; return its entry before and after."""
    words = _whole_list()
    before = words.entry(new.word)
    after = new.over(before)
    if after != before:
        _write_words(home().words, words.plus(after.alone()))
    return before, after


def remove_words(words: Sequence[str]) -> tuple[str, ...]:
    """Take the words out of the list; return those that were not in it."""
    old = _whole_list()
    _write_words(home().words, old.without(set(words)))
    return tuple(word for word in words if word not in old.known())


@dataclass(frozen=True, slots=True)
class Imported:
    words: Words
    replaced: tuple[str, ...]  # words of the list of which the file says something else
    broken: tuple[BrokenRow, ...]


def import_words(path: Path, warn: Warn) -> Imported:
    """Add the words of a .tsv or .xlsx file; a broken row costs only itself."""
    if not path.exists():
        raise GovDocsError(f"找不到文件 {path}，请检查路径。")
    new, broken = _read_words(path)
    _tell(broken, warn)
    old = _whole_list()
    _write_words(home().words, old.plus(new))
    known = {one.word: one for one in old.entries()}
    replaced = (one.word for one in new.entries() if known.get(one.word, one) != one)
    return Imported(new, tuple(replaced), broken)


def export_words(path: Path, warn: Warn) -> Words:
    words = word_list(warn)
    _write_words(path, words)
    return words


def _whole_list() -> Words:
    """Return the list, which is to be written anew: broken rows would be lost, so none may be."""
    words, broken = _read_words(home().words)
    refuse(broken)
    return words


def _read_words(path: Path) -> tuple[Words, tuple[BrokenRow, ...]]:
    if not path.exists():
        return Words(), ()
    from gov_docs.tables.words import read_words  # takes its time to load; most have no list

    return read_words(path)


def _write_words(path: Path, words: Words) -> None:
    from gov_docs.tables.words import write_words

    write_words(path, words)


# --- ignored findings


def ignore_list(warn: Warn) -> Ignores:
    ignores, broken = read_ignores(home().ignores)
    _tell(broken, warn)
    return ignores


def ignore_finding(path: Path, wanted: Wanted, scope: Scope, warn: Warn) -> Ignore:
    """Put the one finding that is wanted on the list; none or several is a GovDocsError."""
    checked = check_file(path, _setup((), warn))
    records = file_record(path, checked)["issues"]
    fitting = [pair for pair in zip(checked.issues, records, strict=True) if wanted.fits(pair[1])]
    if scope is not Scope.ONCE:
        fitting = list({told(pair[1]): pair for pair in fitting}.values())
    if len(fitting) != 1:
        raise GovDocsError(which([record for _, record in fitting]))
    row = ignore(checked.document, fitting[0][0], scope, date.today().isoformat())
    rows = _ignore_rows()
    alike = Ignores(tuple(old for old in rows if old.scope is scope))
    if not alike.is_ignored(checked.document, fitting[0][0]):
        write_ignores(home().ignores, (*rows, row))
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


def _ignore_rows() -> tuple[Ignore, ...]:
    ignores, broken = read_ignores(home().ignores)
    refuse(broken)  # the list is written anew: they would be lost
    return ignores.rows


def _tell(broken: Iterable[BrokenRow], warn: Warn) -> None:
    for row in broken:
        warn(f"已跳过清单中的一行：{row}")
