"""What a person typed into the form, checked: dates, choices and lists in one shape, or told why not."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from difflib import get_close_matches

from gov_docs.core.dates import whole_date
from gov_docs.core.draft import BLANK
from gov_docs.core.errors import GovDocsError
from gov_docs.drafting.form import (
    LONGEST_VALUE,
    MOST_ROWS,
    WHOLE,
    Field,
    FieldType,
    Filled,
    Row,
    blank,
)

_NUMBER = re.compile(r"-?[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?")
_CELLS = re.compile(r"\s*[|｜\t]\s*")
_DATE_EXAMPLE = "请写成 2026年3月1日 或 2026-03-01"


class _WrongValueError(Exception):
    """One value that does not fit its field; the text says why, for the list of all of them."""


def filled(fields: Iterable[Field], values: Mapping[str, str], today: date) -> Filled:
    """Return the values in shape, blanks for required fields left out.

    Values go by a field's name or its label. All that is wrong is told in one GovDocsError.
    """
    fields = tuple(fields)
    wrong = [_stranger(key, fields) for key in values if key not in _keys(fields)]
    texts: dict[str, str] = {}
    lists: dict[str, tuple[Row, ...]] = {}
    for field in fields:
        typed = _clean(values.get(field.name) or values.get(field.label) or field.default)
        try:
            if field.type is FieldType.LIST:
                lists[field.name] = _rows(field, typed)
            else:
                texts[field.name] = _text(field, typed, today)
        except _WrongValueError as error:
            wrong.append(f"“{field.label}”{error}")
    if wrong:
        raise GovDocsError("；".join(wrong) + "。")
    return Filled(texts, lists)


def _keys(fields: Iterable[Field]) -> set[str]:
    return {key for field in fields for key in (field.name, field.label)}


def _stranger(key: str, fields: Iterable[Field]) -> str:
    names = [field.name for field in fields]
    near = get_close_matches(key, names, n=3, cutoff=0.4) or names[:8]
    return f"这个模板没有“{key}”一栏，可填的有：{'、'.join(near)}"


def _clean(text: str) -> str:
    """Return the text without what no document may hold: control characters, halves of a pair."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = (char for char in text if char in "\n\t" or unicodedata.category(char) not in _BARRED)
    return "".join(kept).strip()


_BARRED = ("Cc", "Cs", "Cn")


def _text(field: Field, typed: str, today: date) -> str:
    if not typed:
        return field.blank() if field.required else ""
    if len(typed) > LONGEST_VALUE:
        raise _WrongValueError(f"太长（超过 {LONGEST_VALUE} 字），请删减，或写进附件")
    if BLANK.search(typed):
        return typed  # said outright that it is not known yet
    if field.type is FieldType.LONG:
        return "\n".join(line.strip() for line in typed.split("\n") if line.strip())
    typed = " ".join(typed.split("\n"))
    if field.type is FieldType.DATE:
        return _date(typed, today)
    if field.type is FieldType.NUMBER:
        return _number(typed)
    return _choice(field, typed) if field.type is FieldType.CHOICE else typed


def _date(typed: str, today: date) -> str:
    if typed in ("今天", "今日"):
        return chinese_date(today)
    found = whole_date(typed)
    if found is None or found.day is None:
        raise _WrongValueError(f"写的“{_short(typed)}”不是日期，{_DATE_EXAMPLE}")
    try:
        return chinese_date(date(found.year, found.month, found.day))
    except ValueError:
        raise _WrongValueError(f"写的“{_short(typed)}”在日历上没有，请核对") from None


def chinese_date(day: date) -> str:
    """Return the day as 成文日期 has it: no zeros before month and day (GB/T 9704 7.3.5.4)."""
    return f"{day.year}年{day.month}月{day.day}日"


def _number(typed: str) -> str:
    plain = unicodedata.normalize("NFKC", typed).replace(" ", "")
    if not _NUMBER.fullmatch(plain):
        raise _WrongValueError(f"写的“{_short(typed)}”不是数字，请只写阿拉伯数字，单位不用写")
    return plain


def _choice(field: Field, typed: str) -> str:
    if typed not in field.choices:
        raise _WrongValueError(f"不能填“{_short(typed)}”，只能选：{'、'.join(field.choices)}")
    return typed


def _rows(field: Field, typed: str) -> tuple[Row, ...]:
    """Return a row for each line; one line may hold several, set apart by ；."""
    lines = [line.strip() for line in typed.split("\n") if line.strip()]
    if len(lines) == 1:
        lines = [part.strip() for part in lines[0].rstrip("；").split("；")]
    if len(lines) > MOST_ROWS:
        raise _WrongValueError(f"有 {len(lines)} 条，最多 {MOST_ROWS} 条，请合并")
    if sum(map(len, lines)) > LONGEST_VALUE:
        raise _WrongValueError(f"太长（超过 {LONGEST_VALUE} 字），请删减，或写进附件")
    if not lines and field.required:
        lines = [""] * field.rows
    return tuple(_row(field, line) for line in lines)


def _row(field: Field, line: str) -> Row:
    if not field.columns:
        return {WHOLE: line or field.blank()}
    cells = _CELLS.split(line) if line else []
    if len(cells) > len(field.columns):
        names = "｜".join(column.name for column in field.columns)
        raise _WrongValueError(f"的“{_short(line)}”多写了一格，每条依次写：{names}")
    cells += [""] * (len(field.columns) - len(cells))
    return {
        column.name: cell or (blank(column.name) if column.required else "")
        for column, cell in zip(field.columns, cells, strict=True)
    }


def _short(text: str) -> str:
    return text if len(text) <= 20 else text[:20] + "……"
