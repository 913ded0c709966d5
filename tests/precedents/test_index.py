"""The index is derived: whatever becomes of it, a search finds what the store holds."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import tantivy

from gov_docs.precedents import indexed
from gov_docs.precedents.library import StoredLibrary, open_library
from tests.precedents.conftest import Add, notice


@pytest.fixture
def library(home: Path) -> Iterator[StoredLibrary]:
    with open_library() as opened:
        yield opened


@pytest.fixture
def folder(home: Path, library: StoredLibrary, add: Add) -> Path:
    for subject in ("防汛检查", "噪声整治"):
        add(subject, *notice(f"关于开展{subject}的通知"))
    assert found() == 1
    return home / "index"


def found() -> int:
    with open_library() as fresh:
        return len(fresh.search("噪声整治", limit=1))


def generation(folder: Path) -> Path:
    return folder / json.loads((folder / "state.json").read_text())["generation"]


def shorten(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


@pytest.mark.parametrize(
    "harm",
    [
        shutil.rmtree,
        lambda folder: (folder / "state.json").unlink(),
        lambda folder: (folder / "state.json").write_text("{]"),
        lambda folder: (folder / "state.json").write_text('{"form": 1, "more": 2}'),
        lambda folder: shutil.rmtree(generation(folder)),
        lambda folder: (generation(folder) / "meta.json").unlink(),
        lambda folder: shorten(generation(folder) / "meta.json"),
        lambda folder: [one.unlink() for one in generation(folder).glob("*.idx")],
        lambda folder: [shorten(one) for one in generation(folder).glob("*.term")],
        lambda folder: [one.unlink() for one in generation(folder).glob("*.pos")],
    ],
)
def test_a_missing_or_damaged_index_is_built_anew(folder: Path, harm: Callable[[Path], object]):
    harm(folder)
    assert found() == 1


def test_an_index_of_an_older_form_is_built_anew(folder: Path, monkeypatch: pytest.MonkeyPatch):
    before = generation(folder)
    monkeypatch.setattr("gov_docs.precedents.index.FORM", indexed.FORM + 1)
    assert found() == 1
    assert generation(folder) != before


def test_an_index_of_another_store_is_not_believed(folder: Path, home: Path):
    for path in home.glob("library.sqlite*"):
        path.unlink()
    assert found() == 0


def test_a_search_goes_on_while_another_process_writes_the_index(folder: Path, add: Add):
    writer = tantivy.Index.open(str(generation(folder))).writer(15_000_000, 1)
    add("new", *notice("关于开展秸秆禁烧的通知"))
    assert found() == 1
    del writer
    with open_library() as fresh:
        assert fresh.search("秸秆禁烧")
