"""The user's ignore list as a .tsv file: readable, shareable, one row a finding."""

from collections.abc import Sequence
from pathlib import Path

from gov_docs.core.errors import BrokenListError, UnwritableFileError
from gov_docs.core.ignore import Ignore, Ignores, Scope

HEADER = ("scope", "rule", "text", "mark", "document", "date")


def read_ignores(path: Path) -> tuple[Ignores, list[BrokenListError]]:
    """Return the rows that can be read and one error for each that cannot; no file, no rows."""
    rows: list[Ignore] = []
    errors: list[BrokenListError] = []
    for number, line in enumerate(_lines(path), 1):
        if not line.strip() or line.startswith("#") or _cells(line)[0] == HEADER[0]:
            continue
        try:
            rows.append(_row(line))
        except ValueError as why:
            errors.append(BrokenListError(f"{path} 第{number}行{why}，已跳过这一行：{line}"))
    return Ignores(tuple(rows)), errors


def write_ignores(path: Path, rows: Sequence[Ignore]) -> None:
    """Put the rows in place of the file's, with a temporary file in between."""
    lines = [HEADER, *((r.scope, r.rule, r.text, r.mark, r.document, r.date) for r in rows)]
    body = "".join("\t".join(" ".join(cell.split()) for cell in line) + "\n" for line in lines)
    draft = path.with_name(path.name + ".tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(body, encoding="utf-8", errors="replace", newline="\n")
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise UnwritableFileError(
            f"无法写入忽略清单 {path}（{error.strerror}），请检查文件夹权限和磁盘空间。"
        ) from error


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8-sig", errors="replace").splitlines()
    except FileNotFoundError:
        return []
    except OSError as error:
        raise BrokenListError(
            f"无法读取忽略清单 {path}（{error.strerror}），请检查文件权限。"
        ) from error


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.split("\t")]


def _row(line: str) -> Ignore:
    cells = _cells(line)
    if len(cells) < 3:
        raise ValueError("列数不够（至少要有范围、规则、文字三列，用制表符隔开）")
    scope, rule, text, mark, document, date = (cells + [""] * 6)[:6]
    if scope not in tuple(Scope):
        raise ValueError("的范围应为 once、document 或 always")
    if not rule or not (text or mark) or (scope == Scope.ONCE and not mark):
        raise ValueError("缺少规则编号、文字或标记")
    return Ignore(Scope(scope), rule, text, mark, document, date)
