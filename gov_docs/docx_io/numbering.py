"""Automatic numbering: what is defined, and how far each list has counted."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from gov_docs.docx_io.number_formats import number_text
from gov_docs.docx_io.styles import INDENTS, NUM, Properties, Styles, para_properties
from gov_docs.docx_io.values import child_value, is_on, number
from gov_docs.docx_io.xmlns import mc, w

LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_BULLET = "•"


@dataclass(frozen=True, slots=True)
class Level:
    start: int
    form: str  # w:numFmt
    text: str  # w:lvlText, with %1 to %9
    decimal: bool  # w:isLgl: all numbers in it are shown as decimals
    restart: int | None  # starts again after this level (counted from 1); 0: never; None: any above
    style: str | None  # the paragraph style it belongs to
    para: Properties  # indents only


@dataclass(frozen=True, slots=True)
class NumberedList:
    abstract: str  # lists of one definition count together
    levels: Mapping[int, Level]
    starts: Mapping[int, int]  # levels that this list starts anew


@dataclass(frozen=True, slots=True)
class Numbering:
    lists: Mapping[str, NumberedList]

    def level(self, num: tuple[str, int]) -> Level | None:
        found = self.lists.get(num[0])
        return found.levels.get(num[1]) if found is not None else None

    def level_of_style(self, num_id: str, style: str | None) -> int:
        """Return the level that a paragraph style is tied to, 0 if to none."""
        found = self.lists.get(num_id)
        levels = found.levels if found is not None else {}
        return next((i for i, level in levels.items() if style and level.style == style), 0)


@dataclass(slots=True)
class Counter:
    """Counts the numbered paragraphs of a document in reading order."""

    numbering: Numbering
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)

    def next(self, num: tuple[str, int]) -> str:
        """Return the number shown at the next paragraph of this list and level."""
        level = self.numbering.level(num)
        if level is None:
            return ""
        num_id, index = num
        numbered = self.numbering.lists[num_id]
        counts = self._counts.setdefault(numbered.abstract, {})
        if num_id not in self._begun:
            self._begun.add(num_id)
            for restarted in numbered.starts:
                counts.pop(restarted, None)
        self._step(numbered, counts, index)
        return _shown(numbered, counts, level, index)

    def _step(self, numbered: NumberedList, counts: dict[int, int], index: int) -> None:
        for at in range(index):  # a level that was skipped shows its start
            counts.setdefault(at, _start(numbered, at))
        counts[index] = counts[index] + 1 if index in counts else _start(numbered, index)
        for below in range(index + 1, LEVELS):
            level = numbered.levels.get(below)
            restart = level.restart if level is not None else None
            if restart is None or index + 1 <= restart:
                counts.pop(below, None)


def _start(numbered: NumberedList, index: int) -> int:
    level = numbered.levels.get(index)
    return numbered.starts.get(index, level.start if level is not None else 1)


def _shown(numbered: NumberedList, counts: dict[int, int], level: Level, index: int) -> str:
    if level.form == "bullet":
        # Symbol fonts keep their bullets in the private use area.
        private = not level.text or "\ue000" <= level.text[0] <= "\uf8ff"
        return _BULLET if private else level.text

    def one(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        other = numbered.levels.get(at)
        form = "decimal" if (level.decimal and at != index) or other is None else other.form
        return number_text(counts.get(at, _start(numbered, at)), form)

    return _PLACE.sub(one, level.text)


def read_numbering(root: etree._Element | None, styles: Styles) -> Numbering:
    """Return the lists of word/numbering.xml."""
    if root is None:
        return Numbering({})
    abstracts = {
        element.get(w("abstractNumId"), ""): element
        for element in root.iterchildren(w("abstractNum"))
    }
    nums = {element.get(w("numId"), ""): element for element in root.iterchildren(w("num"))}
    return Numbering({key: _list(num, nums, abstracts, styles) for key, num in nums.items()})


def _list(
    num: etree._Element,
    nums: Mapping[str, etree._Element],
    abstracts: Mapping[str, etree._Element],
    styles: Styles,
) -> NumberedList:
    abstract = child_value(num, "abstractNumId") or ""
    abstract = _followed(abstract, nums, abstracts, styles)
    levels = _levels(abstracts.get(abstract))
    starts: dict[int, int] = {}
    for override in num.iterchildren(w("lvlOverride")):
        index = int(number(override.get(w("ilvl"))) or 0)
        start = number(child_value(override, "startOverride"))
        if start is not None:
            starts[index] = int(start)
        levels.update(_levels(override))
    return NumberedList(abstract, levels, starts)


def _followed(
    abstract: str,
    nums: Mapping[str, etree._Element],
    abstracts: Mapping[str, etree._Element],
    styles: Styles,
) -> str:
    """Follow a definition that only names a list style, to the definition that style uses."""
    link = child_value(abstracts.get(abstract), "numStyleLink")
    style = styles.of_kind(link, "numbering")
    named = style.para.get(NUM) if style is not None else None
    num = nums.get(named[0] or "") if isinstance(named, tuple) else None
    return (child_value(num, "abstractNumId") or abstract) if num is not None else abstract


def _levels(parent: etree._Element | None) -> dict[int, Level]:
    if parent is None:
        return {}
    return {
        int(number(element.get(w("ilvl"))) or 0): _level(element)
        for element in parent.iterchildren(w("lvl"))
    }


def _level(element: etree._Element) -> Level:
    start = number(child_value(element, "start"))
    restart = number(child_value(element, "lvlRestart"))
    para = para_properties(element.find(w("pPr")))
    picture = element.find(w("lvlPicBulletId")) is not None
    return Level(
        start=int(start) if start is not None else 0,
        form="bullet" if picture else _form(element),
        text="" if picture else child_value(element, "lvlText") or "",
        decimal=is_on(element.find(w("isLgl"))),
        restart=int(restart) if restart is not None else None,
        style=child_value(element, "pStyle"),
        para={key: value for key, value in para.items() if key in INDENTS},
    )


def _form(element: etree._Element) -> str:
    """Return the number format; a custom one (001, 002) has its plain equal in mc:Fallback."""
    plain = child_value(element, "numFmt")
    fallback = element.find(f"{mc('AlternateContent')}/{mc('Fallback')}")
    return plain or child_value(fallback, "numFmt") or "decimal"
