"""Checking and fixing files, and what became of findings."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

from gov_docs.batch import many
from gov_docs.batch.gather import Job, gather, with_outputs
from gov_docs.batch.many import Outcome, Progress
from gov_docs.batch.record import file_record, record_marks
from gov_docs.batch.reports import save
from gov_docs.batch.reports.report import Report, Shown, summarize
from gov_docs.batch.saved import saved_record
from gov_docs.batch.shapes import FileRecord
from gov_docs.batch.work import CheckWork, FixWork
from gov_docs.checking.looking import chosen_rules, looked_for
from gov_docs.checking.one_file import AUTHOR, How, Setup, Stamp, check_file
from gov_docs.core.errors import GovDocsError
from gov_docs.core.groups import GROUPS
from gov_docs.core.recheck import Recheck, compare
from gov_docs.desk import typo_engine
from gov_docs.desk.lists import Warn, ignore_list, word_list
from gov_docs.desk.rule_switches import switched_off
from gov_docs.files import real
from gov_docs.rules.typos.model_typos import ModelTypos
from gov_docs.settings import home


def check(
    paths: Sequence[Path],
    *,
    only: Sequence[str] = (),
    model: bool | None = None,  # None: as the settings say
    workers: int | None = None,
    resume: bool = False,
    report_to: Path | None = None,
    progress: Progress,
    warn: Warn,
) -> Outcome:
    """Check files and folders; the records are read back from the outcome."""
    setup = setup_of(only, warn)
    jobs = gather(paths, leave_out=_named(report_to))
    _spare_inputs(jobs, report_to)
    with typo_engine.chosen(setup, model=model, warn=warn) as chosen:
        proved = typo_engine.proved(chosen.put_in(setup), warn)
        # A run without the model that should have been there is not gone on with once it is.
        asked = repr((setup.only, setup.off, setup.words, setup.ignores.rows, proved.named()))
        journal = many.open_journal(jobs, f"check {asked}", home().runs, resume=resume)
        work = CheckWork(proved.setup)
        outcome = many.run(jobs, work, journal, chosen.workers(workers), progress)
    return replace(outcome, with_model=proved.setup.model, lacks_model=proved.lost)


@dataclass(frozen=True, slots=True)
class FixOrder:
    """How files are to be fixed."""

    output: Path  # the folder of the results
    how: str = "direct"
    # Rules whose fixes a person confirmed; "all": every one but the typo model's.
    accept: frozenset[str] = frozenset()
    author: str = AUTHOR
    allow_signed: bool = False
    overwrite: bool = False


def fix(
    paths: Sequence[Path],
    order: FixOrder,
    *,
    only: Sequence[str] = (),
    model: bool | None = None,  # None: as the settings say
    workers: int | None = None,
    report_to: Path | None = None,
    progress: Progress,
    warn: Warn,
) -> Outcome:
    """Fix files and folders into the order's folder; the inputs stay as they are."""
    setup = setup_of(only, warn)
    if order.output.exists() and not order.output.is_dir():
        raise GovDocsError(f"{order.output} 不是文件夹，请用 --output 给出存放结果的文件夹。")
    jobs = gather(paths, leave_out=_named(order.output, report_to))
    _spare_inputs(jobs, report_to)
    jobs = with_outputs(jobs, order.output, overwrite=order.overwrite)
    stamp = Stamp(order.author, datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
    accepted = _accepted(order.accept)
    journal = many.open_journal(jobs, f"fix {order}", home().runs, resume=False)
    with typo_engine.chosen(setup, model=model, warn=warn) as chosen:
        proved = typo_engine.proved(chosen.put_in(setup), warn)
        if ModelTypos.id in accepted and not chosen.model:
            why = typo_engine.why_unasked(setup, model=model)
            warn(f"--accept 里的 {ModelTypos.id} 这次不起作用：{why}，没有用错字模型查。")
        work = FixWork(proved.setup, How(order.how), accepted, stamp, order.allow_signed)
        outcome = many.run(jobs, work, journal, chosen.workers(workers), progress)
    return replace(outcome, with_model=proved.setup.model, lacks_model=proved.lost)


def report(outcome: Outcome, *, only: Sequence[str] = (), with_ignored: bool = False) -> Report:
    """Return what the reports are made of."""
    files = Shown(outcome.records, with_ignored)
    summary = summarize(outcome.records, interrupted=outcome.interrupted)
    made = datetime.now().astimezone()
    return Report(
        files, summary, made, tuple(only), outcome.with_model, lacks_model=outcome.lacks_model
    )


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


def recheck(
    before: Path,
    after: Path,
    *,
    only: Sequence[str] = (),
    model: bool | None = None,
    warn: Warn,
) -> Recheck:
    """Return what became of the findings of `before`, a file or a saved JSON report.

    The model is asked where it was asked for the report: else its finds would seem new. What is not
    looked for now is left out: else it would seem mended.
    """
    saved = saved_record(before, after) if before.suffix.lower() == ".json" else None
    if saved:
        only = only or saved.only
        model = saved.with_model if model is None else model
    setup = setup_of(only, warn)
    with typo_engine.chosen(setup, model=model, warn=warn) as chosen:
        setup = typo_engine.proved(chosen.put_in(setup), warn).setup
        found = saved.record if saved else file_record(before, check_file(before, setup))
        now = file_record(after, check_file(after, _read_like(found, setup)))
        rules = looked_for(setup)
    known = [mark for mark in record_marks(found) if mark.rule in rules]
    return compare(known, record_marks(now))


def _read_like(found: FileRecord, setup: Setup) -> Setup:
    """Return the setup with which a file is read as the one before was; older reports say less."""
    rate, closely = found.get("error_rate", 0.0), found.get("closely", False)
    return replace(setup, error_rate=rate, closely=closely)


def setup_of(only: Sequence[str], warn: Warn) -> Setup:
    names = _names(only)
    chosen_rules(names)  # an unknown name is told at once, not for each file
    off = tuple(id_ for id_ in switched_off(warn) if id_ not in names)
    if off:
        warn(f"设置里关着 {'、'.join(off)}，这次没有查。")
    return Setup(names, off, word_list(warn), ignore_list(warn))


def _names(only: Iterable[str]) -> tuple[str, ...]:
    """Return the names with the groups a user sees (标点) taken apart into categories."""
    return tuple(str(name) for one in only for name in GROUPS.get(one, (one,)))


def _accepted(names: Iterable[str]) -> frozenset[str]:
    """Return the ids of the rules whose fixes are confirmed, or "all".

    What the typo model says is a guess each time: nobody accepts it but by its own name.
    """
    chosen = _names(sorted(names))
    model = {ModelTypos.id} & {name.upper() for name in chosen}
    if "all" in chosen:
        return frozenset({"all"} | model)
    rules = {rule.id for rule in chosen_rules(chosen)} if chosen else set()
    return frozenset(rules - {ModelTypos.id} | model)


def _named(*paths: Path | None) -> tuple[Path, ...]:
    return tuple(path for path in paths if path)


def _spare_inputs(jobs: Iterable[Job], report_to: Path | None) -> None:
    if report_to and real(report_to) in {real(job.path) for job in jobs}:
        raise GovDocsError(f"报告不能写到要检查的文件 {report_to} 上，请换一个文件名。")
