"""Short forms that a document agrees on, and those of issuers, are not for the model to judge."""

import pytest

from gov_docs.typos.short_forms import short_forms


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("你市请示（冀政呈〔2025〕6号）收悉。", ["冀政呈"]),
        ("特殊医学用途配方食品（以下简称“特医食品”）", ["特医食品"]),
        ("成立领导小组（以下统称领导小组）。", ["领导小组"]),
        ("各单位要按通知要求抓好落实。", []),
    ],
)
def test_short_forms_are_found(text: str, forms: list[str]):
    assert [text[start:end] for start, end in short_forms(text)] == forms
