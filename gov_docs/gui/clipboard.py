"""What the clipboard holds, as lines an official document has a use for; foreign formats stay out."""

import re
from dataclasses import dataclass

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextDocumentFragment

from gov_docs.core.types import OBJECT

LONGEST_LINE = 20_000  # in one paragraph; from 200,000 on each key takes a tenth of a second
MOST_TEXT, MOST_LINES = 100_000, 1_000  # at once: the window stands still for 0.3 s
_OFFICE = re.compile(r"urn:schemas-microsoft-com|mso-|Word\.Document|kingsoft|wps", re.IGNORECASE)
_HEAD = 20_000  # of a page's source, where a program names itself
_SPACES = "\u3000 \u00a0"


@dataclass(frozen=True, slots=True)
class Pasted:
    """Text to be put in, a paragraph a line; `refused` says why it cannot be."""

    lines: tuple[str, ...] = ()
    had_table: bool = False
    refused: str = ""

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def in_one(self) -> str:
        """Return it as one line, for where no paragraph can be begun."""
        return "".join(line.strip(_SPACES) if at else line for at, line in enumerate(self.lines))

    def unindented(self, *, at_start: bool) -> "Pasted":
        """Return it without the spaces that stand for an indent, which its new place has.

        `at_start`: the first line begins a paragraph too.
        """
        lines = tuple(
            line.lstrip(_SPACES) or line if at or at_start else line
            for at, line in enumerate(self.lines)
        )
        return Pasted(lines, self.had_table)


def can_be_kept(text: str) -> bool:
    """Say whether all of it can stand in a file; Python calls the wide space unprintable."""
    return all(char.isprintable() or char in _SPACES for char in text)


def pasted(source: QMimeData) -> Pasted:
    """Return what can be taken of the clipboard: its words, line by line."""
    text = source.text()
    html = source.html()[:_HEAD] if source.hasHtml() else ""
    if not text and html:
        text = QTextDocumentFragment.fromHtml(source.html()[: 4 * MOST_TEXT]).toPlainText()
    if len(text) > MOST_TEXT:
        return Pasted(
            refused=f"剪贴板里的文字太长（{len(text)} 字），一次最多粘贴 {MOST_TEXT} 字；请分几次粘贴"
        )
    had_table = "<table" in html.lower() or (not html and _is_grid(text))
    lines = [_clean(line) for line in text.splitlines()]
    if html and not _OFFICE.search(html):
        lines = [line for line in lines if line]  # a page's source puts an empty one between two
    while lines and not lines[-1]:
        lines.pop()
    return _limited(Pasted(tuple(lines), had_table))


def _limited(found: Pasted) -> Pasted:
    longest = max(map(len, found.lines), default=0)
    if longest > LONGEST_LINE:
        return Pasted(
            refused=f"剪贴板里有一段太长（{longest} 字），一段最多 {LONGEST_LINE} 字；请分段后再粘贴"
        )
    if len(found.lines) > MOST_LINES:
        return Pasted(
            refused=f"剪贴板里的段落太多（{len(found.lines)} 段），一次最多粘贴 {MOST_LINES} 段；请分几次粘贴"
        )
    return found


def _clean(line: str) -> str:
    """Return a line without what cannot be saved; the cells of a table stand a space apart."""
    line = line.replace("\t", " ").rstrip(" ")
    return "".join(filter(can_be_kept, line))


def _is_grid(text: str) -> bool:
    """Say whether the lines look like rows of cells, as spreadsheets copy them."""
    rows = [line.count("\t") for line in text.splitlines()[:50] if line.strip()]
    return len(rows) > 1 and min(rows) > 0 and len(set(rows)) == 1


def copied(text: str) -> QMimeData:
    """Return it for the clipboard; a picture cannot be copied."""
    data = QMimeData()
    data.setText(text.replace(OBJECT, "").replace("\f", ""))
    return data
