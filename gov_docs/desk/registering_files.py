"""What the register takes from a file: its checksum, and what the document says of itself."""

import hashlib
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from gov_docs.core.errors import NoTextError
from gov_docs.core.roles import label
from gov_docs.core.types import Document
from gov_docs.handling.deadline_stated import reply_by
from gov_docs.handling.deadlines import Deadlines
from gov_docs.handling.fields import Book
from gov_docs.handling.filling import Filled, fill, stretches
from gov_docs.handling.register import Due
from gov_docs.handling.register_entry import Stretch
from gov_docs.inputs.reader import read_file
from gov_docs.inputs.scanned import PICTURES, read_scan

_RECOGNISED = "是扫描件，内容由文字识别得来，可能有错字，请逐项核对。"
_BY_NAME = "标题先用了文件名。"
_TO_FILL = "已按文件名登记一件，请照原件填写各栏。"


def digest(path: Path) -> str:
    """Return the SHA-256 of a file; raises OSError."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def filled_from(path: Path, book: Book, given: Mapping[str, str], rules: Deadlines) -> Filled:
    """Return what a document says, what a person says of it first; a scan nobody can read is named."""
    try:
        document, note = read(path)
    except NoTextError as error:  # a scan is still a document that was received
        values = {"title": path.stem, **given}
        return Filled(values, warnings=(str(error), _TO_FILL))
    filled = fill(document, book)
    values = {**filled.values, **given}
    warnings = [note, *filled.warnings, "" if "title" in values else _BY_NAME]
    values.setdefault("title", path.stem)
    places = dict(filled.places)
    said = None if "due" in given else _stated(document, book, values, rules)
    if said is not None:
        due, places["due"] = said
        values |= {"due": due.day, "due_basis": due.basis}
        warnings.append(due.warning)
    return Filled(values, places, tuple(filter(None, warnings)))


def _stated(
    document: Document, book: Book, values: Mapping[str, str], rules: Deadlines
) -> tuple[Due, tuple[Stretch, ...]] | None:
    """Return the deadline the document sets itself, and where it says so."""
    received = values.get("received", date.today().isoformat())[:10]
    said = reply_by(document, date.fromisoformat(received)) if book is Book.INCOMING else None
    if said is None:
        return None
    return rules.stated(values, said, received), stretches(document, (said.span,))


def read(path: Path) -> tuple[Document, str]:
    """Return the labelled document of a file and what its user should know of how it was read."""
    if path.suffix.lower() in PICTURES:
        return label(read_scan(path, path.read_bytes()).document), _RECOGNISED
    try:
        return label(read_file(path).document), ""
    except NoTextError:
        if path.suffix.lower() != ".pdf":
            raise
    return label(read_scan(path, path.read_bytes()).document), _RECOGNISED
