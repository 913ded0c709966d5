"""归档: suggested, decided, filed, taken back."""

import pytest

from gov_docs.desk import archived, registering
from gov_docs.handling.steps import Step
from tests.docx_builder import build, p

NOTICE = (
    p("云山市生态环境局文件") + p("云环发〔2026〕12号") + p("云山市生态环境局2025年度工作总结")
    + p("2025年，全局上下认真履职。") + p("云山市生态环境局") + p("2026年1月12日")
)  # fmt: skip
SETTINGS = '[unit]\nname = "云山市生态环境局"\nlevel = "市"\n[archive]\nfonds = "Z109"\n'


@pytest.fixture
def page(window, wait, tmp_path, home):
    home.mkdir(exist_ok=True)
    (home / "settings.toml").write_text(SETTINGS, "utf-8")
    window.show_page("归档")
    window.filing.add([build(tmp_path, NOTICE)])
    wait(window.filing.card.isVisible)
    return window.filing


def test_filed_and_taken_back(page, wait):
    assert page.card.period.currentText() == "永久"
    assert page.card.subject.currentText() == "综合"
    page.card.do.click()
    wait(lambda: [one.code for one in archived.listed()] == ["Z109-WS·2026-Y-ZH-0001"])
    wait(lambda: page.shelf.model.rowCount() == 0)
    page.undo()
    wait(lambda: not archived.listed() and page.shelf.model.rowCount() == 1)


def test_decided_otherwise(page, wait):
    page.card.period.setCurrentText("30年")
    page.card.subject.setCurrentText("业务")
    page.card.do.click()
    wait(lambda: [one.code for one in archived.listed()] == ["Z109-WS·2026-D30-YW-0001"])
    page.shelf.lies.click()
    wait(lambda: "Z109" in page.card._reason.text())


def test_left_out(page, wait):
    page.card.period.setCurrentText("不归档")
    assert page.card.do.text() == "不归档"
    page.card.do.click()
    wait(lambda: page.shelf.model.rowCount() == 0)
    assert not archived.listed()


def test_what_is_done_waits_by_itself(window, wait, tmp_path, home):
    home.mkdir(exist_ok=True)
    (home / "settings.toml").write_text(SETTINGS, "utf-8")
    entered = next(iter(registering.add([build(tmp_path, NOTICE)]))).entry
    registering.take_step(str(entered.id), Step.FINISHED)
    window.show_page("归档")
    wait(window.filing.card.isVisible)
    window.filing.card.do.click()
    wait(lambda: registering.show(str(entered.id)).entry.values.get("archive_code"))
    window.filing.shelf.look_again()
    wait(lambda: window.filing.shelf.model.rowCount() == 0)


def test_without_a_fonds_number_it_is_said(window, wait, tmp_path):
    failed = []
    window.filing.failed.connect(lambda title, why: failed.append(why))
    window.show_page("归档")
    window.filing.add([build(tmp_path, NOTICE)])
    wait(window.filing.card.isVisible)
    window.filing.card.period.setCurrentText("永久")
    window.filing.card.do.click()
    wait(lambda: failed)
    assert "全宗号" in failed[0]
