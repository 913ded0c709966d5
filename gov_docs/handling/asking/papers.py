"""Every document a question can be about: those of the register and those of the library, once each."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from gov_docs.core.precedent import Level, Precedent
from gov_docs.handling.register_entry import Entry
from gov_docs.precedents.keys import number_key, title_key
from gov_docs.precedents.levels import level_of


@dataclass(frozen=True, slots=True)
class Paper:
    title: str
    number: str = ""
    issuer: str = ""
    kind: str = ""
    date: str = ""  # of issue, ISO 8601
    received: str = ""  # the day, ISO 8601
    entry: str = ""  # 收文号
    id: int | None = None  # in the library
    path: str = ""  # of the file the register knows
    level: Level | None = None
    entry_id: int = 0  # of the register

    @property
    def day(self) -> str:
        """Return the day it is sorted by: when it came, else when it was issued."""
        return self.received or self.date

    def days(self) -> Iterator[datetime.date]:
        for told in (self.received, self.date):
            try:
                yield datetime.date.fromisoformat(told[:10])
            except ValueError:
                continue


def of_entry(entry: Entry, path: str = "") -> Paper:
    told = entry.values
    issuer, number = told.get("sender", ""), told.get("doc_number", "")
    return Paper(
        entry.title, number, issuer, told.get("kind", ""), told.get("date", ""),
        told.get("received", "")[:10], entry.number, path=path,
        level=level_of(issuer or None, entry.title, number or None, ()), entry_id=entry.id,
    )  # fmt: skip


def of_library(one: Precedent) -> Paper:
    return Paper(
        one.title, one.doc_number or "", one.issuer or "", one.kind or "", one.date or "",
        id=one.id, level=one.level,
    )  # fmt: skip


def together(entries: Iterable[Paper], library: Iterable[Paper]) -> list[Paper]:
    """Return all papers; one that is in both has its library id with its register entry."""
    by_key: dict[str, Paper] = {}
    for one in library:
        by_key.setdefault(_key(one), one)
    out = []
    for one in entries:
        held = by_key.pop(_key(one), None)
        out.append(replace(one, id=held.id, level=held.level or one.level) if held else one)
    return [*out, *by_key.values()]


def _key(one: Paper) -> str:
    return number_key(one.number) or title_key(one.title)
