"""Which lines of a document's head are its title."""

import re
from collections.abc import Sequence

from gov_docs.core import marks
from gov_docs.core.bodies import is_body
from gov_docs.core.kinds import LEGAL_KINDS, kind_of
from gov_docs.core.lines import Line

_LONGEST = 6  # lines
_LONGEST_TITLE = 80  # characters
_STRONG = 6.0  # score of a line that is a title wherever it stands
_NO_TITLE = re.compile(
    r"(?:摘\s*要|前\s*言|引\s*言|序\s*言?|正\s*文|说\s*明|备\s*注|概\s*述|背\s*景|样\s*本|样\s*式|范\s*[本文例]|模\s*板|"
    r"封\s*面|、.*|各.*|你.*|示\s*例|例\s*文|参考格式)[：:]?|[（(【\[].*[）)】\]]|.{1,12}[：:].*"
)
_CLOSING = "。；，、"
_CLAUSE = re.compile("[。；;！!？?]|[，,、：:]$")


def title_block(lines: Sequence[Line], plain: bool, body_pt: float) -> list[int]:
    """Return the indexes of the title's lines among the unlabelled lines, none if there is none."""
    candidates = [
        at for at, line in enumerate(lines) if line.role is None and _may_be_title(lines, at)
    ]
    outside = [at for at in candidates if not lines[at].is_cell]
    candidates = outside or candidates
    if not candidates:
        return []
    if plain:
        core = _core_by_text(lines, candidates)
    else:
        core = _core_by_format(lines, candidates, body_pt, 2.0)
    return [] if core is None else _grow(lines, candidates, core, plain, body_pt)


# A stage or edition in brackets under a title is part of it.
_STAGE = re.compile(
    "[（(][^（）()]{0,8}(?:试行|暂行|征求意见稿|草案|送审稿|讨论稿|修订|版)[^（）()]{0,4}[）)]"
)


def late_title(lines: Sequence[Line], body_pt: float) -> int | None:
    """Return the index of a line that is a title by its looks, though text stands above it."""
    candidates = [
        at for at, line in enumerate(lines) if line.role is None and _may_be_title(lines, at)
    ]
    return _core_by_format(lines, candidates, body_pt, _STRONG)


def is_closed_title(lines: Sequence[Line], at: int) -> bool:
    """Tell whether the line ends the title like a sentence: a slip, and still the title."""
    line = lines[at]
    bare = line.text.rstrip(_CLOSING)
    if bare == line.text or not _ends_title(bare):
        return False
    if line.is_centered and "关于" in line.text:
        return True
    above = lines[at - 1].text if at and not line.blank_before else ""
    return _reads_as_title(bare) or ("关于" in above and _reads_as_title(above + bare))


def _reads_as_title(text: str) -> bool:
    """Tell whether the words are 关于……的通知 and nothing else, with or without a body before it."""
    body, about, _ = text.partition("关于")
    words = re.sub("《[^》]*》|“[^”]*”", "", text)
    whole = bool(about) and (not body or is_body(body)) and not re.search("[。；，,：:]", words)
    return whole and len(text) <= _LONGEST_TITLE and kind_of(text) in LEGAL_KINDS


def _may_be_title(lines: Sequence[Line], at: int) -> bool:
    line = lines[at]
    text = line.text
    if line.run.size_pt and re.fullmatch("[\u4e00-\u9fff]", text):
        return line.is_centered  # a title written downwards, a character a line
    if is_closed_title(lines, at):
        text = text.rstrip(_CLOSING)
    return (
        2 <= len(text) <= 120
        and not _NO_TITLE.fullmatch(text)
        and not _CLAUSE.search(text)
        and not marks.NOTE.fullmatch(text)
        and not marks.PERSON.fullmatch(text)
        and bool(re.search("[\u4e00-\u9fff]{2}", text) or kind_of(text) in LEGAL_KINDS)
    )


def _core_by_text(lines: Sequence[Line], candidates: Sequence[int]) -> int | None:
    """Return the line that ends the title: the last that ends with a kind, else the last of all."""
    kinds = [at for at in candidates if _ends_title(lines[at].text)]
    if kinds:
        return kinds[-1]
    last = candidates[-1]
    return last if len(lines[last].text) >= 5 and not is_body(lines[last].text) else None


def _core_by_format(
    lines: Sequence[Line], candidates: Sequence[int], body_pt: float, least: float
) -> int | None:
    scored = [(_score(lines[at], body_pt), -at) for at in candidates]
    best, at = max(scored, default=(0.0, 0))
    return -at if best >= least else None


def _score(line: Line, body_pt: float) -> float:
    """Weigh what marks a title: larger than the text, centred, a title's words."""
    score = min(max(line.run.size_pt - body_pt, 0.0), 10.0) / 2
    score += 2.0 * line.is_centered
    score += 0.5 * line.run.bold
    score += 3.0 * _ends_title(line.text) + 1.0 * ("关于" in line.text)
    score += 1.5 * (line.para.layout.style.lower() in {"title", "标题", "公文标题"})
    score -= 2.0 * is_body(line.text) + 3.0 * line.is_red
    return score


def _ends_title(text: str) -> bool:
    return kind_of(text) is not None


def _grow(
    lines: Sequence[Line], candidates: Sequence[int], core: int, plain: bool, body_pt: float
) -> list[int]:
    """Return the block of neighbours that belong to the title with `core`."""
    first = last = core
    while last + 1 in candidates and last - first < _LONGEST and _continues(lines, last, plain):
        last += 1
    if last + 1 < len(lines) and _STAGE.fullmatch(lines[last + 1].text):
        last += 1
    bare = not plain and _is_bare("".join(line.text for line in lines[first : last + 1]))
    while first - 1 in candidates and last - first < _LONGEST:
        above = bare and _is_large(lines[first - 1], body_pt)
        if not above and not _continues(lines, first - 1, plain):
            break
        first -= 1
    return list(range(first, last + 1))


def _is_bare(text: str) -> bool:
    """Tell whether it is only a kind of document (工作规章, 招标文件): what it is of stands above."""
    return len(re.sub(r"\s", "", text)) <= 8 and _ends_title(text)


def _is_large(line: Line, body_pt: float) -> bool:
    return line.run.size_pt >= body_pt + 3 and not (line.is_red and is_body(line.text))


def _continues(lines: Sequence[Line], at: int, plain: bool) -> bool:
    """Tell whether the title of line `at` goes on in the next line."""
    upper, lower = lines[at], lines[at + 1]
    if upper.text == lower.text:
        return False
    if not plain and not _looks_alike(upper, lower):
        return _breaks_off(upper, lower)
    if _ends_title(upper.text) and not _is_open(upper.text):
        return lower.text.startswith(("（", "(")) or kind_of(lower.text) == "通知"
    if is_body(upper.text) and not lower.text.startswith(("关于", "印发", "转发", "批转")):
        return is_body(lower.text) or (not plain and not upper.is_red)
    return True


def _breaks_off(upper: Line, lower: Line) -> bool:
    """Tell whether 关于…… breaks off in one line and ends in the next, though one is set wrong."""
    body, about, _ = upper.text.partition("关于")
    begun = bool(about) and (not body or is_body(body)) and not _ends_title(upper.text)
    together = not lower.blank_before and not upper.is_red and not lower.is_red
    return begun and together and kind_of(lower.text) in LEGAL_KINDS


def _looks_alike(a: Line, b: Line) -> bool:
    return (
        abs(a.run.size_pt - b.run.size_pt) < 1.1
        and a.is_centered == b.is_centered
        and a.is_red == b.is_red
    )


def _is_open(text: str) -> bool:
    """Tell whether a bracket is still open: the title cannot end here."""
    return any(text.count(left) > text.count(right) for left, right in ("《》", "（）", "“”"))
