"""What a rule is, and how rules are found.

A rule is one module with one class. The module's docstring is the explanation a user reads: a first
line in Chinese that names the slip, then paragraphs headed 查什么：, 为什么：, 例：, 依据：, 修复：.
Its examples and its silences are kept by `tests/rules/<ID>.toml`.
"""

import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import ClassVar

from gov_docs.core.types import (
    Category,
    Document,
    Edit,
    Fix,
    Issue,
    Paragraph,
    Role,
    Safety,
    Span,
    Strength,
    TextEdit,
    Tier,
)

# Roles whose punctuation and numbers belong to the structure rules: one slip, one rule.
STRUCTURED = frozenset({
    Role.COPY_NUMBER, Role.SECRECY, Role.URGENCY, Role.LETTERHEAD, Role.DOC_NUMBER, Role.SIGNATORY,
    Role.DATE, Role.PAGE_NUMBER, Role.EMPTY, Role.CONTENTS,
})  # fmt: skip


class Rule:
    """Base of every rule; its class attributes are what the report says of a finding."""

    id: ClassVar[str]  # "PUN014"; never reused or renumbered
    name: ClassVar[str]  # what it finds, in Chinese
    category: ClassVar[Category]
    basis: ClassVar[str]  # source and clause, as cited to the user
    strength: ClassVar[Strength]
    tier: ClassVar[Tier]  # the surest it gives

    @classmethod
    def explanation(cls) -> str:
        return inspect.cleandoc(inspect.getmodule(cls).__doc__ or "")

    def check(self, document: Document) -> Iterator[Issue]:
        """Yield what this rule finds in a labelled document."""
        raise NotImplementedError

    def issue(
        self,
        span: Span | None,
        message: str,
        *fixes: Fix,
        tier: Tier | None = None,
        related: Iterable[Span] = (),
    ) -> Issue:
        return Issue(self.id, span, message, tier or self.tier, fixes, tuple(related))


class ParagraphRule(Rule):
    """Looks at one paragraph alone; skipped where `trigger` does not occur."""

    trigger: ClassVar[re.Pattern[str]]
    skips: ClassVar[frozenset[Role]] = STRUCTURED

    def check(self, document: Document) -> Iterator[Issue]:
        for para in document.paragraphs:
            if para.role not in self.skips and self.trigger.search(para.text):
                yield from self.find(para, document)

    def find(self, para: Paragraph, document: Document) -> Iterator[Issue]:
        raise NotImplementedError


class DocumentRule(Rule):
    """Looks at the whole document."""

    needs_format: ClassVar[bool] = False  # silent on plain text

    def check(self, document: Document) -> Iterator[Issue]:
        if document.has_format or not self.needs_format:
            yield from self.find(document)

    def find(self, document: Document) -> Iterator[Issue]:
        raise NotImplementedError


def replace(span: Span, text: str, *, safety: Safety = Safety.SAFE, title: str = "") -> Fix:
    """Return the fix that puts `text` in place of the span."""
    return Fix(title or (f"改为“{text}”" if text else "删除"), (TextEdit(span, text),), safety)


def change(title: str, *edits: Edit, safety: Safety = Safety.ASK) -> Fix:
    """Return a fix of several edits, all or none."""
    return Fix(title, edits, safety)


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return one instance of every rule of the package, by id; a duplicate id is a ValueError."""
    found: dict[str, Rule] = {}
    package = importlib.import_module("gov_docs.rules")
    for module_info in pkgutil.walk_packages(package.__path__, "gov_docs.rules."):
        module = importlib.import_module(module_info.name)
        for _, cls in inspect.getmembers(module, inspect.isclass):
            if (
                cls.__module__ != module.__name__
                or not issubclass(cls, Rule)
                or "id" not in vars(cls)
            ):
                continue
            if cls.id in found:
                raise ValueError(f"{cls.id} stands twice: {module.__name__}")
            found[cls.id] = cls()
    return tuple(found[key] for key in sorted(found))
