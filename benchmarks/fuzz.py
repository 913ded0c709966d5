"""Damaged files: whatever stands in them, the end is a result or an error that a person can read."""

import argparse
import contextlib
import signal
import sys
import tempfile
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from benchmarks.mutations import mutate
from benchmarks.mutations.seeds import seeds
from gov_docs.checking.one_file import How, Setup, Stamp, check_file, fix_file
from gov_docs.core.errors import GovDocsError, UnprovenFixError
from gov_docs.docx_io.read import read_word

LONGEST_S = 10.0
FIX_EVERY = 2
STAMP = Stamp("核稿", "2026-01-01T00:00:00Z")
WAYS = ((How.DIRECT, True), (How.REVISIONS, True), (How.COMMENTS, False), (How.DIRECT, False))
ALL_FIXES = frozenset({"all"})


class _TooLongError(BaseException):
    """No part of the program may catch it."""


@dataclass(slots=True)
class Result:
    outcomes: Counter[str] = field(default_factory=Counter)
    faults: dict[str, str] = field(default_factory=dict)  # what went wrong -> how to see it again
    unproven: dict[str, str] = field(default_factory=dict)  # rightly not written; worth a look
    slowest: tuple[float, str] = (0.0, "")


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks fuzz", description=__doc__)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="the first mutation, to see one again")
    parser.add_argument("--keep", type=Path, help="a folder for the files that show a fault")
    args = parser.parse_args(argv)
    start = time.perf_counter()
    result = fuzz(args.count, args.seed, first=args.first, keep=args.keep)
    spent = time.perf_counter() - start
    print(f"{args.count} mutations, seed {args.seed}: {spent:.0f} s")
    print(f"  slowest {result.slowest[0]:.2f} s: {result.slowest[1]}")
    for outcome, count in sorted(result.outcomes.items()):
        print(f"  {count:6}  {outcome}")
    for why, where in result.unproven.items():
        print(f"  unproven {where}\n    {why}")
    for fault, where in result.faults.items():
        print(f"\nFAULT {where}\n{fault}", file=sys.stderr)
    return 1 if result.faults else 0


def fuzz(count: int, seed: int, *, first: int = 0, keep: Path | None = None) -> Result:
    """Damage documents `count` times, and check and fix each; every mutation can be seen again."""
    sound, result = seeds(), Result()
    with tempfile.TemporaryDirectory() as folder:
        for number in range(first, first + count):
            random = Random(f"{seed}-{number}")  # noqa: S311 - to be repeated, not to be secret
            data, names = mutate(random.choice(sound), random)
            path = Path(folder) / "in.docx"
            path.write_bytes(data)
            place = f"--seed {seed} --first {number} --count 1 ({names})"
            for fault in _faults(path, number, place, result):
                result.faults.setdefault(fault, place)
                if keep is not None:
                    keep.mkdir(parents=True, exist_ok=True)
                    (keep / f"{seed}-{number}.docx").write_bytes(data)
    return result


def _faults(path: Path, number: int, place: str, result: Result) -> Iterator[str]:
    """Check the file and, every other time, fix it in one of the ways; yield what went wrong."""
    yield from _tried("check", lambda: _check(path), place, result)
    if number % FIX_EVERY == 0:
        how, everything = WAYS[number // FIX_EVERY % len(WAYS)]
        name = f"fix {how.value}{' all' if everything else ''}"
        yield from _tried(name, lambda: _fix(path, how, everything=everything), place, result)


class _FaultError(Exception):
    """Something the program promises did not hold."""


def _tried(name: str, job: Callable[[], str], place: str, result: Result) -> Iterator[str]:
    start = time.perf_counter()
    try:
        with _time_limit():
            outcome = job()
    except GovDocsError as error:
        outcome = f"refused, {type(error).__name__}"
        if isinstance(error, UnprovenFixError):
            result.unproven.setdefault(f"{name}: {error}", place)
        if "\n" in str(error) or "请" not in str(error):
            yield f"{name}: not one line that says what to do next: {error}"
    except (Exception, _TooLongError) as error:
        outcome = "FAULT"
        yield f"{name}: {_short(error)}"
    spent = time.perf_counter() - start
    result.slowest = max(result.slowest, (spent, f"{name} {place}"))
    if spent > LONGEST_S and outcome != "FAULT":
        outcome = "FAULT"
        yield f"{name}: took {spent:.0f} s"
    result.outcomes[f"{name}: {outcome}"] += 1


def _check(path: Path) -> str:
    checked = check_file(path, Setup())
    if checked.broken:
        raise _FaultError(f"rules failed: {checked.broken}")
    return "result"


def _fix(path: Path, how: How, *, everything: bool) -> str:
    """Fix into a new folder; an error leaves nothing there, and the input is never touched."""
    before = path.read_bytes()
    output = path.parent / "out" / "in.docx"
    output.parent.mkdir(exist_ok=True)
    try:
        return _written(path, output, how, everything=everything)
    finally:
        left = [one for one in output.parent.iterdir() if one != output]
        output.unlink(missing_ok=True)
        if left or path.read_bytes() != before:
            raise _FaultError(f"left {left}, or the input changed")


def _written(path: Path, output: Path, how: How, *, everything: bool) -> str:
    accept = ALL_FIXES if everything else frozenset()
    try:
        checked = fix_file(path, output, Setup(), how=how, accept=accept, stamp=STAMP)
    except GovDocsError as error:
        if output.exists():
            raise _FaultError(f"an error, and yet an output: {error}") from error
        raise
    if checked.fixed is None or not checked.fixed.untouched_verified:
        raise _FaultError("written without proof")
    try:
        again = check_file(output, Setup())
    except GovDocsError as error:
        raise _FaultError(f"the output cannot be read again: {error}") from error
    if how is not How.COMMENTS and not _changed(path, output) <= _stories(path):
        raise _FaultError(f"changed {_changed(path, output)}")
    if len(again.document.paragraphs) != len(checked.document.paragraphs):
        raise _FaultError("the output has another number of paragraphs")
    return "written" if checked.fixed.applied or how is How.COMMENTS else "copied"


def _stories(path: Path) -> set[str]:
    """Return the parts whose text a fix may change."""
    word = read_word(path)
    return {node.part for nodes in word.nodes.values() for node in nodes} | {
        part for part, _ in word.sections
    }


def _changed(path: Path, output: Path) -> set[str]:
    """Return which parts differ, as the standard zipfile sees it; none where it cannot open them."""
    try:
        with zipfile.ZipFile(path) as old, zipfile.ZipFile(output) as new:
            names = {*old.namelist(), *new.namelist()}
            return {name.replace("\\", "/") for name in names if old.read(name) != new.read(name)}
    except (zipfile.BadZipFile, NotImplementedError, KeyError, OSError):
        return set()


def _short(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)[-4:]
    where = " < ".join(f"{Path(f.filename).name}:{f.lineno}" for f in reversed(frames))
    return f"{type(error).__name__}: {str(error)[:200]} at {where}"


@contextlib.contextmanager
def _time_limit() -> Iterator[None]:
    """Stop what hangs, where the system has alarms; elsewhere only the time is measured."""
    if not hasattr(signal, "setitimer"):
        yield
        return
    old = signal.signal(signal.SIGALRM, _too_long)
    signal.setitimer(signal.ITIMER_REAL, LONGEST_S)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, old)


def _too_long(*_: object) -> None:
    raise _TooLongError(f"more than {LONGEST_S:.0f} s")
