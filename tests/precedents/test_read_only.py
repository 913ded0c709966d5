"""A library in a data folder that may be read and not written: it can still be searched."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from gov_docs.core.errors import GovDocsError
from gov_docs.precedents.importing import import_files
from gov_docs.precedents.library import open_library
from tests.precedents.conftest import notice


@pytest.fixture
def filled(home: Path, tmp_path: Path) -> Path:
    """Return the data folder with two documents and the index in it."""
    paths = [tmp_path / f"{subject}.txt" for subject in ("防汛检查", "噪声整治")]
    for path in paths:
        path.write_text("\n".join(notice(f"关于开展{path.stem}的通知")), encoding="utf-8")
    with open_library() as library:
        list(import_files(library.store, paths))
        library.search("噪声整治")
    return home


def no_writing(home: Path) -> None:
    for path in (home, *home.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    if os.access(home, os.W_OK):
        pytest.skip("this user may write everywhere, as root may")


@pytest.fixture
def read_only(filled: Path) -> Iterator[Path]:
    try:
        no_writing(filled)
        yield filled
    finally:
        for path in (filled, *filled.rglob("*")):
            path.chmod(0o755 if path.is_dir() else 0o644)


def found() -> list[str]:
    with open_library() as library:
        return [hit.precedent.title for hit in library.search("噪声整治", limit=1)]


def test_a_read_only_folder_is_searched(read_only: Path):
    before = sorted(read_only.rglob("*"))
    assert found() == ["关于开展噪声整治的通知"]
    assert sorted(read_only.rglob("*")) == before


def test_what_another_process_has_not_taken_in_is_read_too(filled: Path, tmp_path: Path):
    late = tmp_path / "late.txt"
    late.write_text("\n".join(notice("关于开展垃圾分类的通知")), encoding="utf-8")
    with open_library() as writer:  # while it is open the new text waits beside the store
        list(import_files(writer.store, [late]))
        try:
            no_writing(filled)
            with open_library() as library:
                assert library.holding("关于开展垃圾分类的通知")
                assert library.search("垃圾分类", limit=1)
        finally:
            for path in (filled, *filled.rglob("*")):
                path.chmod(0o755 if path.is_dir() else 0o644)


def test_adding_to_it_is_told(read_only: Path, tmp_path: Path):
    new = tmp_path / "new.txt"
    new.write_text("\n".join(notice("关于开展垃圾分类的通知")), encoding="utf-8")
    with open_library() as library, pytest.raises(GovDocsError, match="只读"):
        list(import_files(library.store, [new]))


def test_a_damaged_store_stays_where_it_is(read_only: Path):
    store = read_only / "library.sqlite"
    store.chmod(0o644)
    store.write_bytes(b"no database at all" * 100)
    store.chmod(0o444)
    with pytest.raises(GovDocsError, match="已损坏"), open_library():
        pass
    assert store.exists()


def test_a_copy_of_the_index_is_deleted_in_the_end(
    read_only: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(place))
    assert found()
    assert not list(place.iterdir())
