"""Classes of marks and neighbours, as the punctuation rules need them in regular expressions."""

import re

from gov_docs.core.headings import heading_number
from gov_docs.core.text import HAN
from gov_docs.core.types import HEADINGS, Paragraph, Part, Role, Span

FULL_STOPS = "，。；：、！？"  # the marks that stand in or end a sentence
HALF_STOPS = ",;:!?."
BEFORE = HAN + "”’）》〉】〕％…"  # what a Chinese mark may follow
AFTER = HAN + "“‘（《〈【〔"  # what may follow a Chinese mark
FULL_WIDTH = {
    ",": "，",
    ";": "；",
    ":": "：",
    "!": "！",
    "?": "？",
    ".": "。",
    "(": "（",
    ")": "）",
}

# The year of a document number in brackets that are not both 〔 〕: 国发[2024]5号.
ODD_YEAR_BRACKETS = re.compile(
    rf"(?<=[{HAN}])(?!〔[0-9]+〕)[\[(（【〖﹝［〔](?:19|20)[0-9]{{2}}[\])）】〗﹞］〕](?= ?[0-9]{{1,5}} ?号)"
)


def edges(match: re.Match[str]) -> tuple[int, int]:
    """Return the places of a match's first and last characters."""
    return match.start(), match.end() - 1


def number_end(para: Paragraph) -> int:
    """Return where the number at the paragraph's head ends; its marks are the structure rules'."""
    if para.place.part is not Part.BODY or para.role not in (Role.BODY, *HEADINGS):
        return 0
    number = heading_number(para)
    return number.end if number is not None else 0


def spot(para: Paragraph, start: int, end: int | None = None) -> Span:
    """Return the span of these characters, of one where no end is given."""
    return Span(para.id, start, start + 1 if end is None else end)
