"""Put the planned fixes into a copy of the file, proved before it is written."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from gov_docs.core.errors import GovDocsError, RefusedEditError, UnprovenFixError
from gov_docs.core.fixes import apply, invert
from gov_docs.core.types import Edit, Span
from gov_docs.docx_io.annotate import annotate
from gov_docs.docx_io.archive import rebuild
from gov_docs.docx_io.disk import read_bytes, write_file
from gov_docs.docx_io.package import save_package
from gov_docs.docx_io.patch import Mode, Patched, patch
from gov_docs.docx_io.read import WordFile
from gov_docs.docx_io.revisions import Stamp
from gov_docs.docx_io.verify import verify, verify_file
from gov_docs.inputs.plain_text import TextFile

Refused = tuple[tuple[Edit, str], ...]


class How(StrEnum):
    DIRECT = "direct"
    REVISIONS = "revisions"
    COMMENTS = "comments"


@dataclass(frozen=True, slots=True)
class TextCopy:
    """Plain text with edits made: same encoding, same line ends, nothing else changed."""

    file: TextFile
    edits: tuple[Edit, ...]
    refused: Refused = ()

    def save(self, output: Path) -> None:
        """Write the copy, once undoing the edits is seen to give the original's bytes.

        Raises UnprovenFixError or UnwritableFileError; then nothing has been written.
        """
        if self._undone() != read_bytes(self.file.path):
            raise self._unproven()
        write_file(self._written(), output, self.file.path)

    def proved(self) -> bytes:
        """Return the copy's bytes, once undoing the edits is seen to give the original's."""
        before = self.file.document
        if self._undone() != self.file.encoded([para.text for para in before.paragraphs]):
            raise self._unproven()
        try:
            return self._written()
        except UnicodeEncodeError as error:
            raise RefusedEditError(
                f"{self.file.path.name}：原来的编码写不出“{error.object[error.start]}”这个字；"
                "请去掉这个字，或在记事本里把文件另存为 UTF-8 再改"
            ) from error

    def _written(self) -> bytes:
        """Return the bytes, once they are seen to say the lines meant and no other."""
        after = apply(self.file.document, self.edits)
        data = self.file.written(after, self.edits)
        if self.file.lines_of(data) != [para.text for para in after.paragraphs]:
            raise self._unproven()
        return data

    def _undone(self) -> bytes:
        before = self.file.document
        undone = apply(apply(before, self.edits), invert(before, self.edits))
        return self.file.encoded([para.text for para in undone.paragraphs])

    def _unproven(self) -> UnprovenFixError:
        return UnprovenFixError(
            f"{self.file.path.name}：撤销改动后与原文件不同，未写入任何内容；请重新检查后再试"
        )


@dataclass(frozen=True, slots=True)
class WordCopy:
    """A .docx with edits made in its own bytes, or comments added; not yet on disk."""

    word: WordFile
    patched: Patched
    refused: Refused = ()

    def save(self, output: Path) -> None:
        """Prove the copy, write it in one step, and confirm what lies on the disk.

        Raises UnprovenFixError or UnwritableFileError; then nothing has been written.
        """
        verify(self.word, self.patched)
        save_package(self.word.package, self.patched.changed, output)
        try:
            verify_file(self.word.package.path, output, self.patched)
        except GovDocsError:  # the original changed meanwhile, or the disk fails
            output.unlink(missing_ok=True)
            raise

    def proved(self) -> bytes:
        """Return the copy's bytes, proved to differ by the edits alone; UnprovenFixError."""
        verify(self.word, self.patched)
        return rebuild(self.word.package.archive, self.patched.changed)


def edited(
    source: WordFile | TextFile,
    groups: tuple[tuple[Edit, ...], ...],
    how: How,
    stamp: Stamp,
    *,
    allow_signed: bool,
) -> TextCopy | WordCopy:
    """Return a copy with the edits made, all of a group or none; refusals carry their reason."""
    if isinstance(source, TextFile):
        return TextCopy(source, tuple(edit for group in groups for edit in group))
    mode = Mode.REVISIONS if how is How.REVISIONS else Mode.DIRECT
    patched = patch(source, groups, mode, stamp, allow_signed=allow_signed)
    refused = tuple(
        (edit, refusal.why) for refusal in patched.refused for edit in groups[refusal.group]
    )
    return WordCopy(source, patched, refused)


def annotated(
    source: WordFile, notes: Sequence[tuple[Span | None, str]], stamp: Stamp, *, allow_signed: bool
) -> WordCopy:
    """Return a copy with a comment for each note, at its place."""
    return WordCopy(source, annotate(source, notes, stamp, allow_signed=allow_signed))
