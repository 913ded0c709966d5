"""Every control of every page and dialog has a name and a tool tip."""

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QCalendarWidget,
    QComboBox,
    QDialog,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTableView,
    QTextEdit,
    QWidget,
)

from gov_docs.desk import previewing
from gov_docs.gui import faults
from gov_docs.gui.dialogs import explain
from gov_docs.gui.preview_sheet import Sheet
from tests.docx_builder import build, p

_CONTROLS = (
    QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit,
    QTextEdit, Sheet,
)  # fmt: skip
# What one only reads or picks from has a name but no tip: it would lie over the text.
_WITH_A_TIP = (QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit)
_MADE_BY_QT = (QComboBox, QAbstractSpinBox, QTabBar, QCalendarWidget, QLineEdit, QTableView)


def controls(top: QWidget) -> list[QWidget]:
    """Return what a person can reach in a window; what Qt makes inside its own controls is not."""
    found = [one for one in top.findChildren(QWidget) if isinstance(one, _CONTROLS)]
    return [
        one
        for one in found
        if not isinstance(one.parent(), _MADE_BY_QT)
        and not isinstance(one, QHeaderView)
        and not one.objectName().startswith("qt_")
        and one.window() is top
    ]


def nameless(top: QWidget) -> list[str]:
    return [told(one) for one in controls(top) if not name_of(one)]


def tipless(top: QWidget) -> list[str]:
    return [
        told(one) for one in controls(top) if isinstance(one, _WITH_A_TIP) and not one.toolTip()
    ]


def name_of(one: QWidget) -> str:
    return one.accessibleName() or (one.text() if isinstance(one, QAbstractButton) else "")


def told(one: QWidget) -> str:
    around = type(one.parent()).__name__
    return f"{type(one).__module__}.{type(one).__name__} “{name_of(one)}” in {around}"


@pytest.fixture
def page(opened, tmp_path):
    made = opened(build(tmp_path, p("关于加强管理的通知") + p("各单位要加强领导,不得推诿。")))
    finding = next(f for f in made.session.findings.all() if f.issue.rule == "PUN014")
    made.panel.choose(finding.number)
    return made


def test_every_page_of_the_window(window, page):
    for name in window._pages:
        window.show_page(name)
    assert len(controls(window)) > 40
    assert nameless(window) == []
    assert tipless(window) == []


def test_every_dialog(window, page, wait, monkeypatch):
    monkeypatch.setattr(previewing, "program", lambda: None)
    explain(page, "PUN014")
    window.help.keys()
    window.help.about()
    window.output.export(page)
    page.doer.fix_all()
    window.alert("没有打开", "文件不存在")
    window.alert("故障", f"{faults.FAULT}（TypeError；a.py:1 b）")
    wait(lambda: len(window.findChildren(QDialog)) >= 7)
    for dialog in window.findChildren(QDialog):
        assert controls(dialog), dialog.windowTitle()
        assert nameless(dialog) == [], dialog.windowTitle()
        assert tipless(dialog) == [], dialog.windowTitle()
        dialog.close()


def test_the_windows_beside_it(window, page, wait, monkeypatch):
    monkeypatch.setattr(previewing, "program", lambda: None)
    window.output.preview(page)
    preview = window.output.previews._open[page]
    wait(lambda: preview.pages)
    manual = window.help.manual()
    wait(lambda: manual._now)
    for top in (preview, manual):
        assert len(controls(top)) > 2
        assert nameless(top) == []
        assert tipless(top) == []
    manual.close_down()
    window.output.close()
