"""Run rules over a document, and fix until quiet."""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Protocol

from gov_docs.core.errors import UnsafeFileError
from gov_docs.core.fixes import Chosen, apply, choose
from gov_docs.core.types import Document, Edit, Fix, Issue, Paragraph

MAX_PASSES = 10
MAX_ISSUES = 100_000  # each costs up to 10 kB while it is mended: a made-up file fills no memory

log = logging.getLogger(__name__)


class Unwanted(Exception):  # noqa: N818  # nothing has gone wrong
    """Raised by a `Pace` to end a check that nobody waits for any more."""


Pace = Callable[[], None]  # called every few paragraphs; may wait, or raise Unwanted
_STRIDE = 16  # paragraphs; about a tenth of a millisecond


class Paced(tuple[Paragraph, ...]):
    """Paragraphs whose reader keeps a pace, whichever rule it is."""

    pace: Pace

    def __new__(cls, paragraphs: Iterable[Paragraph], pace: Pace) -> "Paced":
        made = super().__new__(cls, paragraphs)
        made.pace = pace
        return made

    def __iter__(self) -> Iterator[Paragraph]:
        for at, para in enumerate(super().__iter__()):
            if at % _STRIDE == 0:
                self.pace()
            yield para


class Check(Protocol):
    """What the pipeline needs of a rule."""

    @property
    def id(self) -> str: ...

    def check(self, document: Document) -> Iterable[Issue]: ...


@dataclass(frozen=True, slots=True)
class Found:
    issues: tuple[Issue, ...]  # the document as a whole first, then by place
    broken: tuple[str, ...] = ()  # rules that failed; the others' findings stand


def check(document: Document, rules: Sequence[Check]) -> Found:
    """Return what the rules find in a labelled document; a failing rule costs only itself.

    Raises UnsafeFileError where there is more than anyone could read.
    """
    issues: list[Issue] = []
    broken: list[str] = []
    for rule in rules:
        try:
            issues += islice(rule.check(document), MAX_ISSUES + 1)
            if len(issues) > MAX_ISSUES:
                raise UnsafeFileError(
                    f"发现的问题超过 {MAX_ISSUES // 10_000} 万处，多半不是公文，没有继续；请拆分文件后再试"
                )
        except (UnsafeFileError, Unwanted):
            raise
        except Exception as error:  # one rule must not cost the others their findings
            log.error("rule %s failed: %s", rule.id, type(error).__name__)
            broken.append(rule.id)
    return Found(in_order(document, issues), tuple(broken))


def in_order(document: Document, issues: Iterable[Issue]) -> tuple[Issue, ...]:
    """Return the issues by reading order; those of the document as a whole come first."""
    position = {para.id: at for at, para in enumerate(document.paragraphs)}

    def key(issue: Issue) -> tuple[int, int, int, str]:
        span = issue.span
        if span is None:
            return (-1, 0, 0, issue.rule)
        return (position[span.para], span.start, span.end, issue.rule)

    return tuple(sorted(issues, key=key))


@dataclass(frozen=True, slots=True)
class Mended:
    """A document fixed until quiet: one tuple of chosen fixes a pass, each in that pass's offsets."""

    document: Document
    passes: tuple[tuple[Chosen, ...], ...]

    def edits(self) -> tuple[tuple[Edit, ...], ...]:
        return tuple(
            tuple(edit for chosen in one for edit in chosen.fix.edits) for one in self.passes
        )


Find = Callable[[Document], tuple[Issue, ...]]
Pick = Callable[[Issue], Fix | None]


def mend(document: Document, issues: tuple[Issue, ...], find: Find, pick: Pick) -> Mended:
    """Apply the picked fixes, look again, and repeat until nothing is picked any more.

    A loser of a clash is tried again on the next pass; there are at most MAX_PASSES.
    """
    passes: list[tuple[Chosen, ...]] = []
    for _ in range(MAX_PASSES):
        chosen = choose(issues, pick)
        if not chosen:
            break
        document = apply(document, [edit for one in chosen for edit in one.fix.edits])
        passes.append(chosen)
        issues = find(document)
    return Mended(document, tuple(passes))
