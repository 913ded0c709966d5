"""Which kind of model a folder holds, told from its files alone."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from gov_docs.typos.large.errors import LargeModelError

_LONGEST_CONFIG = 1_000_000  # bytes
_WEIGHTS = ("*.safetensors", "pytorch_model*.bin")
_TOKENIZERS = ("tokenizer.json", "vocab.txt", "spiece.model", "tokenizer.model", "vocab.json")
_POINTER = b"version https://git-lfs"


class Kind(Enum):
    MASKED = "masked"  # BERT: each character judged where it stands
    SEQ2SEQ = "seq2seq"  # T5: the sentence written anew
    CAUSAL = "causal"  # GPT, Llama, Qwen: asked in words


_ENDINGS = {
    "ForMaskedLM": Kind.MASKED,
    "ForConditionalGeneration": Kind.SEQ2SEQ,
    "ForCausalLM": Kind.CAUSAL,
    "LMHeadModel": Kind.CAUSAL,
}
# For a folder whose config names no class.
_TYPES = {"bert": Kind.MASKED, "t5": Kind.SEQ2SEQ, "mt5": Kind.SEQ2SEQ, "gpt2": Kind.CAUSAL}


@dataclass(frozen=True, slots=True)
class ModelFolder:
    path: Path
    kind: Kind
    weights: int  # bytes


def detect(path: Path) -> ModelFolder:
    """Return what the folder holds; LargeModelError says what it lacks."""
    if not path.is_dir():
        raise LargeModelError(f"找不到大模型的文件夹 {path}，请检查设置 [typos] 里的 model。")
    try:
        kind = _kind(_config(path), path)
        weights = sum(_size(file) for file in _weight_files(path))
    except OSError as error:
        raise LargeModelError(f"大模型文件夹 {path} 读不了，请检查权限。") from error
    if not weights:
        raise _unlike(path, "没有权重文件 model.safetensors 或 pytorch_model.bin")
    if not any((path / name).is_file() for name in _TOKENIZERS):
        raise _unlike(path, "没有词表文件 vocab.txt 或 tokenizer.json")
    return ModelFolder(path, kind, weights)


def _config(path: Path) -> Mapping[str, Any]:
    file = path / "config.json"
    if not file.is_file():
        raise _unlike(path, "没有 config.json")
    if file.stat().st_size > _LONGEST_CONFIG:
        raise _unlike(path, "config.json 太大")
    try:
        config = json.loads(file.read_bytes())
    except (ValueError, RecursionError) as error:
        raise _unlike(path, "config.json 已损坏") from error
    if not isinstance(config, dict):
        raise _unlike(path, "config.json 已损坏")
    return config


def _kind(config: Mapping[str, Any], path: Path) -> Kind:
    named = config.get("architectures") or ()
    for name in named if isinstance(named, list) else ():
        for ending, kind in _ENDINGS.items():
            if str(name).endswith(ending):
                return kind
    kind_of_type = _TYPES.get(str(config.get("model_type")))
    if named or not kind_of_type:
        raise _unlike(path, "里面的模型不是 MacBERT、T5 或 GPT 一类的")
    return kind_of_type


def _weight_files(path: Path) -> Iterator[Path]:
    return (file for pattern in _WEIGHTS for file in path.glob(pattern) if file.is_file())


def _size(file: Path) -> int:
    size = file.stat().st_size
    if size < 1024 and file.read_bytes().startswith(_POINTER):
        raise LargeModelError(f"{file} 只是下载用的指针，不是权重本身，请重新下载完整的模型。")
    return size


def _unlike(path: Path, why: str) -> LargeModelError:
    return LargeModelError(
        f"{path} 不是可用的模型文件夹：{why}；请检查设置 [typos] 里的 model，或重新下载完整的模型。"
    )
