"""What the program proposed and what a person made of it; only that is ever learned from."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from gov_docs.core.errors import GovDocsError
from gov_docs.handling.store_log import Event, Logged, read, write
from gov_docs.precedents.engine import Engine, marks

Proposal = dict[str, Any]  # what JSON can say


class Verdict(StrEnum):
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    LEFT = "left"  # neither taken nor put right; also how an earlier verdict is taken back


@dataclass(frozen=True, slots=True)
class Suggestion:
    id: int
    kind: str  # "route", "archive"
    entry: int | None  # None: made for a file that is in no register
    proposed: Proposal
    at: str
    verdict: Verdict | None = None  # None: nobody has looked at it yet
    made: Proposal | None = None  # what a person made of it; of an accepted one what was proposed
    decided: str = ""
    who: str = ""  # whoever decided


_VERDICTS = tuple(str(one) for one in Verdict)


def propose(engine: Engine, kind: str, entry: int | None, proposed: Proposal) -> int:
    """Keep a proposal; return its id. The same one, still undecided, is not kept twice."""
    told = _packed(proposed)
    with engine.writing():
        waiting = engine.rows(
            "SELECT id FROM handling_log AS p WHERE event = 'proposed' AND field = ?"
            " AND entry = ? AND after = ?"
            " AND NOT EXISTS (SELECT 1 FROM handling_log AS d WHERE d.about = p.id)",
            (kind, entry, told),
        )
        if waiting:
            return int(waiting[0][0] or 0)
        return write(engine, Event.PROPOSED, entry, field=kind, after=told)


def decide(
    engine: Engine, id_: int, verdict: Verdict, made: Proposal | None = None, who: str = ""
) -> Suggestion:
    """Say what became of a proposal; a later verdict counts, the earlier ones stay in the log."""
    with engine.writing():
        before = suggestion(engine, id_)
        result = before.proposed if verdict is Verdict.ACCEPTED else made
        if verdict is Verdict.CORRECTED and result is None:
            raise GovDocsError("更正一条建议要写明改成什么，请填好再保存。")
        told = None if result is None else _packed(result)
        write(
            engine,
            Event(verdict.value),
            before.entry,
            who=who,
            field=before.kind,
            after=told,
            about=id_,
        )
        return suggestion(engine, id_)


def suggestion(engine: Engine, id_: int) -> Suggestion:
    """Return one suggestion as it stands; GovDocsError where there is none."""
    found = _joined(engine, read(engine, "id = ? AND event = 'proposed'", (id_,)))
    if not found:
        raise GovDocsError(f"没有 {id_} 号建议，请刷新后再试。")
    return found[0]


def of_entry(engine: Engine, entry: int, kind: str = "") -> list[Suggestion]:
    """Return the suggestions for an entry, oldest first."""
    rows = read(engine, "event = 'proposed' AND entry = ?", (entry,))
    return _joined(engine, [row for row in rows if not kind or row.field == kind])


def confirmed(engine: Engine, kind: str) -> list[Suggestion]:
    """Return what people accepted or corrected, the oldest first: what may be learned from."""
    rows = read(engine, "event = 'proposed' AND field = ?", (kind,))
    found = _joined(engine, rows)
    return [one for one in found if one.verdict in (Verdict.ACCEPTED, Verdict.CORRECTED)]


def undecided(engine: Engine, kind: str = "") -> list[Suggestion]:
    """Return what nobody has looked at yet, the oldest first."""
    where = "event = 'proposed'" + (" AND field = ?" if kind else "")
    found = _joined(engine, read(engine, where, (kind,) if kind else ()))
    return [one for one in found if one.verdict is None]


def _joined(engine: Engine, proposals: list[Logged]) -> list[Suggestion]:
    """Return each proposal with the newest verdict on it."""
    verdicts: dict[int | None, Logged] = {}
    for part in _parts([one.id for one in proposals]):
        where = f"event IN {marks(_VERDICTS)} AND about IN {marks(part)}"
        verdicts.update({row.about: row for row in read(engine, where, (*_VERDICTS, *part))})
    return [_suggestion(one, verdicts.get(one.id)) for one in proposals]


def _parts(ids: list[int], size: int = 500) -> Iterable[list[int]]:
    return (ids[at : at + size] for at in range(0, len(ids), size))


def _suggestion(row: Logged, verdict: Logged | None) -> Suggestion:
    proposed = _unpacked(row.after)
    if verdict is None:
        return Suggestion(row.id, row.field, row.entry, proposed, row.at)
    return Suggestion(
        row.id,
        row.field,
        row.entry,
        proposed,
        row.at,
        Verdict(verdict.event.value),
        _unpacked(verdict.after) if verdict.after else None,
        verdict.at,
        verdict.who,
    )


def _packed(value: Proposal) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _unpacked(text: str | None) -> Proposal:
    found = json.loads(text or "{}")
    return found if isinstance(found, dict) else {}
