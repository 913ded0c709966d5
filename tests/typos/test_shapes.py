"""Characters look alike as a whole, by a part they share, or when one stands within the other."""

import pytest

from gov_docs.typos.shapes import ALIKE
from gov_docs.typos.shipped import shipped


def _degree(one: str, other: str) -> float:
    model = shipped()
    return float(model.shapes.degree(model.alphabet.encode(one), model.alphabet.encode(other))[0])


@pytest.mark.parametrize("pair", ["己已", "未末", "检险", "完院", "木林", "贡责"])
def test_alike(pair: str):
    assert _degree(*pair) >= ALIKE


@pytest.mark.parametrize("pair", ["的是", "国人", "发展", "务龙"])
def test_not_alike(pair: str):
    assert _degree(*pair) < ALIKE


@pytest.mark.parametrize("pair", ["完院", "清情"])
def test_likeness_goes_both_ways(pair: str):
    assert _degree(*pair) == _degree(*reversed(pair))
