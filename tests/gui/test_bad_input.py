"""What the command line refuses the window refuses with the same words, and it goes on living."""

import os
import zipfile
from pathlib import Path

import pytest

from gov_docs.checking.one_file import Setup, check_file
from gov_docs.core.errors import GovDocsError
from gov_docs.core.types import Span, TextEdit
from gov_docs.desk.editing import Kind
from gov_docs.docx_io import disk
from gov_docs.gui.fault_dialog import AlertDialog
from gov_docs.gui.theme import LIGHT
from gov_docs.gui.window import Window
from gov_docs.rules.base import all_rules
from tests.docx_builder import build, p

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def missing(_path: Path) -> None:
    return


def a_folder(path: Path) -> None:
    path.mkdir()


def a_picture(path: Path) -> None:
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))


def encrypted(path: Path) -> None:
    path.write_bytes(OLE + "EncryptedPackage".encode("utf-16-le"))


def half_a_file(path: Path) -> None:
    whole = build(path.parent / "whole", p("正文")).read_bytes()
    path.write_bytes(whole[: len(whole) // 2])


def a_zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "no document")


def empty(path: Path) -> None:
    path.write_bytes(b"")


KINDS = (missing, a_folder, a_picture, encrypted, half_a_file, a_zip, empty)


def told_by_the_command(path: Path) -> str:
    try:
        check_file(path, Setup())
    except GovDocsError as error:
        return str(error)
    raise AssertionError("it was read")


def told_by_the_window(window, wait) -> str:
    wait(lambda: window.findChildren(AlertDialog))
    (dialog,) = window.findChildren(AlertDialog)
    told = dialog.accessibleDescription()
    dialog.close()
    return told


@pytest.mark.parametrize("make", KINDS, ids=lambda make: make.__name__)
def test_it_is_refused_with_the_sentence_of_the_command_line(window, wait, tmp_path, make):
    (tmp_path / "whole").mkdir()
    path = tmp_path / "来文.docx"
    make(path)
    window.open_file(path)
    assert told_by_the_window(window, wait) == told_by_the_command(path)
    assert window.page is None


def test_one_too_large_is_refused_likewise(window, wait, tmp_path, monkeypatch):
    monkeypatch.setattr(disk, "MAX_FILE", 100)
    path = build(tmp_path, p("正文"))
    window.open_file(path)
    assert "512 MB" in told_by_the_window(window, wait)


def test_after_a_refusal_the_next_file_opens(window, opened, wait, tmp_path):
    window.open_file(tmp_path / "没有.docx")
    told_by_the_window(window, wait)
    assert opened(build(tmp_path, p("正文"))).session.para(0).text == "正文"


def test_a_rule_that_breaks_stops_no_other_and_that_is_told(
    opened, window, wait, tmp_path, monkeypatch
):
    rule = next(one for one in all_rules() if one.id == "PUN014")

    def broken(*_args):
        raise RuntimeError("公文正文")

    monkeypatch.setattr(type(rule), "find", broken)
    page = opened(build(tmp_path, p("关于加强管理的通知") + p("各单位要统一布署,不得推诿。")))
    rules = {one.issue.rule for one in page.session.findings.all()}
    assert "TYP001" in rules
    assert "PUN014" not in rules
    wait(lambda: "PUN014" in window._busy.text())
    assert "其他规则照常" in window._busy.text()
    assert "公文正文" not in window._busy.text()


def test_two_windows_on_one_file_lose_nothing(app, opened, window, wait, tmp_path):
    path = build(tmp_path, p("关于加强管理的通知") + p("正文。"))
    first = opened(path)
    other = Window(LIGHT)
    other.open_file(path)
    wait(lambda: other.page is not None and other.page.latest is not None)
    first.editor.apply([TextEdit(Span(1, 0, 0), "甲")], Kind.TYPING)
    other.page.editor.apply([TextEdit(Span(1, 0, 0), "乙")], Kind.TYPING)
    first.save()
    wait(lambda: not first.is_saving)
    saved = path.read_bytes()
    other.page.save()
    assert "被别的程序改过" in told_by_the_window(other, wait)
    assert path.read_bytes() == saved
    assert other.page.session.para(1).text == "乙正文。"
    other.end_now()


def test_a_read_only_file_says_so_and_stays(opened, window, wait, tmp_path, monkeypatch):
    path = build(tmp_path, p("正文。"))
    before = path.read_bytes()
    able = os.access
    monkeypatch.setattr(os, "access", lambda one, how: how != os.W_OK and able(one, how))
    page = opened(path)
    assert page._notice.isVisible()
    assert "只读" in page._notice.text()
    page.editor.apply([TextEdit(Span(0, 0, 0), "新")], Kind.TYPING)
    page.save()
    assert "另存为" in told_by_the_window(window, wait)
    assert path.read_bytes() == before
    page.save(tmp_path / "另存.docx")
    wait(lambda: not page.is_saving)
    assert page.session.path.name == "另存.docx"


def test_a_file_open_elsewhere_says_so(opened, tmp_path):
    path = build(tmp_path, p("正文。"))
    path.with_name(f".~lock.{path.name}#").touch()
    page = opened(path)
    assert "LibreOffice" in page._notice.text()
    assert page._notice.isVisible()
