"""Whether the words after a heading's number have the form of a heading: alone or run in."""

import re

from gov_docs.core.lines import Line
from gov_docs.core.text import IS_HAN
from gov_docs.core.types import Run

_LONGEST = 45  # characters of a heading in its own line
_LONGEST_RUN_IN = {1: 32, 2: 32, 3: 24, 4: 20}  # by level; longer ones are sentences
# Beginnings of sentences that order, grant or state something.
_STATES = re.compile(
    "^(?:原则)?同意|^[你您我请凡经本现拟]|^不得|^应当?|^对于?|^根据|^按照|^为了?|^自[0-9二]|^由|^在.+[下中]，|[：；:;]"
)
_ENDS_WRONG = "；;，,、"
_SHORT = 20  # characters of a heading that ends like a clause
_LEADS_IN = re.compile("(?:以下|下列|如下|包括|情形之一的?)[^：:]{0,8}[：:]$")


def stands_alone(content: str, line: Line, level: int = 1) -> bool:
    """Tell whether the words make a heading in a line of its own, not an item or a sentence."""
    bare = content.strip().rstrip("：:")
    if level > 2 and content.rstrip().endswith(("：", ":")):
        return False  # it leads in what follows
    if len(bare) > _LONGEST or not IS_HAN.search(bare) or _LEADS_IN.search(content.strip()):
        return False
    if re.search("[；;，,、]$|[：:；;？?]|。.", bare):
        return False
    if bare.endswith("。"):
        return len(bare) <= 20 and "，" not in bare and not _STATES.search(bare)
    wrapped = not line.run.size_pt and len(line.text) > 26 and "，" in bare
    return bare.count("，") + bare.count(",") < 3 and not wrapped


def is_ill_closed(content: str, line: Line, below: Line) -> bool:
    """Tell whether the words are a short heading that ends like a clause: 一、总体要求；

    What follows must be its text, and no further item: otherwise it is one of a list.
    """
    bare = content.strip()
    words = bare.rstrip(_ENDS_WRONG)
    if words == bare or len(words) > _SHORT or re.search("[，,]", words) or _STATES.search(words):
        return False
    if below.role is not None or below.is_cell or below.lead != line.lead:
        return False
    return below.text.endswith("。") and stands_alone(words, line)


def run_in(content: str, line: Line, level: int) -> int:
    """Return the length of a first sentence that is a heading the text runs on from, or 0."""
    end = content.find("。")
    if end < 2 or end + 1 >= len(content.rstrip()):
        return 0
    sentence = content[:end].strip()
    if changes_font(line, len(line.text) - len(content) + end):
        return end + 1 if end <= _LONGEST and not re.search("[；：]", sentence) else 0
    if end > _LONGEST_RUN_IN[level] or sentence.count("，") > 2 or _STATES.search(sentence):
        return 0
    return end + 1


def changes_font(line: Line, at: int) -> bool:
    """Tell whether the characters before and after the place (in the line) are set differently."""
    text = line.para.text
    place = line.start + at
    if len(line.para.runs) == 1:
        return False
    before = next((i for i in range(place - 1, line.start - 1, -1) if IS_HAN.match(text[i])), None)
    after = next((i for i in range(place + 1, line.end) if IS_HAN.match(text[i])), None)
    if before is None or after is None:
        return False
    upper, lower = _run_at(line, before), _run_at(line, after)
    return (upper.font, upper.bold) != (lower.font, lower.bold)


def _run_at(line: Line, place: int) -> Run:
    """Return the run that holds the character of the paragraph."""
    end = 0
    for run in line.para.runs:
        end += len(run.text)
        if place < end:
            return run
    return line.run
