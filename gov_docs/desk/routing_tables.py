"""The 分办表: the tasks of documents with who leads and who takes part, .xlsx or .docx."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from gov_docs.batch.place import Places
from gov_docs.core.errors import GovDocsError
from gov_docs.core.types import Span
from gov_docs.desk.routing import Routed
from gov_docs.files import replacing
from gov_docs.handling.routing.suggestion import Suggestion, Task

_COLUMNS = (  # title, width in .xlsx, share in .docx
    ("序号", 6, 5), ("任务", 70, 42), ("牵头部门", 22, 12), ("配合部门", 40, 18),
    ("所在位置", 18, 10), ("期限", 14, 10), ("依据", 50, 0), ("文件", 40, 0),
)  # fmt: skip
_BY_DEPARTMENT = (("部门", 22), ("承担", 8), ("任务", 70), ("所在位置", 18), ("期限", 14), ("依据", 50), ("文件", 40))  # fmt: skip
_SHOWN = 120  # characters of a task on paper; the document itself has the rest


@dataclass(slots=True)
class _Line:
    """One task with everybody it concerns."""

    task: Task
    leads: list[str] = field(default_factory=list)
    assists: list[str] = field(default_factory=list)


def write_table(routed: Sequence[Routed], path: Path) -> tuple[str, ...]:
    """Write the 分办表 as .xlsx or, in official layout, as .docx; return warnings."""
    form = path.suffix.lower()
    if form == ".xlsx":
        return _write_workbook(routed, path)
    if form == ".docx":
        return _write_document(routed, path)
    raise GovDocsError(f"分办表只能存成 .xlsx 或 .docx，这里写的是“{path.name}”，请换一个文件名。")


def _write_workbook(routed: Sequence[Routed], path: Path) -> tuple[str, ...]:
    """Write one sheet by task and one by department."""
    from gov_docs.tables.report_xlsx import Column, Sheet, write_workbook

    by_task = tuple(Column(title, width) for title, width, _ in _COLUMNS)
    by_department = tuple(Column(*one) for one in _BY_DEPARTMENT)
    sheets = (
        Sheet("分办表", by_task, _numbered(_rows(routed))),
        Sheet("按部门", by_department, sorted(_department_rows(routed), key=lambda row: row[0])),
    )
    with replacing(path) as stream:
        write_workbook(sheets, stream)
    return ()


def _write_document(routed: Sequence[Routed], path: Path) -> tuple[str, ...]:
    from gov_docs.docx_io.create.sheet import Column, Sheet, write_sheet

    shown = [(title, share) for title, _, share in _COLUMNS if share]
    opinions = (
        f"{_name(one)}：{one.suggestion.opinion}" for one in routed if one.suggestion is not None
    )
    made = Sheet(
        title="分办表",
        columns=tuple(Column(*one) for one in shown),
        rows=[
            (str(row[0]), _shortened(str(row[1])), *map(str, row[2 : len(shown)]))
            for row in _numbered(_rows(routed))
        ],
        notes=tuple(opinions),
        landscape=True,
    )
    return write_sheet(made, path)


def _shortened(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}……（详见来文）"


def _numbered(rows: Iterable[tuple[str, ...]]) -> Iterator[tuple[str | int, ...]]:
    return ((number, *row) for number, row in enumerate(rows, 1))


def _rows(routed: Iterable[Routed]) -> Iterator[tuple[str, ...]]:
    for one, found, places in _known(routed):
        for line in _lines(found):
            yield (
                _told(line.task),
                "、".join(line.leads),
                "、".join(line.assists),
                places.words(line.task.span),
                found.deadline.date if found.deadline else "",
                line.task.basis,
                _name(one),
            )


def _lines(found: Suggestion) -> list[_Line]:
    """Return the tasks in reading order, each once."""
    lines: dict[Span, _Line] = {}
    for task in found.tasks:
        line = lines.setdefault(task.span, _Line(task))
        (line.leads if task.leads else line.assists).append(task.department)
    return list(lines.values())


def _department_rows(routed: Iterable[Routed]) -> Iterator[tuple[str, ...]]:
    for one, found, places in _known(routed):
        for task in found.tasks:
            yield (
                task.department,
                "牵头" if task.leads else "配合",
                _told(task),
                places.words(task.span),
                found.deadline.date if found.deadline else "",
                task.basis,
                _name(one),
            )


def _known(routed: Iterable[Routed]) -> Iterator[tuple[Routed, Suggestion, Places]]:
    for one in routed:
        if one.suggestion is not None and one.document is not None:
            yield one, one.suggestion, Places(one.document)


def _told(task: Task) -> str:
    return f"{task.heading}：{task.text}" if task.heading else task.text


def _name(one: Routed) -> str:
    title = one.document.elements.title if one.document else None
    return title or one.path.name
