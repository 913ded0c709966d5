"""The end of the main text: signature, date of issue, annotation and the note of attachments."""

import re
from collections.abc import Sequence

from gov_docs.core import marks
from gov_docs.core.bodies import is_body, without_seal
from gov_docs.core.dates import whole_date
from gov_docs.core.headings import written_number
from gov_docs.core.lines import Line
from gov_docs.core.types import Role

_LONGEST_DATE = 90  # characters of a line with a name and a date
_MOST_SIGNERS = 12
_MOST_ANNOTATIONS = 4
_NOTE_REACH = 25  # lines
_NO_SIGNATURE = re.compile("[。；！？!?]|[，,、：:]$|^特此|^此[复令致]|^附")
_SIGNED_LINE = re.compile(
    r"(?P<name>\S.{1,60}?)[ \t\u3000\xa0]*(?P<date>(?:[0-9]{4}|[〇○零一二]{4})\s*年.{3,12}日)"
)
# What may stand under a signature that has no date.
_TRAILER = re.compile(
    rf"{marks.ANNOTATION.pattern}|(?:地址|电话|邮编|邮箱|传真|网址)[：:].*|此致|敬礼[！!]?"
)
_DATED = re.compile("年|[0-9][-./．][0-9]")
_COUNTED = re.compile(r"(?:附\s*件\s*[：:]?)?\s*(?P<n>[0-9]{1,2})\s*[.．、]")
_ITEM = re.compile(r"[0-9０-９]{1,2}\s*[.．、:：]|[（(][0-9]{1,2}[）)]|附件\s*[0-9]{1,2}")


def label_closing(lines: Sequence[Line], start: int, stop: int) -> int | None:
    """Label the closing between the two indexes; return the index after it, None without one."""
    date = next((at for at in range(start, stop) if _closes(lines, start, at, stop)), None)
    if date is None:
        date = _undated(lines, start, stop)
        if date is None:
            label_attachment_note(lines, start, stop)
            return None
    first = _label_names(lines, start, date)
    after = _label_date(lines, date, stop)
    label_attachment_note(lines, start, first)
    after = _label_annotations(lines, after, stop)
    return _note_after_date(lines, after, stop)


def signed_line(text: str) -> re.Match[str] | None:
    """Return the match of a line that holds the body's name and the date side by side."""
    match = _SIGNED_LINE.fullmatch(text)
    return match if match and is_body(match["name"].strip()) and _is_date(match["date"]) else None


def _is_date(text: str) -> bool:
    return whole_date(text) is not None or bool(marks.BLANK_DATE.fullmatch(text.strip()))


def _closes(lines: Sequence[Line], start: int, at: int, stop: int) -> bool:
    """Tell whether line `at` is the date of issue: alone in its line, under a name or at the end."""
    line = lines[at]
    if line.role is not None or len(line.text) > _LONGEST_DATE or not _DATED.search(line.text):
        return False
    if signed_line(line.text):
        return True
    if not _is_date(line.text) or line.text.startswith(("（", "(")):
        return False
    above = lines[at - 1] if at > start else None
    if above is not None and _is_signature(above):
        return True
    if line.is_cell:
        return False
    right = line.is_right and whole_date(line.text) is not None
    return right or _only_trailers(lines[at + 1 : stop])


def _only_trailers(lines: Sequence[Line]) -> bool:
    """After the date only annotations, attachment notes and a name may come."""
    return all(
        line.role is not None
        or marks.ANNOTATION.fullmatch(line.text)
        or marks.ATTACHMENT_NOTE.match(line.text)
        or _ITEM.match(line.text)
        or is_body(line.text)
        for line in lines[:8]
    )


def _undated(lines: Sequence[Line], start: int, stop: int) -> int | None:
    """Return where a signature without a date ends the text (the index after it)."""
    at = stop
    while at > start and (lines[at - 1].role or _TRAILER.fullmatch(lines[at - 1].text)):
        at -= 1
    if at - 1 <= start or lines[at - 1].is_cell or not is_body(lines[at - 1].text):
        return None
    above = lines[at - 2]
    ends = above.text.endswith(("。", "！")) or above.role is Role.ATTACHMENT_NOTE
    short = len(lines[at - 1].text) <= 25 and not written_number(lines[at - 1].text)
    return at if short and (ends or lines[at - 1].is_right) else None


def _label_names(lines: Sequence[Line], start: int, date: int) -> int:
    """Label the signature lines above the date; return the index of the first."""
    at = date
    while at > start and date - at < _MOST_SIGNERS and _is_signature(lines[at - 1]):
        at -= 1
        lines[at].role = Role.SIGNATURE
    return at


def _is_signature(line: Line) -> bool:
    text = without_seal(line.text)
    if line.role is not None or _NO_SIGNATURE.search(text) or written_number(text):
        return False
    if line.para.number.strip() or _is_date(text):
        return False
    if is_body(text) or marks.PERSON.fullmatch(text):
        return True
    return (
        line.is_right and not line.is_cell and not re.search("[：:0-9]", text) and len(text) <= 30
    )


def _label_date(lines: Sequence[Line], date: int, stop: int) -> int:
    if (
        date >= stop
        or lines[date].role is not None
        or not (_is_date(lines[date].text) or signed_line(lines[date].text))
    ):
        return date  # a signature without a date
    lines[date].role = Role.DATE
    above = lines[date - 1].role if date else None
    if above is Role.SIGNATURE or signed_line(lines[date].text) or date + 1 >= stop:
        return date + 1
    below = lines[date + 1]
    if is_body(below.text) and below.role is None and (below.is_right or date + 2 >= stop):
        below.role = Role.SIGNATURE
        return date + 2
    return date + 1


def _label_annotations(lines: Sequence[Line], at: int, stop: int) -> int:
    last = min(stop, at + _MOST_ANNOTATIONS)
    while at < last and lines[at].role is None and marks.ANNOTATION.fullmatch(lines[at].text):
        lines[at].role = Role.ANNOTATION
        at += 1
    return at


def _note_after_date(lines: Sequence[Line], at: int, stop: int) -> int:
    """Label a list of attachments under the date, where the pages of some bodies have it."""
    if at < stop and marks.ATTACHMENT_NOTE.match(lines[at].text) and lines[at].role is None:
        return _label_note(lines, at, stop)
    return at


def label_attachment_note(lines: Sequence[Line], start: int, stop: int) -> None:
    """Label the last list of attachments, near the end of the text between the two indexes."""
    for at in range(stop - 1, max(start, stop - _NOTE_REACH) - 1, -1):
        line = lines[at]
        if line.role is None and not line.is_cell and marks.ATTACHMENT_NOTE.match(line.text):
            while (
                at > start
                and re.match(r"附件\s*[0-9]", lines[at].text)
                and re.match(r"附件\s*[0-9]?\s*[：:.]", lines[at - 1].text)
            ):
                at -= 1
            _label_note(lines, at, stop)
            return


def _label_note(lines: Sequence[Line], at: int, stop: int) -> int:
    bare = not marks.ATTACHMENT_NOTE.sub("", lines[at].text).strip()
    lines[at].role = Role.ATTACHMENT_NOTE
    last = _item_number(lines[at])
    at += 1
    while at < stop and lines[at].role is None and _goes_on(lines[at], last, bare):
        lines[at].role = Role.ATTACHMENT_NOTE
        last = _item_number(lines[at]) or last
        bare = False  # 附件： alone: its name is in the next line, the rest must be numbered
        at += 1
    return at


def _item_number(line: Line) -> int | None:
    match = _COUNTED.match(line.text)
    return int(match["n"]) if match else None


def _goes_on(line: Line, last: int | None, bare: bool) -> bool:
    if line.is_cell or _is_date(line.text) or len(line.text) > 80:
        return False
    if "。" in line.text:  # a slip at the end of the item that comes next; else a sentence
        comes_next = last is not None and _item_number(line) == last + 1
        return comes_next and "。" not in line.text[:-1]
    if _ITEM.match(line.text) or line.para.number.strip():
        return True
    if is_body(line.text) or line.is_right:
        return False
    number = written_number(line.text)
    return (
        (bare and (number is None or number.level > 2))
        or line.lead >= 4
        or (line.para.layout.left_chars or 0) >= 4
    )
