"""Pages of an open document: by LibreOffice where it is, and nothing of it left behind."""

import os
import sys
import threading
import time
from pathlib import Path

import pytest

from gov_docs.core.errors import CancelledError
from gov_docs.core.types import Span, TextEdit
from gov_docs.desk import previewing
from gov_docs.desk.editing import Kind, Session
from gov_docs.desk.editing_source import open_source
from gov_docs.desk.exporting import version_of
from gov_docs.docx_io.read import read_word
from gov_docs.inputs import libreoffice
from tests.docx_builder import build, p
from tests.libreoffice import needs_libreoffice

needs_shell = pytest.mark.skipif(sys.platform == "win32", reason="a stand-in written in sh")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch) -> Path:
    monkeypatch.setenv("GOVDOCS_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def version(tmp_path):
    session = Session(open_source(build(tmp_path, p("关于加强管理的通知") + p("末段。"))))
    session.apply([TextEdit(Span(1, 0, 0), "新写的")], Kind.TYPING)
    return version_of(session)


@pytest.fixture
def office(tmp_path, monkeypatch):
    """Return what puts a script in LibreOffice's place; it is given the source as its last word."""

    def put(script: str) -> None:
        path = tmp_path / "soffice"
        path.write_text(f"#!/bin/sh\nfor source; do :; done\n{script}\n")
        path.chmod(0o700)
        monkeypatch.setattr(libreoffice, "_NAMES", (str(path),))

    return put


def always() -> bool:
    return True


@needs_shell
def test_it_is_given_what_stands_in_the_window_in_the_data_folder(version, office, home, tmp_path):
    kept = tmp_path / "seen.docx"
    office(f'cp "$source" {kept}; echo "$source" > {tmp_path}/where; mkdir made; cp "$source" made/document.pdf')  # fmt: skip
    made = previewing.render(version, always)
    assert made == kept.read_bytes()
    assert read_word(kept).document.paragraphs[1].text == "新写的末段。"
    where = Path((tmp_path / "where").read_text().strip())
    assert where.is_relative_to(home / "preview")
    assert list((home / "preview").iterdir()) == []


@needs_shell
def test_it_is_ended_at_once_when_nobody_wants_it_any_more(version, office, home, tmp_path):
    office(f"echo $$ > {tmp_path}/pid; sleep 60")
    stop = threading.Event()
    threading.Timer(0.5, stop.set).start()
    begun = time.monotonic()
    with pytest.raises(CancelledError):
        previewing.render(version, lambda: not stop.is_set())
    assert time.monotonic() - begun < 5
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "pid").read_text()), 0)
    assert list((home / "preview").iterdir()) == []


@needs_shell
def test_where_it_fails_the_pages_are_estimated_and_that_is_told(version, office):
    office("exit 1")
    drawn = previewing.draw(
        version, lambda document, _read: document.paragraphs[1].text.encode(), always
    )
    assert drawn.estimated
    assert drawn.pdf.decode() == "新写的末段。"
    assert "LibreOffice" in drawn.told


def test_without_a_word_processor_the_pages_are_estimated(version, monkeypatch):
    monkeypatch.setattr(previewing, "program", lambda: None)
    drawn = previewing.draw(version, lambda _document, _read: b"own", always)
    assert (drawn.pdf, drawn.estimated, drawn.told) == (b"own", True, "")


@needs_shell
def test_what_a_crash_left_behind_is_swept_away(version, office, home):
    left = home / "preview" / "left"
    left.mkdir(parents=True)
    (left / "lock").touch()
    (left / "document.docx").write_bytes(b"somebody's text")
    office('mkdir made; cp "$source" made/document.pdf')
    previewing.render(version, always)
    assert not left.exists()


def test_a_text_is_drawn_as_the_standard_has_it(tmp_path):
    (tmp_path / "稿.txt").write_text("关于开会的通知\n各单位：\n定于明天开会。\n", "utf-8")
    document = previewing.document_to_draw(version_of(Session(open_source(tmp_path / "稿.txt"))))
    assert document.has_format
    assert next(one.text for one in document.paragraphs if one.text) == "关于开会的通知"


@pytest.mark.libreoffice
@needs_libreoffice
def test_the_pages_are_pictures(version):
    with previewing.PdfPages(previewing.render(version, always), "公文") as pages:
        picture = pages.picture(0, 48)
    assert pages.count == 1
    assert (picture.width, picture.height) == (397, 562)
    assert min(picture.data) < 128 < max(picture.data)
