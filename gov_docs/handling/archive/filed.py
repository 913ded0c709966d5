"""What is filed: an item with its files and its code, read from the store."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields

from gov_docs.core.errors import GovDocsError
from gov_docs.handling.archive.codes import Class, parse
from gov_docs.precedents.engine import Engine, Row, Value, marks
from gov_docs.precedents.rows import whole

_PART = 500  # ids asked for at once


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
    urgency: str = ""
    addressees: str = ""
    cc: str = ""
    basis: str = ""  # the row of the retention table, or what it was filed like
    suggestion: int = 0  # the kept proposal it was filed by
    entries: tuple[int, ...] = ()  # of the register; a letter and its reply have one each
    files: tuple[Held, ...] = ()

    @property
    def entry(self) -> int | None:
        return self.entries[0] if self.entries else None


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


_ITEM = tuple(one.name for one in fields(Item) if one.name != "files")
_COLUMNS = "id, code, item, filed, who"
_ORDER = "ORDER BY fonds, year, period, subject_code, number"


def dumped(item: Item) -> str:
    told = asdict(item)
    return json.dumps({name: told[name] for name in _ITEM}, ensure_ascii=False)


def code_of(engine: Engine, files: Iterable[Held]) -> str:
    """Return the code under which one of the files is filed, "" where none is."""
    found = (_code_where(engine, "digest", one.digest) for one in files)
    return next((code for code in found if code), "")


def code_at(engine: Engine, path: str) -> str:
    """Return the code under which a file of this path was filed, whatever it holds now."""
    return _code_where(engine, "path", path)


def _code_where(engine: Engine, column: str, value: str) -> str:
    files = f"SELECT item FROM archive_files WHERE {column} = ?"  # noqa: S608 - ours
    rows = engine.rows(f"SELECT code FROM archive_items WHERE id IN ({files})", (value,))  # noqa: S608
    return str(rows[0][0]) if rows else ""


def find(engine: Engine, code: str) -> Filed:
    found = _read(engine, "code = ?", (code,))
    if not found:
        raise GovDocsError(f"没有档号是“{code}”的归档文件，请核对档号。")
    return found[0]


def filed_items(
    engine: Engine, year: str = "", period: str = "", *, size: int = 0, newest: bool = False
) -> list[Filed]:
    """Return the filed items in the order of the catalogue, or the newest first; `size` 0: all."""
    where = "(? = '' OR year = ?) AND (? = '' OR period = ?)"
    order = "ORDER BY id DESC" if newest else _ORDER
    limit = f" LIMIT {size}" if size else ""
    return _read(engine, where, (year, year, period, period), order + limit)


def count(engine: Engine) -> int:
    return whole(engine.rows("SELECT count(*) FROM archive_items")[0][0])


def _read(engine: Engine, where: str, values: Sequence[Value], order: str = "") -> list[Filed]:
    rows = engine.rows(f"SELECT {_COLUMNS} FROM archive_items WHERE {where} {order}", values)  # noqa: S608
    files = _files(engine, [whole(row[0]) for row in rows])
    return [_filed(row, tuple(files.get(whole(row[0]), ()))) for row in rows]


def _files(engine: Engine, ids: Sequence[int]) -> dict[int, list[Held]]:
    found: dict[int, list[Held]] = {}
    for at in range(0, len(ids), _PART):
        part = ids[at : at + _PART]
        sql = f"SELECT item, path, digest, role FROM archive_files WHERE item IN {marks(part)}"  # noqa: S608
        for item, *told in engine.rows(f"{sql} ORDER BY id", part):
            found.setdefault(whole(item), []).append(Held(*map(str, told)))
    return found


def _filed(row: Row, files: tuple[Held, ...]) -> Filed:
    id_, code, told, moment, who = row
    values = json.loads(str(told))
    values["entries"] = tuple(values.get("entries", ()))
    known = {name: value for name, value in values.items() if name in _ITEM}
    return Filed(whole(id_), str(code), Item(**known, files=files), str(moment), str(who))
