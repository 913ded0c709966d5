"""What filing needs to know of a paper, and how its issuer stands to the unit."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from gov_docs.core.precedent import Level
from gov_docs.core.types import Document, Part, Role
from gov_docs.precedents.levels import level_of

_ORDER = tuple(Level)
# A government or party body without a field of its own stands above the departments of its level.
_GENERAL = re.compile(r"(?:人民政府|党委|市委|省委|县委|区委|州委|党中央|国务院)(?:办公[厅室])?$")


class Relation(StrEnum):
    """How the issuer stands to the unit that files."""

    OWN = "本机关"
    ABOVE = "上级"
    PEER = "同级"
    BELOW = "下级"
    UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class Paper:
    title: str
    kind: str = ""
    number: str = ""
    issuer: str = ""
    date: str = ""  # ISO 8601
    secrecy: str = ""
    relation: Relation = Relation.UNKNOWN
    head: str = ""  # the first paragraphs, the title and the addressee among them
    has_head: bool = False  # a letterhead or a document number
    urgency: str = ""
    addressees: str = ""
    cc: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """The unit that files, as the settings name it."""

    name: str = ""
    code: str = ""
    level: str = ""
    words: tuple[str, ...] = ()  # of its field, as the duty table lists them


def paper_of(document: Document, name: str, unit: Unit) -> Paper:
    """Return what the document says of itself; `name` of the file stands in for a missing title."""
    told = document.elements
    lines = [p.text.strip() for p in document.paragraphs if p.place.part is Part.BODY]
    head = "\n".join(line for line in lines if line)[:1200]
    marked = any(p.role is Role.LETTERHEAD for p in document.paragraphs)
    return Paper(
        title=told.title or name,
        kind=told.kind or "",
        number=told.doc_number or "",
        issuer=told.issuer or "",
        date=told.date or "",
        secrecy=told.secrecy or "",
        relation=relation_of(told.issuer or "", told.doc_number or "", told.title or "", unit),
        head=head,
        has_head=bool(told.doc_number) or marked,
        urgency=told.urgency or "",
        addressees="、".join(told.addressees),
        cc="、".join(told.cc),
    )


def registered(paper: Paper, values: Mapping[str, str], unit: Unit, *, own: bool) -> Paper:
    """Return the paper as the register tells it, which a person has looked over.

    `own` is what the unit itself sent out.
    """
    issuer = unit.name if own else values.get("sender") or paper.issuer
    number = values.get("doc_number") or paper.number
    title = values.get("title") or paper.title
    told = {
        name: values[name]
        for name in ("kind", "date", "secrecy", "urgency", "addressees", "cc")
        if values.get(name)
    }
    relation = Relation.OWN if own else relation_of(issuer, number, title, unit)
    return replace(
        paper, title=title, issuer=issuer or paper.issuer, number=number, relation=relation,
        has_head=paper.has_head or bool(number), **told,
    )  # fmt: skip


def relation_of(issuer: str, number: str, title: str, unit: Unit) -> Relation:
    """Return how an issuer stands to the unit; unknown where the names do not tell."""
    if unit.name and (issuer == unit.name or issuer.endswith(unit.name)):
        return Relation.OWN
    if unit.code and re.match(re.escape(unit.code) + r"[\u4e00-\u9fff]{0,3}[〔\[（(]", number):
        return Relation.OWN
    level = level_of(issuer or None, title, number or None, ())
    if level is None or not unit.level:
        return Relation.UNKNOWN
    theirs, ours = _ORDER.index(level), _ORDER.index(Level(unit.level))
    if theirs == ours and _GENERAL.search(issuer) and not _GENERAL.search(unit.name):
        return Relation.ABOVE
    if theirs == ours:
        return Relation.PEER
    return Relation.ABOVE if theirs < ours else Relation.BELOW
