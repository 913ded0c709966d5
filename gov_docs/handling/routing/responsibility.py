"""Reads who leads and who takes part out of the words that say so: 由…牵头，…配合; 责任单位：…."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from gov_docs.core.bodies import is_body
from gov_docs.handling.routing.duties import Department
from gov_docs.handling.routing.names import Mention, NameFinder


class Part(StrEnum):
    LEAD = "牵头"
    CHARGE = "负责"  # named one after another, the first leads
    ASSIST = "配合"


@dataclass(frozen=True, slots=True)
class Named:
    said: str  # as the document writes it
    department: Department | None  # None: a body the duty table does not know
    start: int
    end: int

    @property
    def name(self) -> str:
        return self.department.name if self.department else self.said


@dataclass(slots=True)
class Roles:
    leads: list[Named] = field(default_factory=list)
    charged: list[Named] = field(default_factory=list)
    assists: list[Named] = field(default_factory=list)

    def add(self, part: Part, named: list[Named]) -> None:
        {Part.LEAD: self.leads, Part.CHARGE: self.charged, Part.ASSIST: self.assists}[part].extend(
            named
        )

    def settled(self) -> tuple[tuple[Named, ...], tuple[Named, ...]]:
        """Return who leads and who takes part; of those in charge the first leads."""
        leads = self.leads or self.charged[:1]
        rest = [*self.leads, *self.charged, *self.assists]
        return _each(leads, ()), _each(rest, tuple(one.name for one in leads))


_LABEL = re.compile(
    r"(?P<role>牵头|主办|承办|主责|责任|负责|落实|配合|协办|参加|参与|协助|会办|协同)"
    r"(?:(?:责任)?(?:单位|部门|科室|处室|机构)|领导及单位)(?:（[^）]*）)?\s*[：:]\s*"
)
_VERB = re.compile(
    "牵头|主办|承办|总牵头|配合|参与|参加|协助|协同|会办|负责|落实|按职责|按照职责|分工"
)
_LEADS = ("牵头", "主办", "承办", "主责", "总牵头")
_ASSISTS = ("配合", "参与", "参加", "协助", "协同", "会办", "协办")
_WITH = re.compile("会同|商(?=[^务业贸品会场])|联合")
_CLAUSE = re.compile("[^，,；;。]+[，,；;。]?")
_GENERAL = re.compile(
    "^[省国]|^中[国央]|^全国|^各|^有关|^相关|^其他|^其它|成员单位|^等|等$|部门$|^市直|^省直|^县直|^区直|人民政府$|^本|^上述"
)
_BETWEEN = re.compile("[、，,；;：:\\s]|按职责|分别|牵头|负责|配合|参加|参与|协助|等")
# A body the duty table does not know counts where it is one of the place, and not of the state.
_OF_THE_PLACE = re.compile(
    "^[市县区州镇乡]|(?:管委会|集团|公司|中心|学院|医院|街道|镇|乡|指挥部|领导小组|专班|[办科处股站])$"
)
_LEVEL_BEFORE = re.compile("(?:国家|中央|国务院|中国|全国|[省市县区州](?:委)?|自治区|自治州)$")


def roles_of(text: str, finder: NameFinder) -> Roles:
    """Return who does what by a statement that is nothing but that: 省教育厅牵头，省财政厅配合."""
    found = Roles()
    labels = list(_LABEL.finditer(text))
    if labels:
        ends = [*(label.start() for label in labels[1:]), len(text)]
        for label, end in zip(labels, ends, strict=True):
            named = named_in(text, label.end(), end, finder)
            found.add(_part(label["role"]), named)
        return found
    _by_verbs(text, finder, found)
    return found


def _by_verbs(text: str, finder: NameFinder, found: Roles) -> None:
    """Sort the names of each clause by the verb that follows them."""
    waiting: list[Named] = []
    for clause in _CLAUSE.finditer(text):
        with_ = _WITH.search(clause[0])
        cut = clause.start() + with_.start() if with_ else clause.end()
        waiting += named_in(text, clause.start(), cut, finder)
        verbs = _VERB.findall(clause[0])
        if with_ and waiting:
            found.add(Part.LEAD, waiting)
            found.add(Part.ASSIST, named_in(text, cut, clause.end(), finder))
            waiting = []
        elif verbs and waiting:
            found.add(_part(verbs[0]), waiting)
            waiting = []
        elif with_:
            found.add(Part.ASSIST, named_in(text, cut, clause.end(), finder))
    found.add(Part.CHARGE if not found.leads else Part.ASSIST, waiting)


def _part(verb: str) -> Part:
    if verb in _LEADS:
        return Part.LEAD
    return Part.ASSIST if verb in _ASSISTS else Part.CHARGE


def named_in(
    text: str, start: int, end: int, finder: NameFinder, *, known_only: bool = False
) -> list[Named]:
    """Return the bodies named in a stretch, in order; what the duty table does not know, too."""
    piece = text[start:end]
    known = [_named(piece, one) for one in finder.find(piece, listed=True)]
    others = () if known_only else _strangers(piece)
    strange = [one for one in others if not any(_touch(one, k) for k in known)]
    both = sorted([*known, *strange], key=lambda one: one.start)
    return [Named(o.said, o.department, o.start + start, o.end + start) for o in both]


def _named(text: str, mention: Mention) -> Named:
    before = _LEVEL_BEFORE.search(text[: mention.start])
    start = before.start() if before else mention.start
    return Named(text[start : mention.end], mention.department, start, mention.end)


def _strangers(text: str) -> Iterator[Named]:
    at = 0
    for gap in [*_BETWEEN.finditer(text), None]:
        end = gap.start() if gap else len(text)
        said = text[at:end].strip("由（）()[]【】 　")
        is_one = 3 <= len(said) <= 20 and _OF_THE_PLACE.search(said) and is_body(said)
        if is_one and not _GENERAL.search(said):
            start = at + text[at:end].index(said)
            yield Named(said, None, start, start + len(said))
        at = gap.end() if gap else end


def _touch(one: Named, other: Named) -> bool:
    return one.start < other.end and other.start < one.end


def _each(named: list[Named], but: tuple[str, ...]) -> tuple[Named, ...]:
    return tuple({one.name: one for one in reversed(named) if one.name not in but}.values())[::-1]
