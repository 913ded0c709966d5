"""The file behind an open document: what may be changed in it, and how it gets back on the disk."""

import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from gov_docs.checking.looking import chosen_rules, is_local
from gov_docs.checking.one_file import AUTHOR, How, Stamp
from gov_docs.checking.writing import edited
from gov_docs.core.errors import GovDocsError, RefusedEditError, UnwritableFileError
from gov_docs.core.types import Document, Edit, ParagraphEdit, Run, TextEdit
from gov_docs.docx_io.disk import read_bytes
from gov_docs.docx_io.edit_targets import targets_of
from gov_docs.docx_io.package import Package
from gov_docs.docx_io.protection import refuse_guarded
from gov_docs.docx_io.read import WordFile, read_package
from gov_docs.docx_io.restyling import numbers, runs_under
from gov_docs.files import real, replace_file
from gov_docs.inputs.plain_text import TextFile
from gov_docs.inputs.reader import SUFFIXES, Source, read_file

OWN_WORDS = "TYP090"
MODEL_RULES = frozenset({"TYP100"})  # what they found is old once its text is changed
OPENED_SUFFIXES = SUFFIXES


class ChangedOnDiskError(GovDocsError):
    """Another program has changed the file since it was read."""


@dataclass(slots=True)
class Opened:
    """A file as it was opened; `path` is where it is saved, `seen` what lay there last."""

    source: Source
    path: Path
    seen: str
    read_only: str  # why nothing can be changed, '' if it can
    local_rules: frozenset[str] = field(default_factory=frozenset)  # look at one paragraph alone
    is_new: bool = False  # it lies in no file yet; `path` is only a proposal

    @property
    def document(self) -> Document:
        return self.source.document

    def refuse(self, edits: Sequence[Edit]) -> None:
        """Raise RefusedEditError where the file cannot take these edits of a paragraph."""
        if isinstance(self.source, WordFile):
            for edit in edits:
                targets_of(self.source, edit)
        elif any("\n" in text or "\r" in text for text in _new_texts(edits)):
            raise RefusedEditError("要写入的文字含有换行；请分段写")

    @property
    def can_restructure(self) -> bool:
        """Say whether paragraphs can be split, joined, inserted and deleted."""
        return isinstance(self.source, TextFile | WordFile)

    def runs_under(self, para: int, like: int) -> tuple[Run, ...] | None:
        """Return a paragraph's runs as another's style shows them; None: as they are."""
        return runs_under(self.source, para, like) if isinstance(self.source, WordFile) else None

    def picture(self, part: str) -> bytes:
        """Return the bytes of a picture of the file; raises GovDocsError where they are damaged."""
        return self.source.package.parts[part] if isinstance(self.source, WordFile) else b""

    def numbers(self, likes: Iterable[int]) -> Iterable[str]:
        """Return the automatic numbers of paragraphs like these of the file; () where it has none."""
        if isinstance(self.source, WordFile) and self.source.nums:
            return numbers(self.source, likes)
        return ()

    def original(self) -> bytes:
        """Return the bytes it was opened from."""
        if isinstance(self.source, WordFile):
            return self.source.package.archive.raw
        if isinstance(self.source, TextFile):
            return self.source.encoded([para.text for para in self.document.paragraphs])
        return b""


def _new_texts(edits: Sequence[Edit]) -> Iterator[str]:
    for edit in edits:
        if isinstance(edit, TextEdit):
            yield edit.text
        elif isinstance(edit, ParagraphEdit):
            yield from (p for made in edit.new for p in made.pieces if isinstance(p, str))


def open_source(path: Path, kept_at: Path | None = None) -> Opened:
    """Return the file ready to be edited, or to be read only; raises GovDocsError.

    `kept_at` is a copy of an earlier opening to read instead; it is saved at `path` all the same.
    """
    source = read_file(kept_at or path)
    if kept_at and isinstance(source, WordFile):
        package = source.package
        source = read_package(Package(path, package.parts, package.archive))
    local = frozenset(rule.id for rule in chosen_rules(()) if is_local(rule)) | {OWN_WORDS}
    opened = Opened(source, path, "", _read_only(source, path), local)
    opened.seen = digest(opened.original()) or digest_of(path)
    return opened


def _read_only(source: Source, path: Path) -> str:
    if isinstance(source, TextFile):
        return ""
    if not isinstance(source, WordFile):
        return "这种格式只能看，不能改；请用 Word 或 WPS 另存为 .docx 后再打开"
    try:
        refuse_guarded(source.document, path.name, "", allow_signed=False)
    except RefusedEditError:
        why = "带有数字签名或电子印章" if source.document.signed else "设置了“限制编辑”"
        return f"文件{why}，只能看和检查，不能改"
    return ""


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest() if data else ""


def digest_of(path: Path) -> str:
    """Return what tells the file's content from another; '' where it is not there."""
    try:
        return digest(read_bytes(path))
    except GovDocsError:
        return ""


def other_program(path: Path) -> str:
    """Return the program that has the file open, as far as it leaves a mark; '' if none."""
    if path.with_name(f".~lock.{path.name}#").exists():
        return "LibreOffice"
    owner = f"~${path.name[2:] if len(path.stem) > 7 else path.name}"
    return "Word 或 WPS" if path.with_name(owner).exists() else ""


def caution_about(path: Path) -> str:
    """Return what to know before changing a file that may not stay ours to write; '' if nothing."""
    if path.exists() and not os.access(path, os.W_OK):
        return "文件是只读的：可以改，但存不回去；改好后请用“另存为”换一个名字"
    program = other_program(path)
    return (
        f"{program} 也打开着这个文件；两边都改，后保存的一边会被提醒，不会盖掉" if program else ""
    )


@dataclass(frozen=True, slots=True)
class SaveOrder:
    """All that a save needs, so that it can be done beside the window."""

    opened: Opened
    groups: tuple[tuple[Edit, ...], ...]
    target: Path
    seen: str  # what the target is expected to hold; '': whatever it holds may go


def save(order: SaveOrder) -> str:
    """Prove and write the file in one step; return the digest of what lies on the disk now.

    Raises ChangedOnDiskError, UnprovenFixError, RefusedEditError or UnwritableFileError; then the
    old file is whole.
    """
    target = real(order.target)
    if order.seen and target.exists() and digest_of(target) != order.seen:
        raise ChangedOnDiskError(
            f"{target.name}：打开以后被别的程序改过；请另存为别的名字，或重新打开再改"
        )
    if target.exists() and not os.access(target, os.W_OK):
        raise UnwritableFileError(f"{target.name}：文件是只读的；请用“另存为”换一个名字")
    data = changed_bytes(order.opened, order.groups)
    replace_file(target, data)
    if digest_of(target) != digest(data):
        raise UnwritableFileError(f"{target.name}：写到磁盘上的内容不对；请换一个位置另存")
    return digest(data)


def changed_bytes(opened: Opened, groups: tuple[tuple[Edit, ...], ...]) -> bytes:
    """Return the file with the changes, proved to differ by them alone."""
    source = opened.source
    if not isinstance(source, WordFile | TextFile):
        raise RefusedEditError(opened.read_only)
    if not groups:
        return opened.original()
    stamp = Stamp(AUTHOR, datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
    copy = edited(source, groups, How.DIRECT, stamp, allow_signed=False)
    if copy.refused:
        _, why = copy.refused[0]
        raise RefusedEditError(f"{opened.path.name}：有一处改动存不进去（{why}）；没有写入任何内容")
    return copy.proved()
