"""An import killed again and again: nothing that it reported may be missing afterwards."""

import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path

_CHILD = """
import sys
from pathlib import Path
from gov_docs.desk import library
paths = [Path(sys.argv[1])]
for one in library.add(paths, lambda done, total: None):
    if one.fate != "known":
        print(one.id, flush=True)
"""
_LONGEST_S = 1.2  # after its first report a child is killed at the latest


def killed_imports(documents: Path, home: Path, kills: int, seed: int) -> tuple[int, int, int]:
    """Kill `kills` imports of `documents`; return (reported, missing, searches that failed)."""
    random_ = random.Random(seed)  # noqa: S311
    environment = {**os.environ, "GOVDOCS_HOME": str(home)}
    reported: set[int] = set()
    missing = failed = 0
    for _ in range(kills):
        reported |= _killed_once(documents, environment, random_.uniform(0, _LONGEST_S))
        held, found = _asked(environment)
        missing += len(reported - held)
        failed += not found
    return len(reported), missing, failed


def _killed_once(documents: Path, environment: dict[str, str], after: float) -> set[int]:
    child = subprocess.Popen(
        [sys.executable, "-c", _CHILD, str(documents)],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    first = child.stdout.readline() if child.stdout else ""
    time.sleep(after)
    child.kill()
    output, _ = child.communicate()
    return {int(line) for line in (first + output).split("\n")[:-1] if line.isdigit()}


def _asked(environment: dict[str, str]) -> tuple[set[int], bool]:
    """Return what a fresh process finds in the library, and whether its search finds the newest."""
    listing = _json(environment, "list")
    ids = {int(one["id"]) for one in listing["documents"]}
    if not ids:
        return ids, True
    newest = listing["documents"][0]
    hits = _json(environment, "search", newest["title"], "--limit", "50")["hits"]
    return ids, newest["id"] in {hit["id"] for hit in hits}


def _json(environment: dict[str, str], *argv: str) -> dict[str, list[dict[str, str]]]:
    command = [sys.executable, "-m", "gov_docs", "library", *argv, "--format", "json"]
    done = subprocess.run(command, env=environment, capture_output=True, check=True)
    found: dict[str, list[dict[str, str]]] = json.loads(done.stdout)
    return found
