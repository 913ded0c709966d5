"""收文号: given one after the other within a year, never twice, whatever the clock says."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from gov_docs.handling.fields import Book
from gov_docs.handling.store_log import now
from gov_docs.precedents.engine import Engine
from gov_docs.precedents.keys import number_key
from gov_docs.precedents.rows import whole

_SLACK = timedelta(minutes=10)  # clocks of two machines are never quite the same


@dataclass(frozen=True, slots=True)
class Given:
    """When an entry counts as received, and what is odd about it."""

    moment: str  # 2026-11-22 09:12
    warning: str = ""

    @property
    def day(self) -> str:
        return self.moment[:10]

    @property
    def year(self) -> int:
        return int(self.moment[:4])


def receipt(engine: Engine, stated: str) -> Given:
    """Return when the next entry is received: as a person says, else now.

    A clock set back must not open an older year again, so the day of the last entry is then taken.
    """
    clock = now()
    if stated:
        odd = f"收文日期写的是{stated[:4]}年，收文号编在这一年，请核对年份。"
        return Given(stated, "" if int(stated[:4]) == clock.year else odd)
    here = f"{clock:%Y-%m-%d %H:%M}"
    last = engine.rows("SELECT max(at) FROM handling_log WHERE event = 'registered'")[0][0]
    if not last or clock >= datetime.fromisoformat(str(last)) - _SLACK:
        return Given(here)
    before = str(last).replace("T", " ")[:16]
    return Given(
        before,
        f"电脑的时钟是 {here}，比上一次登记（{before}）还早，多半被调过；"
        f"收文号接着往下编，收文日期先按 {before[:10]} 登记。请校准时钟，再核对这一件的收文日期。",
    )


def next_serial(engine: Engine, book: Book, year: int) -> int:
    """Return the number after the last one of the year; call it inside `writing()`."""
    sql = "SELECT max(serial) FROM entries WHERE book = ? AND year = ?"
    return whole(engine.rows(sql, (str(book), year))[0][0]) + 1


def gaps(engine: Engine, book: Book, year: int) -> list[int]:
    """Return the numbers of a year that no entry has; an imported register may have some."""
    sql = "SELECT serial FROM entries WHERE book = ? AND year = ?"
    taken = {whole(row[0]) for row in engine.rows(sql, (str(book), year))}
    return [number for number in range(1, max(taken, default=0)) if number not in taken]


def same_number(engine: Engine, book: Book, doc_number: str, besides: int = 0) -> str:
    """Say which entry has this 发文字号 already; "" where none has."""
    key = number_key(doc_number)
    if not key:
        return ""
    rows = engine.rows(
        "SELECT year, serial, title, sender FROM entries"
        " WHERE number_key = ? AND book = ? AND id <> ? AND void = 0 ORDER BY id",
        (key, str(book), besides),
    )
    if not rows:
        return ""
    title, sender = map(str, rows[0][2:])
    whose = f"（{sender}）" if sender else ""
    told = f"{whole(rows[0][0])}-{whole(rows[0][1]):04d}《{title or '没有标题'}》{whose}"
    if book is Book.OUTGOING:
        return f"发文字号“{doc_number}”已经用在 {told}，一个字号不能给两份文件，请改用别的号。"
    return f"发文字号“{doc_number}”和 {told}相同，请核对是不是同一份文件，或者字号写错了。"
