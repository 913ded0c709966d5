"""Remembering, on this machine only, which of the typo model's remarks people accept."""

from gov_docs.core.types import Issue
from gov_docs.rules.typos.model_typos import ModelTypos, kind_of
from gov_docs.settings import home
from gov_docs.tables.typo_answers import read_answers, write_answers


def answered(issue: Issue, *, accepted: bool) -> None:
    """Count one answer; of no text, only of the kind of remark. Other rules are not counted.

    A file that cannot be read or written is left alone: an answer may get lost, never the work.
    """
    if issue.rule != ModelTypos.id:
        return
    path = home().typo_answers
    try:
        answers, broken = read_answers(path)
        if not broken:
            write_answers(path, answers.with_one(kind_of(issue), accepted=accepted))
    except OSError:
        return
