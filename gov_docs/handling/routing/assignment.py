"""One thing a document assigns to departments: plain data, and how its words are cut."""

from dataclasses import dataclass

from gov_docs.core.types import Paragraph, Span
from gov_docs.handling.routing.responsibility import Named, Roles


@dataclass(frozen=True, slots=True)
class Assignment:
    leads: tuple[Named, ...]
    assists: tuple[Named, ...]
    task: str  # what is to be done, the document's own words
    task_span: Span
    quote: str  # the words that assign it
    span: Span
    overall: bool = False  # of the whole document's work


def made(
    roles: Roles,
    task: tuple[str, Span],
    quote: tuple[str, Span],
    *,
    overall: bool = False,
) -> Assignment | None:
    """Return the assignment, None where nobody is named."""
    leads, assists = roles.settled()
    if not leads and not assists:
        return None
    return Assignment(leads, assists, *task, *quote, overall)


def cut(para: Paragraph, start: int, end: int) -> tuple[str, Span] | None:
    """Return a stretch of a paragraph without the marks at its ends, None where hardly any is left."""
    piece = para.text[start:end]
    bare = piece.strip(" 　\t\n。；;，,：:")
    if len(bare) < 4:
        return None
    start += piece.index(bare)
    return bare, Span(para.id, start, start + len(bare))
