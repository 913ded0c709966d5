"""Damaged files end in a result or an error; each fault the fuzzing once found stays mended."""

from benchmarks.fuzz import fuzz


def test_two_hundred_damaged_files_end_in_a_result_or_an_error(monkeypatch):
    monkeypatch.delenv("GOVDOCS_TEST_DATA", raising=False)
    result = fuzz(200, seed=7)
    assert result.faults == {}
    assert sum(result.outcomes.values()) == 300  # each checked, every other fixed
