"""Filing: an item gets the next number of its class, and whatever changes leaves a row in the log."""

import json
from collections.abc import Iterator
from dataclasses import asdict, replace

from gov_docs.core.errors import GovDocsError
from gov_docs.handling.archive.codes import FONDS, MOST, PERIOD_CODES, Class
from gov_docs.handling.archive.filed import Filed, Item, code_of, dumped, find
from gov_docs.handling.register_reading import holding
from gov_docs.handling.register_writing import current, set_values
from gov_docs.handling.store_log import Event, now, user, write
from gov_docs.precedents.engine import Engine
from gov_docs.precedents.rows import whole


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
    if not where.fonds:
        raise GovDocsError(
            "设置里还没有全宗号（[archive] fonds，例如 Z109），不能编档号；请先填写，全宗号由档案馆给定。"
        )
    if not FONDS.fullmatch(where.fonds):
        raise GovDocsError(
            f"全宗号“{where.fonds}”不合规则，应当是3到4位数字，前面可以有一个大写字母，"
            "例如 Z109；请到设置里改正。"
        )
    if where.period not in PERIOD_CODES:
        raise GovDocsError(f"保管期限应当是{'、'.join(PERIOD_CODES)}之一，请先定下保管期限。")
    if not where.is_year_right:
        raise GovDocsError("归档年度还没有定，或者不是四位年份，请填写四位年份，例如 2026。")


def file_item(engine: Engine, where: Class, item: Item, *, who: str = "") -> Filed:
    """Give the item the next number of its class and keep it; all or nothing.

    A file or an entry of the register that is filed already is refused with the code it lies under.
    """
    check_class(where)
    with engine.writing():
        item = replace(item, entries=_entries(engine, item))
        filed = code_of(engine, item.files) or _code_of_entries(engine, item)
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
                "filed": moment, "who": who or user(), "item": dumped(item),
            },
        )  # fmt: skip
        for one in item.files:
            engine.insert("archive_files", {"item": id_, **asdict(one)})
        _note(engine, Event.FILED, item, where.period, code, who)
        return Filed(id_, code, item, moment, who or user())


def _entries(engine: Engine, item: Item) -> tuple[int, ...]:
    """Return the entries of the register the item is about, those that hold its files among them."""
    known = (holding(engine, one.digest) for one in item.files)
    return tuple(dict.fromkeys((*item.entries, *(entry.id for entry in known if entry))))


def _code_of_entries(engine: Engine, item: Item) -> str:
    """Return the code an item without files lies under already: its entry alone tells."""
    if item.files or not item.entries:
        return ""
    rows = engine.rows("SELECT code FROM archive_items WHERE entry = ?", (item.entries[0],))
    return str(rows[0][0]) if rows else ""


def take_back(engine: Engine, code: str, *, who: str = "") -> Filed:
    """Take an item out of the archive again; its number goes to the next one filed in the class."""
    with engine.writing():
        filed = find(engine, code)
        engine.run("DELETE FROM archive_files WHERE item = ?", [(filed.id,)])
        engine.run("DELETE FROM archive_items WHERE id = ?", [(filed.id,)])
        _note(engine, Event.UNFILED, filed.item, filed.place[0].period, code, who)
        return filed


def _note(engine: Engine, event: Event, item: Item, period: str, code: str, who: str) -> None:
    """Leave a row in the log, and the code in the 归档号 of the item's entries."""
    told = {
        "type": item.type, "category": item.subject, "retention": period, "code": code,
        "title": item.title,
    }  # fmt: skip
    after = json.dumps(told, ensure_ascii=False)
    write(engine, event, item.entry, who=who, field=code, after=after)
    for id_ in item.entries:
        entry = current(engine, id_, None)
        held = code if event is Event.FILED else ""
        if held or entry.values.get("archive_code") == code:
            set_values(engine, entry, {"archive_code": held}, who=who)
