"""Opening and saving: untouched bytes stay, the original is safe, nothing half-written is left."""

import io
import os
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gov_docs import files
from gov_docs.core.errors import UnwritableFileError
from gov_docs.docx_io.package import open_package, save_package
from tests.docx_builder import build, p, write_zip

MAIN = "word/document.xml"


def test_the_main_part_is_found_through_the_relationships(tmp_path):
    path = build(tmp_path, p("正文"))
    contents = {name: zipfile.ZipFile(path).read(name) for name in zipfile.ZipFile(path).namelist()}
    moved = {
        "[Content_Types].xml": contents["[Content_Types].xml"],
        "_rels/.rels": contents["_rels/.rels"].replace(b"word/document.xml", b"/Docs\\Main1.xml"),
        "docs/main1.xml": contents[MAIN],
    }
    assert open_package(write_zip(tmp_path / "m.docx", moved)).main_part() == "docs/main1.xml"


def test_backslashes_in_zip_names_are_read_as_slashes(tmp_path):
    path = build(tmp_path, p("正文"))
    raw = path.read_bytes().replace(b"word/document.xml", b"word\\document.xml")
    # The relationships inside are packed, so only the zip's own names changed.
    (tmp_path / "b.docx").write_bytes(raw)
    package = open_package(tmp_path / "b.docx")
    assert package.main_part() == MAIN
    assert b"word\\document.xml" in save(package, {MAIN: b"<a/>"}, tmp_path)


def test_relationships_and_content_types_are_told(tmp_path):
    package = open_package(
        build(tmp_path, p("正文"), {"word/styles.xml": "", "word/header1.xml": p()})
    )
    assert package.related(MAIN, "header") == ("word/header1.xml",)
    assert package.content_type("word/styles.xml").endswith("styles+xml")
    assert package.content_type("word/media/a.PNG") == "image/png"


def test_saving_without_changes_gives_the_same_bytes(tmp_path):
    path = build(tmp_path, p("正文"))
    assert save(open_package(path), {}, tmp_path) == path.read_bytes()


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40
)
@given(st.data())
def test_any_zip_saved_without_edits_is_byte_identical(tmp_path, data):
    names = data.draw(
        st.lists(st.text("abc/文", min_size=1, max_size=9), unique_by=str.lower, min_size=1)
    )
    names = [name for name in names if not name.startswith("/")] or ["a"]
    path = tmp_path / "h.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.comment = data.draw(st.binary(max_size=20).filter(lambda b: b"PK" not in b))
        for name in names:
            method = data.draw(st.sampled_from([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED]))
            archive.writestr(name, data.draw(st.binary(max_size=50)), method)
    assert save(open_package(path), {}, tmp_path) == path.read_bytes()


def test_a_changed_part_leaves_the_raw_bytes_of_the_others(tmp_path):
    path = build(tmp_path, p("正文"), {"word/media/a.png": os.urandom(999), "word/styles.xml": ""})
    package = open_package(path)
    saved = save(package, {MAIN: b"<new/>", "word/comments.xml": b"<c/>"}, tmp_path)
    old, new = zipfile.ZipFile(path), zipfile.ZipFile(io.BytesIO(saved))
    assert new.namelist() == [*old.namelist(), "word/comments.xml"]
    assert new.testzip() is None
    for info in old.infolist():
        after = new.getinfo(info.filename)
        assert (after.date_time, after.external_attr) == (info.date_time, info.external_attr)
        assert info.filename == MAIN or raw(path.read_bytes(), info) == raw(saved, after)
    assert new.read(MAIN) == b"<new/>"


def raw(data, info):
    """Return an entry's local header and packed bytes."""
    start = info.header_offset
    return data[start : start + 30 + len(info.filename.encode()) + info.compress_size]


def test_entries_with_sizes_after_the_data_are_kept_and_replaced(tmp_path):
    stream = Unseekable()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.xml", "<a/>")
        archive.writestr("b.xml", "<b/>")
    path = tmp_path / "s.docx"
    path.write_bytes(stream.getvalue())
    saved = zipfile.ZipFile(io.BytesIO(save(open_package(path), {"a.xml": b"<aa/>"}, tmp_path)))
    assert (saved.testzip(), saved.read("a.xml"), saved.read("b.xml")) == (None, b"<aa/>", b"<b/>")


class Unseekable(io.BytesIO):
    """What a web server writes a zip to: sizes follow the data."""

    def seekable(self):
        return False

    def tell(self):
        raise OSError

    def seek(self, *_):
        raise OSError


def test_zip64_entries_are_kept_and_replaced(tmp_path):
    path = tmp_path / "z.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("a.xml", "b.xml"):
            with archive.open(name, "w", force_zip64=True) as part:
                part.write(b"<x/>")
    saved = zipfile.ZipFile(io.BytesIO(save(open_package(path), {"a.xml": b"<aa/>"}, tmp_path)))
    assert (saved.testzip(), saved.read("a.xml"), saved.read("b.xml")) == (None, b"<aa/>", b"<x/>")


def test_the_comment_of_the_zip_is_kept(tmp_path):
    path = build(tmp_path, p("正文"))
    with zipfile.ZipFile(path, "a") as archive:
        archive.comment = "备注".encode()
    saved = save(open_package(path), {MAIN: b"<new/>"}, tmp_path)
    assert zipfile.ZipFile(io.BytesIO(saved)).comment == "备注".encode()


NOT_ON_WINDOWS = pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")


@pytest.mark.parametrize(
    "how",
    ["same", "dots", *(pytest.param(how, marks=NOT_ON_WINDOWS) for how in ("symlink", "hardlink"))],
)
def test_the_original_is_never_written_over(tmp_path, how):
    path = build(tmp_path, p("正文"))
    before = path.read_bytes()
    output = tmp_path / "link.docx"
    if how == "symlink":
        output.symlink_to(path)
    elif how == "hardlink":
        output.hardlink_to(path)
    else:
        output = path if how == "same" else tmp_path / "sub" / ".." / path.name
    (tmp_path / "sub").mkdir()
    with pytest.raises(UnwritableFileError, match="不能覆盖原文件"):
        save_package(open_package(path), {MAIN: b"<new/>"}, output)
    assert path.read_bytes() == before


@pytest.mark.parametrize("error", [OSError(28, "No space left"), KeyboardInterrupt()])
def test_a_failed_save_leaves_no_file(tmp_path, monkeypatch, error):
    package = open_package(build(tmp_path, p("正文")))
    (tmp_path / "out").mkdir()

    def fail(_):
        raise error

    monkeypatch.setattr(files.os, "fsync", fail)
    with pytest.raises((UnwritableFileError, KeyboardInterrupt)):
        save_package(package, {}, tmp_path / "out" / "a.docx")
    assert list((tmp_path / "out").iterdir()) == []


def test_a_missing_output_folder_is_said(tmp_path):
    package = open_package(build(tmp_path, p("正文")))
    with pytest.raises(UnwritableFileError, match="请先建立文件夹"):
        save_package(package, {}, tmp_path / "none" / "a.docx")


def save(package, changed, folder):
    output = folder / "saved.docx"
    save_package(package, changed, output)
    return output.read_bytes()


def test_new_parts_stand_at_the_end_in_the_order_given(tmp_path):
    package = open_package(build(tmp_path, p("正文")))
    names = [f"word/new{number}.xml" for number in range(20)]
    output = tmp_path / "out.docx"
    save_package(package, dict.fromkeys(names, b"<a/>"), output)
    assert list(open_package(output).parts)[-20:] == names
