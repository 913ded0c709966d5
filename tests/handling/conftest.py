"""A register of the test's own, in SQLite and, where a server is there, in PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from gov_docs.handling.store import open_engine
from gov_docs.precedents.engine import Engine
from tests.precedents.conftest import home, server

__all__ = ["home", "server"]


@pytest.fixture(params=["sqlite", "postgres"])
def engine(request: pytest.FixtureRequest, home: Path) -> Iterator[Engine]:
    if request.param == "postgres":
        request.getfixturevalue("server")
    with open_engine() as opened:
        yield opened
