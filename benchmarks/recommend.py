"""Recommended material: are the titles a document cites among what is shown for its own title?"""

import argparse
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from benchmarks.library_of_documents import Without, held_out_library
from gov_docs.core.precedent import Library, Precedent
from gov_docs.drafting.recommending import recommend

TITLES = 2  # a document counts that cites by 《》 at least so many titles the library holds
FIRST = 10


@dataclass(slots=True)
class Score:
    documents: int = 0
    cited: int = 0
    found: float = 0.0  # sums of each document's recall
    by_title: float = 0.0
    by_title_twice: float = 0.0
    seconds: float = 0.0
    slowest: float = 0.0


def main(argv: list[str]) -> int:
    """Print recall beside that of searching for the title alone."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks recommend", description=__doc__)
    parser.add_argument("--every", type=int, default=1, help="take one document in so many")
    options = parser.parse_args(argv)
    with held_out_library() as (library, everything):
        score = measure(library, list(everything), options.every)
    _print(score)
    return 0


def measure(library: Library, everything: list[Precedent], every: int) -> Score:
    """Return the mean recall over the documents that cite enough titles."""
    score = Score()
    for at, (one, truth) in enumerate(_questions(library, everything)):
        if at % every:
            continue
        rest = Without(library, {one.id, *_versions(one, everything)})
        truth = {id_ for id_ in truth if id_ not in rest.gone}
        if len(truth) >= TITLES:
            _ask(rest, one, truth, score)
    return score


def _questions(
    library: Library, everything: list[Precedent]
) -> Iterator[tuple[Precedent, set[int]]]:
    for one in everything:
        cited = {c.target for c in library.citations(one.id) if c.title and c.target}
        if len(cited - {one.id}) >= TITLES:
            yield one, {id_ for id_ in cited if id_ and id_ != one.id}


def _versions(one: Precedent, everything: list[Precedent]) -> set[int]:
    """Return other versions of the same document: its title would answer the question."""
    return {other.id for other in everything if fuzz.ratio(one.title, other.title) >= 95}


def _ask(library: Library, one: Precedent, truth: set[int], score: Score) -> None:
    start = time.perf_counter()
    shown = recommend(library, one.kind or "", one.title, one.level, limit=FIRST, paragraphs=0)
    taken = time.perf_counter() - start
    ours = {m.hit.precedent.id for m in (*shown.superior, *shown.law)}
    plain = [hit.precedent.id for hit in library.search(one.title, limit=2 * FIRST)]
    score.documents += 1
    score.cited += len(truth)
    score.found += len(truth & ours) / len(truth)
    score.by_title += len(truth & {*plain[:FIRST]}) / len(truth)
    score.by_title_twice += len(truth & {*plain}) / len(truth)
    score.seconds += taken
    score.slowest = max(score.slowest, taken)


def _print(score: Score) -> None:
    count = max(1, score.documents)
    print(f"documents that cite {TITLES} or more held titles: {score.documents}")
    print(f"titles they cite: {score.cited}")
    print(f"recall, first {FIRST} of 上位文件 and of 法规: {score.found / count:.3f}")
    print(f"recall, title search alone, first {FIRST}: {score.by_title / count:.3f}")
    print(f"recall, title search alone, first {2 * FIRST}: {score.by_title_twice / count:.3f}")
    print(f"seconds: mean {score.seconds / count:.3f}, slowest {score.slowest:.3f}")
    sys.stdout.flush()
