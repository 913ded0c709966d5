"""What the library says of documents: records, passages, hits. Plain data, whatever store holds it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Level(StrEnum):
    """How high the issuer stands; the order is from above."""

    STATE = "国家"
    PROVINCE = "省"
    CITY = "市"
    COUNTY = "县"
    UNIT = "单位"


class Validity(StrEnum):
    VALID = "有效"
    AMENDED = "已修改"
    REVOKED = "已废止"
    UNKNOWN = "不明"


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph of body text of a library document."""

    document: int
    number: int  # position among the document's passages, from 0
    headings: tuple[str, ...]  # the headings above it, the highest first, with their numbers
    text: str


@dataclass(frozen=True, slots=True)
class Citation:
    """《title》 or 〔year〕 number a document cites; `target` where the library holds it."""

    title: str
    number: str
    target: int | None = None


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a reviewer once said or changed: a Word comment, a tracked revision, an ignored finding."""

    document: int
    text: str
    kind: str  # comment, revision, ignored, rejected
    quoted: str = ""  # the words it is about


@dataclass(frozen=True, slots=True)
class Precedent:
    """A document of the library without its text."""

    id: int
    title: str
    doc_number: str | None
    issuer: str | None
    level: Level | None
    date: str | None  # ISO 8601
    kind: str | None
    validity: Validity = Validity.UNKNOWN
    topic: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    precedent: Precedent
    score: float
    snippet: str = ""
    start: int = 0  # of the found words in the snippet
    end: int = 0
    why: str = ""
    heading: str = ""  # headings above the snippet, joined by " > "


@dataclass(frozen=True, slots=True)
class Filters:
    """What a hit must be; None and () ask nothing."""

    kind: str | None = None
    levels: tuple[Level, ...] = ()
    issuer: str | None = None  # a part of the issuer's name
    since: str | None = None
    until: str | None = None
    validity: tuple[Validity, ...] = ()


class Library(Protocol):
    """What drafting, rules and handling may ask of the library."""

    def search(self, query: str, filters: Filters = Filters(), limit: int = 10) -> list[Hit]: ...

    def precedent(self, id_: int) -> Precedent: ...

    def passages(self, id_: int) -> tuple[Passage, ...]: ...

    def outline(self, id_: int) -> tuple[tuple[int, str], ...]:
        """Return the headings of a document as (level from 1, text with its number)."""
        ...

    def search_passages(
        self, query: str, documents: Iterable[int] = (), limit: int = 20
    ) -> list[tuple[Passage, float]]:
        """Return the paragraphs that fit the query best, of these documents or of all."""
        ...

    def citations(self, id_: int) -> tuple[Citation, ...]: ...

    def cited_by(self, id_: int) -> tuple[int, ...]: ...

    def opinions(self, documents: Iterable[int]) -> tuple[Opinion, ...]: ...

    def holding(self, title: str) -> int | None:
        """Return the document of exactly this title (《》 and spaces aside), the newest of several."""
        ...
