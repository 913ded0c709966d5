"""What is thought of as a mend, and what is left alone whatever it reads like."""

import numpy as np
import pytest

from gov_docs.typos.edits import Edits, make
from gov_docs.typos.model import Model
from gov_docs.typos.proposals import harmless, propose
from gov_docs.typos.shipped import shipped
from gov_docs.typos.stream import Stream, lay_out


@pytest.fixture(scope="module")
def model() -> Model:
    return shipped()


def laid(text: str, model: Model) -> Stream:
    return lay_out([text], model.alphabet, model.fluency)


def results(edits: Edits, text: str, stream: Stream, model: Model) -> set[str]:
    """Return the text as each edit would have it."""
    begin = int(stream.starts[0])
    out = set()
    for row in range(len(edits)):
        start, old = int(edits.start[row]) - begin, int(edits.old[row])
        new = model.alphabet.decode(edits.new[row, : edits.size[row]])
        out.add(text[:start] + new + text[start + old :])
    return out


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("要及时时报送材料", "要及时报送材料"),
        ("认真研究研究提出意见", "认真研究提出意见"),
        ("由市自然资源局审初同意", "由市自然资源局初审同意"),
        ("抓好安全生产产工作", "抓好安全生产工作"),
        ("抓好安全产工作", "抓好安全生产工作"),
    ],
)
def test_characters_too_many_missing_and_swapped_are_thought_of(
    wrong: str, right: str, model: Model
):
    stream = laid(wrong, model)
    edits = propose(stream, stream.open, stream.open, model)
    assert right in results(edits, wrong, stream, model)


def test_what_stands_twice_is_noticed_where_nothing_else_is_odd(model: Model):
    text = "认真研究研究提出意见"
    stream = laid(text, model)
    nowhere = np.zeros(len(stream.ids), bool)
    found = results(propose(stream, nowhere, nowhere, model), text, stream, model)
    assert found == {"认真研究提出意见"}


@pytest.mark.parametrize(
    ("text", "at", "new"),
    [
        ("结合我县实际", 3, "省"),
        ("以上人员", 1, "下"),
        ("第三条规定", 1, "二"),
        ("位于城东", 3, "西"),
        ("增收节支", 0, "减"),
        ("及时到达现场", 2, "达到"),
    ],
)
def test_a_fact_is_not_changed(text: str, at: int, new: str, model: Model):
    stream = laid(text, model)
    place = stream.starts[:1] + at
    other = make(place, len(new), model.alphabet.encode(new)[None])
    assert len(harmless(other, stream, model)) == 0


@pytest.mark.parametrize(
    ("text", "at", "old", "new"),
    [
        ("近三万元", 1, 0, "十"),
        ("近十三万元", 1, 1, ""),
        ("决定要不要不予受理", 4, 2, ""),
        ("不能擅自变更", 0, 2, "能不"),
        ("应当按时报送", 1, 0, "不"),
    ],
)
def test_numbers_and_negations_are_neither_put_in_nor_taken_out(
    text: str, at: int, old: int, new: str, model: Model
):
    stream = laid(text, model)
    ids = model.alphabet.encode(new)[None] if new else np.zeros((1, 0), np.uint16)
    assert len(harmless(make(stream.starts[:1] + at, old, ids), stream, model)) == 0


def test_rare_characters_that_have_no_number_are_not_the_same(model: Model):
    text = "任命李㼆㺭同志"
    stream = laid(text, model)
    nowhere = np.zeros(len(stream.ids), bool)
    assert len(propose(stream, nowhere, nowhere, model)) == 0


def test_a_slip_that_only_looks_like_a_fact_may_be_mended(model: Model):
    stream = laid("全线经济平稳增长", model)
    mend = make(stream.starts[:1] + 1, 1, model.alphabet.encode("县")[None])
    assert len(harmless(mend, stream, model)) == 1
