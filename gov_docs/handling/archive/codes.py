"""The archival code (档号) by DA/T 22-2015: fonds-WS·year-period-matter-item."""

import re
from dataclasses import dataclass

PERIOD_CODES = {"永久": "Y", "30年": "D30", "10年": "D10"}
_GENRE = "WS"  # 文书
_CODE = re.compile(
    r"(?P<fonds>[A-Z]?\d{3,4})-WS·(?P<year>(?:19|20)\d{2})-(?P<period>Y|D30|D10)"
    r"(?:-(?P<subject>[A-Z0-9]{2,4}))?-(?P<item>\d{4})"
)
_YEAR = re.compile("(?:19|20)[0-9]{2}")
FONDS = re.compile(r"[A-Z]?[0-9]{3,4}")
MOST = 9999  # items in one class


@dataclass(frozen=True, slots=True)
class Class:
    """The lowest class: items are numbered inside it without a gap."""

    fonds: str
    year: str
    period: str
    subject: str = ""  # its code; "" in a unit that sorts by year and period alone

    @property
    def is_year_right(self) -> bool:
        return bool(_YEAR.fullmatch(self.year))

    def code(self, item: int) -> str:
        parts = [self.fonds, f"{_GENRE}·{self.year}", PERIOD_CODES[self.period]]
        parts += [self.subject] if self.subject else []
        return "-".join([*parts, f"{item:04d}"])


def parse(code: str) -> tuple[Class, int] | None:
    """Return the class and item number of a code, None where it is not one."""
    found = _CODE.fullmatch(code)
    if not found:
        return None
    periods = {short: period for period, short in PERIOD_CODES.items()}
    return (
        Class(found["fonds"], found["year"], periods[found["period"]], found["subject"] or ""),
        int(found["item"]),
    )
