"""What a file is when it is no .docx, and what its user should do about it."""

from gov_docs.core.errors import GovDocsError, UnreadableFileError

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PDF = "其实是 PDF 文件；请把扩展名改成 .pdf 再检查，要修改请找它的源文档 .docx"
_BROKEN_PDF = "不是完整的 PDF 文件；请重新复制或下载后再试"
_SAVE_AS = "请用 Word 或 WPS 打开后另存为 .docx 再试"


def is_compound(raw: bytes) -> bool:
    """Return whether the file is an OLE compound file: a .doc, a .wps, a .docx with a password."""
    return raw.startswith(_OLE)


def what_it_is(raw: bytes, file: str) -> GovDocsError:
    """Return the error that fits bytes which are not a zip."""
    unknown = _BROKEN_PDF if file.lower().endswith(".pdf") else f"不是 .docx 文件；{_SAVE_AS}"
    return UnreadableFileError(f"{file}：{_sentence(raw) or unknown}")


def _sentence(raw: bytes) -> str:
    """Return what the bytes show, "" where they show nothing known."""
    head = raw[:1024].lstrip(b"\xef\xbb\xbf \r\n\t")
    if not raw:
        return "是空文件；请确认文件已完整保存后再试"
    if is_compound(raw):
        return _compound_file(raw)
    if head.startswith(b"{\\rtf"):
        return f"是 RTF 文档；{_SAVE_AS}"
    if b"%PDF-" in head:  # a PDF may begin with other bytes
        return _PDF
    if (
        b"http://schemas.microsoft.com/office/2006/xmlPackage" in raw[:4096]
        or b"w:wordDocument" in raw[:4096]
    ):
        return f"是 Word XML 文档；{_SAVE_AS}"
    if head[:5].lower() in (b"<html", b"<!doc") or b"<html" in head.lower():
        return f"是网页文件；{_SAVE_AS}"
    return ""


def _compound_file(raw: bytes) -> str:
    if _has_stream(raw, "EncryptedPackage"):
        return "文件加了密码；请用 Word 打开，在“文件—信息—保护文档”中取消密码并保存后再试"
    if _has_stream(raw, "WordDocument"):
        return f"其实是旧版 .doc 或 .wps 文档；{_SAVE_AS}"
    if _has_stream(raw, "Workbook"):
        return "其实是电子表格；请改选 Word 文档"
    return f"是旧版办公文档，不是 .docx；{_SAVE_AS}"


def _has_stream(raw: bytes, name: str) -> bool:
    return name.encode("utf-16-le") in raw
