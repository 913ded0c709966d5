"""The week's figures: what came, what was done and what was filed, on screen and on paper."""

from datetime import date
from pathlib import Path

from gov_docs.handling import weekly_report
from gov_docs.handling.store import open_engine
from gov_docs.handling.weekly import Figures, figures
from gov_docs.handling.weekly_range import Range, between, week_called, week_of


def range_of(week: str = "", since: date | None = None, until: date | None = None) -> Range:
    """Return the week of this name, the days from one to another, or this week."""
    if week:
        return week_called(week)
    if since is None and until is None:
        return week_of(date.today())
    end = until or date.today()
    return between(since or end, end)


def weekly(about: Range, log: int | None = None) -> Figures:
    """Return the figures; `log` makes an earlier report again as it then was."""
    with open_engine() as engine:
        return figures(engine, about, date.today(), log)


def write(found: Figures, path: Path) -> tuple[str, ...]:
    """Write the figures as .xlsx or .docx; return warnings for their user."""
    return weekly_report.write(found, path)
