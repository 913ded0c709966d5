"""The library: import speed, known-item search beside other engines, and killed imports."""

import argparse
import os
import tempfile
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from statistics import mean, median, quantiles

from benchmarks.data import data_folder
from benchmarks.retrieval.articles import Article, write_articles
from benchmarks.retrieval.kills import killed_imports
from benchmarks.retrieval.peers import Ask, peers
from benchmarks.retrieval.questions import KINDS, Question, questions, title_questions
from gov_docs.core.precedent import Filters, Level, Validity
from gov_docs.desk import library
from gov_docs.precedents.keeping import Fate
from gov_docs.precedents.library import StoredLibrary, open_library

_LEVELS = (Level.STATE, Level.PROVINCE, Level.CITY, Level.COUNTY)
_IN_FORCE = (Validity.VALID, Validity.AMENDED, Validity.UNKNOWN)
TARGETS = {"title": 0.98, "title less a third": 0.90, "number": 0.99, "sentence": 0.90}


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks search", description=__doc__)
    parser.add_argument("--documents", type=int, default=50_000)
    parser.add_argument("--questions", type=int, default=200, help="of each kind")
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--no-peers", action="store_true")
    args = parser.parse_args(argv)
    documents = data_folder() / "documents"
    with tempfile.TemporaryDirectory() as folder:
        os.environ["GOVDOCS_HOME"] = f"{folder}/real"
        importing("published documents", documents)
        finding_titles(args.questions, args.seed)
        os.environ["GOVDOCS_HOME"] = f"{folder}/articles"
        made = Path(folder) / "made"
        articles = write_articles(documents / "laws", made, args.documents, args.seed)
        importing("articles of laws", made)
        asked = questions(articles, args.questions, args.seed)
        searching(articles, asked, with_peers=not args.no_peers)
        if args.kills:
            told, missing, failed = killed_imports(
                documents, Path(folder) / "killed", args.kills, args.seed
            )
            print(f"{args.kills} imports killed: {told} documents reported, {missing} missing,")
            print(f"  {failed} times the search did not find the newest document")
    return 0


def importing(name: str, folder: Path) -> None:
    """Import as the command does, the index included."""
    started, used = time.perf_counter(), _processor()
    fates = [one.fate for one in library.add([folder], lambda *_: None)]
    whole, used = time.perf_counter() - started, _processor() - used
    print(
        f"{len(fates)} {name} imported in {whole:.1f} s: {len(fates) / whole:.0f} a second on the"
        f" clock, {len(fates) / used:.0f} a second of processor time;"
        f" {fates.count(Fate.FAILED)} failed",
        flush=True,
    )


def _processor() -> float:
    """Return the processor time of this process and its ended children."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def searching(articles: Sequence[Article], asked: Sequence[Question], *, with_peers: bool) -> None:
    _head(len(asked) // len(KINDS))
    with open_library() as opened:
        ids = {one.title: one.id for one in opened.store.all()}
        places = {ids[one.title]: at for at, one in enumerate(articles) if one.title in ids}
        show("gov_docs", asked, _own(opened, Filters(), places))
        filtered = Filters(
            "规定", _LEVELS, "政府", "1990", "2026-12-31", _IN_FORCE
        )  # all documents pass
        show("gov_docs, with filters", asked, _own(opened, filtered, places))
        print(
            f"{'target':<44}" + "".join(f"{TARGETS[kind]:>20.2f}" for kind in KINDS) + f"{10:>15}"
        )
    for name, ask in peers(articles) if with_peers else ():
        show(name, asked, ask)


def finding_titles(count: int, seed: int) -> None:
    """Look for published documents, long and short ones mixed, by their titles."""
    with open_library() as opened:
        titles = {one.id: one.title for one in opened.store.all()}
        asked = title_questions(titles, count, seed)
        _head(count)
        show(
            "gov_docs, published documents",
            asked,
            _own(opened, Filters(), dict(zip(titles, titles, strict=True))),
        )
        print()


def _head(count: int) -> None:
    heads = "".join(f"{kind:>20}" for kind in KINDS)
    print(f"\nMRR@10 over {count} questions of each kind")
    print(f"{'':<44}{heads}   ms p50    p95  processor    p95")


def _own(opened: StoredLibrary, filters: Filters, places: dict[int, int]) -> Ask:
    def ask(query: str) -> list[int]:
        hits = opened.search(query, filters, 10)
        return [places.get(hit.precedent.id, -1) for hit in hits]

    return ask


def show(name: str, asked: Sequence[Question], ask: Ask) -> None:
    ranks: dict[str, list[float]] = defaultdict(list)
    taken: list[float] = []
    worked: list[float] = []
    ask(asked[0].text)  # the first one loads
    for one in asked:
        started, used = time.perf_counter(), time.process_time()
        found = ask(one.text)
        taken.append(1000 * (time.perf_counter() - started))
        worked.append(1000 * (time.process_time() - used))
        place = found.index(one.answer) + 1 if one.answer in found else 0
        ranks[one.kind].append(1 / place if place else 0.0)
    cells = "".join(
        f"{mean(ranks[kind]):>20.3f}" if ranks[kind] else f"{'–':>20}" for kind in KINDS
    )
    print(
        f"{name:<44}{cells}{median(taken):>9.1f}{quantiles(taken, n=20)[-1]:>7.1f}"
        f"{median(worked):>12.1f}{quantiles(worked, n=20)[-1]:>7.1f}",
        flush=True,
    )
