"""What a person does with an entry of the register; each returns what takes it back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from gov_docs.core.errors import GovDocsError
from gov_docs.desk import registering, routing
from gov_docs.desk.incoming import (
    Book,
    Detail,
    Query,
    Routing,
    Step,
    TakenStep,
    Verdict,
    read_document,
)
from gov_docs.handling.routing.opinion import opinion
from gov_docs.handling.routing.suggestion import Basis, Candidate
from gov_docs.handling.store import open_engine
from gov_docs.handling.suggestions import of_entry

_JOIN = "、"
_DECIDED = (Verdict.ACCEPTED, Verdict.CORRECTED)

Undo = Callable[[], object]

# --- who handles it


def accept(found: Detail) -> Undo | None:
    """Take the suggestion as it is."""
    told = found.suggestion
    if told is None or not told.leads:
        raise GovDocsError("建议里没有定下主办部门，请写上主办部门，再按“保存更正”。")
    made = Routing(_names(told.leads), _names(told.assist), _names(told.inform))
    return _decide(found, made, told.opinion, Verdict.ACCEPTED)


def correct(found: Detail, made: Routing) -> Undo | None:
    """Put the suggestion right; the next like document follows."""
    if not made.lead:
        raise GovDocsError("更正要写明主办部门，请填好再保存。")
    return _decide(found, made, _opinion(found, made), Verdict.CORRECTED)


def leave(found: Detail) -> Undo | None:
    """Decide nothing for now; an earlier word is taken back, and comes again when this is undone."""
    routing.leave(found.number)
    kept = found.kept
    if kept is None or kept.verdict not in _DECIDED:
        return None
    return partial(_decide_again, found, kept.verdict)


def _decide(found: Detail, made: Routing, text: str, verdict: Verdict) -> Undo | None:
    """Write who handles it into the entry and keep the verdict; undoing sets both back.

    None where that is decided already: a key pressed twice.
    """
    entry = found.shown.entry
    told = {"lead": _JOIN.join(made.lead), "assist": _JOIN.join(made.assist)}
    if not entry.values.get("opinion") or _is_ours(found):
        told["opinion"] = text  # what a person wrote there stays
    if all(entry.values.get(name, "") == value for name, value in told.items()):
        with open_engine() as engine:
            kept = of_entry(engine, entry.id, "route")
        if kept and kept[-1].verdict in _DECIDED:
            return None
    undo = _change(found, told)
    number = found.number
    if verdict is Verdict.ACCEPTED and not _as_proposed(found, made):
        number = _kept_anew(found)  # what is taken is today's suggestion, not that of the first day
    if not number:
        return undo
    _say(number, made, verdict)
    return partial(_undo_both, undo, number)


def _kept_anew(found: Detail) -> int:
    path = Path(found.shown.files[0].path)
    routed = routing.Routed(path, read_document(path), found.suggestion)
    return routing.keep(routed, found.shown.entry.id)


def _is_ours(found: Detail) -> bool:
    """Say whether the opinion in the entry is the one proposed."""
    told = found.suggestion.opinion if found.suggestion else ""
    return found.verdict in _DECIDED or found.shown.entry.values.get("opinion") == told


def _as_proposed(found: Detail, made: Routing) -> bool:
    proposed = found.kept.proposed if found.kept else {}
    return (
        proposed.get("lead") == [*made.lead]
        and proposed.get("assist") == [*made.assist]
        and proposed.get("inform") == [*made.inform]
    )


def _say(number: int, made: Routing, verdict: Verdict) -> None:
    if verdict is Verdict.ACCEPTED:
        routing.accept(number)
    else:
        routing.correct(number, made)


def _undo_both(back: Undo, number: int) -> None:
    back()
    routing.leave(number)


def _decide_again(found: Detail, verdict: Verdict) -> None:
    told = found.kept.made if found.kept else None
    lead, assist, inform = (
        tuple((told or {}).get(one, ())) for one in ("lead", "assist", "inform")
    )
    _say(found.number, Routing(lead, assist, inform), verdict)


def _opinion(found: Detail, made: Routing) -> str:
    """Return the opinion with the departments a person named."""
    if found.suggestion is None or not found.shown.files:
        return ""
    path = Path(found.shown.files[0].path)
    told = replace(
        found.suggestion, leads=_candidates(made.lead), assist=_candidates(made.assist),
        inform=_candidates(made.inform), coordination="",
    )  # fmt: skip
    return opinion(told, read_document(path), routing.router().patterns)


def _candidates(names: Sequence[str]) -> tuple[Candidate, ...]:
    return tuple(Candidate(name, 1.0, Basis.CASE, "") for name in names)


def _names(group: Sequence[Candidate]) -> tuple[str, ...]:
    return tuple(one.department for one in group)


def split_names(text: str) -> tuple[str, ...]:
    """Return the departments of a line as people write them: with 、 or commas."""
    for mark in "，,；;\n ":
        text = text.replace(mark, _JOIN)
    return tuple(dict.fromkeys(name for name in text.split(_JOIN) if name))


# --- its fields


def set_field(found: Detail, name: str, value: str) -> Undo:
    """Set one field. ChangedMeanwhileError where another was first."""
    return _change(found, {name: value})


def _change(found: Detail, told: Mapping[str, str]) -> Undo:
    entry = found.shown.entry
    before = {name: entry.values.get(name, "") for name in told}
    made = registering.change(str(entry.id), told, entry.book, seen=entry.version).entry
    after = {name: made.values.get(name, "") for name in told}
    return partial(_set_back, entry.id, entry.book, before, after)


def _set_back(id_: int, book: Book, before: Mapping[str, str], after: Mapping[str, str]) -> None:
    """Set fields back, unless somebody has changed them since."""
    now = registering.show(str(id_), book).entry
    other = [name for name, value in after.items() if now.values.get(name, "") != value]
    if other:
        raise GovDocsError("这一栏后来又改过，没有撤销；请看过现在的内容再改。")
    registering.change(str(id_), before, book, seen=now.version)


# --- its steps


def take_step(found: Detail, step: Step, person: str = "", note: str = "") -> Undo:
    """Note a step: 签收 to 办结."""
    entry = found.shown.entry
    made = registering.take_step(
        str(entry.id), step, entry.book, person=person, note=note, seen=entry.version
    )
    steps = registering.show(str(made.id), entry.book).steps
    row = [one.id for one in steps if not one.cancelled][-1]
    return partial(registering.cancel_step, str(entry.id), entry.book, row=row)


def cancel_step(found: Detail, one: TakenStep) -> Undo:
    """Take a step back."""
    entry = found.shown.entry
    registering.cancel_step(str(entry.id), entry.book, row=one.id)
    return partial(
        registering.take_step, str(entry.id), one.step, entry.book,
        person=one.person, when=one.when, note=one.note,
    )  # fmt: skip


def void(found: Detail, why: str) -> Undo:
    """Mark an entry as 作废; its number stays taken."""
    entry = found.shown.entry
    registering.void(str(entry.id), why, entry.book)
    return partial(registering.restore, str(entry.id), entry.book)


def restore(found: Detail) -> Undo:
    entry = found.shown.entry
    registering.restore(str(entry.id), entry.book)
    return partial(registering.void, str(entry.id), "撤销恢复", entry.book)


# --- tables


def export_tasks(found: Detail, output: Path) -> None:
    """Write the 分办表 of an entry's document, .xlsx or .docx by the file's name."""
    from gov_docs.desk.routing_tables import write_table

    path = Path(found.shown.files[0].path)
    ready = routing.router(besides=found.shown.entry.id)
    write_table([routing.suggest_for(path, ready, read_document)], output)


def export_register(path: Path, query: Query) -> str:
    """Write what the list shows into a workbook; return what to tell."""
    return f"登记簿写在 {path.name}，共 {registering.export(path, query)} 件"


def import_register(path: Path, book: Book) -> str:
    """Take in a register kept as a workbook, all of it or nothing; return what to tell."""
    done = registering.take_in(path, book)
    known = f"，{done.known} 件已有" if done.known else ""
    left = f"；没有用到的列：{'、'.join(done.unknown)}" if done.unknown else ""
    return f"导入了 {done.added} 件{known}{left}"
