"""Which w:t elements a text edit touches, and whether it may."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from gov_docs.core.errors import RefusedEditError
from gov_docs.docx_io.atoms import Atom
from gov_docs.docx_io.run_changes import NewText
from gov_docs.docx_io.xmlns import w

_UNWRITABLE = re.compile(r"[\x00-\x1f\ufffc\ufffe\uffff\ud800-\udfff]")
_PARAGRAPH, _TEXT = w("p"), w("t")


def trimmed(old: str, start: int, end: int, new: str) -> tuple[int, int, str]:
    """Return the edit of `old` without what it leaves as it is at either end."""
    while start < end and new and old[start] == new[0]:
        start, new = start + 1, new[1:]
    while start < end and new and old[end - 1] == new[-1]:
        end, new = end - 1, new[:-1]
    return start, end, new


def is_editable(atom: Atom) -> bool:
    return not atom.lock and atom.element.tag == _TEXT and atom.run is not None


def refuse_unwritable(text: str) -> None:
    if _UNWRITABLE.search(text):
        raise RefusedEditError("要写入的文字含有换行、制表符或无法保存的字符；请在 Word 中手工修改")


def text_changes(
    atoms: Sequence[Atom], start: int, end: int, text: str
) -> list[tuple[Atom, NewText]]:
    """Return the changes that put `text` at start:end of the paragraph, in document order.

    The text goes to the run of the first character replaced, else to a neighbour's; the rest is
    taken from the other runs. Raises RefusedEditError.
    """
    refuse_unwritable(text)
    near = _near(atoms, start, end)
    touched = [atom for atom in near if atom.start < end and start < atom.start + len(atom.text)]
    if start == end:
        host = _host(near, start)
        at = start - host.start
        return [(host, NewText(at, at, text))] if text else []
    _check(touched)
    changes = []
    for atom in touched:
        first, last = max(start - atom.start, 0), min(end - atom.start, len(atom.text))
        changes.append((atom, NewText(first, last, text)))
        text = ""
    return changes


def _near(atoms: Sequence[Atom], start: int, end: int) -> Sequence[Atom]:
    """Return the atoms that reach into start:end or touch it; a paragraph may have very many."""
    first = bisect_left(atoms, start, key=_start)
    return atoms[max(first - 1, 0) : bisect_right(atoms, end, key=_start)]


def _start(atom: Atom) -> int:
    return atom.start


def _check(touched: Sequence[Atom]) -> None:
    if not touched:
        raise RefusedEditError("要修改的位置不在段落的文字中；请重新检查后再试")
    for atom in touched:
        if not is_editable(atom):
            raise RefusedEditError(_reason(atom))


def _reason(atom: Atom) -> str:
    why = atom.lock or "不是文字"
    return f"要修改的内容{why}，不能自动修改；请在 Word 中手工修改"


def _host(atoms: Sequence[Atom], at: int) -> Atom:
    """Return the text that takes an insertion: the one before, unless only that is in a link."""
    inside = [atom for atom in atoms if atom.start < at < atom.start + len(atom.text)]
    around = inside or [
        atom for atom in atoms if at in (atom.start, atom.start + len(atom.text)) and atom.text
    ]
    free = [atom for atom in around if is_editable(atom)]
    if not free:
        raise RefusedEditError(
            _reason(around[0]) if around else "段落中没有可以接着写的文字；请在 Word 中手工修改"
        )
    return next((atom for atom in free if _is_plain(atom)), free[0])


def _is_plain(atom: Atom) -> bool:
    parent = atom.run.getparent() if atom.run is not None else None
    return parent is not None and parent.tag == _PARAGRAPH
