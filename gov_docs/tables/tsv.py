"""Tab-separated lists: read row by row with the place of each, written in one piece."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from gov_docs.core.errors import UnreadableFileError
from gov_docs.core.list_rows import BrokenRow, ListRow, broken_row
from gov_docs.files import replace_file


def read_text(path: Path) -> str:
    """Return the file's text: UTF-8, with or without a BOM, else GB18030."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableFileError(f"读不了“{path.name}”，请检查路径和权限。") from error
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableFileError(f"“{path.name}”不是文本文件，请另存为 UTF-8 编码的 .tsv。")


def read_tsv(
    path: Path, needed: Sequence[str]
) -> tuple[tuple[ListRow, ...], tuple[BrokenRow, ...], tuple[str, ...]]:
    """Return the rows, the broken ones, and all lines of a list with a header row.

    Empty lines and lines that begin with # are skipped; a missing column breaks the header.
    """
    lines = read_text(path).splitlines()
    header = lines[0].split("\t") if lines else []
    missing = [name for name in needed if name not in header]
    if missing:
        why = f"第一行应当是列名，缺少：{'、'.join(missing)}"
        return (), (broken_row(path.name, 1, why, lines),), tuple(lines)
    rows: list[ListRow] = []
    broken: list[BrokenRow] = []
    for line, text in enumerate(lines[1:], 2):
        if not text.strip() or text.startswith("#"):
            continue
        cells = text.split("\t")
        if len(cells) > len(header):
            why = f"有{len(cells)}列，列名只有{len(header)}个，多了制表符"
            broken.append(broken_row(path.name, line, why, lines))
            continue
        cells += [""] * (len(header) - len(cells))
        named = {name: cell.strip() for name, cell in zip(header, cells, strict=True)}
        rows.append(ListRow(line, named))
    return tuple(rows), tuple(broken), tuple(lines)


def write_tsv(path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write the list as UTF-8 with a BOM, so that a spreadsheet opens it; atomic."""
    text = "\n".join("\t".join(row) for row in [header, *rows]) + "\n"
    replace_file(path, text.encode("utf-8-sig"), make_folder=True)
