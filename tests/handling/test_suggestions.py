import pytest

from gov_docs.core.errors import GovDocsError
from gov_docs.handling.suggestions import (
    Verdict,
    confirmed,
    decide,
    of_entry,
    propose,
    suggestion,
    undecided,
)
from gov_docs.precedents.engine import Engine

LEAD = {"lead": "市生态环境局"}
OTHER = {"lead": "市水利局"}


def test_only_what_a_person_confirmed_is_learned_from(engine: Engine) -> None:
    accepted, corrected, left, open_ = (
        propose(engine, "route", entry, {"lead": str(entry)}) for entry in range(1, 5)
    )
    decide(engine, accepted, Verdict.ACCEPTED)
    decide(engine, corrected, Verdict.CORRECTED, OTHER)
    decide(engine, left, Verdict.LEFT)
    assert [(one.id, one.made) for one in confirmed(engine, "route")] == [
        (accepted, {"lead": "1"}),
        (corrected, OTHER),
    ]
    assert [one.id for one in undecided(engine)] == [open_]


def test_a_later_verdict_counts(engine: Engine) -> None:
    id_ = propose(engine, "route", 1, LEAD)
    decide(engine, id_, Verdict.ACCEPTED)
    decide(engine, id_, Verdict.LEFT)
    assert confirmed(engine, "route") == []
    decide(engine, id_, Verdict.CORRECTED, OTHER, who="张三")
    assert suggestion(engine, id_).made == OTHER
    assert suggestion(engine, id_).who == "张三"


def test_the_kinds_are_kept_apart(engine: Engine) -> None:
    decide(engine, propose(engine, "archive", 1, {"retention": "永久"}), Verdict.ACCEPTED)
    assert confirmed(engine, "route") == []
    assert [one.kind for one in of_entry(engine, 1)] == ["archive"]


def test_the_same_proposal_is_not_kept_twice_while_it_waits(engine: Engine) -> None:
    first = propose(engine, "route", 1, LEAD)
    assert propose(engine, "route", 1, LEAD) == first
    decide(engine, first, Verdict.LEFT)
    assert propose(engine, "route", 1, LEAD) != first


def test_a_correction_must_say_what_is_right(engine: Engine) -> None:
    id_ = propose(engine, "route", 1, LEAD)
    with pytest.raises(GovDocsError, match="改成什么"):
        decide(engine, id_, Verdict.CORRECTED)
    assert suggestion(engine, id_).verdict is None


def test_a_verdict_on_nothing_is_told(engine: Engine) -> None:
    with pytest.raises(GovDocsError, match="没有 99 号建议"):
        decide(engine, 99, Verdict.ACCEPTED)
