"""Old .doc files: through LibreOffice where it is, with advice where it is not."""

import sys
import time
from pathlib import Path

import pytest

from gov_docs.core.errors import UnreadableFileError
from gov_docs.core.types import Part
from gov_docs.inputs import libreoffice, office
from gov_docs.inputs.reader import OtherFile, WordFile, read_file
from tests.docx_builder import build, p
from tests.libreoffice import needs_libreoffice

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "WordDocument".encode("utf-16-le")
RTF = rb"{\rtf1\ansi\deff0 {\fonttbl{\f0 SimSun;}}\f0 \u20851?\u20110?\u36890?\u30693?\par\trowd\cellx900 \u30002?\cell\row}"
needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="the fake is a shell script")


def written(folder, data, name="a.doc"):
    path = folder / name
    path.write_bytes(data)
    return path


def fake(folder, monkeypatch, script):
    """Put a LibreOffice in place that does what the script says."""
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    monkeypatch.setattr(office, "program", lambda: str(path))


@pytest.mark.libreoffice
@needs_libreoffice
def test_libreoffice_reads_text_and_tables(tmp_path):
    file = read_file(written(tmp_path, RTF, "a.wps"))
    assert isinstance(file, OtherFile)
    found = [(para.text, para.place.part) for para in file.document.paragraphs if para.text]
    assert found == [("关于通知", Part.BODY), ("甲", Part.TABLE)]
    assert not file.document.has_format


@pytest.mark.parametrize("data", [OLE, RTF])
def test_without_libreoffice_the_user_is_told_what_to_do(tmp_path, monkeypatch, data):
    monkeypatch.setattr(office, "program", lambda: None)
    with pytest.raises(UnreadableFileError, match=r"a\.doc：.*安装 LibreOffice，或用 Word、WPS"):
        read_file(written(tmp_path, data))


def test_libreoffice_is_looked_for_in_the_path(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert sys.platform == "win32" or libreoffice.program() is None


@needs_posix
def test_one_that_fails_is_told(tmp_path, monkeypatch):
    fake(tmp_path, monkeypatch, "exit 1")
    with pytest.raises(UnreadableFileError, match=r"a\.doc：LibreOffice 读不了.*另存为"):
        read_file(written(tmp_path, OLE))


@needs_posix
def test_one_that_hangs_is_ended_with_its_children(tmp_path, monkeypatch):
    monkeypatch.setattr(libreoffice, "TIMEOUT_S", 0.3)
    fake(tmp_path, monkeypatch, f"sleep 60 &\necho $! > {tmp_path / 'child'}\nwait")
    start = time.monotonic()
    with pytest.raises(UnreadableFileError, match="没有读完"):
        read_file(written(tmp_path, OLE))
    assert time.monotonic() - start < 5
    assert _is_gone(int((tmp_path / "child").read_text()))


def _is_gone(pid):
    for _ in range(50):  # the killed child waits for whoever adopts it
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except FileNotFoundError:
            return True
        if state == "Z":
            return True
        time.sleep(0.05)
    return False


@needs_posix
def test_it_works_in_a_folder_of_its_own_that_is_removed(tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    fake(tmp_path, monkeypatch, f'pwd > {tmp_path / "where"}\necho "$@" > {tmp_path / "how"}')
    with pytest.raises(UnreadableFileError):
        read_file(written(tmp_path, OLE))
    where = (tmp_path / "where").read_text().strip()
    assert not Path(where).exists()
    assert f"-env:UserInstallation=file://{where}/profile" in (tmp_path / "how").read_text()


@pytest.mark.parametrize(
    ("stream", "why"),
    [("EncryptedPackage", "加了密码"), ("Workbook", "电子表格")],
)
def test_what_is_no_document_is_said_without_libreoffice(tmp_path, stream, why):
    with pytest.raises(UnreadableFileError, match=why):
        read_file(written(tmp_path, OLE[:600] + stream.encode("utf-16-le")))


def test_a_doc_that_is_something_else_is_read_as_that(tmp_path):
    page = "<html><body><p>网页正文</p></body></html>".encode()
    assert read_file(written(tmp_path, page)).document.paragraphs[0].text == "网页正文"
    docx = build(tmp_path, p("正文"), name="b.doc")
    assert isinstance(read_file(docx), WordFile)


@pytest.mark.parametrize("name", ["a.doc", "a.wps", "a.pdf", "a.ofd"])
def test_one_of_no_known_format_is_told(tmp_path, name):
    with pytest.raises(UnreadableFileError, match=r"：.*请"):
        read_file(written(tmp_path, b"abc", name))
