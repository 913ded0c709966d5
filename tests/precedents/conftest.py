"""A library of the test's own, in SQLite and, where a server is there, in PostgreSQL."""

import os
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from gov_docs.precedents.importing import Imported, import_files
from gov_docs.precedents.library import StoredLibrary, open_library

SERVER = os.environ.get("GOVDOCS_TEST_POSTGRES", "")

Add = Callable[..., Imported]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    monkeypatch.setenv("GOVDOCS_HOME", str(folder))
    return folder


@pytest.fixture
def server(home: Path) -> Iterator[str]:
    """Make the settings name an empty place on a real server."""
    if not SERVER:
        pytest.skip("GOVDOCS_TEST_POSTGRES names no server")
    import psycopg

    schema = f"test_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(SERVER, autocommit=True) as db:
        db.execute(f"CREATE SCHEMA {schema}")
        home.mkdir(parents=True, exist_ok=True)
        url = f"{SERVER}?options=-csearch_path%3D{schema}"
        (home / "settings.toml").write_text(f'[store]\nurl = "{url}"\n')
        yield url
        db.execute(f"DROP SCHEMA {schema} CASCADE")


@pytest.fixture(params=["sqlite", "postgres"])
def library(request: pytest.FixtureRequest, home: Path) -> Iterator[StoredLibrary]:
    if request.param == "postgres":
        request.getfixturevalue("server")
    with open_library() as opened:
        yield opened


@pytest.fixture
def add(library: StoredLibrary, tmp_path: Path) -> Add:
    """Import one text given line by line, as the file of that name."""

    def one(name: str, *lines: str) -> Imported:
        path = tmp_path / f"{name}.txt"
        path.write_text("\n".join(lines), encoding="utf-8")
        (result,) = import_files(library.store, [path])
        return result

    return one


def notice(title: str, number: str = "", *body: str, date: str = "2024年3月5日") -> tuple[str, ...]:
    """Return the lines of a 通知 as a city's office issues it."""
    head = (title, number) if number else (title,)
    text = body or ("请各有关单位结合实际认真抓好落实。",)
    return (*head, "各有关单位：", *text, "某某市生态环境局", date)
