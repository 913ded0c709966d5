"""False alarms: what the rules find in published official text, by tier and rule.

Verdicts read by eye are kept in truth/verdicts.tsv as (file, line, start, end, rule, verdict).
"""

import argparse
import csv
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

from benchmarks.data import published_texts
from gov_docs.checking.looking import Setup, look
from gov_docs.core.types import Issue, Tier
from gov_docs.inputs.plain_text import read_text

VERDICTS = Path(__file__).parent / "truth" / "verdicts.tsv"
Place = tuple[str, int, int, int, str]


@dataclass(frozen=True, slots=True)
class Hit:
    place: Place  # file, line, start, end, rule
    issue: Issue
    line: str


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks alarms", description=__doc__)
    parser.add_argument("--only", default="", help="rules, prefixes or categories, by comma")
    parser.add_argument("--show", default="", help="print the hits of a rule or tier with text")
    parser.add_argument("--unread", action="store_true", help="with --show: those without verdict")
    options = parser.parse_args(argv)
    only = tuple(name for name in options.only.split(",") if name)
    hits, characters = find(Setup(only=only))
    verdicts = read_verdicts()
    if options.show:
        show(hits, verdicts, options.show, unread=options.unread)
    print_table(hits, characters, verdicts)
    return 0


def find(setup: Setup) -> tuple[list[Hit], int]:
    hits: list[Hit] = []
    characters = 0
    for path in published_texts():
        looked = look(read_text(path).document, setup)
        lines = [para.text for para in looked.document.paragraphs]
        characters += sum(map(len, lines))
        hits += [hit_of(path, issue, lines) for issue in looked.issues]
    return hits, characters


def hit_of(path: Path, issue: Issue, lines: list[str]) -> Hit:
    key = path.name.split("_")[0]
    span = issue.span
    if span is None:
        return Hit((key, -1, 0, 0, issue.rule), issue, "")
    return Hit((key, span.para, span.start, span.end, issue.rule), issue, lines[span.para])


def read_verdicts() -> dict[Place, bool]:
    if not VERDICTS.exists():
        return {}
    with VERDICTS.open(encoding="utf-8", newline="") as file:
        return {
            (row["file"], int(row["line"]), int(row["start"]), int(row["end"]), row["rule"]): row[
                "verdict"
            ]
            == "true"
            for row in csv.DictReader(file, delimiter="\t")
        }


def show(hits: list[Hit], verdicts: dict[Place, bool], wanted: str, *, unread: bool) -> None:
    for hit in hits:
        if wanted not in (hit.issue.rule, hit.issue.tier.value):
            continue
        verdict = verdicts.get(hit.place)
        if unread and verdict is not None:
            continue
        _, _, start, end, _ = hit.place
        before, after = hit.line[max(start - 25, 0) : start], hit.line[end : end + 25]
        print(
            *hit.place,
            verdict,
            f"{before}⟦{hit.line[start:end]}⟧{after}",
            hit.issue.message,
            sep="\t",
        )


def print_table(hits: list[Hit], characters: int, verdicts: dict[Place, bool]) -> None:
    counts: dict[tuple[Tier, str], Counter[str]] = defaultdict(Counter)
    for hit in hits:
        verdict = {True: "true", False: "false", None: "unread"}[verdicts.get(hit.place)]
        counts[hit.issue.tier, hit.issue.rule][verdict] += 1
    print(f"{characters:,} characters of published text; findings per 100,000 characters")
    print(f"{'tier':<5}{'rule':<8}{'hits':>6}{'/100k':>8}{'true':>6}{'false':>6}{'unread':>7}")
    for tier in Tier:
        total: Counter[str] = Counter()
        for rule in sorted(rule for at, rule in counts if at is tier):
            total += counts[tier, rule]
            print_row(tier.value, rule, counts[tier, rule], characters)
        print_row(tier.value, "all", total, characters)


def print_row(tier: str, rule: str, count: Counter[str], characters: int) -> None:
    hits = count.total()
    rate = hits / characters * 100_000
    print(
        f"{tier:<5}{rule:<8}{hits:>6}{rate:>8.2f}"
        f"{count['true']:>6}{count['false']:>6}{count['unread']:>7}"
    )
