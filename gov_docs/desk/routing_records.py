"""A routing suggestion as JSON, as text for people, and as a 分办表."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NotRequired, TypedDict

from gov_docs.batch.place import Places
from gov_docs.batch.shapes import VERSION, Where
from gov_docs.desk.routing import Routed
from gov_docs.handling.routing.suggestion import Candidate, Task

UNSURE = "不能确定"


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
