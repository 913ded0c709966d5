import numpy as np

from gov_docs.typos.edits import join, make, rewritten, rightmost, trimmed

TEXT = np.arange(100, 160).astype(np.uint16)


def _row(*numbers: int) -> np.ndarray:
    return np.array([numbers], np.uint16)


def test_an_edit_loses_what_it_leaves_alone_at_either_end():
    edits = trimmed(make(np.array([20]), 3, _row(120, 7, 122)), TEXT)
    assert (edits.start[0], edits.old[0], edits.size[0], edits.new[0, 0]) == (21, 1, 1, 7)


def test_an_edit_that_changes_nothing_is_dropped():
    assert not len(trimmed(make(np.array([20]), 2, _row(120, 121)), TEXT))


def test_the_same_edit_proposed_twice_stays_once():
    twice = join([make(np.array([20]), 1, _row(5)), make(np.array([19]), 2, _row(119, 5))])
    assert len(trimmed(twice, TEXT)) == 1


def test_a_neighbourhood_is_rewritten_around_a_missing_character():
    rows, lengths = rewritten(make(np.array([20]), 0, _row(9)), TEXT, 2, 3)
    assert rows[0, : lengths[0]].tolist() == [118, 119, 9, 120, 121, 122]


def test_of_equal_characters_the_last_is_taken_out():
    text = np.array([100, 7, 7, 7, 101, 101], np.uint16)
    nothing = np.zeros((1, 0), np.uint16)
    one = rightmost(make(np.array([1]), 1, nothing), text)
    assert (one.start[0], one.old[0]) == (3, 1)
    pair = np.array([100, 7, 8, 7, 8, 101], np.uint16)
    two = rightmost(make(np.array([1]), 2, nothing), pair)
    assert (two.start[0], two.old[0]) == (3, 2)


def test_what_is_put_in_beside_its_equal_stands_behind_it():
    text = np.array([100, 7, 101, 102], np.uint16)
    assert rightmost(make(np.array([1]), 0, _row(7)), text).start[0] == 2
    assert rightmost(make(np.array([1]), 0, _row(8)), text).start[0] == 1


def test_other_edits_stay_where_they_are():
    text = np.array([7, 7, 7, 7], np.uint16)
    assert rightmost(make(np.array([1]), 1, _row(7)), text).start[0] == 1
