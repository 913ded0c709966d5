"""How a mistake in a template is shown: the file, the line, the lines around it."""

import re

from gov_docs.core.errors import GovDocsError
from gov_docs.core.list_rows import broken_row


class FaultyTemplateError(GovDocsError):
    """A template somebody has to mend; the text shows file, line and the lines around it."""


def fault(file: str, text: str, line: int, why: str) -> FaultyTemplateError:
    """Return the error; `file` names the template's folder too."""
    lines = text.split("\n")
    return FaultyTemplateError(str(broken_row(file, min(max(line, 1), len(lines)), why, lines)))


def line_of(text: str, *wanted: str) -> int:
    """Return the first line that holds all of `wanted`, each at or after the one before it; else 1."""
    at = 0
    for word in wanted:
        found = re.compile(re.escape(word)).search(text, at)
        if found is None:
            return text.count("\n", 0, at) + 1
        at = found.start()
    return text.count("\n", 0, at) + 1
