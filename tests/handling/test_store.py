from concurrent.futures import ThreadPoolExecutor

import pytest

from gov_docs.core.errors import GovDocsError
from gov_docs.handling.register_reading import Query, page
from gov_docs.handling.store import open_engine, prepare
from gov_docs.handling.store_schema import NAME, VERSIONS
from gov_docs.precedents.engine import Engine
from gov_docs.precedents.library import open_library
from tests.handling.registers import entered


def test_the_register_lies_beside_the_library(engine: Engine) -> None:
    entered(engine, "甲")
    with open_library() as library:
        prepare(library.store.engine)
        assert page(library.store.engine, Query()).total == 1
        assert library.store.count() == 0


def test_a_register_of_a_newer_program_is_left_alone(engine: Engine) -> None:
    engine.run("UPDATE state SET value = ? WHERE name = ?", [(str(len(VERSIONS) + 1), NAME)])
    with pytest.raises(GovDocsError, match="请更新程序"), open_engine():
        pass


def test_a_version_that_cannot_be_read_is_told(engine: Engine) -> None:
    engine.run("UPDATE state SET value = 'x' WHERE name = ?", [(NAME,)])
    with pytest.raises(GovDocsError, match="读不懂"), open_engine():
        pass


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
def test_many_may_open_it_for_the_first_time_at_once(
    kind: str, home, request: pytest.FixtureRequest
) -> None:
    if kind == "postgres":
        request.getfixturevalue("server")
    with open_library():
        pass

    def first(_: int) -> int:
        with open_engine() as engine:
            return page(engine, Query()).total

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(first, range(4))) == [0] * 4


def test_what_is_begun_and_not_ended_leaves_nothing(engine: Engine) -> None:
    def begun() -> None:
        with engine.writing():
            engine.run("INSERT INTO state (name, value) VALUES ('half', '1')")
            raise RuntimeError("killed")

    with pytest.raises(RuntimeError):
        begun()
    assert engine.rows("SELECT value FROM state WHERE name = 'half'") == []
