"""Routing: is the department that was in fact named found, and is the confidence true?"""

import argparse
import json
import random
import re
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.data import data_folder
from benchmarks.handled.peers import nearest_row, svm
from gov_docs.core.roles import label
from gov_docs.core.types import Document, Paragraph, Run
from gov_docs.handling.routing.cases import Case
from gov_docs.handling.routing.context import context
from gov_docs.handling.routing.duties import DutyTable, duty_table
from gov_docs.handling.routing.opinion import read_patterns
from gov_docs.handling.routing.suggesting import suggest
from gov_docs.handling.routing.suggestion import Suggestion

FOLDS, SEED = 5, 20261122
GOAL = 0.8  # of the assigned leads are to be right
_SHORTEST = 15  # characters of a task


@dataclass(frozen=True, slots=True)
class Task:
    text: str
    lead: str  # key of the department named first
    all: frozenset[str]
    raw: str  # the words that named them, hidden from the program


@dataclass(frozen=True, slots=True)
class Answer:
    ranked: tuple[str, ...]  # keys, the likeliest lead first
    assigned: bool
    confidence: float
    proposed: frozenset[str]  # keys of lead and assisting


class Keys:
    """Reduces a department's name to its key, by the list that came with the tasks."""

    def __init__(self, folder: Path, table: DutyTable) -> None:
        rows = [line.split("\t") for line in (folder / "keys.tsv").read_text("utf-8").splitlines()]
        self._patterns = [(key, re.compile(pattern)) for key, pattern in rows[1:]]
        self._names = {
            one.name: next((key for name in (one.name, *one.other_names) if (key := self.of(name))), one.name)
            for one in table.departments
        }  # fmt: skip

    def of(self, name: str) -> str:
        return next((key for key, pattern in self._patterns if pattern.search(name)), "")

    def key(self, name: str) -> str:
        return self._names.get(name) or self.of(name) or name


def main(argv: list[str]) -> int:
    """Print every figure of the issue, beside the peers."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks handling routing", description=__doc__
    )
    parser.parse_args(argv)
    folder = data_folder() / "bench" / "routing"
    tasks = read_tasks(folder / "dev.jsonl")
    table = duty_table(None)
    keys = Keys(folder, table)
    alone = answers(tasks, table, keys)
    print(f"{len(tasks)} tasks; leads: {len({task.lead for task in tasks})} departments")
    print("duty table only (nothing learned):")
    _show("  all", tasks, alone)
    _show("  even rows, read while the table was written", tasks[::2], alone[::2])
    _show("  odd rows, never read", tasks[1::2], alone[1::2])
    others = tasks_in(data_folder() / "documents" / "state_council", keys)
    _show("  tasks of other papers, never read", others, answers(others, table, keys))
    print("with confirmed cases of the other folds:")
    _show("  five folds, shuffled", tasks, folded(tasks, table, keys, _shuffled(len(tasks))))
    _show(
        "  five folds, by document (neighbours together)",
        tasks,
        folded(tasks, table, keys, _blocks(len(tasks))),
    )
    print("peers:")
    _peers(tasks, table, keys)
    _calibration(tasks, alone)
    _threshold(tasks, alone)
    _named(tasks, table, keys)
    return 0


def read_tasks(path: Path) -> list[Task]:
    rows = (json.loads(line) for line in path.read_text("utf-8").splitlines())
    return [Task(row["text"], row["lead"], frozenset(row["all"]), row["raw"]) for row in rows]


_BRACKET = re.compile(r"[（(]([^（）()]{4,220}?(?:负责|牵头)[^（）()]{0,30})[）)]")


def tasks_in(folder: Path, keys: Keys) -> list[Task]:
    """Return the tasks of other papers that name their departments in brackets, those hidden."""
    found = []
    for path in sorted(folder.glob("*.txt")):
        for line in path.read_text("utf-8", "replace").splitlines():
            start = 0
            for match in _BRACKET.finditer(line):
                pieces = re.split("[、，,；;：: ]|和|会同", match[1])
                named = list(dict.fromkeys(key for one in pieces if (key := keys.of(one))))
                text = line[start : match.start()].strip()
                start = match.end()
                if named and len(text) >= _SHORTEST:
                    found.append(Task(text, named[0], frozenset(named), match[1]))
    return found


def document_of(text: str) -> Document:
    lines = text.split("\n")
    paras = tuple(Paragraph(at, (Run(line),)) for at, line in enumerate(lines))
    return label(Document(paras, has_format=False))


def answers(
    tasks: Sequence[Task], table: DutyTable, keys: Keys, cases: Iterable[Case] = ()
) -> list[Answer]:
    known, patterns = context(table, cases), read_patterns()
    return [_answer(suggest(document_of(task.text), known, patterns), keys) for task in tasks]


def _answer(found: Suggestion, keys: Keys) -> Answer:
    leads = [one.department for one in found.leads]
    ranked = [*leads, *(one.department for one in found.guesses)][:3]
    proposed = [*leads, *(one.department for one in found.assist)]
    sure = [one.confidence for one in (*found.leads, *found.guesses)]
    return Answer(
        tuple(dict.fromkeys(map(keys.key, ranked))),
        bool(leads),
        sure[0] if sure else 0.0,
        frozenset(map(keys.key, proposed)),
    )


Folds = list[list[int]]


def _shuffled(count: int) -> Folds:
    order = list(range(count))
    random.Random(SEED).shuffle(order)  # noqa: S311
    return [order[at::FOLDS] for at in range(FOLDS)]


def _blocks(count: int) -> Folds:
    """Return folds of neighbours: the tasks of one document stand together in the list."""
    cuts = [round(at * count / FOLDS) for at in range(FOLDS + 1)]
    return [list(range(cuts[at], cuts[at + 1])) for at in range(FOLDS)]


def folded(tasks: Sequence[Task], table: DutyTable, keys: Keys, folds: Folds) -> list[Answer]:
    """Return the answers where the tasks of the other folds are confirmed past cases."""
    names = {keys.key(one.name): one.name for one in reversed(table.departments)}
    found: dict[int, Answer] = {}
    for fold in folds:
        held = set(fold)
        cases = [_case(task, names) for at, task in enumerate(tasks) if at not in held]
        asked = [tasks[at] for at in fold]
        found.update(zip(fold, answers(asked, table, keys, cases), strict=True))
    return [found[at] for at in range(len(tasks))]


def _case(task: Task, names: dict[str, str]) -> Case:
    others = sorted(task.all - {task.lead})
    return Case(
        "", task.text, (names.get(task.lead, task.lead),), tuple(names.get(k, k) for k in others)
    )


def _show(name: str, tasks: Sequence[Task], found: Sequence[Answer]) -> None:
    first = [task.lead in answer.ranked[:1] for task, answer in zip(tasks, found, strict=True)]
    third = [task.lead in answer.ranked[:3] for task, answer in zip(tasks, found, strict=True)]
    assigned = [hit for hit, answer in zip(first, found, strict=True) if answer.assigned]
    right = sum(len(t.all & a.proposed) for t, a in zip(tasks, found, strict=True))
    said, true = sum(len(a.proposed) for a in found), sum(len(t.all) for t in tasks)
    print(
        f"{name} ({len(tasks)}): top-1 {_mean(first):.3f} top-3 {_mean(third):.3f}"
        f" | macro {_macro(tasks, first):.3f} {_macro(tasks, third):.3f}"
        f" | assigned lead right {_mean(assigned):.3f} at coverage {len(assigned) / len(tasks):.3f}"
        f" | all: recall {right / true:.3f} precision {right / max(1, said):.3f}"
    )


def _mean(hits: Sequence[bool]) -> float:
    return sum(hits) / len(hits) if hits else 0.0


def _macro(tasks: Sequence[Task], hits: Sequence[bool]) -> float:
    per: dict[str, list[bool]] = defaultdict(list)
    for task, hit in zip(tasks, hits, strict=True):
        per[task.lead].append(hit)
    return sum(map(_mean, per.values())) / len(per)


def _peers(tasks: Sequence[Task], table: DutyTable, keys: Keys) -> None:
    texts, leads = [task.text for task in tasks], [task.lead for task in tasks]
    common = tuple(key for key, _ in Counter(leads).most_common(3))
    _peer("  majority class", tasks, [common] * len(tasks))
    _peer("  TF-IDF nearest duty row", tasks, nearest_row(texts, table, keys.key))
    for name, folds in (("shuffled", _shuffled(len(tasks))), ("by document", _blocks(len(tasks)))):
        _peer(f"  linear SVM, five folds {name}", tasks, svm(texts, leads, folds))


def _peer(name: str, tasks: Sequence[Task], ranked: list[tuple[str, ...]] | None) -> None:
    if ranked is None:
        print(f"{name}: scikit-learn is not installed, left out")
        return
    first = [task.lead in one[:1] for task, one in zip(tasks, ranked, strict=True)]
    third = [task.lead in one[:3] for task, one in zip(tasks, ranked, strict=True)]
    print(
        f"{name}: top-1 {_mean(first):.3f} top-3 {_mean(third):.3f}"
        f" | macro {_macro(tasks, first):.3f} {_macro(tasks, third):.3f}"
    )


@dataclass(slots=True)
class _Bin:
    hits: list[bool] = field(default_factory=list)
    said: list[float] = field(default_factory=list)


def _calibration(tasks: Sequence[Task], found: Sequence[Answer]) -> None:
    bins: dict[int, _Bin] = defaultdict(_Bin)
    for task, answer in zip(tasks, found, strict=True):
        one = bins[min(int(answer.confidence * 5), 4)]
        one.hits.append(task.lead in answer.ranked[:1])
        one.said.append(answer.confidence)
    print("confidence said and how many were right (duty table only):")
    for at in sorted(bins):
        one = bins[at]
        print(
            f"  {sum(one.said) / len(one.said):.2f} said, {_mean(one.hits):.2f} right ({len(one.hits)})"
        )


def _threshold(tasks: Sequence[Task], found: Sequence[Answer]) -> None:
    """Choose the least confidence that counts on four folds, and measure it on the fifth."""
    rows = [
        (answer.confidence, task.lead in answer.ranked[:1])
        for task, answer in zip(tasks, found, strict=True)
    ]
    hits: list[bool] = []
    for fold in _blocks(len(rows)):
        held = set(fold)
        line = _line([row for at, row in enumerate(rows) if at not in held])
        hits += [hit for sure, hit in (rows[at] for at in fold) if sure >= line]
    print(
        "threshold chosen on the other documents: assigned lead right "
        f"{_mean(hits):.3f} at coverage {len(hits) / len(rows):.3f}"
    )


def _line(rows: Sequence[tuple[float, bool]]) -> float:
    """Return the least confidence from which on `GOAL` of the leads are right."""
    ranked = sorted(rows, reverse=True)
    good = [
        at for at in range(1, len(ranked) + 1) if _mean([hit for _, hit in ranked[:at]]) >= GOAL
    ]
    return ranked[good[-1] - 1][0] if good else 1.0


def _named(tasks: Sequence[Task], table: DutyTable, keys: Keys) -> None:
    """Put the hidden words back: what the document itself says must be read."""
    told = [Task(f"{t.text.rstrip('。')}。（{t.raw}）", t.lead, t.all, t.raw) for t in tasks]
    start = time.perf_counter()
    _show("with the responsible departments left in", told, answers(told, table, keys))
    print(f"seconds a task: {(time.perf_counter() - start) / len(told):.4f}")
