"""拟办 and 分办: who should lead a file, who takes part, and what of it concerns whom."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from gov_docs.batch.gather import Job, gather
from gov_docs.batch.work import unexpected
from gov_docs.core.errors import GovDocsError
from gov_docs.core.precedent import Level
from gov_docs.core.roles import label
from gov_docs.core.types import Document, Part
from gov_docs.files import reason
from gov_docs.handling.routing.cases import Case
from gov_docs.handling.routing.context import Context, context
from gov_docs.handling.routing.duties import duty_table
from gov_docs.handling.routing.names import OFFICES, NameFinder
from gov_docs.handling.routing.opinion import Patterns, read_patterns
from gov_docs.handling.routing.suggesting import suggest
from gov_docs.handling.routing.suggestion import Suggestion
from gov_docs.inputs.reader import read_file
from gov_docs.settings import home, settings
from gov_docs.tables.duties import read_duties, write_duties

_KIND = "route"
_KEPT = 1_000  # characters of a confirmed document by which a like one is known


@dataclass(frozen=True, slots=True)
class Routed:
    path: Path
    document: Document | None = None
    suggestion: Suggestion | None = None
    error: str = ""
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Routing:
    """Who handles a document, as a person decides."""

    lead: tuple[str, ...]
    assist: tuple[str, ...] = ()
    inform: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Router:
    """All that routing needs, read once; ask for a new one after something was confirmed."""

    known: Context
    patterns: Patterns

    def suggest(self, document: Document) -> Suggestion:
        """Return what is proposed for a labelled document."""
        return suggest(document, self.known, self.patterns)


def router(besides: int | None = None) -> Router:
    """Return a router with the unit's duty table, patterns and confirmed cases.

    `besides` is an entry whose own case does not count: no document is its own precedent.
    """
    unit = settings().unit
    level = Level(unit.level) if unit.level else None
    table = duty_table(level, duties_path())
    return Router(
        context(table, confirmed_cases(besides), unit.name, unit.place),
        read_patterns(opinions_path()),
    )


def duties_path() -> Path:
    return home().root / "duties.tsv"


def opinions_path() -> Path:
    return home().root / "opinions.txt"


def route(paths: Sequence[Path], tell: Callable[[int, int], None]) -> Iterator[Routed]:
    """Yield the suggestion for each file, folders walked; what cannot be read costs only itself."""
    ready = router()
    jobs = gather(paths)
    for done, job in enumerate(jobs, 1):
        yield _one(job, ready)
        tell(done, len(jobs))


def _read(path: Path) -> Document:
    return label(read_file(path).document)


def suggest_for(path: Path, ready: Router, read: Callable[[Path], Document] = _read) -> Routed:
    """Return the suggestion for one file."""
    return _one(Job(path, Path(path.name)), ready, read)


def _one(job: Job, ready: Router, read: Callable[[Path], Document] = _read) -> Routed:
    start = time.perf_counter()
    try:
        if job.error:
            return Routed(job.path, error=job.error)
        document = read(job.path)
        if not any(para.text.strip() for para in document.paragraphs):
            raise GovDocsError("文件里没有文字，可能是扫描件；请先识别文字，或人工确定。")
        found = ready.suggest(document)
    except GovDocsError as error:
        return Routed(job.path, error=str(error))
    except OSError as error:
        return Routed(job.path, error=f"读文件时出错（{reason(error)}），请检查后再试。")
    except Exception as error:  # one bad file must not stop the run
        return Routed(job.path, error=unexpected(error))
    return Routed(job.path, document, found, seconds=time.perf_counter() - start)


def import_duties(path: Path) -> int:
    """Keep a unit's own table of duties in place of the built-in one; return its departments."""
    rows = read_duties(path)
    if not rows:
        raise GovDocsError(f"“{path.name}”里没有一个写明职责的部门，请检查后再导入。")
    write_duties(duties_path(), rows)
    return len(rows)


def hint() -> str:
    """Return what to tell a bureau that has not brought its sections' duties along, "" otherwise."""
    unit = settings().unit
    if not unit.name or duties_path().exists():
        return ""
    own = NameFinder(duty_table(None).departments).in_name(unit.name)
    if own is None or own.stem in OFFICES:
        return ""
    return (
        f"{unit.name}还没有科室职责表，先按各部门给出建议；"
        "要拟办到科室，请用 govdocs route --duties 职责表.xlsx 导入。"
    )


def confirmed_cases(besides: int | None = None) -> tuple[Case, ...]:
    """Return the routings people confirmed, the oldest first, but those of one entry."""
    if not settings().store.url and not home().store.exists():
        return ()
    from gov_docs.handling.store import open_engine
    from gov_docs.handling.suggestions import confirmed

    with open_engine() as engine:
        return tuple(
            case
            for one in confirmed(engine, _KIND)
            if (besides is None or one.entry != besides)
            and (case := _case(one.proposed, one.made or one.proposed, one.decided))
        )


def _case(proposed: dict[str, object], made: dict[str, object], day: str) -> Case | None:
    lead = _names(made.get("lead"))
    if not lead:
        return None
    title, text = str(proposed.get("title") or ""), str(proposed.get("text") or "")
    return Case(title, text, lead, _names(made.get("assist")), _names(made.get("inform")), day)


def _names(value: object) -> tuple[str, ...]:
    """Return names from JSON, whoever wrote it: a list of names, or one."""
    if isinstance(value, str):
        return (value,) if value else ()
    return tuple(str(one) for one in value) if isinstance(value, list) else ()


def keep(routed: Routed, entry: int | None = None) -> int:
    """Keep what was proposed for a file, undecided; return the suggestion's number."""
    from gov_docs.handling.store import open_engine
    from gov_docs.handling.suggestions import propose

    with open_engine() as engine:
        return propose(engine, _KIND, entry, dict(_proposal(routed)))


def accept(id_: int, who: str = "") -> None:
    """Take a kept suggestion as it is; like documents will follow it."""
    _decide(id_, None, who)


def correct(id_: int, made: Routing, who: str = "") -> None:
    """Put a kept suggestion right; the next like document follows at once."""
    _decide(id_, made, who)


def leave(id_: int) -> None:
    """Neither take nor put right; also takes back an earlier word."""
    from gov_docs.handling.store import open_engine
    from gov_docs.handling.suggestions import Verdict, decide

    with open_engine() as engine:
        decide(engine, id_, Verdict.LEFT)


def _decide(id_: int, made: Routing | None, who: str) -> None:
    from gov_docs.handling.store import open_engine
    from gov_docs.handling.suggestions import Verdict, decide, suggestion

    with open_engine() as engine:
        if made is None:
            if not suggestion(engine, id_).proposed.get("lead"):
                raise GovDocsError("这条建议没有定下牵头部门，不能直接采纳，请先写上牵头部门。")
            decide(engine, id_, Verdict.ACCEPTED, who=who)
            return
        if not made.lead:
            raise GovDocsError("更正要写明牵头部门，请填好再保存。")
        told = {"lead": [*made.lead], "assist": [*made.assist], "inform": [*made.inform]}
        decide(engine, id_, Verdict.CORRECTED, told, who)


def learn(routed: Iterable[Routed], made: Routing, who: str = "") -> int:
    """Keep how a person routes these files, for like ones to follow; return how many were kept."""
    count = 0
    for one in routed:
        if one.document is not None:
            correct(keep(one), made, who)
            count += 1
    return count


def _proposal(routed: Routed) -> Iterator[tuple[str, object]]:
    document, found = routed.document, routed.suggestion
    if document is None or found is None:
        raise GovDocsError(f"{routed.path.name} 没有建议可以留存：{routed.error}")
    text = "".join(p.text for p in document.paragraphs if p.place.part in (Part.BODY, Part.TABLE))
    yield "file", routed.path.name
    yield "title", document.elements.title or ""
    yield "text", text[:_KEPT]
    yield "lead", [one.department for one in found.leads]
    yield "assist", [one.department for one in found.assist]
    yield "inform", [one.department for one in found.inform]
    yield "confidence", found.leads[0].confidence if found.leads else None
