"""修改核验: which finding became what."""

import time

from gov_docs.core.recheck import Mark, compare


def mark(paragraph, text="布署", rule="TYP001", start=4, **more):
    return Mark(rule, text, "body", paragraph, start, **more)


def test_of_two_equal_slips_the_mended_one_is_resolved():
    found = compare([mark(0), mark(1)], [mark(1)])
    assert found.resolved == (mark(0),)
    assert found.remaining == (mark(1),)


def test_a_finding_follows_its_text_when_paragraphs_move():
    found = compare([mark(3)], [mark(5)])
    assert (found.resolved, found.remaining, found.new) == ((), (mark(5),), ())


def test_the_same_rule_on_changed_text_of_the_paragraph_remains():
    found = compare([mark(3, "全段", "FMT005", 0)], [mark(3, "全段改", "FMT005", 0)])
    assert found.remaining == (mark(3, "全段改", "FMT005", 0),)
    assert found.new == ()


def test_what_was_not_there_before_is_new():
    found = compare([], [mark(2)])
    assert found.new == (mark(2),)


def test_what_is_ignored_now_is_neither_resolved_nor_remaining():
    found = compare([mark(2)], [mark(2, ignored=True)])
    assert (found.resolved, found.remaining, found.new) == ((), (), ())
    assert found.ignored == (mark(2, ignored=True),)


def test_of_three_equal_slips_in_a_paragraph_the_one_that_is_gone_is_resolved():
    first, second, third = (mark(0, start=start) for start in (3, 9, 15))
    found = compare([first, second, third], [first, third])
    assert (found.resolved, found.remaining) == ((second,), (first, third))


def test_a_slip_beside_one_ignored_from_the_first_is_resolved():
    found = compare([mark(0), mark(0, start=9, ignored=True)], [mark(0, start=5, ignored=True)])
    assert (found.resolved, found.new) == ((mark(0),), ())


def test_what_is_ignored_no_longer_is_not_new():
    found = compare([mark(0, ignored=True)], [mark(0)])
    assert (found.new, found.remaining) == ((), (mark(0),))


def test_thousands_of_equal_slips_are_paired_in_no_time():
    before, after = [mark(2 * at) for at in range(3000)], [mark(2 * at + 1) for at in range(3000)]
    start = time.process_time()
    found = compare(before, after)
    assert (found.resolved, found.new) == ((), ())
    assert time.process_time() - start < 2
