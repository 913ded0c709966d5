"""The lists filing works by: the retention table and the matters, the unit's own where it has them."""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from gov_docs.core.errors import GovDocsError
from gov_docs.core.list_rows import BrokenRow, ListRow, broken_row, refuse
from gov_docs.handling.archive.classes import Subject
from gov_docs.handling.archive.retention import PERIODS, Row, Table
from gov_docs.resources import resource
from gov_docs.settings import home
from gov_docs.tables.sheets import read_rows
from gov_docs.tables.tsv import read_tsv, write_tsv

_COLUMNS = ("编号", "类目", "来源关系", "材料", "保管期限", "依据")
_NEEDED = ("材料", "保管期限")
_SUBJECTS = ("代码", "名称", "用词")
# What offices head the columns of their own 三合一 tables with.
_OTHER_TITLES = {
    "序号": "编号", "归档范围": "材料", "文件材料": "材料", "材料名称": "材料", "归档文件范围": "材料",
    "期限": "保管期限", "类别": "类目", "分类": "类目", "问题": "类目", "责任者": "来源关系", "备注": "依据",
}  # fmt: skip
_SPELLINGS = {
    "长期": "30年",
    "短期": "10年",
    "三十年": "30年",
    "十年": "10年",
    "30": "30年",
    "10": "10年",
}


def retention_table() -> Table:
    """Return the unit's own table where one was imported, else the program's."""
    own = own_retention()
    return _table(own, own.stat().st_mtime_ns) if own.exists() else _table(_shipped(), 0)


def own_retention() -> Path:
    return home().root / "retention.tsv"


def _shipped() -> Path:
    return resource("handling", "retention.tsv")


@cache
def _table(path: Path, _changed: int) -> Table:
    rows, broken, lines = read_tsv(path, _NEEDED)
    good, bad = _rows(path.name, rows, lines)
    refuse([*broken, *bad])
    return Table(good)


@cache
def subjects() -> tuple[Subject, ...]:
    """Return the matters; the last is where everything else goes."""
    rows, broken, _ = read_tsv(resource("handling", "subjects.tsv"), _SUBJECTS)
    refuse(broken)
    return tuple(
        Subject(row.cells["代码"], row.cells["名称"], tuple(_words(row.cells["用词"])))
        for row in rows
    )


def _words(cell: str) -> Iterator[str]:
    return (word for word in cell.split("、") if word)


def import_retention(path: Path) -> tuple[int, tuple[BrokenRow, ...]]:
    """Take the unit's own 三合一 table (.xlsx or .tsv) in place of the program's.

    Returns how many rows were taken and the broken ones; where none is good nothing is replaced.
    """
    rows, broken, lines = read_rows(path, _NEEDED, _OTHER_TITLES)
    good, bad = _rows(path.name, rows, lines)
    if not good:
        refuse([*broken, *bad])
        raise GovDocsError(f"“{path.name}”里没有一行材料和保管期限，没有导入；请核对列名和内容。")
    cells = [
        (one.number, one.category, one.relation, one.material, one.period, one.basis)
        for one in good
    ]
    write_tsv(own_retention(), _COLUMNS, cells)
    return len(good), (*broken, *bad)


def _rows(
    file: str, rows: Sequence[ListRow], lines: Sequence[str]
) -> tuple[list[Row], list[BrokenRow]]:
    good, bad = [], []
    for at, row in enumerate(rows, 1):
        cells = row.cells
        period = cells["保管期限"].replace(" ", "")
        period = _SPELLINGS.get(period, period)
        if period not in PERIODS or not cells["材料"]:
            why = f"保管期限应当是{'、'.join(PERIODS)}之一，材料不能空"
            bad.append(broken_row(file, row.line, why, lines))
            continue
        category, relation = cells.get("类目", ""), cells.get("来源关系", "")
        basis = cells.get("依据") or "本单位的归档范围和保管期限表"
        number = cells.get("编号") or str(at)
        good.append(Row(number, category, relation, cells["材料"], period, basis))
    return good, bad
