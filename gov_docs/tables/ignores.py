"""The user's ignore list as a .tsv file: readable, shareable, one row a finding."""

from collections.abc import Iterable
from pathlib import Path

from gov_docs.core.ignore import Ignore, Ignores, Scope
from gov_docs.core.list_rows import BrokenRow, broken_row
from gov_docs.tables.tsv import read_tsv, write_tsv

COLUMNS = ("范围", "规则", "文字", "标记", "文件", "日期", "指纹")
NEEDED = COLUMNS[:3]
SCOPES = {Scope.ONCE: "这一处", Scope.DOCUMENT: "本文件", Scope.ALWAYS: "所有文件"}
_SCOPE_OF = {name: scope for scope, name in SCOPES.items()} | {str(scope): scope for scope in Scope}


def read_ignores(path: Path) -> tuple[Ignores, tuple[BrokenRow, ...]]:
    """Return the rows that can be read and those that cannot; no file, no rows."""
    if not path.exists():
        return Ignores(), ()
    rows, broken, lines = read_tsv(path, NEEDED)
    good: list[Ignore] = []
    bad = list(broken)
    for row in rows:
        try:
            good.append(_ignore(dict(row.cells)))
        except ValueError as why:
            bad.append(broken_row(path.name, row.line, str(why), lines))
    return Ignores(tuple(good)), tuple(bad)


def _ignore(cells: dict[str, str]) -> Ignore:
    scope = _SCOPE_OF.get(cells["范围"])
    if scope is None:
        raise ValueError(f"范围应当写{'、'.join(SCOPES.values())}，这里写的是“{cells['范围']}”")
    if not cells["规则"]:
        raise ValueError("没有写规则编号")
    mark = cells.get("标记", "")
    if not mark and (scope is Scope.ONCE or not cells["文字"]):
        raise ValueError("没有写标记" if scope is Scope.ONCE else "没有写文字")
    rest = (cells.get(name, "") for name in COLUMNS[4:])
    return Ignore(scope, cells["规则"], cells["文字"], mark, *rest)


def write_ignores(path: Path, rows: Iterable[Ignore]) -> None:
    """Put the rows in place of the file's; the old file stays until it is complete."""
    write_tsv(path, COLUMNS, (tuple(_plain(cell) for cell in _cells(row)) for row in rows))


def _cells(row: Ignore) -> tuple[str, ...]:
    return (SCOPES[row.scope], row.rule, row.text, row.mark, row.document, row.date, row.sketch)


def _plain(cell: str) -> str:
    """Return the cell on one line and encodable."""
    return " ".join(cell.encode("utf-8", "replace").decode().split())
