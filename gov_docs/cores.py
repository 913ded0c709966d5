"""How many processes a run over files is worth."""

import os
from collections.abc import Sequence
from pathlib import Path

_FEW = 16  # files; a process takes as long to start as this many small files to check
_SMALL = 2_000_000  # bytes, all together
_MODEL = 4  # what the typo model reads too takes at least so many times as long


def default_workers(paths: Sequence[Path], *, with_model: bool = False) -> int:
    """Return how many processes are worth their start: none for a few small files."""
    times = _MODEL if with_model else 1
    if len(paths) * times < _FEW and sum(map(_size, paths)) * times < _SMALL:
        return 1
    return max(1, min(os.cpu_count() or 1, len(paths)))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
