"""Questions: are exactly the right documents of an invented register found, or rightly none?"""

import argparse
import os
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from gov_docs.desk.asking import Answered, ask
from gov_docs.handling.asking.answering import NOTHING
from gov_docs.handling.fields import Book
from gov_docs.handling.register_numbers import next_serial
from gov_docs.handling.register_writing import insert
from gov_docs.handling.store import open_engine
from gov_docs.precedents.engine import Engine

TODAY = date(2026, 11, 22)
SETS = ("questions.tsv", "questions_later.tsv", "questions_last.tsv")
SET = Path(__file__).parent / "question_set"
_FIELD = {"title": "title", "doc_number": "doc_number", "issuer": "sender", "kind": "kind"} | {
    name: name for name in ("date", "received")
}


@dataclass(frozen=True, slots=True)
class Asked:
    text: str
    documents: frozenset[str]  # rows of the register; empty: nothing answers it
    reading: tuple[str, str]  # how many superior and related documents; "-" is not counted


@dataclass(frozen=True, slots=True)
class Judged:
    asked: Asked
    found: frozenset[str]
    says_nothing: bool
    reading: tuple[int, int]
    seconds: tuple[float, float]  # on the clock, of the processor

    @property
    def is_right(self) -> bool:
        return self.found == self.asked.documents and self.says_nothing is not bool(self.found)

    def counts(self) -> Iterator[bool]:
        """Yield for each count that is told whether it is right."""
        for told, counted in zip(self.asked.reading, self.reading, strict=True):
            if told != "-":
                yield int(told) == counted


def main(argv: Sequence[str] = ()) -> None:
    """Print how many answers are right, the time, and what was missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks handling questions")
    parser.add_argument("--fill", type=int, default=0, help="entries added, to measure the time")
    options = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["GOVDOCS_HOME"] = folder
        rows = enter(read_rows("documents.tsv"), options.fill)
        for name in SETS:
            print(f"-- {name}")
            _show([judged(one, rows) for one in questions(name)])


def questions(name: str = SETS[0]) -> list[Asked]:
    """Return the questions of a set with what is expected of each."""
    return [
        Asked(
            one["question"], frozenset(one["documents"].split()), (one["superior"], one["related"])
        )
        for one in read_rows(name)
    ]


def read_rows(name: str) -> list[dict[str, str]]:
    lines = (SET / name).read_text("utf-8").splitlines()
    head, *rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return [dict(zip(head, row, strict=True)) for row in rows]


def enter(documents: Sequence[Mapping[str, str]], fill: int = 0) -> dict[str, str]:
    """Enter the documents, and others that fit no question; return the rows by 收文号."""
    rows = {}
    with open_engine() as engine, engine.writing():
        for one in documents:
            values = {field: one[column] for column, field in _FIELD.items() if one[column]}
            rows[_insert(engine, values)] = one["row"]
        for at in range(fill):
            day = date(2020, 1, 1) + timedelta(days=at % 1500)
            title = f"某某街道关于第{at}号井盖更换事项的备忘"
            _insert(engine, {"title": title, "sender": f"第{at % 60}街道", "received": str(day)})
    return rows


def _insert(engine: Engine, values: dict[str, str]) -> str:
    day = values["received"][:10]
    number = (int(day[:4]), next_serial(engine, Book.INCOMING, int(day[:4])))
    insert(engine, Book.INCOMING, number, values, "测试", day)
    return f"{number[0]}-{number[1]:04d}"


def judged(one: Asked, rows: Mapping[str, str]) -> Judged:
    clock, processor = time.perf_counter(), time.process_time()
    answered = ask(one.text, TODAY)
    seconds = (time.perf_counter() - clock, time.process_time() - processor)
    also = answered.reading
    return Judged(
        one, _found(answered, rows), answered.answer.startswith(NOTHING),
        (len(also.superior), len(also.related)), seconds,
    )  # fmt: skip


def _found(answered: Answered, rows: Mapping[str, str]) -> frozenset[str]:
    return frozenset(rows.get(one.entry, one.title) for one in answered.documents)


def _show(answers: Sequence[Judged]) -> None:
    held = [one for one in answers if one.asked.documents]
    empty = [one for one in answers if not one.asked.documents]
    counts = [right for one in held for right in one.counts()]
    right = sum(one.is_right for one in answers)
    print(f"exact documents: {right} of {len(answers)} questions ({right / len(answers):.2f})")
    print(f"  with an answer: {sum(one.is_right for one in held)} of {len(held)}")
    print(f"  「{NOTHING}」: {sum(one.is_right for one in empty)} of {len(empty)}")
    if counts:
        print(f"reading counts right: {sum(counts)} of {len(counts)}")
    for at, told in enumerate(("clock", "processor")):
        times = sorted(one.seconds[at] for one in answers)
        print(
            f"a question, {told}: median {times[len(times) // 2]:.3f} s, slowest {times[-1]:.3f} s"
        )
    for one in answers:
        _show_miss(one)


def _show_miss(one: Judged) -> None:
    if not one.is_right:
        missing, wrong = (
            " ".join(sorted(rows, key=lambda row: row.zfill(3))) or "-"
            for rows in (one.asked.documents - one.found, one.found - one.asked.documents)
        )
        print(f"  {one.asked.text}  missing {missing}  wrong {wrong}")
    elif not all(one.counts()):
        print(f"  {one.asked.text}  reading {one.reading}, not {'/'.join(one.asked.reading)}")
