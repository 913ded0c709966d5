"""An existing .docx laid out to the standard: patched, numbered, proved, saved in one step."""

from dataclasses import dataclass
from pathlib import Path

from gov_docs.core.errors import GovDocsError
from gov_docs.core.types import Document
from gov_docs.docx_io.create.figures import Figures
from gov_docs.docx_io.package import open_package, save_package
from gov_docs.docx_io.patch import Mode, patch
from gov_docs.docx_io.read import WordFile
from gov_docs.docx_io.relayout import relayout
from gov_docs.docx_io.relayout_numbers import package_with, page_numbers, prove_only_numbers
from gov_docs.docx_io.revisions import Stamp
from gov_docs.docx_io.verify import verify


@dataclass(frozen=True, slots=True)
class Relaid:
    changes: int  # edits made
    refused: tuple[str, ...]  # why some were not
    numbered: bool  # page numbers were put in


def relayout_file(
    word: WordFile, document: Document, output: Path, f: Figures, *, allow_signed: bool = False
) -> Relaid:
    """Write a copy laid out to the standard; `document` is the file's, labelled.

    Raises GovDocsError, and then nothing has been written: the file is signed or protected, the
    copy cannot be proved to differ by the layout alone, or it cannot be saved.
    """
    groups = relayout(document, f)
    patched = patch(word, groups, Mode.DIRECT, Stamp("", ""), allow_signed=allow_signed)
    verify(word, patched)
    laid = package_with(word.package, patched.changed)
    numbers = page_numbers(laid, f)
    prove_only_numbers(laid, numbers)
    changed = {**patched.changed, **numbers}
    save_package(word.package, changed, output)
    _confirm(word, changed, output)
    refused = tuple(dict.fromkeys(one.why for one in patched.refused))
    return Relaid(len(patched.edits), refused, bool(numbers))


def _confirm(word: WordFile, changed: dict[str, bytes], output: Path) -> None:
    """Read the file from the disk; what was not changed is there as it was."""
    written = open_package(output)
    wrong = [
        name for name in written.parts if written.parts[name] != _expected(word, changed, name)
    ]
    if wrong or len(written.parts) != len({*word.package.parts, *changed}):
        output.unlink(missing_ok=True)
        raise GovDocsError(f"{output.name}：写入后核对不符，已删去；请换一个位置再试")


def _expected(word: WordFile, changed: dict[str, bytes], name: str) -> bytes:
    return changed[name] if name in changed else word.package.parts[name]
