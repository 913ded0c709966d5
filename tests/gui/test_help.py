"""帮助: F1, the manual, the keys, and a fault told without anybody's text."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QTextBrowser

from gov_docs.gui import faults
from gov_docs.gui.fault_dialog import AlertDialog, FaultDialog
from gov_docs.gui.help_dialogs import AboutDialog, KeysDialog
from gov_docs.gui.workers import Workers
from tests.docx_builder import build, p

TEXT = "涉密的公文正文"


@pytest.fixture
def manual(window, wait):
    made = window.help.manual()
    wait(lambda: made._now)
    yield made
    made.close_down()


def one_of(window, kind: type[QDialog]) -> QDialog:
    return window.findChildren(kind)[-1]


def a_fault() -> str:
    try:
        {}[TEXT]
    except KeyError as error:
        return faults.told(error)


def test_f1_explains_the_finding_in_front(opened, window, tmp_path):
    page = opened(build(tmp_path, p("关于加强管理的通知") + p("各单位要加强领导,不得推诿。")))
    finding = next(f for f in page.session.findings.all() if f.issue.rule == "PUN014")
    page.panel.choose(finding.number)
    window.help.here()
    dialog = window.findChildren(QDialog)[-1]
    assert "PUN014" in dialog.windowTitle()
    assert dialog.findChild(QTextBrowser).toPlainText()
    dialog.close()


def test_f1_opens_the_manual_at_the_page_in_front(window, wait):
    window.help.here()
    manual = window.help._manual
    wait(lambda: manual._now)
    assert "窗口" in manual._now.title
    manual.show_about("资料库")
    assert manual._now.title == "资料库"
    assert "资料库" in manual._text.toPlainText()
    manual.close_down()


def test_words_are_found_in_the_manual(manual):
    every = manual._tree.topLevelItemCount()
    manual._words.setText("档号")
    manual._words.setText("顿号")
    assert 0 < manual._tree.topLevelItemCount() < every
    assert manual._text.textCursor().selectedText() == "顿号"
    manual._words.setText("没有这样的话")
    assert "没有" in manual._found.text()
    manual._words.clear()
    assert manual._tree.topLevelItemCount() == every


def test_links_inside_the_manual_are_followed(manual):
    from PySide6.QtCore import QUrl

    manual._follow(QUrl("#十数据放在哪里"))
    assert manual._now.title == "十、数据放在哪里"


def test_the_list_of_keys_is_that_of_the_menus(window):
    window.help.keys()
    dialog = one_of(window, KeysDialog)
    from PySide6.QtWidgets import QTreeWidget

    tree = dialog.findChild(QTreeWidget)
    rows = [tree.topLevelItem(at) for at in range(tree.topLevelItemCount())]
    shown = {
        row.child(at).text(0): row.child(at).text(1)
        for row in rows
        for at in range(row.childCount())
    }
    assert shown["Ctrl+S"] == "保存"
    assert shown["F1"] == "这是什么？"
    assert shown["Ctrl+Enter"] == "同类全改"
    dialog.close()


def test_about_says_version_folder_and_licences(window, home):
    from PySide6.QtWidgets import QLabel, QTreeWidget

    window.help.about()
    dialog = one_of(window, AboutDialog)
    told = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert str(home) in told
    assert dialog.findChild(QTreeWidget).topLevelItemCount() >= 5
    dialog.close()


def test_a_fault_is_told_without_text_or_paths(window, tmp_path):
    window.alert("刚才", a_fault())
    dialog = one_of(window, FaultDialog)
    dialog._copy_all()
    copied = QGuiApplication.clipboard().text()
    assert "KeyError" in copied
    assert "a_fault" in copied
    assert "PySide6" in copied
    assert TEXT not in copied
    assert str(Path(__file__).parents[2]) not in copied
    dialog.close()


def test_a_fault_that_comes_again_opens_no_second_dialog(window):
    for _ in range(3):
        window.alert("刚才", a_fault())
    assert len(window.findChildren(FaultDialog)) == 1
    one_of(window, FaultDialog).close()


def test_a_fault_beside_the_window_says_where_it_was(app, wait):
    told = []
    workers = Workers()
    workers.do(lambda: {}[TEXT], lambda _: None, told.append)
    wait(lambda: told)
    assert faults.is_fault(told[0])
    assert "gov_docs/gui/workers.py" in told[0]
    assert TEXT not in told[0]


def test_a_users_error_is_its_sentence_and_no_fault(window):
    window.alert("没有打开", "甲.docx：文件不存在")
    assert not window.findChildren(FaultDialog)
    dialog = one_of(window, AlertDialog)
    assert dialog.accessibleDescription() == "甲.docx：文件不存在"
    assert not dialog.isModal()
    dialog.close()
