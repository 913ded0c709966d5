"""The model that comes with the program: read once, and damage is told, not suffered."""

import errno
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from gov_docs.typos import model as model_files
from gov_docs.typos import shipped as shipped_file
from gov_docs.typos.engine import own_engine
from gov_docs.typos.model import MissingModelError, load
from gov_docs.typos.shipped import shipped
from tests.typos import damaged


@pytest.fixture
def another(monkeypatch: pytest.MonkeyPatch):
    """Make the program look for its model elsewhere, as if just started."""

    def put(folder: Path) -> None:
        monkeypatch.setattr(shipped_file, "resource", lambda *_: folder)
        shipped_file._read.cache_clear()

    yield put
    shipped_file._read.cache_clear()


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    asked: list[Path] = []
    monkeypatch.setattr(model_files, "load", lambda folder: asked.append(folder) or load(folder))
    return asked


def test_threads_that_ask_at_once_read_it_once(another, reads):
    another(damaged.MODEL)
    with ThreadPoolExecutor(4) as pool:
        models = list(pool.map(lambda _: shipped(), range(4)))
    assert len(reads) == 1
    assert len({id(model) for model in models}) == 1


def test_the_engine_holds_the_same_model():
    assert own_engine()._model is shipped()


def test_a_model_that_is_missing_is_looked_for_once(another, reads, tmp_path):
    another(tmp_path)
    for _ in range(3):
        with pytest.raises(MissingModelError, match="没有找到错字模型"):
            shipped()
    assert len(reads) == 1


def test_without_the_memory_for_it_that_is_told(another, monkeypatch):
    def full(_):
        raise MemoryError

    monkeypatch.setattr(model_files, "load", full)
    another(damaged.MODEL)
    with pytest.raises(MissingModelError, match="内存不够"):
        shipped()


def may_not_read(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse one file, as a system does that keeps it from this user."""
    opened, mapped = Path.open, model_files.np.load

    def refuse(path, real, *args, **kwargs):
        if Path(path).name == name:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return real(path, *args, **kwargs)

    monkeypatch.setattr(Path, "open", lambda path, *a, **k: refuse(path, opened, *a, **k))
    monkeypatch.setattr(model_files.np, "load", lambda p, *a, **k: refuse(p, mapped, *a, **k))


@pytest.mark.parametrize("name", ["manifest.json", "word_table.npy", "weights.json"])
def test_one_that_may_not_be_read_is_not_called_missing(tmp_path, monkeypatch, name):
    folder = damaged.copy(tmp_path / "typo")
    may_not_read(name, monkeypatch)
    with pytest.raises(MissingModelError, match=f"{name} 读不了（没有权限）.*权限") as told:
        load(folder)
    assert str(folder) in str(told.value)


def test_a_table_whose_permission_goes_while_it_is_read_is_told(tmp_path, monkeypatch):
    folder = damaged.copy(tmp_path / "typo")
    monkeypatch.setattr(model_files, "_prove", lambda _: None)
    may_not_read("char_table.npy", monkeypatch)
    with pytest.raises(MissingModelError, match="没有权限"):
        load(folder)


def test_a_manifest_that_says_nothing_is_called_damaged(tmp_path):
    folder = damaged.copy(tmp_path / "typo")
    (folder / "manifest.json").unlink()
    (folder / "manifest.json").write_text("[]", encoding="utf-8")
    with pytest.raises(MissingModelError, match="已损坏"):
        load(folder)


@pytest.mark.parametrize("name", ["word_table.npy", "manifest.json", "characters.txt"])
def test_a_flipped_bit_is_told(tmp_path, name):
    with pytest.raises(MissingModelError):
        load(damaged.flipped(tmp_path / "typo", name))


@pytest.mark.parametrize("share", [0, 0.000003, 0.5])
def test_a_table_that_ends_early_is_told(tmp_path, share):
    with pytest.raises(MissingModelError, match="无法读取"):
        load(damaged.truncated(tmp_path / "typo", "char_table.npy", share))


def test_another_version_is_told(tmp_path):
    folder = damaged.rewritten(tmp_path / "typo", version=99)
    with pytest.raises(MissingModelError, match="版本不符"):
        load(folder)
