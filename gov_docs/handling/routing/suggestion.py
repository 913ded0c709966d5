"""What routing proposes for one document: plain data."""

from dataclasses import dataclass
from enum import StrEnum

from gov_docs.core.types import Span


class Basis(StrEnum):
    """Where a proposal comes from, the surest first."""

    NAMED = "文件写明"
    ADDRESSED = "主送机关"
    COPIED = "抄送机关"
    CASE = "以往办件"
    SENDER = "对口部门"
    DUTY = "职责表"


@dataclass(frozen=True, slots=True)
class Candidate:
    department: str  # as the unit calls it
    confidence: float
    basis: Basis
    reason: str  # for the user, without the place
    span: Span | None = None  # of the words it rests on
    stem: str = ""  # the word that stands for it in a list: 生态环境


@dataclass(frozen=True, slots=True)
class Task:
    """What of the document concerns a department."""

    department: str
    leads: bool
    text: str  # the document's own words
    span: Span
    heading: str  # the heading it stands under
    basis: str  # the words, or the row, that make it this department's
    confidence: float


@dataclass(frozen=True, slots=True)
class Deadline:
    date: str  # ISO 8601
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Suggestion:
    leads: tuple[Candidate, ...] = ()  # empty: not sure enough
    assist: tuple[Candidate, ...] = ()  # the surest first
    inform: tuple[Candidate, ...] = ()
    guesses: tuple[Candidate, ...] = ()  # who else it may be, the nearest first
    tasks: tuple[Task, ...] = ()
    deadline: Deadline | None = None
    case: str = ""  # 办件, 阅件, 请示, 会议, 征求意见, 建议提案
    coordination: str = ""  # the sentence that proposes who works together on a plan
    opinion: str = ""  # 拟办意见
    follows: str = ""  # the title of the past document it follows
