import pytest

from gov_docs.core.errors import GovDocsError
from gov_docs.handling.fields import FIELDS, Book, checked, field_called


def field(name: str, book: Book = Book.INCOMING):
    return next(one for one in FIELDS[book] if one.name == name)


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("2026-3-1", "2026-03-01"),
        ("2026年3月1日", "2026-03-01"),
        ("2026/03/01", "2026-03-01"),
        ("20260301", "2026-03-01"),
        ("2026-03-01 00:00:00", "2026-03-01"),  # as a workbook gives a day
        (" 2026.3.1 ", "2026-03-01"),
        ("", ""),
    ],
)
def test_a_day_is_kept_in_one_form(told: str, kept: str) -> None:
    assert checked(field("due"), told) == kept


@pytest.mark.parametrize("told", ["2026-02-30", "2026年13月1日", "20260431"])
def test_a_day_that_does_not_exist_is_told(told: str) -> None:
    with pytest.raises(GovDocsError, match="日历上不存在"):
        checked(field("due"), told)


def test_a_moment_keeps_its_time_and_a_day_does_not() -> None:
    assert checked(field("received"), "2026-11-22 9:05") == "2026-11-22 09:05"
    assert checked(field("due"), "2026-11-22 9:05") == "2026-11-22"
    with pytest.raises(GovDocsError, match="时刻"):
        checked(field("received"), "2026-11-22 25:05")


def test_only_the_date_of_issue_may_be_a_month() -> None:
    assert checked(field("date"), "2026年5月") == "2026-05"
    with pytest.raises(GovDocsError, match="2026-03-01 的样子"):
        checked(field("due"), "2026年5月")


def test_a_count_is_a_number() -> None:
    assert checked(field("copies"), "3份") == "3"
    with pytest.raises(GovDocsError, match="应当是数字"):
        checked(field("copies"), "若干")


def test_a_choice_is_one_of_the_choices() -> None:
    with pytest.raises(GovDocsError, match="办件、阅件"):
        checked(field("category"), "其他")


def test_a_field_is_known_by_its_name_its_title_and_what_others_call_it() -> None:
    for told in ("doc_number", "来文字号", "发文 字号", "文号"):
        assert field_called(Book.INCOMING, told) is field("doc_number")
    assert field_called(Book.INCOMING, "不相干") is None


def test_no_two_fields_of_a_book_are_called_the_same() -> None:
    for book in Book:
        names = [n for one in FIELDS[book] for n in {one.name, one.title, *one.also}]
        assert len(names) == len(set(names)), book
