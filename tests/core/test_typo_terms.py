from gov_docs.core.typo_terms import Kind, Term, UnitTerms

TERMS = UnitTerms((Term("智惠社区", Kind.TERM), Term("社区网", Kind.PHRASE)))
TEXT = "打造智惠社区网格"


def touched(start: int, end: int) -> list[str]:
    return [term.text for term in TERMS.touched(TEXT, start, end)]


def test_a_change_inside_a_term_touches_it():
    assert touched(3, 4) == ["智惠社区"]
    assert touched(4, 5) == ["智惠社区", "社区网"]


def test_a_change_that_takes_in_the_edge_of_a_term_touches_it():
    assert touched(1, 3) == ["智惠社区"]
    assert touched(0, len(TEXT)) == ["智惠社区", "社区网"]


def test_a_change_beside_a_term_does_not():
    assert touched(1, 2) == []
    assert touched(7, 8) == []


def test_what_is_put_in_touches_a_term_only_between_its_characters():
    assert touched(3, 3) == ["智惠社区"]
    assert touched(2, 2) == touched(7, 7) == []


def test_without_terms_nothing_is_touched():
    assert list(UnitTerms().touched(TEXT, 0, 3)) == []
