"""The benchmark's questions, so that a change that loses some is seen at once."""

from pathlib import Path

import pytest

from benchmarks.handled import questions


def test_the_questions_of_the_benchmark(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOVDOCS_HOME", str(tmp_path))
    rows = questions.enter(questions.read_rows("documents.tsv"))
    judged = [
        questions.judged(one, rows) for name in questions.SETS for one in questions.questions(name)
    ]
    empty = [one for one in judged if not one.asked.documents]
    assert sum(one.is_right for one in judged) >= 112  # of 118
    assert all(one.is_right for one in empty)
