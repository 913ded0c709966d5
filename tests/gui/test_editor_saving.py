"""Saving where it goes wrong: the text stays in the window, the old file whole."""

import errno
import os

import pytest

from gov_docs import files
from gov_docs.docx_io.read import read_word
from gov_docs.gui.review_page import KEEP_MS
from tests.docx_builder import build, p


@pytest.fixture
def page(opened, tmp_path):
    return opened(build(tmp_path, p("关于加强管理的通知") + p("正文没有问题。")))


def type_in(page, text: str) -> None:
    page.editor.set_caret(1, 0)
    for char in text:
        page.editor._type(char)


def test_on_a_full_disk_the_text_stays_and_the_old_file_is_whole(page, wait, monkeypatch):
    failed, path = [], page.session.path
    page.failed.connect(lambda _title, why: failed.append(why))
    before = path.read_bytes()
    type_in(page, "新的话。")

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(files.os, "fsync", full)
    page.save()
    wait(lambda: failed)
    assert "磁盘已满" in failed[0]
    assert path.read_bytes() == before
    assert sorted(path.parent.glob(".govdocs-*")) == []
    assert page.session.para(1).text == "新的话。正文没有问题。"
    assert page.session.is_modified
    monkeypatch.undo()
    page.save()
    wait(lambda: not page.session.is_modified)
    assert read_word(path).document.paragraphs[1].text == "新的话。正文没有问题。"


def test_what_is_typed_while_it_saves_is_not_taken_for_saved(page, wait):
    type_in(page, "先")
    page.save()
    type_in(page, "后")
    wait(lambda: not page.is_saving)
    assert page.session.is_modified
    assert read_word(page.session.path).document.paragraphs[1].text == "先正文没有问题。"


def test_what_is_not_saved_is_kept_every_half_minute(page, wait, home):
    assert KEEP_MS <= 30_000
    assert page._keep_timer.interval() == KEEP_MS
    type_in(page, "新")
    page._keep_timer.timeout.emit()
    wait(lambda: list(home.glob("recovery/*/state.json")))
