import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from gov_docs.resources import resource
from gov_docs.typos.engine import MOST, Engine, Typo, load
from gov_docs.typos.model import MissingModelError

MODEL = resource("models", "typo")
WRONG = (
    ("各单位要加墙安全生产监督管理，切实落实主体责任。", "墙", "强"),
    ("各级党委和政府要严格落实防讯抗旱责任制。", "讯", "汛"),
    ("现将有关事项通之如下，请认真贯彻执行。", "之", "知"),
)
RIGHT = (
    "各单位要加强安全生产监督管理，切实落实主体责任。",
    "会议要求，各级各部门要提高站位，压实责任，确保各项工作落到实处。",
    "联系人：王建国，联系电话：010-12345678，电子邮箱：wangjg@example.gov.cn。",
    "本办法自印发之日起施行，有效期五年。",
)


@pytest.fixture(scope="module")
def engine() -> Engine:
    return load(MODEL)


@pytest.mark.parametrize(("text", "wrong", "right"), WRONG)
def test_a_wrong_character_is_found(engine: Engine, text: str, wrong: str, right: str):
    (typos,) = engine.find([text])
    start = text.index(wrong)
    assert [(t.start, t.end, t.replacement, t.kind) for t in typos] == [
        (start, start + 1, right, "wrong")
    ]


@pytest.mark.parametrize("text", RIGHT)
def test_right_sentences_stay_as_they_are(engine: Engine, text: str):
    assert engine.find([text]) == [[]]


def test_an_address_is_not_corrected(engine: Engine):
    text = "材料请发至网址https://www.example.gov.cn/各单味要加墙监督.docx，谢谢。"
    assert not engine.find([text])[0]


def test_a_form_the_document_uses_three_times_is_no_typo(engine: Engine):
    text = WRONG[0][0]
    assert engine.find([text])[0]
    assert not any(engine.find([text] * 3))


def test_findings_do_not_depend_on_batching_or_threads(engine: Engine):
    texts = [text for text, _, _ in WRONG] + list(RIGHT)
    together = engine.find_apart(texts)
    assert [engine.find_apart([text])[0] for text in texts] == together
    with ThreadPoolExecutor(4) as pool:
        assert [found for (found,) in pool.map(engine.find_apart, [[t] for t in texts])] == together


def test_paragraphs_without_text_are_fine(engine: Engine):
    assert engine.find(["", "\ufffc", "2026", "ABC，，"]) == [[], [], [], []]
    assert engine.find([]) == []


def test_a_sentence_full_of_finds_is_left_alone(engine: Engine):
    text = "各单味要加墙安全声产监都管里，确实落石主题责任，拴紧压食各方则任。"
    (typos,) = engine.find([text])
    assert len(typos) <= MOST


def test_confidence_is_a_share(engine: Engine):
    found: list[Typo] = [t for text, _, _ in WRONG for t in engine.find([text])[0]]
    assert all(0 < t.confidence < 1 for t in found)


def test_a_missing_model_is_said(tmp_path: Path):
    with pytest.raises(MissingModelError, match="没有找到错字模型"):
        load(tmp_path)


@pytest.mark.parametrize("name", ["char_table.npy", "weights.json"])
def test_a_damaged_model_is_said(tmp_path: Path, name: str):
    shutil.copytree(MODEL, tmp_path / "typo")
    file = tmp_path / "typo" / name
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)
    with pytest.raises(MissingModelError, match="已损坏"):
        load(tmp_path / "typo")
