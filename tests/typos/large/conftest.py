"""Folders that look like a model, and processes that stand in for one, without torch."""

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from gov_docs.typos.large.process import Bounds, ModelProcess

GB = 1 << 30


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder that a glance takes for a MacBERT."""
    path = tmp_path / "macbert"
    path.mkdir()
    (path / "config.json").write_text(json.dumps({"architectures": ["BertForMaskedLM"]}))
    (path / "vocab.txt").write_text("[PAD]\n", encoding="utf-8")
    (path / "model.safetensors").write_bytes(bytes(5000))
    return path


@pytest.fixture
def process(tmp_path: Path) -> Iterator[Callable[..., ModelProcess]]:
    """Start a script in place of the model's process."""
    made: list[ModelProcess] = []

    def start(script: str, start_s: float = 20.0, batch_s: float = 20.0) -> ModelProcess:
        path = tmp_path / "script.py"
        path.write_text(script, encoding="utf-8")
        made.append(ModelProcess([sys.executable, str(path)], Bounds(GB, start_s, batch_s)))
        return made[-1]

    yield start
    for one in made:
        one.close()
