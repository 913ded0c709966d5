from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import pytest

from gov_docs.handling import register_numbers, store_log
from gov_docs.handling.fields import Book
from gov_docs.handling.filling import Filled
from gov_docs.handling.register import Outcome, add
from gov_docs.handling.register_numbers import gaps
from gov_docs.handling.store import open_engine
from gov_docs.precedents.engine import Engine
from tests.handling.registers import NONE, entered

Clock = Callable[[str], None]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    def set_to(told: str) -> None:
        for module in (store_log, register_numbers):
            monkeypatch.setattr(module, "now", lambda: datetime.fromisoformat(told))

    return set_to


def enter(engine: Engine, **values: str) -> Outcome:
    return add(engine, Book.INCOMING, Filled({"title": "甲", **values}), NONE)


def test_numbers_begin_anew_with_the_year_and_in_each_book(engine: Engine, clock: Clock) -> None:
    clock("2026-12-31T09:00:00")
    assert [entered(engine).number for _ in range(2)] == ["2026-0001", "2026-0002"]
    assert entered(engine, book=Book.OUTGOING).number == "2026-0001"
    clock("2027-01-04T09:00:00")
    assert entered(engine).number == "2027-0001"


def test_a_clock_set_back_is_told_and_opens_no_older_year(engine: Engine, clock: Clock) -> None:
    clock("2026-11-22T09:00:00")
    entered(engine)
    clock("2025-11-22T09:00:00")
    told = enter(engine)
    assert told.entry.number == "2026-0002"
    assert told.entry.values["received"] == "2026-11-22 09:00"
    assert "时钟" in told.warnings[0]
    assert "2025-11-22 09:00" in told.warnings[0]


def test_two_clocks_a_little_apart_are_nothing_to_tell(engine: Engine, clock: Clock) -> None:
    clock("2026-11-22T09:05:00")
    entered(engine)
    clock("2026-11-22T09:00:00")
    assert enter(engine).warnings == ()


def test_a_day_a_person_gives_is_taken(engine: Engine, clock: Clock) -> None:
    clock("2027-11-22T09:00:00")  # it was wrong
    entered(engine)
    clock("2026-11-22T09:00:00")
    told = enter(engine, received="2026-11-22")
    assert told.entry.number == "2026-0001"
    assert told.warnings == ()
    assert "2062年" in enter(engine, received="2062-11-22").warnings[0]


def test_many_at_once_get_numbers_without_gap_or_double(engine: Engine) -> None:
    def five(_: int) -> list[int]:
        with open_engine() as own:
            return [entered(own).serial for _ in range(5)]

    with ThreadPoolExecutor(4) as pool:
        given = [number for found in pool.map(five, range(4)) for number in found]
    assert sorted(given) == list(range(1, 21))
    assert gaps(engine, Book.INCOMING, store_log.now().year) == []
