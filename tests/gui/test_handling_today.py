"""今日 tells what waits, and answers a question."""

import pytest

from gov_docs.desk import registering
from gov_docs.handling.fields import Book


@pytest.fixture
def entered(home):
    registering.add_blank(
        Book.INCOMING,
        {
            "title": "云山市人民政府关于加强基层治理的实施意见",
            "sender": "云山市人民政府",
            "due": "2020-01-02",
        },
    )


def test_nothing_is_shown_where_nothing_came_in(window, wait):
    wait(lambda: window.today.handling._finder._pool.activeThreadCount() == 0)
    assert not window.today.handling.isVisible()


def test_what_waits_and_what_is_late(entered, window, wait):
    today = window.today.handling
    window.show_page("今日")
    wait(lambda: today.isVisible())
    assert today._told.text() == "待处理 1 件，逾期 1 件，新登记 1 件"
    assert today._week.text() == "本周没有归档文件。"
    today._late.itemAt(0).widget().click()
    wait(lambda: window.incoming.detail is not None)
    assert window.shown == "收文"
    window.show_page("今日")
    wait(lambda: "新登记" not in today._told.text())


def test_a_question_and_its_answer(entered, window, wait):
    today = window.today.handling
    window.show_page("今日")
    wait(lambda: today.isVisible())
    today.question.setText("今天基层治理专项工会发新文件了吗？")
    today.ask()
    wait(lambda: today._found.count() == 1)
    assert today._answer.text().startswith("有。今天")
    today.question.setText("有没有关于渔业的文件")
    today.ask()
    wait(lambda: today._answer.text().startswith("库中没有"))
    assert today._found.count() == 0


def test_an_answer_that_is_longer_than_its_list_says_so(home, window, wait):
    for number in range(10):
        values = {"title": f"关于基层治理的通知（{number}）", "sender": "云山市人民政府"}
        registering.add_blank(Book.INCOMING, values)
    today = window.today.handling
    window.show_page("今日")
    wait(lambda: today.isVisible())
    today.question.setText("今天发新文件了吗？")
    today.ask()
    wait(lambda: today._found.count() == 9)
    assert "另有 2 份" in today._found.itemAt(8).widget().text()
