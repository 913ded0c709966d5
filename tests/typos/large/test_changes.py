"""Which of what a model writes is told: small, Chinese, outside protected text."""

import pytest

from gov_docs.typos.large.changes import changes

SENTENCE = "各单位要认真做好当前安全生严工作。"


def told(text, answer):
    found = changes(text, 0, len(text), answer)
    return [(text[one.start : one.end], one.replacement, one.kind) for one in found]


@pytest.mark.parametrize(
    ("text", "answer", "change"),
    [
        (SENTENCE, SENTENCE.replace("严", "产"), ("严", "产", "wrong")),
        ("落实主责体任。", "落实主体责任。", ("责体", "体责", "swapped")),
        ("落实主责任。", "落实主体责任。", ("", "体", "missing")),
        ("落实主主体责任。", "落实主体责任。", ("主", "", "extra")),
    ],
)
def test_a_small_change_is_told_with_its_kind(text, answer, change):
    assert told(text, answer) == [change]


def test_places_are_those_of_the_whole_text():
    text = "无关的一句。" + SENTENCE
    (found,) = changes(text, 6, len(text), SENTENCE.replace("严", "产"))
    assert text[found.start : found.end] == "严"
    assert not found.mends_word
    assert found.confidence is None


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        (SENTENCE, SENTENCE),
        (SENTENCE, ""),
        (SENTENCE, "纠正后的句子是：" + SENTENCE),
        (SENTENCE, "好的"),
        (SENTENCE, SENTENCE + "。" * 500_000),
        (SENTENCE, "一二三四五六七八九十甲乙丙丁戊己。"),
        ("甲乙丙丁戊己庚辛壬。", "子乙丑丁寅己卯辛辰。"),
    ],
    ids=["same", "empty", "talk", "short", "endless", "another", "five changes"],
)
def test_an_answer_that_says_something_else_is_refused_whole(text, answer):
    assert told(text, answer) == []


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("共投资25万元整。", "共投资26万元整。"),
        ("由A公司承建该工程。", "由B公司承建该工程。"),
        ("抓好落实，不得推诿。", "抓好落实,不得推诿."),
        ("抓好落实，不得推诿。", "抓好落实， 不得推诿。"),
        ("请看附件安排表.docx并填写。", "请看附件安徘表.docx并填写。"),
    ],
    ids=["digits", "latin", "marks", "space", "file name"],
)
def test_what_is_not_the_models_stays(text, answer):
    assert told(text, answer) == []


def test_changed_marks_do_not_hide_a_change():
    assert told("抓好落时，不得推诿。", "抓好落实,不得推诿.") == [("时", "实", "wrong")]
    assert told("抓好落，不得推诿。", "抓好落实,不得推诿.") == [("", "实", "missing")]


def test_spaces_between_characters_do_not_hide_a_change():
    answer = " ".join(SENTENCE.replace("严", "产"))
    assert told(SENTENCE, answer) == [("严", "产", "wrong")]


def test_four_changes_of_a_sentence_are_told():
    assert len(told("甲乙丙丁戊己庚辛壬。", "子乙丑丁寅己卯辛壬。")) == 4
