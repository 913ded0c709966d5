"""Speed and memory of the rules alone: 200,000 characters, a ten-page file, and the slowest rules."""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.data import published_texts
from gov_docs.checking.looking import chosen_rules
from gov_docs.checking.one_file import Setup, check_file
from gov_docs.core.roles import label
from gov_docs.core.types import Document
from gov_docs.docx_io.read import read_word
from tools.examples.wordml import Line, write

BIG = 200_000
TEN_PAGES = 6_000  # 22 lines of 28 characters a page
RUNS = 5

# A whole process: start, read, check; prints its own peak memory in MB.
PROCESS = """
import sys
from pathlib import Path
from gov_docs.checking.one_file import Setup, check_file
check_file(Path(sys.argv[1]), Setup())
for line in open("/proc/self/status"):
    if line.startswith("VmHWM"):
        print(int(line.split()[1]) // 1024)
"""


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks check", description=__doc__)
    parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as folder:
        big, small = Path(folder) / "big.docx", Path(folder) / "small.docx"
        make(big, BIG)
        make(small, TEN_PAGES)
        print(f"{os.cpu_count()} cores, Python {sys.version.split()[0]}, median of {RUNS}")
        report("200,000 characters, reading included, warm", big)
        report("ten pages, warm", small)
        whole_process(big)
        slowest(label(read_word(big).document))
    return 0


def make(path: Path, characters: int) -> None:
    """Write published text, as body paragraphs and headings, until it is long enough."""
    lines = [Line("title", "关于印发有关材料的通知")]
    for source in published_texts():
        for text in source.read_text(encoding="utf-8").splitlines():
            if text.strip():
                lines.append(Line("h1" if text[1:2] == "、" else "body", text.strip()))
                characters -= len(text)
            if characters <= 0:
                write(path, lines)
                return


def report(title: str, path: Path) -> None:
    check_file(path, Setup())
    print(f"{title}: {seconds(lambda: check_file(path, Setup()))}")


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds on the clock, and of them those the processor worked for us: others' work not counted."""

    clock: float
    processor: float

    def __str__(self) -> str:
        return f"{self.clock:.2f} s, CPU {self.processor:.2f} s"


def seconds(job: Callable[[], object]) -> Spent:
    """Return the medians over RUNS."""
    clock, processor = [], []
    for _ in range(RUNS):
        start, worked = time.perf_counter(), time.process_time()
        job()
        clock.append(time.perf_counter() - start)
        processor.append(time.process_time() - worked)
    return Spent(statistics.median(clock), statistics.median(processor))


def whole_process(path: Path) -> None:
    start, worked = time.perf_counter(), os.times()
    command = [sys.executable, "-c", PROCESS, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    after = os.times()
    cpu = after.children_user + after.children_system
    cpu -= worked.children_user + worked.children_system
    spent = Spent(time.perf_counter() - start, cpu)
    print(f"200,000 characters, whole process: {spent}, {done.stdout.strip()} MB at most")


def slowest(document: Document) -> None:
    times = []
    for rule in chosen_rules(()):
        start = time.perf_counter()
        found = len(list(rule.check(document)))
        times.append((time.perf_counter() - start, rule.id, found))
    print(f"all {len(times)} rules: {sum(spent for spent, _, _ in times):.3f} s; the ten slowest:")
    for spent, rule_id, found in sorted(times, reverse=True)[:10]:
        print(f"  {rule_id}  {spent * 1000:7.1f} ms  {found} findings")
