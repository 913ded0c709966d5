"""“Ignore this”: which findings a person has waved through, once, for a document or always."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256

from gov_docs.core.types import Document, Issue, Paragraph, Role

_CONTEXT = 8  # letters and digits on each side; punctuation nearby may be mended meanwhile
_NOT_LETTERS = re.compile(r"[\W_]+")
_SHOWN = 60  # characters of the text kept for people; the mark is what counts
_TELLING = 6  # a shorter title (通知) does not tell one document from another

_Key = tuple[str, ...]


class Scope(StrEnum):
    ONCE = "once"  # this rule, this text, these surroundings
    DOCUMENT = "document"  # this rule and text anywhere in this document
    ALWAYS = "always"  # this rule and text anywhere


@dataclass(frozen=True, slots=True)
class Ignore:
    """One row of the user's list; `mark` may be empty in a row written by hand, but for ONCE."""

    scope: Scope
    rule: str
    text: str
    mark: str = ""
    document: str = ""
    date: str = ""

    def key(self) -> _Key:
        mark = self.mark or _digest(self.rule, self.text)
        document = (self.document,) if self.scope is Scope.DOCUMENT else ()
        return (self.scope, mark, *document)


@dataclass(frozen=True, slots=True)
class Ignores:
    rows: tuple[Ignore, ...] = ()
    _keys: frozenset[_Key] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_keys", frozenset(row.key() for row in self.rows))

    def is_ignored(self, document: Document, issue: Issue) -> bool:
        return self.flags(document, (issue,))[0]

    def flags(self, document: Document, issues: Sequence[Issue]) -> tuple[bool, ...]:
        """Return for each issue whether the list holds it."""
        if not self.rows:
            return (False,) * len(issues)
        by_id = {para.id: para for para in document.paragraphs}
        name = document_name(document)
        return tuple(not self._keys.isdisjoint(_seen(issue, by_id).keys(name)) for issue in issues)


@dataclass(frozen=True, slots=True)
class _Seen:
    """A finding as the list knows it again."""

    rule: str
    text: str
    before: str = ""
    after: str = ""

    def keys(self, document: str) -> tuple[_Key, ...]:
        return (
            (Scope.ONCE, self.mark(Scope.ONCE)),
            (Scope.DOCUMENT, self.mark(Scope.DOCUMENT), document),
            (Scope.ALWAYS, self.mark(Scope.ALWAYS)),
        )

    def mark(self, scope: Scope) -> str:
        if scope is Scope.ONCE:
            return _digest(self.rule, self.text, self.before, self.after)
        return _digest(self.rule, self.text)


def fingerprint(document: Document, issue: Issue) -> str:
    """Return what tells this finding from others: its rule, its text and its surroundings."""
    return _seen(issue, {para.id: para for para in document.paragraphs}).mark(Scope.ONCE)


def ignore(document: Document, issue: Issue, scope: Scope, date: str) -> Ignore:
    """Return the row that makes this finding ignored."""
    seen = _seen(issue, {para.id: para for para in document.paragraphs})
    shown = " ".join(seen.text.split())
    if len(shown) > _SHOWN:
        shown = shown[:_SHOWN] + "…"
    return Ignore(scope, issue.rule, shown, seen.mark(scope), document_name(document), date)


def document_name(document: Document) -> str:
    """Return what a document is known by while it is being edited: its title, as a rule."""
    title = " ".join((document.elements.title or "").split())
    if len(title) >= _TELLING:
        return title
    plain = (p.text.strip() for p in document.paragraphs if p.role is Role.BODY)
    opening = " ".join(next(filter(None, plain), "")[:20].split())
    return f"{title} {opening}".strip()


def _seen(issue: Issue, by_id: dict[int, Paragraph]) -> _Seen:
    """Return the finding with its surroundings; what has no text of its own borrows theirs."""
    span = issue.span
    if span is None:
        return _Seen(issue.rule, issue.message)
    text = by_id[span.para].text
    before = _NOT_LETTERS.sub("", text[: span.start])[-_CONTEXT:]
    after = _NOT_LETTERS.sub("", text[span.end :])[:_CONTEXT]
    return _Seen(issue.rule, text[span.start : span.end] or before + after, before, after)


def _digest(*parts: str) -> str:
    return sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
