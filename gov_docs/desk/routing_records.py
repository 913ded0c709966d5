"""A routing suggestion as JSON, as text for people, and as a 分办表."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NotRequired, TypedDict

from gov_docs.batch.place import Places
from gov_docs.batch.shapes import VERSION, Where
from gov_docs.core.errors import GovDocsError
from gov_docs.desk.routing import Routed
from gov_docs.docx_io.create import sheet
from gov_docs.files import replacing
from gov_docs.handling.routing.suggestion import Candidate, Suggestion, Task

UNSURE = "不能确定"
_TITLES = ("序号", "部门", "承担", "任务", "所在位置", "依据", "期限", "文件")
_WIDTHS = (6, 22, 8, 70, 22, 50, 14, 40)
_SHARES = (5, 12, 6, 38, 12, 17, 10)  # of the .docx: one document's, so without the file


class CandidateRecord(TypedDict):
    department: str
    confidence: float
    reason: str
    basis: str
    where: Where | None


class TaskRecord(TypedDict):
    department: str
    role: str  # 牵头 or 配合
    text: str
    heading: str | None
    basis: str
    confidence: float
    where: Where
    place: str


class RouteRecord(TypedDict):
    path: str
    error: str | None
    lead: CandidateRecord | None
    leads: list[CandidateRecord]
    assist: list[CandidateRecord]
    inform: list[CandidateRecord]
    guesses: list[CandidateRecord]
    tasks: list[TaskRecord]
    deadline: str | None
    opinion: str | None
    title: NotRequired[str | None]
    case: NotRequired[str]
    coordination: NotRequired[str | None]
    follows: NotRequired[str | None]
    deadline_where: NotRequired[Where | None]
    seconds: NotRequired[float]


class RouteReport(TypedDict):
    version: int
    files: list[RouteRecord]


def report(routed: Iterable[Routed]) -> RouteReport:
    return RouteReport(version=VERSION, files=[record(one) for one in routed])


def record(one: Routed) -> RouteRecord:
    """Return the JSON of one file."""
    found, document = one.suggestion, one.document
    if found is None or document is None:
        return RouteRecord(
            path=str(one.path), error=one.error or None, lead=None, leads=[], assist=[], inform=[],
            guesses=[], tasks=[], deadline=None, opinion=None,
        )  # fmt: skip
    places = Places(document)
    leads = [_candidate(each, places) for each in found.leads]
    return RouteRecord(
        path=str(one.path),
        error=None,
        lead=leads[0] if leads else None,
        leads=leads,
        assist=[_candidate(each, places) for each in found.assist],
        inform=[_candidate(each, places) for each in found.inform],
        guesses=[_candidate(each, places) for each in found.guesses],
        tasks=[_task(each, places) for each in found.tasks],
        deadline=found.deadline.date if found.deadline else None,
        opinion=found.opinion,
        title=document.elements.title,
        case=found.case,
        coordination=found.coordination or None,
        follows=found.follows or None,
        deadline_where=places.where(found.deadline.span) if found.deadline else None,
        seconds=round(one.seconds, 3),
    )


def _candidate(one: Candidate, places: Places) -> CandidateRecord:
    return CandidateRecord(
        department=one.department,
        confidence=round(one.confidence, 2),
        reason=one.reason + (f"（{places.words(one.span)}）" if one.span else ""),
        basis=one.basis.value,
        where=places.where(one.span) if one.span else None,
    )


def _task(one: Task, places: Places) -> TaskRecord:
    return TaskRecord(
        department=one.department,
        role="牵头" if one.leads else "配合",
        text=one.text,
        heading=one.heading or None,
        basis=one.basis,
        confidence=round(one.confidence, 2),
        where=places.where(one.span),
        place=places.words(one.span),
    )


def text(one: RouteRecord) -> str:
    """Return the suggestion for one file as a person reads it."""
    lines = [one.get("title") or Path(one["path"]).name, f"  拟办意见：{one['opinion']}"]
    if one["leads"]:
        lines += _told("牵头", one["leads"])
    else:
        lines += [f"  牵头：{UNSURE}"]
        lines += _told("仅供参考", one["guesses"])
    lines += _told("配合" if one["leads"] else "可能涉及", one["assist"])
    lines += _told("阅知", one["inform"])
    if one["deadline"]:
        lines.append(f"  期限：{one['deadline']}")
    if one["tasks"]:
        departments = len({task["department"] for task in one["tasks"]})
        lines.append(
            f"  分办：{len(one['tasks'])} 项，涉及 {departments} 个部门"
            "（加 --output 分办表.xlsx 或 .docx 导出）"
        )
    return "\n".join(lines)


def _told(word: str, candidates: Sequence[CandidateRecord]) -> Iterator[str]:
    for one in candidates:
        yield f"  {word}：{one['department']}　可信度 {one['confidence']:.0%}　{one['reason']}"


def write_table(routed: Sequence[Routed], path: Path) -> tuple[str, ...]:
    """Write the 分办表 as .xlsx or, in official layout, as .docx; return warnings."""
    form = path.suffix.lower()
    if form == ".xlsx":
        from gov_docs.tables.report_xlsx import Column, Sheet, write_workbook

        columns = tuple(Column(*one) for one in zip(_TITLES, _WIDTHS, strict=True))
        with replacing(path) as stream:
            write_workbook([Sheet("分办表", columns, _rows(routed))], stream)
        return ()
    if form != ".docx":
        raise GovDocsError(
            f"分办表只能存成 .xlsx 或 .docx，这里写的是“{path.name}”，请换一个文件名。"
        )
    opinions = tuple(
        f"{_name(one)}：{one.suggestion.opinion}" for one in routed if one.suggestion is not None
    )
    several = len(routed) > 1
    titles = (*_TITLES[:-1], _TITLES[-1]) if several else _TITLES[:-1]
    shares = (*_SHARES, 14) if several else _SHARES
    made = sheet.Sheet(
        title="分办表",
        columns=tuple(sheet.Column(*one) for one in zip(titles, shares, strict=True)),
        rows=[tuple(map(str, row[: len(titles)])) for row in _rows(routed)],
        notes=opinions,
        landscape=True,
    )
    return sheet.write_sheet(made, path)


def _rows(routed: Iterable[Routed]) -> Iterator[tuple[str | int, ...]]:
    number = 0
    for one in routed:
        if one.suggestion is None or one.document is None:
            continue
        places = Places(one.document)
        for task in _by_department(one.suggestion):
            number += 1
            yield (
                number,
                task.department,
                "牵头" if task.leads else "配合",
                f"{task.heading}\n{task.text}" if task.heading else task.text,
                places.words(task.span),
                task.basis,
                one.suggestion.deadline.date if one.suggestion.deadline else "",
                _name(one),
            )


def _by_department(found: Suggestion) -> list[Task]:
    """Return the tasks by department, those who lead first; each in reading order."""
    order = [one.department for one in (*found.leads, *found.assist)]
    known = {name: at for at, name in enumerate(order)}
    at = {id(task): number for number, task in enumerate(found.tasks)}
    return sorted(
        found.tasks, key=lambda t: (known.get(t.department, len(known)), t.department, at[id(t)])
    )


def _name(one: Routed) -> str:
    title = one.document.elements.title if one.document else None
    return title or one.path.name
