"""The typo model reads every open document by itself, beside the window and in nobody's way."""

import threading
from collections.abc import Callable

import pytest

from gov_docs.core.ignore import Scope
from gov_docs.core.types import Span
from gov_docs.desk import preferences
from gov_docs.desk.editing import Kind
from gov_docs.gui import finding_actions
from gov_docs.gui.previews import version_on
from gov_docs.typos import engine, shipped
from gov_docs.typos.engine import Typo
from gov_docs.typos.stretches import AT_A_TIME
from tests.docx_builder import build, p

SLIP = "各单位要认真做好当前安全生严工作。"
WRONG = "各单位要切实加强领导,不得推诿。"
READING = "错字模型正在看……"


def rules(page) -> set[str]:
    return {one.issue.rule for one in page.session.findings.all()}


def is_idle(page) -> bool:
    return not page.checker._running and not page.checker._pause_timer.isActive()


def another(window, wait, path):
    """Open a further document and wait until the rules have looked at it."""
    window.open_file(path)
    wait(lambda: window.page.session.path == path and window.page.latest is not None)
    return window.page


class Reader:
    """In the engine's place: reads only while it may, and remembers how many read at once."""

    def __init__(self) -> None:
        self.may, self.begun = threading.Event(), threading.Event()
        self.asked = self.at_once = self.most = self.closer = 0
        self.last: list[str] = []  # of each stretch the last text
        self.sure = 0.99
        self.doubts: Callable[[str], bool] = lambda _: True

    def find_apart(self, texts: list[str]) -> list[list[Typo]]:
        self.asked += 1
        self.last.append(texts[-1])
        self.at_once += 1
        self.most = max(self.most, self.at_once)
        self.begun.set()
        self.may.wait(5)
        self.at_once -= 1
        doubt = Typo(0, 1, "产", self.sure, "wrong", False, True)
        return [[doubt] if self.doubts(text) else [] for text in texts]

    def find_closely(self, texts: list[str]) -> list[list[Typo]]:
        self.closer += 1
        return self.find_apart(texts)


@pytest.fixture
def reader(monkeypatch):
    made = Reader()
    monkeypatch.setattr(engine, "own_engine", lambda: made)
    yield made
    made.may.set()


@pytest.fixture
def page(opened, tmp_path):
    return opened(build(tmp_path, p("关于加强管理的通知") + p(SLIP) + p(WRONG)))


def test_an_opened_document_is_read_by_the_model(window, page, wait):
    assert window.menus.model.isChecked()
    wait(lambda: "TYP100" in rules(page))


def test_a_careless_document_is_read_closely_after_its_first_remarks(
    window, reader, opened, wait, tmp_path
):
    page = opened(build(tmp_path, p("关于加强管理的通知") + p(SLIP)))
    reader.may.set()
    wait(lambda: page.checker.has_model_read)
    assert reader.closer == 1
    assert page.checker.doing == ""


def test_a_careful_one_is_not(window, reader, opened, wait, tmp_path):
    reader.doubts = lambda _: False
    reader.may.set()
    page = opened(build(tmp_path, p("关于加强管理的通知") + p(SLIP)))
    wait(lambda: page.checker.has_model_read)
    assert reader.closer == 0


def test_the_switch_in_the_menu_takes_it_away_for_this_sitting(window, page, wait, tmp_path):
    wait(lambda: "TYP100" in rules(page))
    window.menus.model.trigger()
    wait(lambda: "TYP100" not in rules(page))
    other = another(window, wait, build(tmp_path, p("通知") + p(SLIP), name="又一份.docx"))
    wait(lambda: is_idle(other))
    assert "TYP100" not in rules(other)
    preferences.change("unit", name="某某局")  # another setting does not bring it back
    window.documents.check_again()
    wait(lambda: is_idle(page))
    assert not window.menus.model.isChecked()
    window.menus.model.trigger()
    wait(lambda: "TYP100" in rules(page))


def test_the_engine_of_the_settings_is_followed(window, page, wait):
    wait(lambda: "TYP100" in rules(page))
    window.settings.show_section("错字模型")
    for engine_, asks in (("off", False), ("builtin", True)):
        window.settings.sections["错字模型"].save("typos", engine=engine_)
        wait(lambda asks=asks: window.menus.model.isChecked() is asks)
        wait(lambda asks=asks: ("TYP100" in rules(page)) is asks)


def test_an_engine_switched_off_before_the_start_reads_nothing(app, home, wait, tmp_path, reader):
    from gov_docs.gui.theme import LIGHT
    from gov_docs.gui.window import Window

    preferences.change("typos", engine="off")
    window = Window(LIGHT)
    window.open_file(build(tmp_path, p("通知") + p(SLIP)))
    wait(lambda: window.page is not None and window.page.latest is not None)
    wait(lambda: is_idle(window.page))
    assert not window.menus.model.isChecked()
    assert reader.asked == 0
    window.end_now()


def test_switching_on_what_the_settings_have_off_says_where_and_stays_off(window, home):
    preferences.change("typos", engine="off")
    window.documents.check_again()
    told = []
    window.documents.failed.connect(lambda _, why: told.append(why))
    window.menus.model.trigger()
    assert "设置" in told[0]
    assert not window.menus.model.isChecked()


def test_many_files_opened_are_read_one_at_a_time_the_one_in_front_first(
    window, wait, tmp_path, reader
):
    names = [f"{n}.docx" for n in range(5)]
    window.open_files([build(tmp_path, p("通知") + p(f"{n}{SLIP}"), name=n) for n in names])
    pages = window.documents.pages
    wait(lambda: len(pages()) == 5 and all(page.checker.doing == READING for page in pages()))
    assert (reader.asked, reader.most) == (1, 1)
    front = pages()[1]
    window.documents.front(front)
    reader.may.set()
    wait(lambda: all("TYP100" in rules(page) for page in pages()))
    assert reader.most == 1
    # One was being read when it came to the front.
    assert front.session.document.paragraphs[1].text in reader.last[:2]


def test_the_status_line_says_what_the_document_in_front_is_at(
    reader, window, page, wait, tmp_path
):
    wait(lambda: window._busy.text() == READING)
    window.menus.model.trigger()
    reader.may.set()
    wait(lambda: is_idle(page))
    reader.may.clear()
    other = another(window, wait, build(tmp_path, p("通知") + p(SLIP), name="又一份.docx"))
    wait(lambda: is_idle(other))
    other.checker.with_model = True
    other.checker.look()
    wait(lambda: window._busy.text() == READING)
    window.documents.front(page)
    assert window._busy.text() == ""
    window.documents.front(other)
    assert window._busy.text() == READING
    page.busy.emit("正在检查……")
    assert window._busy.text() == READING
    reader.may.set()
    wait(lambda: window._busy.text() == "")


def test_typing_ends_a_reading_and_what_is_typed_is_checked_meanwhile(reader, page, wait):
    wait(reader.begun.is_set)
    page.editor.go_to(Span(1, 0, 0))
    page.editor.replace_selection("要统一布署。", Kind.PASTE)
    wait(lambda: "TYP001" in rules(page))  # while the model is not done with its stretch
    assert reader.at_once == 1
    reader.may.set()
    wait(lambda: "TYP100" in rules(page))


def test_a_look_asked_for_does_not_wait_till_all_is_read(opened, wait, tmp_path, reader):
    texts = [str(n) + SLIP * (AT_A_TIME // len(SLIP)) for n in range(20)]
    page = opened(build(tmp_path, "".join(p(text) for text in texts)))
    wait(reader.begun.is_set)
    page.checker.with_model = False
    page.checker.look()
    reader.may.set()
    wait(lambda: is_idle(page))
    assert reader.asked == 1


def test_a_damaged_model_is_told_in_the_status_line_and_the_rules_look_as_ever(
    window, opened, wait, tmp_path, monkeypatch
):
    shipped._read.cache_clear()
    monkeypatch.setattr(shipped, "resource", lambda *_: tmp_path / "没有")
    page = opened(build(tmp_path, p("通知") + p(WRONG)))
    wait(lambda: "错字模型用不了" in window._busy.text())
    assert "PUN014" in rules(page)
    assert version_on(page).broken == ("TYP100",)
    assert not version_on(page).with_model
    shipped._read.cache_clear()


def test_a_report_says_what_the_model_has_read(reader, page, wait):
    assert not version_on(page).with_model
    reader.may.set()
    wait(lambda: is_idle(page) and "TYP100" in rules(page))
    assert version_on(page).with_model
    page.editor.go_to(Span(1, 0, 0))
    page.editor.replace_selection("又", Kind.PASTE)
    assert not version_on(page).with_model


def test_what_is_ignored_while_it_reads_stays_ignored(reader, page, wait):
    wait(reader.begun.is_set)
    finding = next(one for one in page.session.findings.all() if one.issue.rule == "PUN014")
    page.doer.ignore(finding, Scope.ONCE)
    reader.may.set()
    wait(lambda: "TYP100" in rules(page))
    assert {o.ignored for o in page.session.findings.all() if o.issue.rule == "PUN014"} == {True}


def test_a_recheck_of_its_find_asks_it_again(reader, page, wait):
    reader.may.set()
    wait(lambda: is_idle(page) and "TYP100" in rules(page))
    finding = next(one for one in page.session.findings.at(1) if one.issue.rule == "TYP100")
    page.panel.choose(finding.number)
    page.doer.recheck(finding)
    outcome = page.panel.card._outcome
    wait(lambda: "未改" in outcome.text())
    reader.doubts = lambda text: not text.endswith("补上。")
    page.editor.go_to(Span(1, len(SLIP), len(SLIP)))
    page.editor.replace_selection("补上。", Kind.PASTE)
    page.checker._pause_timer.stop()  # asked before it looks by itself
    page.doer.recheck(finding)
    wait(lambda: "已解决" in outcome.text())


def test_a_recheck_overtaken_by_a_change_says_so(reader, page, wait):
    reader.may.set()
    wait(lambda: is_idle(page) and "TYP100" in rules(page))
    finding = next(one for one in page.session.findings.at(1) if one.issue.rule == "TYP100")
    told = []
    page.doer.told.connect(told.append)
    with page.checker.model.turns.turn(object(), lambda: True):
        page.editor.go_to(Span(1, len(SLIP), len(SLIP)))
        page.editor.replace_selection("一", Kind.PASTE)
        page.doer.recheck(finding)
        page.editor.replace_selection("二", Kind.PASTE)
        wait(lambda: "请再按一次“修改核验”" in "".join(told))
    assert page.panel.card._outcome.isHidden()


def test_of_the_models_finds_only_the_same_are_mended_together(reader, opened, wait, tmp_path):
    reader.may.set()
    page = opened(build(tmp_path, p("严甲加强管理") + p("严乙加强管理") + p("墙丙加强管理")))
    wait(lambda: "TYP100" in rules(page))
    finding = next(one for one in page.session.findings.at(0) if one.issue.rule == "TYP100")
    page.doer.fix_alike(finding)
    assert [para.text[0] for para in page.session.document.paragraphs[:3]] == ["产", "产", "墙"]


def test_what_the_model_is_certain_of_is_mended_with_all_the_rest(
    monkeypatch, reader, opened, wait, tmp_path
):
    monkeypatch.setattr(finding_actions, "preview_fixes", lambda _, __, ___, do: do())
    reader.may.set()
    reader.sure = 0.9999
    page = opened(build(tmp_path, p("严甲加强管理,不得推诿。") + p("墙乙加强管理")))
    wait(lambda: "TYP100" in rules(page) and page.latest is not None)
    page.doer.fix_all()
    wait(lambda: page.session.document.paragraphs[0].text == "产甲加强管理，不得推诿。")
    assert page.session.document.paragraphs[1].text[0] == "产"


def test_many_readings_do_not_hold_up_the_end(reader, window, wait, tmp_path):
    for n in range(8):
        window.open_file(build(tmp_path, p("通知") + p(f"{n}{SLIP}"), name=f"{n}.docx"))
    pages = window.documents.pages
    wait(lambda: len(pages()) == 8 and all(page.checker.doing == READING for page in pages()))
    reader.may.set()
    window.documents.end_now()
    assert reader.asked <= 2  # the one under way, and one that began before it was over
