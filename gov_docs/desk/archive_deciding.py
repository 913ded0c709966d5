"""What a person makes of a suggestion to file: filed, put right, left out, taken back; all learnt."""

from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from gov_docs.core.errors import GovDocsError
from gov_docs.desk.archiving import KIND, Suggested, class_of, digest_of
from gov_docs.files import reason
from gov_docs.handling import suggestions
from gov_docs.handling.archive import filing, tables
from gov_docs.handling.archive.classes import Type
from gov_docs.handling.archive.codes import PERIOD_CODES
from gov_docs.handling.archive.deciding import NOT_FILED, Advice, Past
from gov_docs.handling.archive.filed import Filed, Item
from gov_docs.handling.register_writing import current, set_values
from gov_docs.handling.store import open_engine
from gov_docs.handling.suggestions import Verdict
from gov_docs.precedents.engine import Engine


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person makes of a suggestion; "" leaves a field as suggested."""

    period: str = ""
    subject: str = ""  # its code or name
    type: str = ""
    year: str = ""
    title: str = ""
    pages: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What is not filed: the kept proposal, and the entries that say so."""

    suggestion: int
    entries: tuple[int, ...]


def file(suggested: Suggested, decision: Decision = Decision(), *, who: str = "") -> Filed:
    """File an item as suggested or as a person corrected it; learnt for the next like it.

    The files stay where they are and as they are.
    """
    advice, item = _readable(suggested)
    made = _decided(advice, decision)
    if made.period == NOT_FILED:
        raise GovDocsError("这一件的建议是不归档；要归档请写明保管期限。")
    where = class_of(made)
    filing.check_class(where)
    _check_unchanged(item)
    item = replace(
        item, type=made.type, subject=made.subject.name, title=decision.title or item.title,
        pages=_pages(decision.pages, item.pages),
        basis=_basis(advice, made.period),
    )  # fmt: skip
    with open_engine() as engine:
        number = _propose(engine, advice, item.entry)
        try:
            filed = filing.file_item(engine, where, replace(item, suggestion=number), who=who)
        except GovDocsError:
            suggestions.decide(engine, number, Verdict.LEFT, who=who)
            raise
        _learn(engine, number, advice, made, who)
        return filed


def _check_unchanged(item: Item) -> None:
    """Raise GovDocsError where a file is no longer what the suggestion was made of."""
    for one in item.files:
        path = Path(one.path)
        try:
            is_same = digest_of(path) == one.digest
        except OSError as error:
            raise GovDocsError(
                f"{path.name}：{reason(error)}，没有归档；请找回文件再试。"
            ) from error
        if not is_same:
            raise GovDocsError(f"“{path.name}”刚刚又改过，没有归档；请重新看过建议再归档。")


def _basis(advice: Advice, period: str | None) -> str:
    """Say what a period rests on: a row of the table, or the word of whoever filed it."""
    if period == advice.period:
        return advice.row or advice.reason
    rows = (one.reason for one in advice.alternatives if one.period == period)
    return next(rows, "由归档人确定")


def _readable(suggested: Suggested) -> tuple[Advice, Item]:
    if suggested.advice is None or suggested.item is None:
        raise GovDocsError(suggested.error or "这个文件没有读出来，不能归档。")
    return suggested.advice, suggested.item


def _pages(told: str, known: int) -> int:
    if told and not (told.isascii() and told.isdecimal()):
        raise GovDocsError(f"页数应当是数字，这里写的是“{told}”，请改正。")
    return int(told) if told else known


def _decided(advice: Advice, told: Decision) -> Advice:
    subject = advice.subject
    if told.subject:
        named = [one for one in tables.subjects() if told.subject in (one.code, one.name)]
        if not named:
            names = "、".join(f"{one.code} {one.name}" for one in tables.subjects())
            raise GovDocsError(f"没有“{told.subject}”这一类，可以写：{names}。")
        subject = named[0]
    if told.period and told.period not in (*PERIOD_CODES, NOT_FILED):
        raise GovDocsError(f"没有“{told.period}”这个保管期限，可以写：{'、'.join(PERIOD_CODES)}。")
    if told.type and told.type not in set(Type):
        raise GovDocsError(f"没有“{told.type}”这一种，可以写：{'、'.join(Type)}。")
    return replace(
        advice, subject=subject, period=told.period or advice.period,
        type=Type(told.type) if told.type else advice.type, year=told.year or advice.year,
    )  # fmt: skip


def leave_out(suggested: Suggested, *, who: str = "") -> LeftOut:
    """Note that a person does not file it, in its entries too; learnt for the next like it."""
    advice, item = _readable(suggested)
    with open_engine() as engine:
        number = _propose(engine, advice, item.entry)
        _learn(engine, number, advice, replace(advice, period=NOT_FILED), who)
        _mark(engine, item.entries, "", NOT_FILED, who)
    return LeftOut(number, item.entries)


def take_in_again(left: LeftOut, *, who: str = "") -> None:
    """Take back that something was left out; it waits again, and nothing is learnt of it."""
    with open_engine() as engine:
        suggestions.decide(engine, left.suggestion, Verdict.LEFT, who=who)
        _mark(engine, left.entries, NOT_FILED, "", who)


def _mark(engine: Engine, entries: tuple[int, ...], was: str, becomes: str, who: str) -> None:
    with engine.writing():
        for id_ in entries:
            entry = current(engine, id_, None)
            if entry.values.get("archive_code", "") == was:
                set_values(engine, entry, {"archive_code": becomes}, who=who)


def take_back(code: str, *, who: str = "") -> Filed:
    """Take an item out of the archive; what was learnt of it is forgotten."""
    with open_engine() as engine:
        filed = filing.take_back(engine, code, who=who)
        if filed.item.suggestion:
            suggestions.decide(engine, filed.item.suggestion, Verdict.LEFT, who=who)
        return filed


def _propose(engine: Engine, advice: Advice, entry: int | None) -> int:
    return suggestions.propose(engine, KIND, entry, _told(advice))


def _learn(engine: Engine, number: int, advice: Advice, made: Advice, who: str) -> None:
    if _told(advice) == _told(made):
        suggestions.decide(engine, number, Verdict.ACCEPTED, who=who)
    else:
        suggestions.decide(engine, number, Verdict.CORRECTED, _told(made), who=who)


def _told(advice: Advice) -> dict[str, Any]:
    paper = advice.paper
    return asdict(
        Past(paper.title, paper.relation, advice.period or "", advice.subject.name, advice.type)
    )
