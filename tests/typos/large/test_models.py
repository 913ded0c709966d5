"""Real classes of each kind, loaded from a folder and asked in their own process."""

import json
from pathlib import Path

import pytest

from gov_docs.typos.large.engine import start
from gov_docs.typos.large.errors import LargeModelError

pytest.importorskip("torch", reason="torch is not installed (extra neural)")
pytest.importorskip("transformers", reason="transformers is not installed (extra neural)")

from tests.typos.large.tiny_models import MENDED, OTHER, SLIP, make_bert, make_gpt2, make_t5

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]
MAKE = {"masked": make_bert, "seq2seq": make_t5, "causal": make_gpt2}


@pytest.fixture(scope="module", params=MAKE)
def folder(request, tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp(request.param) / "模型 文件夹"
    MAKE[request.param](path)
    return path


@pytest.fixture(scope="module")
def engine(folder):
    made = start(folder)
    yield made
    made.close()


def test_the_slip_is_found_and_nothing_else(engine):
    found = engine.find_apart([f"{SLIP}{OTHER}", MENDED, OTHER])
    assert [[(one.start, one.replacement) for one in text] for text in found] == [
        [(SLIP.index("严"), "产")], [], [],
    ]  # fmt: skip


def test_a_sentence_gets_the_same_answer_in_any_company(engine):
    alone = engine.find_apart([SLIP])
    engine._answers.clear()
    assert engine.find_apart([OTHER, SLIP, MENDED])[1] == alone[0]


def test_broken_weights_are_told(folder, tmp_path):
    copy = tmp_path / "copy"
    copy.mkdir()
    for file in folder.iterdir():
        (copy / file.name).write_bytes(file.read_bytes()[: 400 if "safe" in file.name else None])
    with pytest.raises(LargeModelError, match="载入不了"):
        start(copy)


def test_another_class_than_the_config_says_is_told(folder, tmp_path):
    copy = tmp_path / "copy"
    copy.mkdir()
    for file in folder.iterdir():
        (copy / file.name).write_bytes(file.read_bytes())
    (copy / "config.json").write_text(
        json.dumps({"architectures": ["NewForMaskedLM"], "model_type": "nobody"})
    )
    with pytest.raises(LargeModelError, match="载入不了"):
        start(copy)


def test_too_little_memory_is_told(folder):
    with pytest.raises(LargeModelError, match="内存不够"):
        start(folder, memory_gb=0.02)
