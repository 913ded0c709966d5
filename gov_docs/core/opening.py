"""The head of a document: what stands above the title, the title, and the addressees under it."""

import re
from collections.abc import Sequence
from itertools import pairwise

from gov_docs.core import marks
from gov_docs.core.bodies import is_body, names_bodies, split_bodies
from gov_docs.core.closing import signed_line
from gov_docs.core.dates import whole_date
from gov_docs.core.headings import written_number, wrongly_marked
from gov_docs.core.kinds import kind_of
from gov_docs.core.lines import Line
from gov_docs.core.people import leaders_in, names_people
from gov_docs.core.titles import is_closed_title, late_title, title_block
from gov_docs.core.types import Role

_ADDRESSEE_LINES = 4  # plain text may cut the list at the width of a page
_LATE = 4  # lines
_REACH = 60  # lines in which a head may still be going on
_UPWARD = ("请示", "报告")
_SENTENCE = re.compile("[。；！]|[，,；;、]$")
_NO_ADDRESSEE = re.compile(
    "如下|以下|[。；;！？]|^(?:附件?|注|主办|承办|地址|时间|联系|根据|为)|[0-9]{4}年"
)


def label_opening(lines: Sequence[Line], plain: bool, body_pt: float) -> int:
    """Give the lines of the head their roles; return the index of the first line of the text."""
    end = _first_of_text(lines, plain, body_pt)
    head = lines[:end]
    for line in head:
        line.role = marks.head_role(line.text)
    _label_metadata_values(head)
    _label_letterhead(head)
    title = title_block(head, plain, body_pt)
    for at in title:
        head[at].role = Role.TITLE
    _label_rest(head, title)
    if not title and not plain:
        _label_late_title(lines[end : end + _LATE], body_pt)
    return _label_addressees(lines, end)


def _label_late_title(lines: Sequence[Line], body_pt: float) -> None:
    """Label a title that stands under some words to the reader."""
    at = late_title(lines, body_pt)
    if at is not None:
        lines[at].role = Role.TITLE


def _first_of_text(lines: Sequence[Line], plain: bool, body_pt: float) -> int:
    """Return where the running text (or the addressee line) begins."""
    for at, line in enumerate(lines[:_REACH]):
        if _is_text(lines, at, body_pt) or (plain and _is_wrapped(line, lines[at + 1 : at + 7])):
            return at
    return min(len(lines), _REACH)


def _is_text(lines: Sequence[Line], at: int, body_pt: float) -> bool:
    line = lines[at]
    text = line.text
    if marks.head_role(text) is not None or marks.NOTE.fullmatch(text) or whole_date(text):
        return False
    if line.is_cell:
        return len(text) > 60 and "。" in text
    if marks.CONTENTS.fullmatch(text) or marks.ENDS_WITH_COLON.search(text):
        return True
    if line.is_centered or (body_pt and line.run.size_pt >= body_pt + 3):
        return len(text) > 120 or (text.endswith("。") and not is_closed_title(lines, at))
    if written_number(text) or wrongly_marked(text) or line.para.number.strip():
        return True
    if marks.ATTACHMENT_NOTE.match(text):
        return True
    if is_closed_title(lines, at):
        return False
    return bool(_SENTENCE.search(text)) or len(text) > 70


def _is_wrapped(line: Line, below: Sequence[Line]) -> bool:
    """Tell whether the line begins a sentence that was cut at the width of the page."""
    width = len(line.text)
    if width < 18 or not below or below[0].blank_before:
        return False
    if kind_of(line.text) is not None or signed_line(line.text):
        return False
    return "，" in below[0].text and all(len(other.text) <= width + 4 for other in below)


def _label_metadata_values(head: Sequence[Line]) -> None:
    """Keep a value under its metadata label (标题： and the title again) from being taken as real."""
    for label, value in pairwise(head):
        if label.role is Role.OTHER and marks.LABEL_OF_NEXT.fullmatch(label.text):
            value.role = Role.OTHER


def _label_letterhead(head: Sequence[Line]) -> None:
    """Label the 发文机关标志, and the names that stand above its 文件."""
    for at, line in enumerate(head):
        if line.role is not None:
            continue
        letterhead = marks.LETTERHEAD.fullmatch(line.text)
        if (letterhead and is_body(letterhead["body"])) or re.fullmatch(r"文\s*件", line.text):
            _label_names_above(head[:at])
            line.role = Role.LETTERHEAD
        elif _heads_a_number(line, head[at + 1 : at + 3]):
            line.role = Role.LETTERHEAD


def _heads_a_number(line: Line, below: Sequence[Line]) -> bool:
    numbered = any(other.role is Role.DOC_NUMBER for other in below)
    if marks.ORDER.fullmatch(line.text) and numbered:
        return True
    if not is_body(line.text):
        return False
    return line.is_red or bool(below and below[0].role in (Role.DOC_NUMBER, Role.SIGNATORY))


def _label_names_above(above: Sequence[Line]) -> None:
    for line in reversed(above):
        if line.role is not None or not is_body(line.text):
            break
        line.role = Role.LETTERHEAD


def _label_rest(head: Sequence[Line], title: Sequence[int]) -> None:
    """Label what is left: a letterhead above the title, notes and unmarked addressees under it."""
    for at, line in enumerate(head):
        if line.role is not None:
            continue
        line.role = Role.OTHER
        if title and at > title[-1]:
            line.role = _under_title(line, at == len(head) - 1)
        elif title and not line.is_cell and is_body(line.text):
            line.role = Role.LETTERHEAD


def _under_title(line: Line, is_last: bool) -> Role:
    if line.is_cell:
        return Role.OTHER
    if (
        marks.NOTE.fullmatch(line.text)
        or whole_date(line.text)
        or signed_line(line.text)
        or marks.PERSON.fullmatch(line.text)
    ):
        return Role.TITLE_NOTE
    if is_last and not line.is_centered and names_bodies(line.text):
        return Role.ADDRESSEE
    return Role.OTHER


def _label_addressees(lines: Sequence[Line], start: int) -> int:
    """Label the addressee lines that begin the text; return the index after them."""
    titled = any(line.role is Role.TITLE for line in lines[:start])
    if titled and lines[start:] and _is_ill_closed(lines[start]):
        lines[start].role = Role.ADDRESSEE
        return start + 1
    joined = ""
    for at in range(start, min(start + _ADDRESSEE_LINES, len(lines))):
        joined += lines[at].text
        if lines[at].is_cell or _NO_ADDRESSEE.search(joined):
            break
        if marks.ENDS_WITH_COLON.search(joined):
            if not names_bodies(joined) and not _names_persons(joined, lines[:start]):
                break
            for line in lines[start : at + 1]:
                line.role = Role.ADDRESSEE
            return at + 1
    return start


def _names_persons(text: str, head: Sequence[Line]) -> bool:
    """Tell whether persons are addressed: where a letter has a number, or asks its superiors."""
    if any(line.role is Role.DOC_NUMBER for line in head) and names_people(text):
        return True
    title = "".join(line.text for line in head if line.role is Role.TITLE)
    return "关于" in title and kind_of(title) in _UPWARD and bool(leaders_in(text))


def _is_ill_closed(line: Line) -> bool:
    """Tell whether the line lists bodies and nothing else, with another mark in the colon's place."""
    bare = line.text.rstrip("，。；、,;")
    if bare == line.text or line.is_cell or _NO_ADDRESSEE.search(bare):
        return False
    return all(is_body(bare[begin:end]) for begin, end in split_bodies(bare))
