"""Counts which words official text puts side by side with 、, for PUN037.

    python -m tools.enumerated_words --corpus DIR

A comma between two words surprises where 、 joins them often, and where the first seldom ends a
clause and the second seldom begins one. The score is SLIP times the pairs joined by 、, over the
pairs that a comma would join by chance.
"""

import argparse
import lzma
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from gov_docs.language.enumerations import Bond, alike
from gov_docs.language.segment import Word, words

SLIP = 0.001  # of the 、 that are typed as a comma: an assumption, it only shifts the score
BACKWARDS = 0.1  # what an occurrence in the other order counts: 地方性法规，法律对… is no list
STEPS = ((Bond.SURE, 4.0, 8), (Bond.LIKELY, 0.2, 4), (Bond.POSSIBLE, 0.02, 4))
_HAN = re.compile("[\u4e00-\u9fff]{2,3}$")
_HEAD = """\
# 常常用顿号并列的词（PUN037）：第一列是前面的词，后三列是跟在它后面的词，中间换成逗号时分别是很反常、反常、较反常。
# 由 tools/enumerated_words.py 从公开发表的法规、新闻、报告、文章里统计得出，不要手改。
"""


@dataclass
class Counts:
    joined: Counter[tuple[str, str]] = field(default_factory=Counter)  # by 、, in this order
    parted: Counter[tuple[str, str]] = field(default_factory=Counter)  # by a comma
    ends: Counter[str] = field(default_factory=Counter)  # before any comma
    begins: Counter[str] = field(default_factory=Counter)
    commas: int = 0

    def add(self, before: Word, mark: str, after: Word) -> None:
        pair = (before.text, after.text)
        if mark == "，":
            self.commas += 1
            self.ends[before.text] += 1
            self.begins[after.text] += 1
            self.parted[pair] += 1
        elif _are_equal(before, after):
            self.joined[pair] += 1

    def times(self, first: str, second: str) -> float:
        return self.joined[first, second] + BACKWARDS * self.joined[second, first]

    def score(self, first: str, second: str) -> float:
        slips = SLIP * self.times(first, second)
        chance = (self.ends[first] + 0.5) * (self.begins[second] + 0.5) / self.commas
        return slips / max(chance, self.parted[first, second] - 2 * slips)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.enumerated_words", description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True, help="folder of .txt.xz")
    parser.add_argument("--out", type=Path, default=Path("resources/rules/enumerated_words.tsv"))
    options = parser.parse_args()
    counts = count(sorted(options.corpus.glob("*.txt.xz")))
    options.out.write_text(_HEAD + "\n".join(rows(counts)) + "\n", encoding="utf-8")
    return 0


def count(paths: list[Path]) -> Counts:
    counts = Counts()
    for path in paths:
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for before, mark, after in (found for line in lines for found in _marked(line)):
                counts.add(before, mark.text, after)
    return counts


def _marked(line: str) -> Iterator[tuple[Word, Word, Word]]:
    if "，" not in line and "、" not in line:
        return
    found = words(line.rstrip("\n"))
    for before, mark, after in zip(found, found[1:], found[2:], strict=False):
        if mark.text in "，、":
            yield before, mark, after


def _are_equal(before: Word, after: Word) -> bool:
    names = before.pos == "nr" and after.pos == "nr"
    return (
        before.text != after.text
        and len(before.text) == len(after.text)
        and bool(_HAN.match(before.text) and _HAN.match(after.text))
        and alike(before, after)
        and not names
    )


def rows(counts: Counts) -> Iterator[str]:
    found: dict[str, dict[Bond, list[str]]] = defaultdict(lambda: defaultdict(list))
    both = {*counts.joined, *((second, first) for first, second in counts.joined)}
    for first, second in sorted(both):
        score, times = counts.score(first, second), counts.times(first, second)
        for strength, least, enough in STEPS:
            if score >= least and times >= enough:
                found[first][strength].append(second)
                break
    for first, cells in found.items():
        yield "\t".join([first, *(" ".join(cells[step[0]]) for step in STEPS)]).rstrip("\t")


if __name__ == "__main__":
    sys.exit(main())
