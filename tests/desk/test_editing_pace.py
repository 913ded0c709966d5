"""A look beside the typing stands back for keys, and ends when nobody waits for its answer."""

import threading
import time

import pytest

from gov_docs.core.pipeline import Paced, Unwanted, check
from gov_docs.core.types import Document, Paragraph, Run
from gov_docs.desk.editing_checks import GiveWay, editing_setup, whole_look


def a_document(count: int = 60) -> Document:
    return Document(tuple(Paragraph(at, (Run("各地要统一布署。"),)) for at in range(count)))


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("GOVDOCS_HOME", str(tmp_path))


def test_a_look_nobody_waits_for_has_no_answer():
    setup = editing_setup(lambda _: None)
    assert whole_look(a_document(), setup, None, GiveWay(lambda: False)) is None
    assert whole_look(a_document(), setup, None, GiveWay(lambda: True)).looked.issues


def test_while_a_key_is_handled_a_look_waits():
    pace, steps = GiveWay(), []
    pace.to_a_key()
    running = threading.Thread(target=lambda: [steps.append(one) for one in Paced((1, 2), pace)])
    start = time.monotonic()
    running.start()
    running.join()
    assert steps == [1, 2]
    assert time.monotonic() - start > 0.01


def test_an_end_is_no_fault_of_the_rule_that_was_looking():
    class Rule:
        id = "X"

        def check(self, document):
            raise Unwanted

    with pytest.raises(Unwanted):
        check(a_document(), [Rule()])
