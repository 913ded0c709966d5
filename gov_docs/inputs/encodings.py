"""Bytes of a .md or .html into text, whatever Chinese systems wrote it in."""

import codecs
import re

from gov_docs.core.errors import UnreadableFileError, UnsafeFileError

MAX_BYTES = 16 * 1024**2  # as for plain text; a tree of it takes twenty times as much
_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?([\w.-]+)""", re.I
)
_DECLARED_WITHIN = 4096
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "hz-gb-2312": "hz"}


def decode(raw: bytes, file: str) -> str:
    """Return the text by its byte order mark, as UTF-8, as its <meta> says, or as GB18030.

    UTF-8 comes before what is declared: pages are converted without a change to their head, and
    text in another encoding hardly ever passes for UTF-8.
    """
    if not raw:
        raise UnreadableFileError(f"{file}：是空文件；请确认文件已完整保存后再试")
    if len(raw) > MAX_BYTES:
        raise UnsafeFileError(f"{file}：内容过多（超过 {MAX_BYTES >> 20} MB），请拆分文件后再试")
    for mark, encoding in _candidates(raw):
        try:
            text = raw[len(mark) :].decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        if "\0" not in text:
            return text
    raise UnreadableFileError(f"{file}：文字编码无法识别；请用记事本打开，另存为 UTF-8 编码后再试")


def _candidates(raw: bytes) -> list[tuple[bytes, str]]:
    for mark, encoding in _MARKS.items():
        if raw.startswith(mark):
            return [(mark, encoding)]
    found = _DECLARED.search(raw[:_DECLARED_WITHIN])
    declared = found[1].decode().lower() if found else ""
    names = ["utf-8", _WIDER.get(declared, declared), "gb18030"]
    return [(b"", name) for name in names if name]
