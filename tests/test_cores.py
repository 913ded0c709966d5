"""How many processes a run over files gets."""

import os
from pathlib import Path

import pytest

from gov_docs.cores import default_workers


@pytest.fixture
def three(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    paths = [tmp_path / f"{n}.txt" for n in range(3)]
    for path in paths:
        path.write_bytes(b"x" * 100_000)
    return paths


def test_a_few_small_files_are_not_worth_a_second_process(three: list[Path]):
    assert default_workers(three) == default_workers(three, with_model=True) == 1


def test_many_or_large_files_are(three: list[Path]):
    assert default_workers([*three] * 6) == 2
    three[0].write_bytes(b"x" * 2_000_000)
    assert default_workers(three) == 2


def test_with_the_model_fewer_are_enough(three: list[Path]):
    assert default_workers([*three, three[0]]) == 1
    assert default_workers([*three, three[0]], with_model=True) == 2
