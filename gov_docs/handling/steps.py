"""The seven steps of 收文办理 (条例 第二十四条), each with its time and person; 办结 ends them."""

import json
from dataclasses import dataclass
from enum import StrEnum

from gov_docs.core.errors import GovDocsError
from gov_docs.handling.fields import Field, Shape, checked
from gov_docs.handling.register_entry import Entry
from gov_docs.handling.register_reading import entry
from gov_docs.handling.register_writing import current, set_values, stamp
from gov_docs.handling.store_log import Event, Logged, now, read, write
from gov_docs.precedents.engine import Engine


class Step(StrEnum):
    SIGNED = "签收"
    REGISTERED = "登记"
    REVIEWED = "初审"
    HANDLED = "承办"
    CIRCULATED = "传阅"
    URGED = "催办"
    ANSWERED = "答复"
    FINISHED = "办结"


_KEPT = {Step.CIRCULATED: "readers", Step.URGED: "reminders"}  # fields that list these steps
_ENDS = (Step.ANSWERED, Step.FINISHED)
_WHEN = Field("when", "时间", Shape.MOMENT)


@dataclass(frozen=True, slots=True)
class Taken:
    """One step as it was taken."""

    id: int  # of its row in the log
    step: Step
    when: str
    person: str
    note: str
    who: str  # whoever wrote it down
    cancelled: bool = False


def take(
    engine: Engine,
    id_: int,
    step: Step,
    *,
    person: str = "",
    when: str = "",
    note: str = "",
    seen: int | None = None,
    who: str = "",
) -> Entry:
    """Note a step; 传阅 and 催办 are listed in their fields, 答复 and 办结 give 办结日期."""
    moment = checked(_WHEN, when) or f"{now():%Y-%m-%d %H:%M}"
    with engine.writing():
        was = current(engine, id_, seen)
        if was.void:
            raise GovDocsError(f"{was.number} 已经作废，不能再办理；要用它请先恢复。")
        row = note_step(engine, id_, step, moment, person=person, note=note, who=who)
        set_values(engine, was, _follows(was, step, moment, person, note), who=who, about=row)
        return entry(engine, id_)


def _follows(was: Entry, step: Step, moment: str, person: str, note: str) -> dict[str, str]:
    """Return what the step says about the entry's fields."""
    if step in _ENDS and not was.is_done:
        result = {"result": note} if note and not was.values.get("result") else {}
        return {"done": moment[:10], **result}
    name = _KEPT.get(step)
    if name is None:
        return {}
    told = " ".join(part for part in (person, moment, note) if part)
    return {name: "；".join(part for part in (was.values.get(name, ""), told) if part)}


def note_step(
    engine: Engine, id_: int, step: Step, moment: str, *, person: str = "", note: str = "", who: str
) -> int:
    """Write the step's row in the log, inside `writing()`; return its number."""
    told = {"when": moment, "person": person, "note": note}
    row = write(
        engine,
        Event.STEP,
        id_,
        who=who,
        day=moment[:10],
        field=step.value,
        after=json.dumps(told, ensure_ascii=False),
    )
    engine.run("UPDATE entries SET step = ? WHERE id = ?", [(step.value, id_)])
    stamp(engine, id_)
    return row


def cancel(engine: Engine, id_: int, row: int, *, seen: int | None = None, who: str = "") -> Entry:
    """Take a step back: what it put into the fields goes, if nobody changed it since."""
    with engine.writing():
        was = current(engine, id_, seen)
        standing = [one for one in taken(engine, id_) if not one.cancelled]
        found = next((one for one in standing if one.id == row), None)
        if found is None:
            raise GovDocsError(f"{was.number} 没有可以撤回的这一步，请刷新后再试。")
        back = write(engine, Event.CANCELLED, id_, who=who, field=found.step.value, about=row)
        last = next((one.step.value for one in reversed(standing) if one.id != row), "")
        engine.run("UPDATE entries SET step = ? WHERE id = ?", [(last, id_)])
        stamp(engine, id_)
        set_values(engine, was, _undone(engine, was, row), who=who, about=back)
        return entry(engine, id_)


def _undone(engine: Engine, was: Entry, row: int) -> dict[str, str]:
    made = read(engine, "about = ? AND event = 'set'", (row,))
    return {
        one.field: one.before or ""
        for one in made
        if was.values.get(one.field, "") == (one.after or "")
    }


def taken(engine: Engine, id_: int) -> list[Taken]:
    """Return the steps of an entry in the order in which they were written down."""
    rows = read(engine, "entry = ? AND event IN ('step', 'cancelled')", (id_,))
    gone = {one.about for one in rows if one.event is Event.CANCELLED}
    return [_taken(one, one.id in gone) for one in rows if one.event is Event.STEP]


def _taken(row: Logged, cancelled: bool) -> Taken:
    told = json.loads(row.after or "{}")
    when, person, note = (str(told.get(name, "")) for name in ("when", "person", "note"))
    return Taken(row.id, Step(row.field), when, person, note, row.who, cancelled)
