"""How right the typo engine is: development sets, clean sentences, published text, speed, size."""

import argparse
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from benchmarks.data import data_folder, published_texts
from gov_docs.resources import resource
from gov_docs.typos.engine import Engine, Typo, load

BATCH = 200  # sentences looked at together

Find = Callable[[Sequence[str]], Sequence[Sequence[Typo]]]


@dataclass(frozen=True, slots=True)
class Outcome:
    source: str
    target: str
    result: str
    typos: tuple[Typo, ...]


@dataclass(frozen=True, slots=True)
class Ratio:
    """Precision, recall and their mean, in per cent."""

    hits: int
    found: int
    wanted: int

    def __str__(self) -> str:
        precision = self.hits / max(self.found, 1)
        recall = self.hits / max(self.wanted, 1)
        mean = 2 * precision * recall / max(precision + recall, 1e-9)
        return f"{precision * 100:5.1f} {recall * 100:5.1f} {mean * 100:5.1f}"


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks typos", description=__doc__)
    parser.add_argument("--limit", type=int, default=None, help="pairs of each set")
    parser.add_argument("--sets", default="", help="parts of file names, by comma")
    parser.add_argument("--model", type=Path, default=resource("models", "typo"))
    parser.add_argument("--least", type=float, default=0.0, help="confidence of what counts")
    parser.add_argument("--closely", action="store_true", help="read the sets as careless texts")
    parser.add_argument("--show", type=int, default=0, help="surest finds in published text")
    options = parser.parse_args(argv)
    begin = time.perf_counter()
    engine = load(options.model)
    print(f"loaded in {(time.perf_counter() - begin) * 1000:.0f} ms")
    size = sum(path.stat().st_size for path in options.model.glob("*"))
    print(f"{size / 1e6:.1f} MB on disk")
    wanted = [part for part in options.sets.split(",") if part]
    print(f"{'set':34}{'correction P R F':>20}{'detection P R F':>20}{'characters':>20} clean")
    every: list[Outcome] = []
    for path in development_sets():
        if not wanted or any(part in path.name for part in wanted):
            find = engine.find_closely if options.closely else engine.find_apart
            outcomes = list(run(find, read_pairs(path)[: options.limit], options.least))
            print_row(path.name, outcomes)
            every += outcomes
    print_certain(every)
    print_published(engine, options.least, options.show)
    return 0


def development_sets() -> list[Path]:
    """Return the sets that INDEX.tsv marks dev."""
    folder = data_folder() / "bench" / "typos"
    rows = (folder / "INDEX.tsv").read_text("utf-8").splitlines()[1:]
    return [folder / row.split("\t")[0] for row in rows if row.split("\t")[1] == "dev"]


def read_pairs(path: Path) -> list[tuple[str, str]]:
    lines = path.read_text("utf-8").splitlines()[1:]
    return [(one, two) for one, _, two in (line.partition("\t") for line in lines) if two]


def run(find: Find, pairs: Sequence[tuple[str, str]], least: float) -> Iterator[Outcome]:
    """Correct each sentence as a document of its own kind: no sentence knows its neighbours."""
    for start in range(0, len(pairs), BATCH):
        part = pairs[start : start + BATCH]
        found = find([source for source, _ in part])
        for (source, target), typos in zip(part, found, strict=True):
            sure = tuple(typo for typo in typos if typo.confidence >= least)
            yield Outcome(source, target, corrected(source, sure), sure)


def corrected(text: str, typos: Sequence[Typo]) -> str:
    for typo in sorted(typos, reverse=True):
        text = text[: typo.start] + typo.replacement + text[typo.end :]
    return text


def print_row(name: str, outcomes: Sequence[Outcome]) -> None:
    clean = [o for o in outcomes if o.source == o.target]
    touched = sum(o.result != o.source for o in clean)
    share = f"{touched / len(clean) * 100:.2f} %" if clean else "-"
    print(
        f"{name:34}{correction(outcomes)!s:>20}{detection(outcomes)!s:>20}"
        f"{characters(outcomes)!s:>20} {share}"
    )


def correction(outcomes: Sequence[Outcome]) -> Ratio:
    """Return sentences put wholly right, of those changed and of those with errors."""
    return Ratio(
        sum(o.result == o.target != o.source for o in outcomes),
        sum(o.result != o.source for o in outcomes),
        sum(o.source != o.target for o in outcomes),
    )


def detection(outcomes: Sequence[Outcome]) -> Ratio:
    """Like correction, where only the places count."""
    right = (
        o.source != o.target and places(o.source, o.result) == places(o.source, o.target)
        for o in outcomes
    )
    return Ratio(
        sum(right),
        sum(o.result != o.source for o in outcomes),
        sum(o.source != o.target for o in outcomes),
    )


def characters(outcomes: Sequence[Outcome]) -> Ratio:
    """Return changed characters, in pairs of equal length."""
    hits = found = wanted = 0
    for o in outcomes:
        if len(o.source) == len(o.target) == len(o.result):
            for old, right, new in zip(o.source, o.target, o.result, strict=True):
                hits += new == right != old
                found += new != old
                wanted += right != old
    return Ratio(hits, found, wanted)


def print_certain(outcomes: Sequence[Outcome]) -> None:
    """Print from which confidence on nearly all finds are right that may be called certain.

    They put other characters and make a word of no word.
    """
    finds = [
        (typo.confidence, is_right(typo, o))
        for o in outcomes
        for typo in o.typos
        if typo.kind == "wrong" and typo.mends_word
    ]
    finds.sort(reverse=True)
    for share in (0.999, 0.995, 0.99, 0.98, 0.95):
        hits, best = 0, (1.0, 0)
        for count, (confidence, right) in enumerate(finds, 1):
            hits += right
            if hits >= share * count:
                best = (confidence, count)
        print(
            f"{share:.3f} of {best[1]} finds right from confidence {best[0]:.5f} on (no word -> word)"
        )


def is_right(typo: Typo, outcome: Outcome) -> bool:
    """Say whether a find does what the target does there, and only that."""
    source, target = outcome.source, outcome.target
    if len(source) == len(target):
        same_length = len(typo.replacement) == typo.end - typo.start
        return same_length and target[typo.start : typo.end] == typo.replacement
    steps = SequenceMatcher(None, source, target, autojunk=False).get_opcodes()
    changes = [(a, b, target[c:d]) for tag, a, b, c, d in steps if tag != "equal"]
    return (typo.start, typo.end, typo.replacement) in changes


def places(source: str, other: str) -> tuple[int, ...]:
    """Return where two texts differ; their lengths too where those do."""
    if len(source) != len(other):
        return (-1, len(other))
    return tuple(n for n, (a, b) in enumerate(zip(source, other, strict=True)) if a != b)


def print_published(engine: Engine, least: float, show: int) -> None:
    characters, seconds, finds = 0, 0.0, []
    for path in published_texts():
        lines = path.read_text("utf-8").splitlines()
        begin = time.process_time()
        found = engine.find(lines)
        seconds += time.process_time() - begin
        characters += sum(map(len, lines))
        finds += [
            (t.confidence, t, line) for line, ts in zip(lines, found, strict=True) for t in ts
        ]
    finds = [find for find in finds if find[0] >= least]
    finds.sort(key=lambda find: -find[0])
    print(f"published text: {characters:,} characters, {characters / seconds:,.0f} a second of CPU")
    for bound in (0.99, 0.95, 0.9, 0.85, 0.0):
        many = sum(sure >= bound for sure, _, _ in finds)
        print(
            f"  confidence {bound:.2f}: {many / characters * 100_000:6.2f} per 100,000 characters"
        )
    for sure, t, line in finds[:show]:
        before, after = line[max(t.start - 12, 0) : t.start], line[t.end : t.end + 12]
        words = f"{t.breaks_word:d}{t.makes_word:d}"
        print(f"  {sure:.3f} {words} {before}[{line[t.start : t.end]}>{t.replacement}]{after}")
