"""Documents as a test writes them, and the router of the built-in duty table."""

from collections.abc import Callable
from functools import cache

import pytest

from gov_docs.core.roles import label
from gov_docs.core.types import Document, Paragraph, Part, Place, Run
from gov_docs.handling.routing.cases import Case
from gov_docs.handling.routing.context import Context, context
from gov_docs.handling.routing.duties import DutyTable, duty_table
from gov_docs.handling.routing.opinion import Patterns, read_patterns
from gov_docs.handling.routing.suggesting import suggest
from gov_docs.handling.routing.suggestion import Suggestion

Suggest = Callable[..., Suggestion]


def paper(text: str, rows: tuple[tuple[str, ...], ...] = ()) -> Document:
    """Return a labelled document: a line is a paragraph, the rows are a table under it."""
    lines = text.strip("\n").split("\n")
    paras = [Paragraph(at, (Run(line),)) for at, line in enumerate(lines)]
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            place = Place(Part.TABLE, table=0, row=row, column=column)
            paras.append(Paragraph(len(paras), (Run(cell),), place))
    return label(Document(tuple(paras), has_format=False))


@cache
def city() -> DutyTable:
    return duty_table(None)


@cache
def patterns() -> Patterns:
    return read_patterns()


@pytest.fixture(scope="session")
def known() -> Context:
    return context(city())


@pytest.fixture(scope="session")
def suggestion_for(known: Context) -> Suggest:
    """Return the suggestion for a text, after the cases given were confirmed."""

    def run(text: str, *cases: Case, rows: tuple[tuple[str, ...], ...] = ()) -> Suggestion:
        ready = context(city(), cases) if cases else known
        return suggest(paper(text, rows), ready, patterns())

    return run
