"""Codes are given once and without a gap; whatever happens stands in the log."""

import threading

import pytest

from gov_docs.core.errors import GovDocsError
from gov_docs.handling.archive.catalogue import COLUMNS, gaps, lines, stamp
from gov_docs.handling.archive.codes import Class, parse
from gov_docs.handling.archive.filed import Held, Item, filed_items
from gov_docs.handling.archive.filing import file_item, next_number, take_back
from gov_docs.handling.store import open_engine
from gov_docs.handling.store_log import Event, read

WHERE = Class("Z109", "2026", "永久", "ZH")


def item(name: str) -> Item:
    return Item(
        f"关于{name}的通知",
        "云山市档案局",
        "云档〔2026〕1号",
        "2026-03-01",
        files=(Held(f"/{name}", name),),
    )


def test_numbers_run_on_in_their_class(engine):
    codes = [file_item(engine, WHERE, item(name)).code for name in "甲乙"]
    codes.append(file_item(engine, Class("Z109", "2026", "30年", "ZH"), item("丙")).code)
    assert codes == ["Z109-WS·2026-Y-ZH-0001", "Z109-WS·2026-Y-ZH-0002", "Z109-WS·2026-D30-ZH-0001"]
    assert [parse(code)[1] for code in codes] == [1, 2, 1]


def test_a_number_taken_back_leaves_no_gap(engine):
    for name in "甲乙丙":
        file_item(engine, WHERE, item(name))
    take_back(engine, WHERE.code(2))
    assert gaps(filed_items(engine))
    assert next_number(engine, WHERE) == 2
    file_item(engine, WHERE, item("丁"))
    assert not gaps(filed_items(engine))
    events = [(one.event, one.field[-4:]) for one in read(engine, "event IN ('filed', 'unfiled')")]
    assert events[-2:] == [(Event.UNFILED, "0002"), (Event.FILED, "0002")]


def test_the_same_file_is_not_filed_twice(engine):
    file_item(engine, WHERE, item("甲"))
    with pytest.raises(GovDocsError, match="Y-ZH-0001"):
        file_item(engine, WHERE, item("甲"))
    assert len(filed_items(engine)) == 1


@pytest.mark.parametrize(
    ("where", "told"),
    [
        (Class("", "2026", "永久"), "全宗号"),
        (Class("Z109", "", "永久"), "年度"),
        (Class("Z109", "2026", ""), "保管期限"),
    ],
)
def test_what_is_missing_for_a_code_is_said(engine, where, told):
    with pytest.raises(GovDocsError, match=told):
        file_item(engine, where, item("甲"))
    assert not filed_items(engine)


def test_two_at_once_get_two_numbers(engine):
    def one(name: str) -> None:
        with open_engine() as own:
            for at in range(5):
                file_item(own, WHERE, item(f"{name}{at}"))

    threads = [threading.Thread(target=one, args=(name,)) for name in "甲乙"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [one.place[1] for one in filed_items(engine)] == list(range(1, 11))


def test_the_catalogue_line_and_the_stamp(engine):
    filed = file_item(engine, WHERE, item("甲"))
    line = dict(zip(COLUMNS, lines([filed])[0], strict=True))
    assert line["日期"] == "20260301"
    assert line["档号"] == filed.code
    assert stamp(filed)["件号"] == "1"
    assert stamp(filed)["保管期限"] == "永久"
