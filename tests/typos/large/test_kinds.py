"""What a folder holds is told before anything is loaded, and so is what it lacks."""

import json

import pytest

from gov_docs.typos.large.errors import LargeModelError
from gov_docs.typos.large.kinds import Kind, detect


@pytest.mark.parametrize(
    ("config", "kind"),
    [
        ({"architectures": ["BertForMaskedLM"]}, Kind.MASKED),
        ({"architectures": ["T5ForConditionalGeneration"]}, Kind.SEQ2SEQ),
        ({"architectures": ["GPT2LMHeadModel"]}, Kind.CAUSAL),
        ({"architectures": ["Qwen2ForCausalLM"]}, Kind.CAUSAL),
        ({"model_type": "bert"}, Kind.MASKED),
    ],
)
def test_the_kind_is_read_from_the_config(folder, config, kind):
    (folder / "config.json").write_text(json.dumps(config))
    model = detect(folder)
    assert (model.kind, model.weights) == (kind, 5000)


@pytest.mark.parametrize(
    ("config", "why"),
    [
        ('{"architectures": ["ViTForImageClassification"]}', "不是 MacBERT"),
        ('{"architectures": 3, "model_type": "bert"}', "不是 MacBERT"),
        ("{}", "不是 MacBERT"),
        ("[]", "已损坏"),
        ("{", "已损坏"),
        ("[" * 100_000, "已损坏"),
        ("x" * 2_000_000, "太大"),
    ],
)
def test_a_config_of_something_else_is_told(folder, config, why):
    (folder / "config.json").write_text(config)
    with pytest.raises(LargeModelError, match=why):
        detect(folder)


@pytest.mark.parametrize(
    ("name", "why"),
    [("config.json", "没有 config.json"), ("vocab.txt", "词表"), ("model.safetensors", "权重")],
)
def test_what_is_missing_is_named(folder, name, why):
    (folder / name).unlink()
    with pytest.raises(LargeModelError, match=why):
        detect(folder)


def test_a_pointer_is_not_taken_for_weights(folder):
    (folder / "model.safetensors").write_text("version https://git-lfs.github.com/spec/v1\n")
    with pytest.raises(LargeModelError, match="指针"):
        detect(folder)


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(LargeModelError, match="找不到"):
        detect(tmp_path / "none")
