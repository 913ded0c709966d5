"""Running rules: one that fails costs only itself, and there is an end to what is found."""

import pytest

from gov_docs.core import pipeline
from gov_docs.core.errors import UnsafeFileError
from gov_docs.core.types import Document, Issue, Paragraph, Run, Tier

DOCUMENT = Document((Paragraph(0, (Run("正文"),)),))


class Endless:
    id = "AAA001"

    def check(self, document):
        while True:
            yield Issue(self.id, None, "又一处", Tier.HINT)


class Failing:
    id = "AAA002"

    def check(self, document):
        raise ValueError


class Sound:
    id = "AAA003"

    def check(self, document):
        yield Issue(self.id, None, "一处", Tier.HINT)


def test_a_failing_rule_costs_only_itself():
    found = pipeline.check(DOCUMENT, [Failing(), Sound()])
    assert [issue.rule for issue in found.issues] == ["AAA003"]
    assert found.broken == ("AAA002",)


def test_more_findings_than_anyone_could_read_are_refused(monkeypatch):
    monkeypatch.setattr(pipeline, "MAX_ISSUES", 10)
    with pytest.raises(UnsafeFileError, match="请拆分"):
        pipeline.check(DOCUMENT, [Sound(), Endless()])
