"""设置: what is changed is on the disk, acts at once, and what is damaged stays as it is."""

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QLineEdit, QMessageBox, QTextEdit

from gov_docs.core.ignore import Ignore, Scope
from gov_docs.core.typo_terms import Kind, Term, UnitTerms
from gov_docs.core.words import Entry
from gov_docs.desk import preferences
from gov_docs.desk.lists import ignore_list, unit_terms, word_list
from gov_docs.desk.words import put_word
from gov_docs.settings import home as data
from gov_docs.settings import settings
from gov_docs.tables.ignores import write_ignores
from gov_docs.tables.typo_terms import write_typo_terms
from tests.docx_builder import build, p

TAB = Qt.FocusPolicy.TabFocus


def silent(_: str) -> None:
    """Say nothing."""


@pytest.fixture
def page(window, wait):
    window.show_page("设置")
    wait(lambda: window.settings._names.currentRow() == 0)
    return window.settings


def section(page, name):
    page.show_section(name)
    return page.sections[name]


def write(line: QLineEdit, text: str) -> None:
    line.setText(text)
    line.setModified(True)
    line.editingFinished.emit()


def rules(window) -> set[str]:
    return {one.issue.rule for one in window.page.session.findings.all() if not one.ignored}


def test_the_unit_is_written_at_once(page, wait):
    unit = section(page, "本单位")
    write(unit.name, "某某市水务局")
    wait(lambda: settings().unit.name == "某某市水务局")
    unit.level.setCurrentText("市")
    unit.level.activated.emit(3)
    wait(lambda: settings().unit.level == "市")
    assert settings().unit.name == "某某市水务局"


def test_a_rule_switched_off_is_gone_from_the_open_document(window, opened, tmp_path, wait):
    opened(build(tmp_path, p("关于加强管理的通知") + p("各单位要统一布署,抓好落实。")))
    assert {"TYP001", "PUN014"} <= rules(window)
    window.show_page("设置")
    shown = section(window.settings, "规则")
    wait(lambda: shown.tree.topLevelItemCount())
    item = next(one for one in shown._items() if one.text(0).startswith("TYP001"))
    item.setCheckState(0, Qt.CheckState.Unchecked)
    wait(lambda: "TYP001" not in rules(window))
    assert settings().rules.off == ("TYP001",)
    assert "PUN014" in rules(window)
    wait(lambda: any("关着 1 条" in shown.tree.topLevelItem(at).text(0) for at in range(5)))
    shown._all_on()
    wait(lambda: "TYP001" in rules(window))


def test_a_rule_the_standard_demands_has_no_switch(page, wait):
    shown = section(page, "规则")
    wait(lambda: shown.tree.topLevelItemCount())
    item = next(one for one in shown._items() if one.text(0).startswith("PUN014"))
    assert not item.flags() & Qt.ItemFlag.ItemIsUserCheckable
    shown.tree.setCurrentItem(item)
    assert "硬性规定" in shown.told_of.toPlainText()


def test_rules_are_found_by_their_words(page, wait):
    shown = section(page, "规则")
    wait(lambda: shown.tree.topLevelItemCount())
    shown.words.setText("typ001")
    left = [one.text(0) for one in shown._items() if not one.isHidden()]
    assert len(left) == 1
    assert left[0].startswith("TYP001")


def test_damaged_settings_are_told_and_kept_aside(page, wait, home):
    home.mkdir(exist_ok=True)
    data().settings.write_text("[unit\n", "utf-8")
    page.come_to_front()
    wait(lambda: not page.notice.isHidden())
    assert not page.sections["本单位"].isEnabled()
    assert data().settings.read_text("utf-8") == "[unit\n"
    page._set_aside()
    wait(lambda: page.notice.isHidden())
    assert page.sections["本单位"].isEnabled()
    (kept,) = home.glob("settings-damaged-*.toml")
    assert kept.read_text("utf-8") == "[unit\n"


def test_a_word_is_added_mended_and_taken_out(page, wait):
    words = section(page, "词表和清单").words
    words.word.setText("统一布属")
    words.kind.setCurrentIndex(1)
    words.right.setText("统一部署")
    words.put.click()
    wait(lambda: word_list(silent).entries() == (Entry("统一布属", True, "统一部署"),))
    wait(lambda: words._entries)
    words.table.view.selectRow(0)
    assert (words.word.text(), words.put.text()) == ("统一布属", "保存")
    words.word.setText("水投集团")
    words.kind.setCurrentIndex(0)
    words.put.click()
    wait(lambda: word_list(silent).entries() == (Entry("水投集团"),))
    wait(lambda: words._entries and words._entries[0].word == "水投集团")
    words.table.view.selectRow(0)
    words.remove.click()
    wait(lambda: not word_list(silent).entries())


def test_a_word_that_makes_no_sense_is_refused(page, wait):
    words, told = section(page, "词表和清单").words, []
    words.failed.connect(lambda _, why: told.append(why))
    words.put.click()
    wait(lambda: told)
    assert "没有写词语" in told[0]


def test_words_come_from_a_file_and_bad_rows_are_told(page, wait, tmp_path):
    put_word(Entry("已有的词"))
    shutil.copy(data().words, tmp_path / "同事.tsv")
    with (tmp_path / "同事.tsv").open("a", encoding="utf-8") as stream:
        stream.write("乱写\t某词\t\t\t\n")
    words, told = section(page, "词表和清单").words, []
    words.failed.connect(lambda _, why: told.append(why))
    words.take_in(tmp_path / "同事.tsv")
    wait(lambda: told)
    assert "1 行有误" in told[0]


def test_an_ignored_finding_is_taken_off_the_list_by_what_it_is(page, wait, home):
    rows = [Ignore(Scope.ALWAYS, "TYP001", text) for text in ("甲", "乙", "丙")]
    home.mkdir(exist_ok=True)
    write_ignores(data().ignores, rows)
    shelf = section(page, "词表和清单").ignores
    wait(lambda: shelf.table.model.rowCount() == 3)
    write_ignores(data().ignores, rows[1:])  # another window was faster
    shelf.table.view.selectRow(1)
    shelf.remove.click()
    wait(lambda: shelf.table.model.rowCount() == 1)
    assert [row.text for row in ignore_list(silent).rows] == ["丙"]


def test_a_learned_term_is_forgotten(page, wait, home):
    home.mkdir(exist_ok=True)
    write_typo_terms(data().typo_terms, UnitTerms((Term("水投办", Kind.TERM, 5, 2),)))
    shelf = section(page, "词表和清单").terms
    wait(lambda: shelf.table.model.rowCount() == 1)
    shelf.table.view.selectRow(0)
    shelf.remove.click()
    wait(lambda: shelf.table.model.rowCount() == 0)
    assert [row.kind for row in unit_terms(silent).rows] == [Kind.REFUSED]


def test_the_typo_model_says_that_it_is_sound_or_what_is_wrong(page, wait):
    typos = section(page, "错字模型")
    wait(lambda: "完好" in typos.state.text())
    typos.engine.setCurrentIndex(typos.engine.findData("pycorrector"))
    typos.engine.activated.emit(2)
    wait(lambda: "还没有选模型文件夹" in typos.state.text())
    assert settings().typos.engine == "pycorrector"
    write(typos.folder, str(data().root))
    wait(lambda: "config.json" in typos.state.text())


def test_learning_tells_what_it_did_and_a_stop_learns_nothing(page, wait, tmp_path):
    for at in range(3):
        (tmp_path / f"定稿{at}.txt").write_text("各单位要抓好落实。\n" * 3, "utf-8")
    typos = section(page, "错字模型")
    typos.learn_from([tmp_path])
    typos._stop()
    wait(lambda: "什么也没有学" in typos.result.toPlainText())
    assert unit_terms(silent).sources == ()
    typos.learn_from([tmp_path])
    wait(lambda: "读了 3 个文件" in typos.result.toPlainText())
    assert unit_terms(silent).sources


def test_a_service_elsewhere_is_refused_and_the_reason_shown(page, wait):
    provider = section(page, "语言模型")
    assert "什么也不会发送" in provider.state.text() or provider.state.text() == ""
    provider.name.setCurrentIndex(1)
    provider.name.activated.emit(1)
    wait(lambda: settings().provider.name == "openai")
    write(provider.model, "m")
    write(provider.endpoint, "https://model.example/v1")
    wait(lambda: "允许的名单" in provider.state.text())
    write(provider.allowed, "model.example，other.example")
    wait(lambda: settings().provider.allowed == ("model.example", "other.example"))
    wait(lambda: "会发到 model.example" in provider.state.text())


def test_the_record_of_calls_is_shown_and_emptied_after_a_question(page, wait, home):
    home.mkdir(exist_ok=True)
    row = ("2026-03-01T08:00:00+08:00", "http://127.0.0.1/v1", "通知.docx", "120", "a" * 64)
    data().calls.write_text("\t".join(row) + "\n", "utf-8")
    provider = section(page, "语言模型")
    wait(lambda: provider.calls.model.rowCount() == 1)
    provider.clear.click()
    (box,) = page.window().findChildren(QMessageBox)
    next(one for one in box.buttons() if one.text() == "清空").click()
    wait(lambda: provider.calls.model.rowCount() == 0)
    assert not data().calls.exists()


def test_the_data_folder_the_store_and_the_fonts_are_told(page, wait, home):
    shown = section(page, "数据和字体")
    wait(lambda: shown.path.text() == str(home) and "还没有资料库" in shown.store.text())
    assert not data().store.exists()
    write(shown.url, "mysql://x")
    wait(lambda: "postgresql://" in shown.store.text())
    assert preferences.preferences().settings.store.url == "mysql://x"


def test_every_control_says_what_it_is(page, wait):
    for name in page.sections:
        page.show_section(name)
    kinds = (QAbstractItemView, QLineEdit, QTextEdit, QComboBox)
    found = [one for kind in kinds for one in page.findChildren(kind)]
    own = [o for o in found if o.window() is page.window() and o.focusPolicy() & TAB]
    assert len(own) >= 25
    assert [one for one in own if not one.accessibleName()] == []


def test_a_model_switched_off_says_so_when_it_is_asked(window, home):
    preferences.change("typos", engine="off")
    told = []
    window.documents.failed.connect(lambda _, why: told.append(why))
    window.documents.model.turn(True)
    assert "设置" in told[0]


def test_what_could_not_be_saved_is_told_and_not_shown_as_if_it_were(page, wait, home):
    told = []
    page.failed.connect(lambda _, why: told.append(why))
    unit = section(page, "本单位")
    home.mkdir(exist_ok=True)
    data().settings.write_text("[unit\n", "utf-8")  # spoiled by a hand meanwhile
    write(unit.name, "某某市水务局")
    wait(lambda: told and not page.notice.isHidden())
    wait(lambda: unit.name.text() == "")
    assert data().settings.read_text("utf-8") == "[unit\n"
