"""How many slips of drafts are found: thirty-six with twelve slips each, made for this by hand.

Written by two who had not seen the program. The first sixteen were looked at while it was mended,
the second twenty came later: 129 of their slips were found before anybody had looked at them.
Each row of truth/drafts/*/*.tsv gives a slip and what is right, both
with some characters of context, its line from 1 and its kind.
"""

import argparse
import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from gov_docs.checking.looking import Setup, look
from gov_docs.core.types import Document, Issue, Paragraph, Run, TextEdit

DRAFTS = Path(__file__).parent / "truth" / "drafts"


@dataclass(frozen=True, slots=True)
class Slip:
    line: int  # from 0
    start: int  # of what is wrong in the line
    end: int
    right: str  # with context
    kind: str


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks drafts", description=__doc__)
    parser.add_argument("--no-model", action="store_true", help="the lists only")
    parser.add_argument("--show", action="store_true", help="what is not found, what is false")
    options = parser.parse_args(argv)
    setup = Setup(("typo",), model=not options.no_model)
    for folder in sorted(DRAFTS.iterdir()):
        print(f"{folder.name}: {len(list(folder.glob('*.txt')))} drafts")
        measure(folder, setup, show=options.show)
    return 0


def measure(folder: Path, setup: Setup, *, show: bool) -> None:
    """Print what is found of the slips in a folder's drafts."""
    many, found, fixed, tiers = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    false: list[str] = []
    for path in sorted(folder.glob("*.txt")):
        lines = path.read_text("utf-8").splitlines()
        issues = look(document(lines), setup).issues
        slips = list(read_slips(path.with_suffix(".tsv"), lines))
        for slip in slips:
            hits = [issue for issue in issues if touches(issue, slip)]
            many[slip.kind] += 1
            found[slip.kind] += bool(hits)
            fixed[slip.kind] += any(mends(issue, slip, lines[slip.line]) for issue in hits)
            tiers.update(issue.tier.value for issue in hits[:1])
            if show and not hits:
                print(path.stem, slip.kind, lines[slip.line][max(slip.start - 3, 0) : slip.end + 3])
        others = [one for one in issues if not any(touches(one, slip) for slip in slips)]
        false += [f"{path.stem} {one.tier.value} {one.message}" for one in others]
    print_table(many, found, fixed)
    print(f"{dict(tiers)}; said of what is right: {len(false)}")
    if show:
        print(*false, sep="\n")


def document(lines: Sequence[str]) -> Document:
    paragraphs = (Paragraph(at, (Run(line),)) for at, line in enumerate(lines))
    return Document(tuple(paragraphs), has_format=False)


def read_slips(path: Path, lines: Sequence[str]) -> Iterator[Slip]:
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            line, wrong, right = int(row["line"]) - 1, row["wrong"], row["right"]
            at = lines[line].index(wrong)
            same = shared(wrong, right)
            behind = shared(wrong[same:][::-1], right[same:][::-1])
            yield Slip(line, at + same, at + len(wrong) - behind, right, row["kind"])


def shared(one: str, other: str) -> int:
    """Return how many characters two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def touches(issue: Issue, slip: Slip) -> bool:
    span = issue.span
    if span is None or span.para != slip.line:
        return False
    return span.start <= slip.end and slip.start <= span.end


def mends(issue: Issue, slip: Slip, text: str) -> bool:
    """Say whether a fix of the issue writes what is right."""
    edits = [edit for fix in issue.fixes for edit in fix.edits if isinstance(edit, TextEdit)]
    return any(slip.right in text[: e.span.start] + e.text + text[e.span.end :] for e in edits)


def print_table(many: Counter[str], found: Counter[str], fixed: Counter[str]) -> None:
    print(f"{'kind':<10}{'slips':>6}{'found':>6}{'right fix':>10}")
    for kind in many:
        print(f"{kind:<10}{many[kind]:>6}{found[kind]:>6}{fixed[kind]:>10}")
    print(f"{'all':<10}{many.total():>6}{found.total():>6}{fixed.total():>10}")
