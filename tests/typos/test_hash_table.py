import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from gov_docs.typos.hash_table import HashTable
from tools.train_typo_model.table_builder import build


@settings(max_examples=25, deadline=None)
@given(st.integers(1, 3000), st.integers(0, 2**32))
def test_stored_keys_give_their_values_back(count: int, seed: int):
    random = np.random.default_rng(seed)
    keys = np.unique(random.integers(0, 2**63, count).astype(np.uint64))
    values = random.integers(0, 2**16, len(keys)).astype(np.uint16)
    found = HashTable(build(keys, values)).find(keys)
    wrong = np.count_nonzero(found != (values.astype(np.uint32) | 0x10000))
    assert wrong <= 3  # two keys of one bucket may share the 16 bits kept of them


def test_keys_not_stored_are_hardly_ever_found():
    random = np.random.default_rng(1)
    keys = np.unique(random.integers(0, 2**62, 50_000).astype(np.uint64))
    table = HashTable(build(keys, np.zeros(len(keys), np.uint16)))
    others = random.integers(2**62, 2**63, 200_000).astype(np.uint64)
    assert np.count_nonzero(table.find(others)) < 60  # 8 slots in 65,536, and chance
