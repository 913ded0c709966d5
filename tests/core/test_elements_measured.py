"""The labeller against published documents and users' files that somebody else labelled."""

import os

import pytest

from benchmarks.elements import measure

pytestmark = [
    pytest.mark.data,
    pytest.mark.skipif(
        "GOVDOCS_TEST_DATA" not in os.environ, reason="GOVDOCS_TEST_DATA is not set"
    ),
]


def test_elements_are_found_where_present_and_not_invented_where_absent():
    scores = measure().values()
    exact = sum(score.exact for score in scores) / sum(score.present for score in scores)
    invented = sum(score.invented for score in scores) / sum(score.absent for score in scores)
    assert exact >= 0.95
    assert invented <= 0.02
