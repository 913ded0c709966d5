"""The model's files: found, proved whole, mapped into memory."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gov_docs.core.errors import GovDocsError
from gov_docs.files import reason
from gov_docs.typos import tagger as tagger_files
from gov_docs.typos.alphabet import Alphabet
from gov_docs.typos.fluency import Fluency
from gov_docs.typos.neighbours import Neighbours
from gov_docs.typos.shapes import Shapes
from gov_docs.typos.sounds import Sounds
from gov_docs.typos.tagger import Tagger
from gov_docs.typos.words import Words

MANIFEST = "manifest.json"
CHARACTERS = "characters.txt"
WEIGHTS = "weights.json"
VERSION = 2
ARRAYS = (
    "char_single", "char_table", "word_table",
    "readings", "likeness", "classes", "word_sounds", "sound_words",
    "shape_others", "described", "after", "before",
)  # fmt: skip


class MissingModelError(GovDocsError):
    """The typo model is not there, damaged, or of another version; the check runs without it."""


@dataclass(frozen=True, slots=True)
class Model:
    alphabet: Alphabet
    fluency: Fluency
    words: Words
    sounds: Sounds
    shapes: Shapes
    neighbours: Neighbours
    weights: Mapping[str, Any]
    tagger: Tagger | None = None  # a model may do without; its decision then rests on the tables


def load(folder: Path) -> Model:
    """Return the model of the folder, its tables mapped; MissingModelError where that fails."""
    _prove(folder)
    with_tagger = (folder / f"{tagger_files.ARRAYS[0]}.npy").exists()
    names = ARRAYS + tagger_files.ARRAYS if with_tagger else ARRAYS
    arrays = {name: _mapped(folder, name) for name in names}
    return assemble(_text(folder, CHARACTERS), arrays, json.loads(_text(folder, WEIGHTS)))


def assemble(
    characters: str, arrays: Mapping[str, NDArray[Any]], weights: Mapping[str, Any]
) -> Model:
    sounds = Sounds(*(arrays[name] for name in ARRAYS[3:8]))
    with_tagger = tagger_files.ARRAYS[0] in arrays
    return Model(
        Alphabet(characters),
        Fluency(arrays["char_single"], arrays["char_table"]),
        Words(arrays["word_table"]),
        sounds,
        Shapes(arrays["shape_others"], arrays["described"]),
        Neighbours(arrays["after"], arrays["before"]),
        weights,
        Tagger.of(arrays, sounds.first()) if with_tagger else None,
    )


def _prove(folder: Path) -> None:
    try:
        manifest = json.loads(_text(folder, MANIFEST))
        digests = dict(manifest["files"])
        version = manifest.get("version")
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise _damaged(MANIFEST) from error
    for name, digest in digests.items():
        if _digest(folder, name) != digest:
            raise _damaged(name)
    if version != VERSION:
        raise MissingModelError("错字模型与程序版本不符，请重新安装程序。")


def _text(folder: Path, name: str) -> str:
    try:
        return (folder / name).read_text("utf-8")
    except OSError as error:
        raise _unread(folder, name, error) from error


def _digest(folder: Path, name: str) -> str:
    try:
        with (folder / name).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise _unread(folder, name, error) from error


def _mapped(folder: Path, name: str) -> NDArray[Any]:
    try:
        return np.asarray(np.load(folder / f"{name}.npy", mmap_mode="r"))
    except OSError as error:
        raise _unread(folder, f"{name}.npy", error) from error
    except (ValueError, EOFError) as error:
        raise MissingModelError(f"错字模型文件 {name} 无法读取，请重新安装程序。") from error


def _damaged(name: str) -> MissingModelError:
    return MissingModelError(f"错字模型文件 {name} 已损坏，请重新安装程序。")


def _unread(folder: Path, name: str, error: OSError) -> MissingModelError:
    """Return what to tell: what is there but cannot be read needs no new copy but leave to read it."""
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return MissingModelError("没有找到错字模型，请重新安装程序。")
    return MissingModelError(
        f"错字模型的文件 {name} 读不了（{reason(error)}）。"
        f"请检查文件夹 {folder} 的读取权限，不行就重新安装程序。"
    )
