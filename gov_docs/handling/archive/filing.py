"""Filed items: each gets the next number of its class, and whatever changes leaves a row in the log."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from gov_docs.core.errors import GovDocsError
from gov_docs.handling.archive.codes import FONDS, MOST, PERIOD_CODES, Class, parse
from gov_docs.handling.register_writing import current, set_values
from gov_docs.handling.store_log import Event, now, user, write
from gov_docs.precedents.engine import Engine, Row
from gov_docs.precedents.rows import whole


@dataclass(frozen=True, slots=True)
class Held:
    """A file of an item: 正本, 定稿, 处理单, 来文, 复文."""

    path: str
    digest: str  # SHA-256
    role: str = "正本"


@dataclass(frozen=True, slots=True)
class Item:
    """What is filed together as one 件, with the fields of its catalogue line (DA/T 22-2015)."""

    title: str
    issuer: str = ""
    doc_number: str = ""
    date: str = ""  # ISO 8601
    kind: str = ""
    secrecy: str = ""
    pages: int = 0
    note: str = ""
    type: str = ""
    subject: str = ""  # its name
    files: tuple[Held, ...] = ()
    entry: int | None = None  # of the register


@dataclass(frozen=True, slots=True)
class Filed:
    id: int
    code: str
    item: Item
    filed: str  # ISO 8601, the moment
    who: str

    @property
    def place(self) -> tuple[Class, int]:
        found = parse(self.code)
        if found is None:
            raise GovDocsError(f"档号“{self.code}”不合规则，多半被别的程序改过；请找回备份。")
        return found


_ITEM = tuple(field.name for field in fields(Item) if field.name not in ("files", "entry"))


def next_number(engine: Engine, where: Class) -> int:
    """Return the lowest number of the class no item has; what was taken back leaves no gap."""
    taken = set(_numbers(engine, where))
    return next(number for number in range(1, len(taken) + 2) if number not in taken)


def _numbers(engine: Engine, where: Class) -> Iterator[int]:
    sql = (
        "SELECT number FROM archive_items"
        " WHERE fonds = ? AND year = ? AND period = ? AND subject_code = ?"
    )
    told = (where.fonds, where.year, where.period, where.subject)
    return (whole(row[0]) for row in engine.rows(sql, told))


def check_class(where: Class) -> None:
    """Raise GovDocsError where a code cannot be made of the class."""
    if not FONDS.fullmatch(where.fonds):
        raise GovDocsError(
            "设置里还没有全宗号（[archive] fonds，例如 Z109），不能编档号；请先填写，全宗号由档案馆给定。"
        )
    if where.period not in PERIOD_CODES:
        raise GovDocsError(f"保管期限应当是{'、'.join(PERIOD_CODES)}之一，请先定下保管期限。")
    if not (where.year.isdecimal() and len(where.year) == 4):
        raise GovDocsError("归档年度还没有定，请填写四位年份。")


def file_item(engine: Engine, where: Class, item: Item, *, who: str = "") -> Filed:
    """Give the item the next number of its class and keep it; all or nothing.

    A file that is filed already is refused with the code it lies under.
    """
    check_class(where)
    with engine.writing():
        filed = code_of(engine, item.files)
        if filed:
            raise GovDocsError(f"“{item.title}”已经归档，档号 {filed}，没有再归一次。")
        number = next_number(engine, where)
        if number > MOST:
            raise GovDocsError(f"这一类已经有 {MOST} 件，编不下了；请改用更细的分类。")
        code, moment = where.code(number), now().isoformat()
        id_ = engine.insert(
            "archive_items",
            {
                "entry": item.entry, "code": code, "fonds": where.fonds, "year": where.year,
                "period": where.period, "subject_code": where.subject, "number": number,
                "filed": moment, "who": who or user(), "item": _dumped(item),
            },
        )  # fmt: skip
        for one in item.files:
            engine.insert("archive_files", {"item": id_, **asdict(one)})
        _note(engine, Event.FILED, item, where.period, code, who)
        return Filed(id_, code, item, moment, who or user())


def take_back(engine: Engine, code: str, *, who: str = "") -> Filed:
    """Take an item out of the archive again; its number goes to the next one filed in the class."""
    with engine.writing():
        filed = find(engine, code)
        engine.run("DELETE FROM archive_files WHERE item = ?", [(filed.id,)])
        engine.run("DELETE FROM archive_items WHERE id = ?", [(filed.id,)])
        _note(engine, Event.UNFILED, filed.item, filed.place[0].period, code, who)
        return filed


def _note(engine: Engine, event: Event, item: Item, period: str, code: str, who: str) -> None:
    """Leave a row in the log, and the code in the entry's 归档号."""
    told = {
        "type": item.type, "category": item.subject, "retention": period, "code": code,
        "title": item.title,
    }  # fmt: skip
    after = json.dumps(told, ensure_ascii=False)
    write(engine, event, item.entry, who=who, field=code, after=after)
    if item.entry is not None:
        held = code if event is Event.FILED else ""
        set_values(engine, current(engine, item.entry, None), {"archive_code": held}, who=who)


def code_of(engine: Engine, files: Iterable[Held]) -> str:
    """Return the code under which one of the files is filed, "" where none is."""
    sql = "SELECT code FROM archive_items WHERE id IN (SELECT item FROM archive_files WHERE digest = ?)"
    found = (rows[0][0] for held in files if (rows := engine.rows(sql, (held.digest,))))
    return str(next(found, ""))


def find(engine: Engine, code: str) -> Filed:
    rows = engine.rows(f"SELECT {_COLUMNS} FROM archive_items WHERE code = ?", (code,))  # noqa: S608
    if not rows:
        raise GovDocsError(f"没有档号是“{code}”的归档文件，请核对档号。")
    return _filed(engine, rows[0])


def filed_items(engine: Engine, year: str = "", period: str = "") -> list[Filed]:
    """Return the filed items in the order of the catalogue."""
    sql = (
        f"SELECT {_COLUMNS} FROM archive_items WHERE (? = '' OR year = ?) AND (? = '' OR period = ?)"  # noqa: S608
        " ORDER BY fonds, year, period, subject_code, number"
    )
    return [_filed(engine, row) for row in engine.rows(sql, (year, year, period, period))]


_COLUMNS = "id, code, entry, item, filed, who"


def _filed(engine: Engine, row: Row) -> Filed:
    id_, code, entry, told, filed, who = row
    sql = "SELECT path, digest, role FROM archive_files WHERE item = ? ORDER BY id"
    files = tuple(Held(*map(str, one)) for one in engine.rows(sql, (id_,)))
    values: Mapping[str, Any] = json.loads(str(told))
    item = Item(**values, files=files, entry=whole(entry) or None)
    return Filed(whole(id_), str(code), item, str(filed), str(who))


def _dumped(item: Item) -> str:
    told = asdict(item)
    return json.dumps({name: told[name] for name in _ITEM}, ensure_ascii=False)
