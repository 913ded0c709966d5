"""分办: what of a document concerns each department, with its place."""

import re
from collections.abc import Iterator, Sequence

from gov_docs.core.types import HEADINGS, Document, Part, Role, Span
from gov_docs.handling.routing.assignment import Assignment
from gov_docs.handling.routing.assignments import heading_of
from gov_docs.handling.routing.confidence import TAKES_PART, by_duty
from gov_docs.handling.routing.context import Context
from gov_docs.handling.routing.evidence import Duties
from gov_docs.handling.routing.running_text import SENTENCE
from gov_docs.handling.routing.subjects import Piece
from gov_docs.handling.routing.suggestion import Candidate, Task

_SHORTEST = 12  # characters; less is no task
_MOST = 3  # tasks guessed for one department
_SURE = 0.5
# A sentence asks for something to be done.
_ASKS = (
    "推进", "推动", "加强", "加快", "建立", "完善", "健全", "开展", "落实", "组织", "实施", "支持", "鼓励", "引导", "强化", "提升", "优化",
    "制定", "做好", "建设", "严格", "规范", "扩大", "深化", "培育", "确保", "加大", "打造", "要", "应", "请", "报送", "完成",
)  # fmt: skip

# What was done is no task, unless the sentence goes on to say what is to come.
_DONE = re.compile(
    "增长[0-9]|下降[0-9]|同比|新增|新培育|入选|获评|荣获|获批|位居|居全|累计|已(?:经|建|完)|目前|感谢"
)
_TO_COME = re.compile("要|将|力争|确保|到20[0-9]{2}年|请|应")


def tasks_of(
    document: Document,
    named: Sequence[Assignment],
    duties: Duties,
    candidates: Sequence[Candidate],
    known: Context,
) -> tuple[Task, ...]:
    """Return the tasks in reading order: those assigned, else those the duties tell."""
    told = [one for one in named if not one.overall or one.task != one.quote] or list(named)
    if told:
        return tuple(_assigned(document, told))
    names = [one.department for one in candidates if one.department in duties.scores]
    return tuple(_guessed(document, names, known)) if names else ()


def _assigned(document: Document, named: Sequence[Assignment]) -> Iterator[Task]:
    for one in named:
        heading = heading_of(document, one.task_span)
        heading = "" if one.task.startswith(heading) else heading
        for leads, bodies in ((True, one.leads), (False, one.assists)):
            for body in bodies:
                yield Task(
                    body.name, leads, one.task, one.task_span, heading, one.quote, TAKES_PART
                )


def _guessed(document: Document, names: Sequence[str], known: Context) -> Iterator[Task]:
    """Yield for each department the sentences that concern it most, by its duties."""
    best: dict[str, list[Task]] = {name: [] for name in names}
    for span, text in _sentences(document):
        scores = known.subjects.scores([Piece(span.para, span.start, text, 1.0)])
        order = sorted(scores, key=lambda name: -scores[name].lead)
        if not order or order[0] not in best:
            continue
        values = [scores[name].lead for name in order]
        sure = by_duty(values[0], values[1:])
        if sure >= _SURE:
            words = "、".join(f"“{word}”" for word in scores[order[0]].best())
            basis = f"讲到{words}，{known.by_name[order[0]].basis}"
            heading = heading_of(document, span)
            best[order[0]].append(Task(order[0], True, text, span, heading, basis, sure))
    for name in names:
        surest = sorted(best[name], key=lambda one: -one.confidence)[:_MOST]
        yield from sorted(surest, key=lambda one: (one.span.para, one.span.start))


def _sentences(document: Document) -> Iterator[tuple[Span, str]]:
    for para in document.paragraphs:
        running = para.role is Role.BODY or (para.role in HEADINGS and para.run_in)
        if para.place.part is not Part.BODY or not running:
            continue
        for match in SENTENCE.finditer(para.text, para.run_in):
            text = match[0].strip()
            done = _DONE.search(text) and not _TO_COME.search(text)
            if len(text) >= _SHORTEST and not done and any(word in text for word in _ASKS):
                start = match.start() + match[0].index(text)
                yield Span(para.id, start, start + len(text)), text
