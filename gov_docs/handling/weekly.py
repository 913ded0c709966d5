"""The week's figures, computed from the log alone, so that any past week comes out the same again."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from gov_docs.handling.fields import Book
from gov_docs.handling.store_log import Event, last
from gov_docs.handling.weekly_log import Advice, Case, Filing, advice, cases, filings
from gov_docs.handling.weekly_range import Range
from gov_docs.precedents.engine import Engine

TYPES = ("单位文档", "项目文档", "公文档案")  # in the order of the sentence


@dataclass(frozen=True, slots=True)
class Advised:
    """How many suggestions of a kind were made, and how many people took up in what way."""

    proposed: int = 0
    accepted: int = 0
    corrected: int = 0
    left: int = 0


@dataclass(frozen=True, slots=True)
class Day:
    day: date
    received: int
    handled: int
    filed: int


@dataclass(frozen=True, slots=True)
class Figures:
    range: Range
    log: int  # the newest row of the log that was read
    received: int
    issued: int  # entered into 发文登记
    handled: int
    overdue: tuple[Case, ...]  # at the end of the range, the oldest deadline first
    unassigned: tuple[Case, ...]  # received in the range and without 主办 at its end
    filings: tuple[Filing, ...]
    advised: Mapping[str, Advised]  # by kind: route, archive
    days: tuple[Day, ...]

    def filed_by(self, name: str) -> dict[str, int]:
        """Return how many items were filed by type, category or retention, most first."""
        return _counted(self.filings, name)

    @property
    def by_type(self) -> dict[str, int]:
        """Return how many items were filed of each type, the three usual ones always."""
        return dict.fromkeys(TYPES, 0) | self.filed_by("type")

    @property
    def sentence(self) -> str:
        """Return the one sentence people ask for at the end of the week."""
        return _sentence(self.range, self.filings)


def filed_sentence(engine: Engine, about: Range) -> str:
    """Return the sentence alone; it needs no look at every entry, as the figures do."""
    end = about.until.isoformat()
    filed = [one for one in filings(engine, end, last(engine)) if about.holds(one.day)]
    return _sentence(about, filed)


def _sentence(about: Range, filed: Sequence[Filing]) -> str:
    when = "本周" if about.week else about.words
    if not filed:
        return f"{when}没有归档文件"
    counts = dict.fromkeys(TYPES, 0) | _counted(filed, "type")
    parts = "，".join(f"{name}{count}份" for name, count in counts.items())
    return f"{when}归档文件{len(filed)}篇。其中{parts}"


def _counted(filed: Iterable[Filing], name: str) -> dict[str, int]:
    counts = Counter(getattr(one, name) or "未定" for one in filed)
    return dict(sorted(counts.items(), key=lambda one: (-one[1], one[0])))


def figures(engine: Engine, about: Range, today: date, log: int | None = None) -> Figures:
    """Return the figures of a range; `log` makes an earlier report again exactly.

    What is received, done and filed counts for its own day. What was open is told as it was known
    at the end of the range, or today where that is not over.
    """
    newest = last(engine) if log is None else log
    end = about.until.isoformat()
    known = [one for one in cases(engine, end, newest) if not one.void]
    incoming = [one for one in known if one.book is Book.INCOMING]
    received = [one for one in incoming if about.holds(one.received)]
    handled = [one for one in incoming if about.holds(one.done)]
    filed = [one for one in filings(engine, end, newest) if about.holds(one.day)]
    return Figures(
        about,
        newest,
        len(received),
        sum(about.holds(one.received) for one in known if one.book is Book.OUTGOING),
        len(handled),
        _overdue(incoming, about, today),
        tuple(one for one in received if not one.lead),
        tuple(filed),
        _advised(advice(engine, end, newest), about),
        _days(about, received, handled, filed),
    )


def _overdue(known: Iterable[Case], about: Range, today: date) -> tuple[Case, ...]:
    """Return what was late when the range ended; what is due today is not late yet."""
    end = min(about.until, today).isoformat()
    is_over = about.until < today

    def late(case: Case) -> bool:
        done = bool(case.done) and case.done <= end
        in_time = case.due > end or (case.due == end and not is_over)
        return bool(case.due) and case.received <= end and not in_time and not done

    return tuple(sorted(filter(late, known), key=lambda one: (one.due, one.number)))


def _advised(known: Iterable[Advice], about: Range) -> dict[str, Advised]:
    counts: dict[str, Counter[str]] = {}
    for one in known:
        count = counts.setdefault(one.kind, Counter())
        count["proposed"] += about.holds(one.proposed)
        if one.verdict is not None:
            count[str(one.verdict)] += about.holds(one.decided)
    names = ("proposed", *map(str, (Event.ACCEPTED, Event.CORRECTED, Event.LEFT)))
    return {kind: Advised(*(counts[kind][name] for name in names)) for kind in sorted(counts)}


def _days(
    about: Range, received: Sequence[Case], handled: Sequence[Case], filed: Sequence[Filing]
) -> tuple[Day, ...]:
    came = Counter(one.received for one in received)
    went = Counter(one.done for one in handled)
    kept = Counter(one.day for one in filed)
    return tuple(
        Day(day, came[told], went[told], kept[told])
        for day in about.days
        for told in [day.isoformat()]
    )
