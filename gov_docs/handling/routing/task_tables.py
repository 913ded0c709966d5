"""Reads the division of work out of a document's tables: a column of tasks, one of who does them."""

import re
from collections import defaultdict
from collections.abc import Iterator

from gov_docs.core.types import Document, Paragraph, Part, Span
from gov_docs.handling.routing.assignment import Assignment, made
from gov_docs.handling.routing.names import NameFinder
from gov_docs.handling.routing.responsibility import Part as Does
from gov_docs.handling.routing.responsibility import Roles, named_in

_WHO = "(?:单位|部门|科室|处室|机构)"
_COLUMNS = {
    Does.LEAD: re.compile(f"(?:牵头|主办|主责|承办)(?:责任)?{_WHO}"),
    Does.CHARGE: re.compile(f"(?:责任|负责|落实|实施)(?:主体)?{_WHO}|责任主体|{_WHO}"),
    Does.ASSIST: re.compile(f"(?:配合|协办|参加|参与|协助|会办){_WHO}"),
}
_TASK = re.compile("任务|工作内容|内容|措施|事项|举措|工作目标|目标|项目|重点工作|职责|要求")
_NOT_TASK = re.compile("时限|时间|序号|备注|联系")
Cells = dict[int, list[Paragraph]]  # by column


def table_assignments(document: Document, finder: NameFinder) -> list[Assignment]:
    """Return the assignments of every table whose head names a column of those responsible."""
    tables: dict[int | None, dict[int, Cells]] = defaultdict(lambda: defaultdict(dict))
    for para in document.paragraphs:
        place = para.place
        if place.part is Part.TABLE and place.row is not None and place.column is not None:
            tables[place.table][place.row].setdefault(place.column, []).append(para)
    return [one for rows in tables.values() for one in _of_table(rows, finder)]


def _of_table(rows: dict[int, Cells], finder: NameFinder) -> Iterator[Assignment]:
    head: dict[Does, int] = {}
    task: int | None = None
    for number in sorted(rows):
        cells = rows[number]
        if not head:
            head, task = _head(cells)
            continue
        found = _of_row(cells, head, task, finder)
        if found:
            yield found


def _head(cells: Cells) -> tuple[dict[Does, int], int | None]:
    titles = {column: "".join(_text(paras).split()) for column, paras in cells.items()}
    head: dict[Does, int] = {}
    for does, pattern in _COLUMNS.items():
        for column, title in titles.items():
            if column not in head.values() and pattern.fullmatch(title):
                head.setdefault(does, column)
    tasks = [
        column
        for column, title in titles.items()
        if _TASK.search(title) and not _NOT_TASK.search(title) and column not in head.values()
    ]
    return (head, tasks[-1] if tasks else None) if head else ({}, None)


def _of_row(
    cells: Cells, head: dict[Does, int], task: int | None, finder: NameFinder
) -> Assignment | None:
    roles = Roles()
    quotes: list[Paragraph] = []
    for does, column in head.items():
        for para in cells.get(column, []):
            named = named_in(para.text, 0, len(para.text), finder)
            roles.add(does, named)
            quotes += [para] if named else []
    what = [para for para in cells.get(task if task is not None else -1, []) if para.text.strip()]
    what = what or _widest(cells, set(head.values()))
    if not quotes or not what:
        return None
    told = "；".join(dict.fromkeys(para.text.strip() for para in quotes))
    return made(
        roles,
        (_text(what), Span(what[0].id, 0, len(what[0].text))),
        (told, Span(quotes[0].id, 0, len(quotes[0].text))),
    )


def _widest(cells: Cells, but: set[int]) -> list[Paragraph]:
    """Return the cell with most text beside those that name bodies."""
    others = [paras for column, paras in cells.items() if column not in but]
    best = max(others, key=lambda paras: len(_text(paras)), default=[])
    return best if len(_text(best)) > 3 else []


def _text(paras: list[Paragraph]) -> str:
    return "".join(para.text.strip() for para in paras)
