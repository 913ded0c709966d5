"""Every document a question can be about: those of the register and those of the library, once each."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from gov_docs.core.precedent import Level, Precedent
from gov_docs.precedents.engine import Engine
from gov_docs.precedents.keys import number_key, title_key
from gov_docs.precedents.levels import level_of
from gov_docs.precedents.rows import text, whole

_LETTERS = re.compile("[\u4e00-\u9fff]*")  # of a document number, what says who issued it


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

    @property
    def matter(self) -> str:
        """Return the title without its issuer: what 国务院安全生产委员会 writes may be on fires."""
        return self.title.removeprefix(self.issuer)


def entries(engine: Engine) -> Iterator[Paper]:
    """Yield the documents of both registers, the void ones left out."""
    rows = engine.rows(
        "SELECT id, year, serial, title, sender, doc_number, kind, date, received,"
        " (SELECT path FROM entry_files WHERE entry = entries.id ORDER BY entry_files.id LIMIT 1)"
        " FROM entries WHERE void = 0 ORDER BY book, year DESC, serial DESC"
    )
    for id_, year, serial, *texts, path in rows:
        title, issuer, number, kind, day, received = map(str, texts)
        level = _level(issuer, _letters(number)) or level_of(None, title, None, ())
        yield Paper(
            title, number, issuer, kind, day, received[:10],
            f"{whole(year)}-{whole(serial):04d}", path=text(path) or "", level=level,
            entry_id=whole(id_),
        )  # fmt: skip


def _letters(number: str) -> str:
    found = _LETTERS.match(number)
    return found[0] if found else ""


@lru_cache(maxsize=4096)
def _level(issuer: str, letters: str) -> Level | None:
    return level_of(issuer, "", letters, ())


def of_library(one: Precedent) -> Paper:
    return Paper(
        one.title, one.doc_number or "", one.issuer or "", one.kind or "", one.date or "",
        id=one.id, level=one.level,
    )  # fmt: skip


def together(registered: Iterable[Paper], library: Iterable[Paper]) -> list[Paper]:
    """Return all papers; one that is in both has its library id with its register entry."""
    by_key: dict[str, Paper] = {}
    for one in library:
        by_key.setdefault(_key(one), one)
    if not by_key:
        return list(registered)
    out = []
    for one in registered:
        held = by_key.pop(_key(one), None)
        out.append(replace(one, id=held.id, level=held.level or one.level) if held else one)
    return [*out, *by_key.values()]


def _key(one: Paper) -> str:
    return number_key(one.number) or title_key(one.title)
