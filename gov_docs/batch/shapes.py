"""The shape of the JSON that the commands write; fields are added, never renamed."""

from typing import NotRequired, TypedDict

VERSION = 1

ElementValue = str | list[str] | None


class Where(TypedDict):
    part: str
    paragraph: int  # from 0 in reading order
    start: int
    end: int
    table: NotRequired[int | None]  # these three in tables only
    row: NotRequired[int | None]
    column: NotRequired[int | None]
    page: NotRequired[int]  # from 0, of a .pdf or .ofd


class Excerpt(TypedDict):
    before: str
    text: str
    after: str


class FixRecord(TypedDict):
    title: str
    safety: str
    replacement: str | None  # of the issue's text; None where the fix is more than that


class IssueRecord(TypedDict):
    rule: str
    name: str
    category: str
    tier: str
    strength: str
    confidence: float | None
    message: str
    basis: str
    ignored: bool
    where: Where | None  # None: the document as a whole
    related: list[Where]
    text: str
    place: str  # `where` in words
    related_places: list[str]
    excerpt: Excerpt | None
    fixes: list[FixRecord]
    outcome: NotRequired[str]  # after a fix: resolved, remaining, ignored


class MarkRecord(TypedDict):
    rule: str
    message: str
    text: str
    where: Where | None
    part: str  # these three say the same as `where`, with -1 for the document as a whole
    paragraph: int
    start: int


class RefusalRecord(TypedDict):
    rule: str
    where: Where | None
    place: str
    why: str


class Counts(TypedDict):
    resolved: int
    remaining: int
    new: int
    ignored: int


class FixedRecord(TypedDict):
    output: str
    applied: int
    comments: int  # findings written as comments instead
    refused: list[RefusalRecord]
    recheck: Counts
    untouched_verified: bool
    new_issues: list[MarkRecord]


class FileRecord(TypedDict):
    path: str
    error: str | None
    seconds: float
    kind: str | None
    elements: dict[str, ElementValue]
    issues: list[IssueRecord]
    broken_rules: list[str]
    error_rate: float
    closely: bool  # read so by the typo model
    fixed: NotRequired[FixedRecord | None]


class Summary(TypedDict):
    files: int
    failed: int
    issues: int
    by_category: dict[str, int]
    by_tier: dict[str, int]
    ignored: int
    interrupted: bool
    fixed: NotRequired[dict[str, int]]  # applied, resolved, remaining, new


class RecheckRecord(TypedDict):
    version: int
    before: str
    after: str
    error: str | None
    recheck: Counts
    resolved: list[MarkRecord]  # as they were before
    remaining: list[MarkRecord]  # as they are now
    new: list[MarkRecord]
    ignored: list[MarkRecord]
