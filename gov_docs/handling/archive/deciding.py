"""The suggestion for filing one paper: sort, class, how long it is kept, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from gov_docs.handling.archive.classes import Subject, Type, subject_of, type_of, year_of
from gov_docs.handling.archive.describing import described
from gov_docs.handling.archive.paper import Paper, Unit
from gov_docs.handling.archive.retention import SURE, Row, Table

NOT_FILED = "不归档"
_ALIKE = 0.82  # of two titles, years and numbers aside, for a past case to speak


@dataclass(frozen=True, slots=True)
class Past:
    """What a person once confirmed for a paper."""

    title: str
    relation: str
    period: str
    subject: str  # its name
    type: str


@dataclass(frozen=True, slots=True)
class Choice:
    period: str
    reason: str


@dataclass(frozen=True, slots=True)
class Advice:
    """`period` is None where nothing is sure enough; the guesses stand in `alternatives`."""

    paper: Paper
    type: Type
    subject: Subject
    year: str
    period: str | None
    row: str
    confidence: float
    reason: str
    alternatives: tuple[Choice, ...]

    @property
    def filed(self) -> bool | None:
        """Say whether it is filed at all; None where that is not sure."""
        return None if self.period is None else self.period != NOT_FILED

    @property
    def category(self) -> str:
        """Return 年度—机构(问题)—保管期限, with 待定 for what is not known."""
        return f"{self.year or '年度待定'}—{self.subject.name}—{self.period or '保管期限待定'}"


def advise(
    paper: Paper, unit: Unit, table: Table, subjects: Sequence[Subject], past: Sequence[Past] = ()
) -> Advice:
    type_, why = type_of(paper)
    subject = subject_of(paper, subjects)
    like = _like(paper, past)
    if like:
        subject = next((one for one in subjects if one.name == like.subject), subject)
        told = Type(like.type) if like.type in set(Type) else type_
        reason = f"与已确认的“{like.title}”相近，照那一件"
        return Advice(paper, told, subject, year_of(paper), like.period, "", 0.9, reason, ())
    judged = table.judge(*described(paper, unit))
    if judged is None:
        reason = f"{why}；保管期限表里没有相近的条目"
        return Advice(paper, type_, subject, year_of(paper), None, "", 0.0, reason, ())
    others = tuple(Choice(row.period, str(row)) for row in judged.others)
    if judged.confidence < SURE:
        guess = Choice(judged.period, str(judged.row))
        reason = f"{why}；保管期限不能确定，最相近的是{_told(judged.row)}"
        return Advice(
            paper, type_, subject, year_of(paper), None, str(judged.row), judged.confidence,
            reason, (guess, *others),
        )  # fmt: skip
    reason = f"{why}；保管期限按{_told(judged.row)}"
    return Advice(
        paper, type_, subject, year_of(paper), judged.period, str(judged.row), judged.confidence,
        reason, others,
    )  # fmt: skip


def _told(row: Row) -> str:
    return f"保管期限表第{row.number}条“{row.material}”，{row.period}（{row.basis}）"


def _like(paper: Paper, past: Sequence[Past]) -> Past | None:
    """Return the newest confirmed paper with such a title from such an issuer."""
    own = _plain(paper.title)
    for one in reversed(past):
        if one.relation == paper.relation:
            matcher = SequenceMatcher(None, own, _plain(one.title), autojunk=False)
            if matcher.real_quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE:
                return one
    return None


def _plain(title: str) -> str:
    return "".join(char for char in title if "\u4e00" <= char <= "\u9fff")
