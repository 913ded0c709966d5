import time
from datetime import date, timedelta

import pytest

from gov_docs.handling.fields import Book
from gov_docs.handling.register_reading import Query, page
from gov_docs.handling.register_writing import insert
from gov_docs.handling.weekly import figures
from gov_docs.handling.weekly_range import week_called
from gov_docs.precedents.engine import Engine

_MANY = 10_000
_BOUND_S = 1.0  # the aim is 0.3 s on a quiet machine


@pytest.fixture
def full(engine: Engine, request: pytest.FixtureRequest) -> Engine:
    """Fill the register with two years of entries."""
    if "postgres" in request.node.name:
        pytest.skip("ten thousand entries take their time over the network")
    first = date(2025, 1, 1)
    with engine.writing():
        for at in range(_MANY):
            day = first + timedelta(days=at * 700 // _MANY)
            values = {
                "received": f"{day} 09:00",
                "title": f"关于做好第{at}项工作的通知",
                "sender": f"某某市第{at % 60}局",
                "doc_number": f"某发〔{day.year}〕{at}号",
                "kind": "通知",
                "due": (day + timedelta(days=14)).isoformat(),
                "due_basis": "一般办件",
                "lead": f"市第{at % 40}局",
                "done": "" if at % 9 == 0 else (day + timedelta(days=9)).isoformat(),
            }
            values = {name: value for name, value in values.items() if value}
            insert(engine, Book.INCOMING, (day.year, at + 1), values, "张三", day.isoformat())
    return engine


def test_every_page_of_a_full_register_opens_at_once(full: Engine) -> None:
    today = "2026-11-22"
    asked = (
        Query(today=today),
        Query(today=today, page=150),
        Query(text="第9999项", today=today),
        Query(text="没有的", today=today),
        Query(status="overdue", today=today),
        Query(status="waiting", lead="-", since="2026-01-01", today=today),
        Query(status="done", kind="通知", until="2025-06-30", today=today, page=9),
    )
    for query in asked:
        start = time.perf_counter()
        page(full, query)
        took = time.perf_counter() - start
        assert took < _BOUND_S, query
    start = time.perf_counter()
    assert figures(full, week_called("2026-W40"), date(2026, 11, 22)).received > 50
    assert time.perf_counter() - start < 2 * _BOUND_S
