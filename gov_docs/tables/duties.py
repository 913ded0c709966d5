"""A table of departments and their duties: the program's own .tsv, a unit's 三定 table as .xlsx."""

from collections.abc import Sequence
from pathlib import Path

from gov_docs.core.errors import BrokenListError, UnreadableFileError
from gov_docs.core.list_rows import ListRow, refuse
from gov_docs.tables.tsv import read_tsv, write_tsv
from gov_docs.tables.workbook import sheet_of

COLUMNS = ("部门", "国家", "省", "市", "县", "别名", "职责", "牵头词", "配合词")
# A unit's own table names its columns as it likes; what is not among these is left aside.
HEADINGS: dict[str, tuple[str, ...]] = {
    "部门": ("部门", "部门名称", "单位", "单位名称", "机构", "机构名称", "科室", "科室名称", "处室", "内设机构", "责任单位"),
    "职责": ("职责", "主要职责", "工作职责", "职能", "主要职能", "职责任务", "职能配置", "分工", "业务范围"),
    "别名": ("别名", "简称", "规范简称", "曾用名", "其他名称"),
    "牵头词": ("牵头词", "关键词", "牵头事项", "主办事项"),
    "配合词": ("配合词", "配合事项", "协办事项"),
}  # fmt: skip
NEEDED = ("部门", "职责")
_HEADER_REACH = 10  # a title and a note may stand above the names of the columns


def read_duties(path: Path) -> tuple[ListRow, ...]:
    """Return the rows by the names in COLUMNS; GovDocsError says what the file lacks."""
    if path.suffix.lower() == ".xlsx":
        return _named(path.name, sheet_of(path))
    if path.suffix.lower() != ".tsv":
        raise UnreadableFileError(
            f"职责表只能是 .xlsx 或 .tsv；请用 WPS 或 Excel 打开“{path.name}”，另存为 .xlsx 再导入。"
        )
    rows, broken, _ = read_tsv(path, NEEDED)
    refuse(broken)
    return rows


def write_duties(path: Path, rows: Sequence[ListRow]) -> None:
    """Keep the rows as the program's .tsv; the old file stays until it is complete."""
    cells = (tuple(_plain(row.cells.get(name, "")) for name in COLUMNS) for row in rows)
    write_tsv(path, COLUMNS, cells)


def _plain(cell: str) -> str:
    return " ".join(cell.split())


def _named(name: str, table: list[list[str]]) -> tuple[ListRow, ...]:
    at, places = _header(table)
    missing = [f"“{column}”" for column in NEEDED if column not in places]
    if missing:
        seen = "、".join(cell for cell in table[at] if cell) if table else ""
        raise BrokenListError(
            f"“{name}”里没有找到{'、'.join(missing)}这一列"
            + (f"（看到的列名：{seen}）" if seen else "（表是空的）")
            + "；请在第一行写上列名“部门”和“职责”再导入。"
        )
    rows, above = [], ""
    for line, cells in enumerate(table[at + 1 :], at + 2):
        named = {
            column: cells[place].strip() if place < len(cells) else ""
            for column, place in places.items()
        }
        if not named["职责"] and not named.get("牵头词"):
            continue  # an empty line, or a heading within the table
        named["部门"] = above = named["部门"] or above  # one cell merged over several duties
        if named["部门"]:
            rows.append(ListRow(line, named))
    return _joined(rows)


def _header(table: list[list[str]]) -> tuple[int, dict[str, int]]:
    """Return the line that names most columns, and where each stands."""
    best: tuple[int, dict[str, int]] = (0, {})
    for at, cells in enumerate(table[:_HEADER_REACH]):
        bare = ["".join(cell.split()) for cell in cells]
        places = {
            column: next(bare.index(name) for name in names if name in bare)
            for column, names in HEADINGS.items()
            if any(name in bare for name in names)
        }
        if len(places) > len(best[1]):
            best = at, places
    return best


def _joined(rows: list[ListRow]) -> tuple[ListRow, ...]:
    """Put the duties of one department together that stand in several rows."""
    found: dict[str, ListRow] = {}
    for row in rows:
        name = row.cells["部门"]
        before = found.get(name)
        if before is None:
            found[name] = row
            continue
        cells = {
            column: "、".join(filter(None, (before.cells.get(column), row.cells.get(column))))
            for column in {*before.cells, *row.cells} - {"部门"}
        }
        found[name] = ListRow(before.line, {"部门": name, **cells})
    return tuple(found.values())
