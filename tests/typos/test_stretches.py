"""Very long paragraphs are cut where it hurts least."""

import pytest

from gov_docs.typos.stretches import stretches


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", [""]),
        ("甲乙丙。丁", ["甲乙丙。丁"]),
        ("甲乙。丙，丁戊己", ["甲乙。", "丙，丁戊己"]),
        ("甲，乙、丙丁戊己", ["甲，乙、", "丙丁戊己"]),
        ("甲乙丙丁戊己庚", ["甲乙丙丁戊", "己庚"]),
        ("甲乙丙丁。戊己", ["甲乙丙丁。", "戊己"]),
    ],
)
def test_a_text_is_cut_at_the_end_of_a_sentence_else_at_a_comma(text: str, parts: list[str]):
    assert list(stretches(text, 5)) == parts
