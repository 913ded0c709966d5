"""Files into the library: bad ones, unchanged ones, many, and an import that is killed."""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from gov_docs.precedents.importing import import_files
from gov_docs.precedents.keeping import Fate
from gov_docs.precedents.library import StoredLibrary, open_library
from tests.precedents.conftest import notice


@pytest.fixture
def library(home: Path) -> Iterator[StoredLibrary]:
    with open_library() as opened:
        yield opened


def write(folder: Path, count: int) -> list[Path]:
    paths = []
    for at in range(count):
        lines = notice(
            f"关于开展第{at}批检查的通知", f"某环〔2024〕{at + 1}号", f"请做好第{at}批检查。"
        )
        path = folder / f"{at:04d}.txt"
        path.write_text("\n".join(lines), encoding="utf-8")
        paths.append(path)
    return paths


def test_a_bad_file_is_one_line_and_the_rest_goes_on(library: StoredLibrary, tmp_path: Path):
    paths = write(tmp_path, 2)
    (tmp_path / "bad.docx").write_bytes(b"PK\x03\x04 broken")
    (tmp_path / "empty.txt").write_text("\n \n", encoding="utf-8")
    bad = [tmp_path / "bad.docx", tmp_path / "empty.txt", tmp_path / "missing.txt"]
    results = {one.path: one for one in import_files(library.store, [paths[0], *bad, paths[1]])}
    assert [results[path].fate for path in paths] == [Fate.ADDED] * 2
    assert all(results[path].fate is Fate.FAILED and results[path].error for path in bad)
    assert library.store.count() == 2


def test_an_unchanged_file_is_not_read_again(
    library: StoredLibrary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    paths = write(tmp_path, 3)
    first = {one.path: one.id for one in import_files(library.store, paths)}
    monkeypatch.setattr("gov_docs.precedents.importing.read", None)
    again = list(import_files(library.store, paths))
    assert {one.path: one.id for one in again} == first
    assert {one.fate for one in again} == {Fate.KNOWN}


def test_several_processes_give_the_same(library: StoredLibrary, tmp_path: Path):
    results = list(import_files(library.store, write(tmp_path, 20), workers=2))
    assert [one.fate for one in results] == [Fate.ADDED] * 20
    assert library.store.count() == 20


_CHILD = """
import sys
from pathlib import Path
from gov_docs.desk import library
for one in library.add([Path(sys.argv[1])], lambda done, total: None):
    print(one.id, flush=True)
"""


def test_what_was_reported_survives_a_kill_at_any_moment(home: Path, tmp_path: Path):
    folder = tmp_path / "papers"
    folder.mkdir()
    write(folder, 600)
    reported: set[int] = set()
    for at in range(5):
        child = subprocess.Popen(
            [sys.executable, "-c", _CHILD, str(folder)], stdout=subprocess.PIPE, text=True
        )
        assert child.stdout
        child.stdout.readline()  # it is in the midst of it
        time.sleep(0.03 * at)
        child.kill()
        output, _ = child.communicate()
        reported |= {int(line) for line in output.split("\n")[:-1]}
        with open_library() as library:
            ids = {one.id for one in library.store.all()}
            assert reported <= ids
            assert library.search("检查的通知", limit=1)
    assert reported
