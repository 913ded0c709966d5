"""Small .docx files as a reviewer leaves them: with comments and a tracked revision."""

import zipfile
from collections.abc import Sequence
from pathlib import Path

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACK = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_BY = 'w:author="核稿人" w:date="2026-01-05T09:00:00Z"'


def reviewed(
    path: Path,
    title: str,
    text: str,
    comments: Sequence[str],
    revision: tuple[str, str] | None,
) -> None:
    """Write a document of a title and a paragraph, commented on and corrected."""
    parts = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _rels("officeDocument", "word/document.xml"),
        "word/_rels/document.xml.rels": _rels("comments", "comments.xml"),
        "word/document.xml": _document(title, text, comments, revision),
        "word/comments.xml": _comments(comments),
    }
    with zipfile.ZipFile(path, "w") as package:
        for name, xml in parts.items():
            package.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>' + xml)


def _types() -> str:
    return (
        f'<Types xmlns="{_PACK}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
        f'<Override PartName="/word/comments.xml" ContentType="{_WORD}.comments+xml"/></Types>'
    )


def _rels(kind: str, target: str) -> str:
    return (
        f'<Relationships xmlns="{_PACK}/relationships">'
        f'<Relationship Id="rId1" Type="{_REL}/{kind}" Target="{target}"/></Relationships>'
    )


def _document(
    title: str, text: str, comments: Sequence[str], revision: tuple[str, str] | None
) -> str:
    starts = "".join(f'<w:commentRangeStart w:id="{at}"/>' for at in range(len(comments)))
    ends = "".join(f'<w:commentRangeEnd w:id="{at}"/>' for at in range(len(comments)))
    return (
        f"<w:document {_W}><w:body><w:p>{_run(title)}</w:p>"
        f"<w:p>{starts}{_changed(text, revision)}{ends}</w:p></w:body></w:document>"
    )


def _changed(text: str, revision: tuple[str, str] | None) -> str:
    if revision is None:
        return _run(text)
    old, new = revision
    before, _, after = text.partition(old)
    gone = f"<w:r><w:delText>{old}</w:delText></w:r>"
    return (
        f'{_run(before)}<w:del w:id="90" {_BY}>{gone}</w:del>'
        f'<w:ins w:id="91" {_BY}>{_run(new)}</w:ins>{_run(after)}'
    )


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def _comments(comments: Sequence[str]) -> str:
    told = "".join(
        f'<w:comment w:id="{at}" {_BY}><w:p>{_run(text)}</w:p></w:comment>'
        for at, text in enumerate(comments)
    )
    return f"<w:comments {_W}>{told}</w:comments>"
