"""What bad input gets: one Chinese line with the file's name and what to do next."""

import os
import struct
import zipfile
import zlib

import pytest

from gov_docs.core.errors import GovDocsError, UnreadableFileError, UnsafeFileError
from gov_docs.docx_io import archive, read, safe_xml
from gov_docs.docx_io.read import read_word
from tests.docx_builder import build, p, write_zip

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
MAIN = "word/document.xml"


def refusal(path):
    """Return the error's text, after the checks that go for all of them."""
    with pytest.raises(GovDocsError) as caught:
        read_word(path)
    text = str(caught.value)
    assert path.name in text
    assert "\n" not in text
    assert "请" in text
    return text


def written(folder, data):
    path = folder / "坏.docx"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "空文件"),
        (b"plain text", "不是 .docx"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "取消密码"),
        (OLE + "WordDocument".encode("utf-16-le"), "另存为 .docx"),
        (OLE + "Workbook".encode("utf-16-le"), "电子表格"),
        (b"{\\rtf1 a}", "RTF"),
        (b"%PDF-1.7", "PDF"),
        (b"<html><body>a</body></html>", "网页"),
        (b"PK\x03\x04" + bytes(200), "不完整"),
        (b"PK\x05\x06" + bytes(18), "不完整"),
    ],
)
def test_what_is_no_docx_is_named(tmp_path, data, words):
    assert words in refusal(written(tmp_path, data))


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"\x00\x00%PDF-1.4", "来文.docx", "其实是 PDF 文件；请把扩展名改成 .pdf"),
        (b"not quite one", "来文.PDF", "不是完整的 PDF 文件；请重新复制或下载"),
    ],
)
def test_a_pdf_is_told_what_fits_a_pdf(tmp_path, data, name, words):
    path = tmp_path / name
    path.write_bytes(data)
    assert words in refusal(path)


def test_an_ofd_file_is_named(tmp_path):
    path = tmp_path / "红头.docx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("OFD.xml", "<OFD/>")
    assert "OFD" in refusal(path)


def test_a_missing_file_and_a_folder_are_named(tmp_path):
    (tmp_path / "夹.docx").mkdir()
    assert "不存在" in refusal(tmp_path / "无.docx")
    assert "文件夹" in refusal(tmp_path / "夹.docx")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "管.docx")
    assert "不是普通文件" in refusal(tmp_path / "管.docx")


@pytest.mark.parametrize("cut", [0.3, 0.6, 0.9, 0.99])
def test_a_truncated_file_is_said_to_be_incomplete(tmp_path, cut):
    data = build(tmp_path, p("正文")).read_bytes()
    assert "不完整" in refusal(written(tmp_path, data[: int(len(data) * cut)]))


def test_a_wrong_checksum_is_said_to_be_damage(tmp_path):
    path = build(tmp_path, p("正文"))
    raw = bytearray(path.read_bytes())
    info = zipfile.ZipFile(path).getinfo(MAIN)
    raw[info.header_offset + 30 + len(MAIN) + 40] ^= 0xFF
    assert "损坏" in refusal(written(tmp_path, bytes(raw)))


def test_a_part_larger_than_it_says_is_unsafe(tmp_path):
    path = build(tmp_path, p("正文" * 500))
    size = zipfile.ZipFile(path).getinfo(MAIN).file_size
    raw = path.read_bytes().replace(struct.pack("<L", size), struct.pack("<L", 50))
    assert "谎报大小" in refusal(written(tmp_path, raw))


def test_a_zip_bomb_is_refused_by_its_directory(tmp_path):
    path = tmp_path / "bomb.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("word/document.xml", bytes(40 * 1024**2))
    assert "压缩炸弹" in refusal(path)


def test_more_than_a_gigabyte_is_refused_unread(tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "MAX_TOTAL", 100)
    assert "解压后过大" in refusal(build(tmp_path, p("正文")))


def test_too_many_entries_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "MAX_ENTRIES", 3)
    assert "超过" in refusal(build(tmp_path, p("正文")))


def test_overlapping_entries_are_refused(tmp_path):
    path = tmp_path / "o.docx"
    with zipfile.ZipFile(path, "w") as zipped:
        zipped.writestr("a.xml", "<a/>")
        zipped.writestr("b.xml", "<a/>")
        zipped.getinfo("b.xml").header_offset = 0
    assert "重叠" in refusal(path)


@pytest.mark.parametrize("name", ["/etc/a", "../a", "word/../../a", "C:/a", "..\\a"])
def test_part_names_outside_the_package_are_refused(tmp_path, name):
    assert "越界" in refusal(write_zip(tmp_path / "n.docx", {name: b"<a/>"}))


def test_two_parts_of_one_name_are_refused(tmp_path):
    path = write_zip(tmp_path / "d.docx", {"a.xml": b"<a/>", "b.xml": b"<b/>"})
    assert "重名" in refusal(written(tmp_path, path.read_bytes().replace(b"b.xml", b"A.xml")))


@pytest.mark.parametrize(
    "prolog",
    [
        '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<?xml version="1.0"?><!-- a --><?b?>\n<!DOCTYPE w [<!ENTITY a "b">]>',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_document_types_are_refused(tmp_path, prolog, encoding):
    data = f"{prolog}<w>&x;</w>".encode(encoding)
    path = replaced(tmp_path, data)
    assert "实体" in refusal(path)


@pytest.mark.parametrize(
    "data", [b"<w:document", "<a>中</a>".encode()[:5] + b"</a>", b"", b"<a><b></a>"]
)
def test_broken_xml_is_said_with_its_part(tmp_path, data):
    assert MAIN in refusal(replaced(tmp_path, data))


def test_a_prolog_of_a_thousand_comments_is_quick():
    data = b"<?a?>" * 30_000 + b"<w/>"
    assert safe_xml.parse(data, "a.docx", "a.xml").tag == "w"


def test_endless_nesting_is_refused(tmp_path):
    data = b"<a>" * 500_000 + b"</a>" * 500_000
    assert "嵌套过深" in refusal(replaced(tmp_path, data))


def test_huge_xml_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(safe_xml, "MAX_XML", 100)
    assert "过大" in refusal(build(tmp_path, p("正文")))


def test_a_missing_document_part_is_said(tmp_path):
    assert "缺少正文" in refusal(write_zip(tmp_path / "m.docx", {"a.xml": b"<a/>"}))


def test_a_workbook_is_said_to_be_no_document(tmp_path):
    assert "不是 Word" in refusal(replaced(tmp_path, b"<workbook/>"))


def replaced(folder, data):
    """Return a file whose document part holds `data`."""
    path = build(folder, p("正文"))
    parts = {name: zipfile.ZipFile(path).read(name) for name in zipfile.ZipFile(path).namelist()}
    return write_zip(folder / "坏.docx", parts | {MAIN: data})


def test_files_with_flipped_bytes_give_an_error_or_a_document(tmp_path):
    data = build(tmp_path, p("正文" * 50), {"word/styles.xml": ""}).read_bytes()
    for at in range(0, len(data), 7):
        mutated = bytearray(data)
        mutated[at] ^= zlib.crc32(bytes([at % 251])) & 0xFF or 1
        try:
            read_word(written(tmp_path, bytes(mutated)))
        except (UnreadableFileError, UnsafeFileError) as error:
            assert "坏.docx" in str(error)  # noqa: PT017 - either outcome is right


@pytest.mark.parametrize("limit", ["MAX_PARAGRAPHS", "MAX_ATOMS"])
def test_more_content_than_memory_can_hold_is_refused(tmp_path, monkeypatch, limit):
    monkeypatch.setattr(read, limit, 2)
    assert "内容过多" in refusal(build(tmp_path, p("一") + p("二") + p("三")))


def test_endless_text_is_said_to_be_too_long(tmp_path):
    data = b"<document>" + b"a" * 11_000_000 + b"</document>"
    assert "过长" in refusal(replaced(tmp_path, data))
