"""智能摘要 offline: the document's own sentences, its purpose, tasks and deadlines."""

import os
import random
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gov_docs.core.errors import GovDocsError
from gov_docs.core.roles import label
from gov_docs.core.types import Document, Paragraph, Run
from gov_docs.drafting.summary import summary_messages, summary_of
from gov_docs.inputs.reader import read_file

LINES = [
    "关于开展燃气安全排查的通知",
    "各县（区）人民政府，市直有关部门：",
    "为深入贯彻落实全国安全生产会议精神，防范燃气事故发生，现就开展燃气安全排查工作通知如下：",
    "一、重点任务",
    "（一）全面排查隐患",
    "各单位要对餐饮场所、老旧小区的燃气管道逐一登记造册。天气很好。",
    "（二）限期整改到位",
    "对排查发现的隐患要建立台账，必须确保整改责任落实到人。",
    "二、工作要求",
    "请各县（区）于2026年11月30日前将排查情况报送市住房城乡建设局。",
    "各单位要对餐饮场所、老旧小区的燃气管道逐一登记造册，逐户登记。",
    "特此通知。",
    "某某市人民政府办公室",
    "2026年10月1日",
]


def document(lines=LINES):
    return label(
        Document(
            tuple(Paragraph(at, (Run(line),)) for at, line in enumerate(lines)), has_format=False
        )
    )


def test_purpose_and_deadline_are_in_it_and_named():
    made = summary_of(document(), 3)
    why = {one.why: one.sentence.text for one in made.sentences}
    assert why["目的"].startswith("为深入贯彻")
    assert "2026年11月30日前" in why["时限"]


def test_the_tasks_are_the_headings_beneath_the_tasks():
    tasks = [one.text for one in summary_of(document(), 3).tasks]
    assert tasks == ["（一）全面排查隐患", "（二）限期整改到位"]


def test_no_sentence_repeats_another():
    texts = [one.sentence.text for one in summary_of(document(), 9).sentences]
    assert sum("登记造册" in text for text in texts) == 1


def test_one_sentence_is_the_purpose():
    (only,) = summary_of(document(), 1).sentences
    assert only.why == "目的"


def test_without_text_it_says_so():
    with pytest.raises(GovDocsError, match="没有成句的正文"):
        summary_of(document(["关于某事的通知"]), 5)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text("一、（）。！？”各单位要2026年前报送完成\n 　", max_size=60), max_size=12))
def test_every_sentence_stands_at_its_place(lines):
    made = document(lines)
    texts = {para.id: para.text for para in made.paragraphs}
    try:
        summary = summary_of(made, 4)
    except GovDocsError:
        return
    told = [one.sentence for one in summary.sentences]
    assert len(told) <= 4
    assert all(texts[one.span.para][one.span.start : one.span.end] == one.text for one in told)
    assert all(a.span < b.span for a, b in pairwise(told))
    assert all(
        texts[one.span.para][one.span.start : one.span.end] == one.text for one in summary.tasks
    )


def test_a_document_of_thousands_of_sentences_takes_its_time_once():
    choose = random.Random(3)  # noqa: S311
    lines = ["".join(choose.choices("各单位要认真抓好落实工作推进治理", k=30)) + "。"] * 1
    lines += [
        "".join(choose.choices("各单位要认真抓好落实工作推进治理", k=30)) + "。"
        for _ in range(5000)
    ]
    assert len(summary_of(document(lines), 5).sentences) == 5


def test_a_text_too_long_for_a_model_is_told():
    with pytest.raises(GovDocsError, match="本机的摘要"):
        summary_messages(document(["字" * 60_001]))


@pytest.mark.data
def test_real_documents_give_a_summary_in_their_own_words():
    folder = os.environ.get("GOVDOCS_TEST_DATA")
    if not folder:
        pytest.skip("GOVDOCS_TEST_DATA is not set")
    files = sorted(Path(folder, "documents").glob("*/*.txt"))
    with_purpose = 0
    for path in random.Random(5).sample(files, 15):  # noqa: S311
        made = label(read_file(path).document)
        texts = {para.id: para.text for para in made.paragraphs}
        summary = summary_of(made, 5)
        for one in summary.sentences:
            span = one.sentence.span
            assert texts[span.para][span.start : span.end] == one.sentence.text
        with_purpose += any(one.why == "目的" for one in summary.sentences)
    assert with_purpose >= 8
