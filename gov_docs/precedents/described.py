"""What is worked out of a file before it enters the library: plain data that crosses processes."""

from dataclasses import dataclass
from enum import StrEnum

from gov_docs.core.precedent import Level, Validity


class Effect(StrEnum):
    NONE = ""
    REPEALS = "repeals"
    AMENDS = "amends"


@dataclass(frozen=True, slots=True)
class Cited:
    title: str  # "" where only a number is given
    number: str
    effect: Effect = Effect.NONE  # what the document says becomes of the cited one


@dataclass(frozen=True, slots=True)
class Remark:
    """An opinion before its document has a number in the library."""

    text: str
    kind: str  # comment, revision, ignored, rejected
    quoted: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """The text by paragraph; `above` names each paragraph's headings by their place in `outline`."""

    outline: tuple[tuple[int, str], ...] = ()  # (level from 1, text with its number)
    texts: tuple[str, ...] = ()
    above: tuple[tuple[int, ...], ...] = ()
    more: tuple[str, ...] = ()  # tables, notes, text boxes: found by search, not quoted

    def headings(self, number: int) -> tuple[str, ...]:
        return tuple(self.outline[at][1] for at in self.above[number])


@dataclass(frozen=True, slots=True)
class Described:
    title: str
    doc_number: str | None
    issuer: str | None
    level: Level | None
    date: str | None  # of issue, ISO 8601
    effective: str | None  # 施行日期: of a law, whose text seldom tells when it was issued
    kind: str | None
    topic: str | None
    content: Content
    digest: str  # of the text alone: the same words in .docx and .txt are one document
    citations: tuple[Cited, ...] = ()
    remarks: tuple[Remark, ...] = ()
    stated: Validity | None = None  # what its own text says of its validity
