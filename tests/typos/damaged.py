"""Copies of the shipped model with something wrong, as a disk or a copy program leaves them."""

import hashlib
import json
from pathlib import Path

from gov_docs.resources import resource

MODEL = resource("models", "typo")


def copy(folder: Path) -> Path:
    """Return a copy whose files may be changed: links to those that are not."""
    folder.mkdir(parents=True)
    for file in MODEL.iterdir():
        if file.is_file():
            (folder / file.name).symlink_to(file)
    return folder


def flipped(folder: Path, name: str) -> Path:
    """Return a model one bit of which is wrong."""
    data = bytearray((copy(folder) / name).read_bytes())
    data[len(data) // 2] ^= 1
    return _put(folder, name, bytes(data))


def truncated(folder: Path, name: str, share: float) -> Path:
    """Return a model one file of which ends early, though its checksum says it is right."""
    data = (copy(folder) / name).read_bytes()
    cut = data[: int(len(data) * share)]
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    manifest["files"][name] = hashlib.sha256(cut).hexdigest()
    _put(folder, "manifest.json", json.dumps(manifest).encode())
    return _put(folder, name, cut)


def _put(folder: Path, name: str, data: bytes) -> Path:
    (folder / name).unlink()
    (folder / name).write_bytes(data)
    return folder


def rewritten(folder: Path, **changes: object) -> Path:
    """Return a model whose manifest says something else."""
    manifest = json.loads((copy(folder) / "manifest.json").read_text("utf-8"))
    return _put(folder, "manifest.json", json.dumps(manifest | changes).encode())
