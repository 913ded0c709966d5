"""A person's word list as a file: .tsv or .xlsx with the columns 类型, 词语, 建议, 例外, 备注."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from gov_docs.core.errors import UnreadableFileError, UnwritableFileError
from gov_docs.core.list_rows import BrokenRow, ListRow, broken_row
from gov_docs.core.words import Words, WrongWord
from gov_docs.files import replace_file
from gov_docs.tables.tsv import read_tsv, write_tsv

COLUMNS = ("类型", "词语", "建议", "例外", "备注")
NEEDED = COLUMNS[:2]
READ = (".tsv", ".xlsx", ".txt")  # .txt: what a spreadsheet saves as tab-separated text
RIGHT, WRONG = "对", "错"
MAX_WORKBOOK = 64 * 1024**2  # bytes, unpacked
# What openpyxl lets through of a file that is no workbook; broken XML is a SyntaxError.
_NO_WORKBOOK = (
    OSError, KeyError, ValueError, TypeError, IndexError, SyntaxError, zipfile.BadZipFile, zlib.error,
)  # fmt: skip
_BETWEEN = re.compile(r"[|｜、，,；;]")


def read_words(path: Path) -> tuple[Words, tuple[BrokenRow, ...]]:
    """Return the words of the file and its broken rows; a broken row costs only itself."""
    if path.suffix.lower() not in READ:
        raise UnreadableFileError(
            f"词表只能是 .tsv 或 .xlsx；请用 WPS 或 Excel 打开“{path.name}”，另存为 .xlsx 再用。"
        )
    rows, broken, lines = _read(path)
    right: dict[str, None] = {}
    wrong: dict[str, WrongWord] = {}
    notes: dict[str, str] = {}
    bad = list(broken)
    for row in rows:
        why = _fault(row, right, wrong)
        if why:
            bad.append(broken_row(path.name, row.line, why, lines))
        elif row.cells["类型"] == RIGHT:
            right[row.cells["词语"]] = None
            if row.cells.get("备注"):
                notes[row.cells["词语"]] = row.cells["备注"]
        else:
            wrong[row.cells["词语"]] = _wrong_word(row)
    return Words(tuple(right), tuple(wrong.values()), tuple(notes.items())), tuple(bad)


def _fault(row: ListRow, right: dict[str, None], wrong: dict[str, WrongWord]) -> str:
    """Say what is wrong with a row, "" where nothing is."""
    kind, word = row.cells["类型"], row.cells["词语"]
    if kind not in (RIGHT, WRONG):
        return f"类型应当写“{RIGHT}”或“{WRONG}”，这里写的是“{kind}”"
    if not word:
        return "没有写词语"
    if word in right or word in wrong:
        return f"“{word}”前面已经有了"
    if kind == RIGHT:
        return ""
    if row.cells.get("建议") == word:
        return "建议和错词相同"
    strangers = [one for one in _exceptions(row) if word not in one]
    return f"例外“{strangers[0]}”里没有“{word}”" if strangers else ""


def _exceptions(row: ListRow) -> tuple[str, ...]:
    parts = (part.strip() for part in _BETWEEN.split(row.cells.get("例外", "")))
    return tuple(part for part in parts if part)


def _wrong_word(row: ListRow) -> WrongWord:
    cells = row.cells
    return WrongWord(cells["词语"], cells.get("建议", ""), _exceptions(row), cells.get("备注", ""))


def write_words(path: Path, words: Words) -> None:
    """Write the list, .xlsx or .tsv by the file's name; the old file stays until it is complete."""
    rows = list(_table(words))
    form = path.suffix.lower()
    if form == ".xlsx":
        replace_file(path, _workbook(rows), make_folder=True)
    elif form == ".tsv":
        write_tsv(path, COLUMNS, rows)
    else:
        raise UnwritableFileError(
            f"词表只能存成 .tsv 或 .xlsx，这里写的是“{path.name}”，请换一个文件名。"
        )


def _table(words: Words) -> Iterator[tuple[str, ...]]:
    for one in words.entries():
        kind = WRONG if one.is_wrong else RIGHT
        yield (kind, one.word, one.right, "|".join(one.exceptions), one.note)


def _workbook(rows: list[tuple[str, ...]]) -> bytes:
    import openpyxl  # takes its time to load, and most lists are .tsv

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("词表")
    for row in [COLUMNS, *rows]:
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _read(path: Path) -> tuple[tuple[ListRow, ...], tuple[BrokenRow, ...], tuple[str, ...]]:
    if path.suffix.lower() != ".xlsx":
        return read_tsv(path, NEEDED)
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        rows = _cells(path)
    except (*_NO_WORKBOOK, InvalidFileException) as error:
        raise UnreadableFileError(f"打不开“{path.name}”，请确认它是 .xlsx 工作簿。") from error
    return _sheet_rows(path.name, rows)


def _cells(path: Path) -> list[list[str]]:
    """Return the first sheet's cells, if it is no larger than a list of words may be."""
    import openpyxl

    with path.open("rb") as stream:  # openpyxl itself leaves open what it fails to read
        with zipfile.ZipFile(stream) as parts:
            if sum(part.file_size for part in parts.infolist()) > MAX_WORKBOOK:
                raise UnreadableFileError(f"“{path.name}”内容过多，请拆成几个词表再导入。")
        book = openpyxl.load_workbook(stream, read_only=True, data_only=True)
        return [[_cell(value) for value in row] for row in book.worksheets[0].values]


def _cell(value: object) -> str:
    return "" if value is None else str(value).strip()


def _sheet_rows(
    name: str, table: list[list[str]]
) -> tuple[tuple[ListRow, ...], tuple[BrokenRow, ...], tuple[str, ...]]:
    lines = tuple("\t".join(row) for row in table)
    header = table[0] if table else []
    missing = [column for column in NEEDED if column not in header]
    if missing:
        why = f"第一行应当是列名，缺少：{'、'.join(missing)}"
        return (), (broken_row(name, 1, why, lines),), lines
    rows = tuple(
        ListRow(line, dict(zip(header, row, strict=False)))
        for line, row in enumerate(table[1:], 2)
        if any(row)
    )
    return rows, (), lines
