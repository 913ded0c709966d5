"""Pairs that only the context decides between: how many planted swaps are found, pair by pair.

Every place of published text where a word of a pair stands is right; the other word is put there.
"""

import argparse
import random
from collections import defaultdict
from collections.abc import Iterable

from benchmarks.data import data_folder, published_texts
from gov_docs.core.types import Document, Paragraph, Run, Span, TextEdit, Tier
from gov_docs.rules.pair_list import Form, built_in
from gov_docs.rules.typos.context_pairs import ContextPairs

Where = tuple[str, int, int]  # text, start, end
MOST = 150  # places of one word
LONGEST = 2000  # characters of a paragraph that counts
SEED = 1


def main(argv: list[str]) -> int:
    argparse.ArgumentParser(prog="python -m benchmarks pairs", description=__doc__).parse_args(argv)
    places = _places(_paragraphs())
    found = planted = 0
    print("meant\twritten\tplaces\tfound\tof these 疑似")
    for pair in built_in().pairs:
        for meant, written in pair.directions():
            here = places[meant.word]
            hits, warned = _found(here, meant, written)
            print(meant.word, written.word, len(here), hits, warned, sep="\t")
            found, planted = found + hits, planted + len(here)
    print(f"{found} of {planted} found ({100 * found / max(planted, 1):.0f} %)")
    return 0


def _paragraphs() -> list[str]:
    folders = [data_folder() / "documents" / name for name in ("policies", "state_council")]
    files = [*published_texts(), *(file for one in folders for file in sorted(one.glob("*.txt")))]
    lines = [line for file in files for line in file.read_text("utf-8").splitlines()]
    return [line for line in dict.fromkeys(lines) if len(line) <= LONGEST]


def _places(texts: Iterable[str]) -> defaultdict[str, list[Where]]:
    """Return the places of each word, at most MOST of each, chosen by a seed."""
    every: defaultdict[str, list[Where]] = defaultdict(list)
    for text in texts:
        for place, word in {
            (u.start, u.end): u.written.word for u in built_in().scan(text)
        }.items():
            every[word].append((text, *place))
    chance = random.Random(SEED)  # noqa: S311  a seed, no secret
    for word, places in every.items():
        every[word] = chance.sample(places, min(MOST, len(places)))
    return every


def _found(places: list[Where], meant: Form, written: Form) -> tuple[int, int]:
    """Return at how many places the planted word is found with the right advice, and told as 疑似."""
    texts = [text[:start] + written.word + text[end:] for text, start, end in places]
    wanted = {Span(at, s, s + len(written.word)) for at, (_, s, _) in enumerate(places)}
    paragraphs = tuple(Paragraph(at, (Run(text),)) for at, text in enumerate(texts))
    tiers = [
        issue.tier
        for issue in ContextPairs().check(Document(paragraphs, has_format=False))
        if issue.span in wanted
        for edit in issue.fixes[0].edits
        if isinstance(edit, TextEdit) and edit.text == meant.word
    ]
    return len(tiers), tiers.count(Tier.WARNING)
