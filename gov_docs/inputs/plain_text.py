"""Plain text as a Document: one line is one paragraph, and nothing is known of its format."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from gov_docs.core.errors import UnreadableFileError, UnsafeFileError
from gov_docs.core.types import Document, Edit, Paragraph, ParagraphEdit, Run
from gov_docs.docx_io.disk import read_bytes
from gov_docs.docx_io.read import MAX_PARAGRAPHS

MAX_BYTES = 16 * 1024**2  # a hundred times a long document
_BOM = b"\xef\xbb\xbf"
_WIDE = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
# What str.splitlines() would also cut at may stand inside a line: form feed, U+2028.
_END = re.compile(r"(\r\n|\n|\r)")


@dataclass(frozen=True, slots=True)
class TextFile:
    path: Path
    document: Document
    encoding: str
    mark: bytes  # the byte order mark it begins with, if any
    ends: tuple[str, ...]  # how each line ends; '' for a last line without an end

    def encoded(self, texts: Sequence[str]) -> bytes:
        """Return the file's bytes with these texts as its lines; unchanged texts give the same bytes."""
        lines = (text + end for text, end in zip(texts, self.ends, strict=True))
        return self.mark + "".join(lines).encode(self.encoding)

    def written(self, document: Document, edits: Sequence[Edit]) -> bytes:
        """Return the file's bytes as this document, which the edits made of the file's own.

        A line keeps its end, a new one has that of the line it comes from; only the last line of all
        may be without one, if it was and holds something.
        """
        own = {para.id: end for para, end in zip(self.document.paragraphs, self.ends, strict=True)}
        for edit in edits:
            for made in edit.new if isinstance(edit, ParagraphEdit) else ():
                own.setdefault(made.id, own[made.like])
        usual = next((end for end in self.ends if end), "\r\n")
        paragraphs = document.paragraphs
        lines = [para.text + (own[para.id] or usual) for para in paragraphs[:-1]]
        last = paragraphs[-1].text
        end = self.ends[-1] if last else self.ends[-1] or usual
        return self.mark + "".join([*lines, last, end]).encode(self.encoding)

    def lines_of(self, data: bytes) -> list[str]:
        """Return the lines that bytes written for this file say when they are read again."""
        return [line for line, _ in _lines(data[len(self.mark) :].decode(self.encoding))]


def read_text(path: Path) -> TextFile:
    """Return a .txt in UTF-8 (with or without BOM), UTF-16 with BOM, or GB18030."""
    raw = read_bytes(path)
    if not raw:
        raise UnreadableFileError(f"{path.name}：是空文件；请确认文件已完整保存后再试")
    _check_limits(raw, path.name)
    mark, encoding, text = _decoded(raw, path.name)
    lines = _lines(text)
    paragraphs = tuple(
        Paragraph(index, (Run(line),) if line else ()) for index, (line, _) in enumerate(lines)
    )
    document = Document(paragraphs, has_format=False)
    return TextFile(path, document, encoding, mark, tuple(end for _, end in lines))


def _check_limits(raw: bytes, file: str) -> None:
    """Refuse what would fill the memory, before it is taken apart."""
    ends = max(raw.count(b"\n"), raw.count(b"\r"))
    if ends > MAX_PARAGRAPHS or len(raw) > MAX_BYTES:
        raise UnsafeFileError(
            f"{file}：内容过多（超过 {MAX_PARAGRAPHS // 10_000} 万行或 {MAX_BYTES >> 20} MB），请拆分文件后再试"
        )


def _decoded(raw: bytes, file: str) -> tuple[bytes, str, str]:
    mark, encodings = _marked(raw)
    for encoding in encodings:
        try:
            text = raw[len(mark) :].decode(encoding)
        except UnicodeDecodeError:
            continue
        # A GB18030 file may decode differently from how it was spelt: then it could not be saved.
        if "\0" not in text and mark + text.encode(encoding) == raw:
            return mark, encoding, text
    raise UnreadableFileError(
        f"{file}：不是可识别的文本文件；请用记事本打开，另存为 UTF-8 编码的 .txt 再试"
    )


def _marked(raw: bytes) -> tuple[bytes, tuple[str, ...]]:
    if raw.startswith(_BOM):
        return _BOM, ("utf-8",)
    if raw[:2] in _WIDE:
        return raw[:2], (_WIDE[raw[:2]],)
    return b"", ("utf-8", "gb18030")


def _lines(text: str) -> list[tuple[str, str]]:
    """Return (line, its end); what follows the last end is a line only if it holds something."""
    pieces = [*_END.split(text), ""]
    found = list(zip(pieces[::2], pieces[1::2], strict=True))
    return found[:-1] if found[-1][0] == "" else found
