import numpy as np
import pytest

from gov_docs.typos.alphabet import SIZE, Alphabet
from gov_docs.typos.fluency import STEP, Fluency
from tools.train_typo_model import char_model

TEXT = "各地区各部门要认真贯彻落实，各地区各部门要抓好落实，各单位要认真组织实施。" * 3


@pytest.fixture(scope="module")
def alphabet() -> Alphabet:
    return Alphabet("".join(sorted(set(TEXT))))


@pytest.fixture(scope="module")
def levels(alphabet: Alphabet) -> list[char_model.Level]:
    lines = [TEXT, TEXT[5:], TEXT[::-1], "".join(sorted(TEXT))]
    counted = char_model.count(char_model.stream(lines, alphabet))
    char_model.estimate(counted)
    return counted


def test_probabilities_after_a_context_sum_to_at_most_one(levels: list[char_model.Level]):
    for order in range(2, 6):
        level = levels[order - 1]
        contexts = level.keys // np.uint64(SIZE)
        _, owner = np.unique(contexts, return_inverse=True)
        assert np.bincount(owner, np.exp(level.log_prob)).max() < 1.0001


def test_the_stored_table_says_what_the_counts_said(
    levels: list[char_model.Level], alphabet: Alphabet
):
    char_model.prune(levels, 10**9)
    fluency = Fluency(*char_model.tables(levels))
    ids = alphabet.encode(TEXT[:30])
    keys = np.zeros(len(ids) - 4, np.uint64)
    for offset in range(5):
        keys = keys * np.uint64(SIZE) + ids[offset : offset + len(keys)]
    wanted = -char_model.backed_off(levels, keys, 5)
    assert np.abs(fluency.costs(ids)[4:] / (2 * STEP) - wanted).max() < 0.4


def test_usual_text_costs_less_than_spoilt_text(levels: list[char_model.Level], alphabet: Alphabet):
    fluency = Fluency(*char_model.tables(levels))
    good, bad = (alphabet.encode(t) for t in ("各地区各部门要认真", "各地区各部门真要认"))
    assert fluency.costs(good)[4:].sum() < fluency.costs(bad)[4:].sum()
