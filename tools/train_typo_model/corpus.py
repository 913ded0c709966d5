"""Training text: read, cleaned, each line once, nothing that a test set holds."""

import hashlib
import lzma
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

OVERLAP = 12  # characters in a row shared with a test set: the sentence goes
HELD_OUT = 40  # one line in so many is kept for learning weights
_SPACE = re.compile(r"\s+")
_HAN = re.compile("[\u4e00-\u9fff]")
_ENDS = np.array([ord(char) for char in "\n。！？；"], np.uint32)
_PRIMES = (np.random.default_rng(12).integers(1, 2**63, OVERLAP) * 2 + 1).astype(np.uint64)


@dataclass(frozen=True, slots=True)
class Corpus:
    train: dict[str, str]  # by file: lines joined by newline
    held_out: dict[str, str]
    facts: dict[str, object]  # for the model card


def read(folder: Path, tests: Path | None) -> Corpus:
    """Read every .txt.xz of the folder; drop sentences that share text with the files of `tests`."""
    seen: set[bytes] = set()
    banned = _windows_of(_test_text(tests)) if tests else np.zeros(0, np.uint64)
    train, held_out, facts = {}, {}, dict[str, object]()
    for path in sorted(folder.glob("*.txt.xz")):
        raw = lzma.decompress(path.read_bytes())
        lines = list(_clean(raw.decode("utf-8"), seen))
        keep = [line for line in lines if zlib.crc32(line.encode()) % HELD_OUT]
        aside = [line for line in lines if not zlib.crc32(line.encode()) % HELD_OUT]
        name = path.name.split(".")[0]
        train[name], dropped = _without(keep, banned)
        held_out[name], _ = _without(aside, banned)
        facts[name] = {
            "sha256": hashlib.sha256(raw).hexdigest(),
            "characters": len(train[name]),
            "sentences_dropped_for_overlap": dropped,
        }
    novel = _windows_of("\n".join(train.values()))
    held_out = {name: _without(text.split("\n"), novel)[0] for name, text in held_out.items()}
    return Corpus(train, held_out, facts)


def _clean(text: str, seen: set[bytes]) -> Iterator[str]:
    for raw in text.split("\n"):
        line = _SPACE.sub("", raw)
        if len(line) < 5 or len(_HAN.findall(line)) < len(line) * 0.6:
            continue
        key = hashlib.blake2b(line.encode(), digest_size=8).digest()
        if key not in seen:
            seen.add(key)
            yield line


def _test_text(folder: Path) -> str:
    return "\n".join(path.read_text("utf-8") for path in sorted(folder.glob("*.tsv"))).replace(
        "\t", "\n"
    )


def _points(text: str) -> NDArray[np.uint32]:
    return np.frombuffer(text.encode("utf-32-le"), np.uint32)


def _window_hashes(points: NDArray[np.uint32]) -> NDArray[np.uint64]:
    """Return a hash of each run of OVERLAP characters, 0 where it crosses a line's end."""
    count = max(len(points) - OVERLAP + 1, 0)
    hashes = np.zeros(count, np.uint64)
    ends = np.zeros(count, bool)
    for offset in range(OVERLAP):
        part = points[offset : offset + count]
        hashes += part.astype(np.uint64) * _PRIMES[offset]
        ends |= part == 10
    hashes[ends] = 0
    return hashes


def _windows_of(text: str) -> NDArray[np.uint64]:
    return np.unique(_window_hashes(_points(text)))


def _without(lines: list[str], banned: NDArray[np.uint64]) -> tuple[str, int]:
    """Return the lines joined, less the sentences with a banned window, and how many went."""
    text = "\n".join(lines)
    points = _points(text)
    hashes = _window_hashes(points)
    hit = np.flatnonzero(_among(hashes, banned) & (hashes != 0))
    marks = np.zeros(len(points) + 1, np.int32)
    np.add.at(marks, hit, 1)
    np.add.at(marks, hit + OVERLAP, -1)
    covered = np.cumsum(marks)[:-1] > 0
    ends = np.isin(points, _ENDS)
    sentence: NDArray[np.int64] = np.cumsum(ends) - ends
    bad: NDArray[np.int64] = np.unique(sentence[covered])
    drop = np.isin(sentence, bad) & (points != 10)
    # A line's end stands for what was dropped, so that no n-gram joins its neighbours.
    kept = np.where(drop, 10, points)
    kept = kept[~((kept == 10) & (np.r_[0, kept[:-1]] == 10))]
    return kept.astype(np.uint32).tobytes().decode("utf-32-le"), len(bad)


def _among(hashes: NDArray[np.uint64], banned: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Like np.isin, by a bit table first: most windows are in no list."""
    if not len(banned):
        return np.zeros(len(hashes), bool)
    table = np.zeros(1 << 27, bool)
    table[(banned >> np.uint64(37)).astype(np.int64)] = True
    maybe = np.flatnonzero(table[(hashes >> np.uint64(37)).astype(np.int64)])
    at = np.minimum(np.searchsorted(banned, hashes[maybe]), len(banned) - 1)
    out = np.zeros(len(hashes), bool)
    out[maybe[banned[at] == hashes[maybe]]] = True
    return out
