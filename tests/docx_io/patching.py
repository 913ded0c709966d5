"""What the tests of patching share: build, patch, prove, save, read again."""

import zipfile
from dataclasses import dataclass
from pathlib import Path

from gov_docs.core.types import FormatEdit, Span, TextEdit
from gov_docs.docx_io.package import save_package
from gov_docs.docx_io.patch import Mode, Patched, patch
from gov_docs.docx_io.read import WordFile, read_word
from gov_docs.docx_io.revisions import Stamp
from gov_docs.docx_io.verify import verify, verify_file

STAMP = Stamp("核稿人", "2026-03-01T09:00:00Z")
MAIN = "word/document.xml"


@dataclass(frozen=True)
class Result:
    patched: Patched
    word: WordFile  # as read again
    path: Path

    @property
    def texts(self) -> list[str]:
        return [para.text for para in self.word.document.paragraphs]

    @property
    def why(self) -> list[str]:
        return [refusal.why for refusal in self.patched.refused]

    def xml(self, part: str = MAIN) -> str:
        with zipfile.ZipFile(self.path) as archive:
            return archive.read(part).decode()


def put(para: int, start: int, end: int, text: str) -> tuple[TextEdit]:
    """Return a group of one text edit."""
    return (TextEdit(Span(para, start, end), text),)


def form(para: int, start: int, end: int, name: str, value: object) -> tuple[FormatEdit]:
    return (FormatEdit(Span(para, start, end), name, value),)


def patched(path: Path, *groups, mode: Mode = Mode.DIRECT) -> Result:
    """Make the edits, prove and save them, and read the result."""
    return saved(path, patch(read_word(path), groups, mode, STAMP))


def saved(path: Path, made: Patched) -> Result:
    word = read_word(path)
    verify(word, made)
    output = path.with_name("out.docx")
    save_package(word.package, made.changed, output)
    verify_file(path, output, made)
    return Result(made, read_word(output), output)
