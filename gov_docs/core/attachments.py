"""What follows the main text: attachments with their marks and titles, and the imprint (版记)."""

import re
from collections.abc import Sequence

from gov_docs.core import marks
from gov_docs.core.bodies import is_body
from gov_docs.core.dates import whole_date
from gov_docs.core.headings import written_number
from gov_docs.core.kinds import kind_of
from gov_docs.core.lines import Line
from gov_docs.core.types import Role

_TITLE_LINES = 4
_CLAUSE = re.compile("[。；;！？]|[，,、：:]$")
_ITEM = re.compile(r"[0-9０-９]{1,2}\s*[.．、]")


def label_imprint(lines: Sequence[Line], start: int) -> None:
    """Label 抄送 and 印发机关和印发日期 with the lines they run on."""
    for at in range(start, len(lines)):
        line = lines[at]
        if marks.CC.match(line.text):
            line.role = Role.CC
            _label_more_cc(lines, at)
        elif line.role is None and len(line.text) < 100 and marks.PRINTING.fullmatch(line.text):
            line.role = Role.PRINTING
            _label_printer(lines, at, start)


def _label_more_cc(lines: Sequence[Line], at: int) -> None:
    for line in lines[at + 1 : at + 6]:
        if line.role is not None or lines[at].text.endswith("。"):
            return
        if marks.PRINTING.fullmatch(line.text) or marks.CC.match(line.text):
            return
        if is_body(line.text) and not line.text.endswith("。") and _printer_follows(lines, line):
            return
        if not is_body(line.text.rstrip("。，,")[-20:]):
            return
        line.role = Role.CC
        at += 1


def _printer_follows(lines: Sequence[Line], line: Line) -> bool:
    at = next(i for i, other in enumerate(lines) if other is line)
    return at + 1 < len(lines) and bool(marks.PRINTING.fullmatch(lines[at + 1].text))


def _label_printer(lines: Sequence[Line], at: int, start: int) -> None:
    """Label the printing office where it has a line or cell of its own before the date."""
    above = lines[at - 1] if at > start else None
    only_date = re.match(r"[0-9〇○零一二]{4}\s*年", lines[at].text)
    if above is not None and above.role is None and only_date and is_body(above.text):
        above.role = Role.PRINTING


def first_mark(lines: Sequence[Line], start: int) -> int:
    """Return the index of the first attachment's mark after the text has begun, len if none."""
    for at in range(start + 1, len(lines)):
        if lines[at].role is None and _is_mark(lines, at):
            return at
    return len(lines)


def label_attachments(lines: Sequence[Line], start: int, closed: bool) -> None:
    """Label marks and titles from `start`; `closed`: a closed main text stands above."""
    if closed and start < len(lines) and _is_title(lines[start]) and not _is_mark(lines, start):
        _label_title(lines, start)
    for at in range(start, len(lines)):
        if lines[at].role is None and (_is_mark(lines, at) or (closed and _is_titled(lines, at))):
            lines[at].role = Role.ATTACHMENT_MARK
            if marks.ATTACHMENT_MARK.fullmatch(lines[at].text):
                _label_title(lines, at + 1)


def _is_mark(lines: Sequence[Line], at: int) -> bool:
    text = lines[at].text
    if lines[at].is_cell or not marks.ATTACHMENT_MARK.fullmatch(text):
        return False
    lists = at + 1 < len(lines) and (
        _ITEM.match(lines[at + 1].text) or lines[at + 1].para.number.strip()
    )
    return not (text.endswith(("：", ":")) and lists)


def _is_titled(lines: Sequence[Line], at: int) -> bool:
    """附件1 XX表, mark and title in one line."""
    line = lines[at]
    return not line.is_cell and bool(marks.ATTACHMENT_MARK_TITLED.fullmatch(line.text))


def _is_title(line: Line) -> bool:
    text = line.text
    if line.role is not None or line.is_cell or line.is_right or not 2 <= len(text) <= 60:
        return False
    if _CLAUSE.search(text) or written_number(text) or line.para.number.strip():
        return False
    return (
        whole_date(text) is None
        and not marks.FURNITURE.fullmatch(text)
        and not re.match("[（(].*[）)]$|附|此致|敬礼", text)
    )


def _label_title(lines: Sequence[Line], at: int) -> None:
    first = at
    while at < len(lines) and at - first < _TITLE_LINES and _is_title(lines[at]):
        if at > first and not _goes_on(lines[at - 1], lines[at]):
            return
        lines[at].role = Role.ATTACHMENT_TITLE
        at += 1


def _goes_on(upper: Line, lower: Line) -> bool:
    if kind_of(upper.text) is not None or upper.text.endswith(("表", "单", "录", "书")):
        return False
    if upper.run.size_pt:
        return upper.is_centered and lower.is_centered and upper.run.size_pt == lower.run.size_pt
    return kind_of(lower.text) is not None and len(lower.text) <= 30
