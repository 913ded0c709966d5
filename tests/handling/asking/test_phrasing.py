"""A model's answer is kept only where each statement names its document."""

import pytest

from gov_docs.handling.asking.papers import Paper
from gov_docs.handling.asking.phrasing import phrase_messages, unsupported
from gov_docs.handling.asking.reading import Reading


@pytest.mark.parametrize(
    "text", ["有两份新文件[1][2]。", "有一份。[1]\n另有上位文件[2]。", "有[1]。可读[2]"]
)
def test_supported(text):
    assert unsupported(text, 2) == ""


@pytest.mark.parametrize(
    ("text", "fault"),
    [("有两份[1]。领导很重视。", "领导很重视。"), ("有一份[3]。", "有一份[3]。"), ("有。", "有。")],
)
def test_what_names_no_document_is_found(text, fault):
    assert unsupported(text, 2) == fault


def test_documents_are_numbered_in_what_is_sent():
    found, also = [Paper("甲通知")], Reading((Paper("乙意见"),))
    told = phrase_messages("有吗", found, also)[1].text
    assert "[1] 《甲通知》" in told
    assert "[2] 《乙意见》" in told
