"""Which lines of a document's head are its title."""

import re
from collections.abc import Sequence

from gov_docs.core.bodies import is_body
from gov_docs.core.kinds import kind_of
from gov_docs.core.lines import Line

_LONGEST = 6  # lines
_NO_TITLE = re.compile(
    r"(?:摘\s*要|前\s*言|引\s*言|序\s*言?|正\s*文|说\s*明|备\s*注|概\s*述|背\s*景|样\s*本|样\s*式|范\s*[本文例]|模\s*板|"
    r"封\s*面|各.*|你.*|示\s*例|例\s*文|参考格式)[：:]?|[（(【\[].*[）)】\]]|.*[：:]"
)
_CLAUSE = re.compile("[。；;！!？?]|[，,、：:]$")


def title_block(lines: Sequence[Line], plain: bool, body_pt: float) -> list[int]:
    """Return the indexes of the title's lines among the unlabelled lines of the head, () if none."""
    open_lines = [at for at, line in enumerate(lines) if line.role is None and not line.is_cell]
    if not open_lines:
        open_lines = [at for at, line in enumerate(lines) if line.role is None]
    candidates = [at for at in open_lines if _may_be_title(lines[at].text)]
    if not candidates:
        return []
    core = (
        _core_by_text(lines, candidates) if plain else _core_by_format(lines, candidates, body_pt)
    )
    return [] if core is None else _grow(lines, candidates, core, plain)


def _may_be_title(text: str) -> bool:
    return (
        2 <= len(text) <= 120
        and not _NO_TITLE.fullmatch(text)
        and not _CLAUSE.search(text)
        and bool(re.search("[\u4e00-\u9fff]{2}", text))
    )


def _core_by_text(lines: Sequence[Line], candidates: Sequence[int]) -> int | None:
    """Return the line that ends the title: the last that ends with a kind, else the last of few."""
    kinds = [at for at in candidates if _ends_title(lines[at].text)]
    if kinds:
        return kinds[-1]
    last = candidates[-1]
    return last if len(lines[last].text) >= 5 and not is_body(lines[last].text) else None


def _core_by_format(lines: Sequence[Line], candidates: Sequence[int], body_pt: float) -> int | None:
    scored = [(_score(lines[at], body_pt), at) for at in candidates]
    best, at = max(scored, key=lambda pair: (pair[0], pair[1]))
    return at if best >= 2 else None


def _score(line: Line, body_pt: float) -> float:
    """Weigh what marks a title: larger than the text, centred, a title's words."""
    score = min(max(line.run.size_pt - body_pt, 0.0), 10.0) / 2
    score += 2.0 * line.is_centered
    score += 0.5 * line.run.bold
    score += 2.0 * _ends_title(line.text) + 1.0 * ("关于" in line.text)
    score += 1.5 * (line.para.layout.style.lower() in {"title", "标题", "公文标题"})
    score -= 2.0 * is_body(line.text) + 3.0 * line.is_red
    return score


def _ends_title(text: str) -> bool:
    return kind_of(text) is not None


def _grow(lines: Sequence[Line], candidates: Sequence[int], core: int, plain: bool) -> list[int]:
    """Return the block of neighbours that belong to the title with `core`."""
    first = last = core
    while (
        first - 1 in candidates and core - first < _LONGEST and _continues(lines, first - 1, plain)
    ):
        first -= 1
    while last + 1 in candidates and last - first < _LONGEST and _continues(lines, last, plain):
        last += 1
    return list(range(first, last + 1))


def _continues(lines: Sequence[Line], at: int, plain: bool) -> bool:
    """Tell whether the title of line `at` goes on in the next line."""
    upper, lower = lines[at], lines[at + 1]
    if lower.para is upper.para:
        return True
    if not plain and not _looks_alike(upper, lower):
        return False
    if _ends_title(upper.text) and not _is_open(upper.text):
        return lower.text.startswith(("（", "(")) or kind_of(lower.text) == "通知"
    if is_body(upper.text) and not lower.text.startswith(("关于", "印发", "转发", "批转")):
        return is_body(lower.text) or (not plain and not upper.is_red)
    return True


def _looks_alike(a: Line, b: Line) -> bool:
    return (
        abs(a.run.size_pt - b.run.size_pt) < 1.1
        and a.is_centered == b.is_centered
        and a.is_red == b.is_red
    )


def _is_open(text: str) -> bool:
    """Tell whether a bracket is still open: the title cannot end here."""
    return any(text.count(left) > text.count(right) for left, right in ("《》", "（）", "“”"))
