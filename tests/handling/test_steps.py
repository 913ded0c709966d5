import pytest

from gov_docs.core.errors import GovDocsError
from gov_docs.handling.register import change, void
from gov_docs.handling.register_reading import entry
from gov_docs.handling.register_writing import ChangedMeanwhileError
from gov_docs.handling.steps import Step, cancel, take, taken
from gov_docs.precedents.engine import Engine
from tests.handling.registers import NONE, entered


def test_a_document_entered_is_received_and_registered(engine: Engine) -> None:
    made = entered(engine, received="2026-11-20 09:00")
    found = [(one.step, one.when) for one in taken(engine, made.id)]
    assert found == [(Step.SIGNED, "2026-11-20 09:00"), (Step.REGISTERED, "2026-11-20 09:00")]
    assert made.step == "登记"


def test_readers_and_reminders_are_listed(engine: Engine) -> None:
    made = entered(engine)
    take(engine, made.id, Step.CIRCULATED, person="王某", when="2026-11-20 10:00")
    take(engine, made.id, Step.CIRCULATED, person="李某", when="2026-11-20 11:00", note="已阅")
    after = take(engine, made.id, Step.URGED, person="市水利局", when="2026-11-21")
    assert after.values["readers"] == "王某 2026-11-20 10:00；李某 2026-11-20 11:00 已阅"
    assert after.values["reminders"] == "市水利局 2026-11-21"


def test_an_answer_ends_it(engine: Engine) -> None:
    made = entered(engine, due="2026-11-01")
    assert made.is_overdue("2026-11-22")
    done = take(engine, made.id, Step.ANSWERED, when="2026-11-21", note="某函〔2026〕3号")
    assert (done.values["done"], done.values["result"]) == ("2026-11-21", "某函〔2026〕3号")
    assert not done.is_overdue("2026-11-22")


def test_a_step_taken_back_leaves_what_was_there_before(engine: Engine) -> None:
    made = entered(engine)
    take(engine, made.id, Step.CIRCULATED, person="王某", when="2026-11-20")
    take(engine, made.id, Step.ANSWERED, when="2026-11-21")
    row = taken(engine, made.id)[-1].id
    after = cancel(engine, made.id, row)
    assert after.step == "传阅"
    assert "done" not in after.values
    assert after.values["readers"] == "王某 2026-11-20"
    assert taken(engine, made.id)[-1].cancelled
    with pytest.raises(GovDocsError, match="没有可以撤回"):
        cancel(engine, made.id, row)


def test_what_somebody_wrote_since_stays_when_a_step_is_taken_back(engine: Engine) -> None:
    made = entered(engine)
    take(engine, made.id, Step.ANSWERED, when="2026-11-21")
    change(engine, made.id, {"done": "2026-11-20"}, NONE)
    assert cancel(engine, made.id, taken(engine, made.id)[-1].id).values["done"] == "2026-11-20"


def test_a_step_at_a_time_that_is_none_is_refused(engine: Engine) -> None:
    made = entered(engine)
    with pytest.raises(GovDocsError, match="日历上不存在"):
        take(engine, made.id, Step.ANSWERED, when="2026-11-31")
    assert entry(engine, made.id) == made


def test_a_step_on_an_older_version_is_refused(engine: Engine) -> None:
    made = entered(engine)
    take(engine, made.id, Step.REVIEWED, seen=made.version)
    with pytest.raises(ChangedMeanwhileError, match="初审"):
        take(engine, made.id, Step.HANDLED, seen=made.version)


def test_a_void_entry_is_not_handled(engine: Engine) -> None:
    made = entered(engine)
    void(engine, made.id, "重复")
    with pytest.raises(GovDocsError, match="作废"):
        take(engine, made.id, Step.HANDLED)
