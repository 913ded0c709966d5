"""A store of a newer version, in use, damaged or out of reach: told in one sentence, nothing lost."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from gov_docs.core.errors import GovDocsError
from gov_docs.precedents.library import open_library
from gov_docs.precedents.sqlite import Sqlite


def refused() -> str:
    with pytest.raises(GovDocsError) as told, open_library():
        pass
    return str(told.value)


def test_a_store_of_a_newer_program_is_left_alone(home: Path):
    with open_library():
        pass
    with sqlite3.connect(home / "library.sqlite") as db:
        db.execute("UPDATE state SET value = '99' WHERE name = 'version'")
    db.close()
    assert "更新程序" in refused()
    assert (home / "library.sqlite").exists()


@pytest.mark.parametrize(
    "spoil",
    [
        "UPDATE state SET value = 'abc' WHERE name = 'version'",
        "DELETE FROM state",
        "DROP TABLE files",
    ],
)
def test_a_store_that_lacks_something_is_told_and_left_alone(home: Path, spoil: str):
    with open_library():
        pass
    db = sqlite3.connect(home / "library.sqlite", isolation_level=None)
    db.execute(spoil)
    db.close()
    assert "找回备份" in refused()
    assert (home / "library.sqlite").exists()


def test_a_damaged_store_is_set_aside_whole(home: Path):
    home.mkdir()
    (home / "library.sqlite").write_bytes(b"not a database " * 500)
    told = refused()
    (kept,) = home.glob("library-damaged-*.sqlite")
    assert kept.name in told
    assert kept.read_bytes() == b"not a database " * 500
    with open_library() as library:
        assert library.store.count() == 0


def test_a_store_in_use_is_told_after_patience(home: Path):
    with open_library():
        pass
    holder = sqlite3.connect(home / "library.sqlite", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    impatient = Sqlite(home / "library.sqlite", patience=0.05)
    with pytest.raises(GovDocsError, match="正被另一个程序占用"), impatient.writing():
        pass
    impatient.close()
    with open_library() as library:  # reading goes on meanwhile
        assert library.store.count() == 0
    holder.close()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path):
    (tmp_path / "file").write_text("")
    with pytest.raises(GovDocsError, match="建不了"):
        Sqlite(tmp_path / "file" / "home" / "library.sqlite")


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("mysql://server/db", "postgresql://"),
        ("postgresql://user:geheim@127.0.0.1:9/db", "连不上"),
    ],
)
def test_a_wrong_address_is_told_without_its_password(home: Path, url: str, words: str):
    home.mkdir()
    (home / "settings.toml").write_text(f'[store]\nurl = "{url}"\n')
    told = refused()
    assert words in told
    assert "geheim" not in told


_ADDER = """
import sys
from pathlib import Path
from gov_docs.precedents.importing import import_files
from gov_docs.precedents.library import open_library
with open_library() as library:
    for one in import_files(library.store, sorted(Path(sys.argv[1]).glob(sys.argv[2])), 1):
        assert one.id, one.error
    library.index.catch_up(library.store, wait=True)
"""


def test_two_processes_add_at_once(home: Path, tmp_path: Path):
    for at in range(40):
        text = f"关于第{at}项工作的通知\n各有关单位：\n请做好第{at}项工作。"
        (tmp_path / f"{at:02d}.txt").write_text(text, encoding="utf-8")
    running = [
        subprocess.Popen([sys.executable, "-c", _ADDER, str(tmp_path), pattern])
        for pattern in ("[0-2]*.txt", "[1-3]*.txt")
    ]
    assert [one.wait(60) for one in running] == [0, 0]
    with open_library() as library:
        assert library.store.count() == 40
        assert len(library.search("工作的通知", limit=100)) == 40
