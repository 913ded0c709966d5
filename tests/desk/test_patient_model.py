"""The model beside the typing: a stretch at a time, one document at a time, nobody kept waiting."""

import sys
import threading
import time
from dataclasses import replace

import pytest

from gov_docs.checking.looking import Setup, look
from gov_docs.core.types import Document, Paragraph, Run, Span
from gov_docs.desk import patient_model
from gov_docs.desk.patient_model import PatientModel, Turns
from gov_docs.typos import engine
from gov_docs.typos.engine import Typo
from gov_docs.typos.stretches import AT_A_TIME
from tests.typos.test_batches import document

SLIP = "做好当前安全生严工作。"
ASKED = Setup(only=("TYP100",), model=True)


class Reader:
    """In the engine's place: finds the slip, and remembers how it was asked."""

    def __init__(self) -> None:
        self.asked: list[list[str]] = []
        self.at_once = self.most = 0
        self.takes = 0.0

    def find_apart(self, texts: list[str]) -> list[list[Typo]]:
        self.at_once += 1
        self.most = max(self.most, self.at_once)
        self.asked.append(list(texts))
        time.sleep(self.takes)
        self.at_once -= 1
        return [_slips(text) for text in texts]

    find_closely = find_apart


def _slips(text: str) -> list[Typo]:
    places = [at for at, char in enumerate(text) if char == "严"]
    return [Typo(at, at + 1, "产", 0.99, "wrong", False, True) for at in places]


def one_paragraph(text: str) -> Document:
    return Document((Paragraph(0, (Run(text),)),))


@pytest.fixture
def reader(monkeypatch) -> Reader:
    made = Reader()
    monkeypatch.setattr(engine, "own_engine", lambda: made)
    return made


def beside(*models: PatientModel, texts: list[str]) -> list[threading.Thread]:
    running = [threading.Thread(target=model.find_apart, args=(texts,)) for model in models]
    for one in running:
        one.start()
    return running


def test_it_reads_short_stretches(reader):
    texts = [f"{n}{'字' * 300}。" for n in range(20)]
    PatientModel().find_apart(texts)
    assert [text for few in reader.asked for text in few] == texts
    assert max(sum(map(len, few)) for few in reader.asked) <= AT_A_TIME
    assert len(reader.asked) < len(texts)


def test_a_very_long_paragraph_is_cut_and_its_finds_are_where_they_were(reader):
    text = f"{'各地要抓好落实。' * 300}{SLIP}{'字' * 2 * AT_A_TIME}严"
    issues = look(one_paragraph(text), replace(ASKED, finder=PatientModel())).issues
    assert [one.span for one in issues] == [
        Span(0, at, at + 1) for at, char in enumerate(text) if char == "严"
    ]
    assert max(len(one) for few in reader.asked for one in few) <= AT_A_TIME
    assert reader.asked[0][0].endswith("。")


def test_the_window_finds_in_a_very_long_paragraph_what_a_check_finds():
    long = one_paragraph("".join(document(18)))
    found = look(long, ASKED).issues
    assert found
    assert look(long, replace(ASKED, finder=PatientModel())).issues == found


def test_what_was_read_is_not_read_again(reader):
    model = PatientModel()
    first = model.find_apart([SLIP, "甲"])
    assert model.find_apart([SLIP, "甲"]) == first
    assert model.find_apart([SLIP, "乙"])[0] == first[0]
    assert reader.asked == [[SLIP, "甲"], ["乙"]]


def test_what_was_read_till_it_was_not_wanted_is_known_still(reader):
    model, texts = PatientModel(), ["甲" * AT_A_TIME, "乙" * AT_A_TIME]
    model.is_wanted = lambda: not reader.asked
    model.find_apart(texts)
    model.is_wanted = lambda: True
    model.find_apart(texts)
    assert reader.asked == [[text] for text in texts]


def test_however_many_are_open_one_is_read_at_a_time(reader):
    reader.takes, turns = 0.002, Turns()
    texts = [char * AT_A_TIME for char in "甲乙丙"]
    for one in beside(*(PatientModel(turns) for _ in range(8)), texts=texts):
        one.join()
    assert reader.most == 1
    assert len(reader.asked) == 8 * len(texts)


def test_the_one_in_front_goes_first():
    turns, order = Turns(), []
    first, second, front = object(), object(), object()

    def take(who: object) -> None:
        with turns.turn(who, lambda: True):
            order.append(who)

    with turns.turn(object(), lambda: True):
        running = []
        for who in (first, second, front):
            running.append(threading.Thread(target=take, args=(who,)))
            running[-1].start()
            while who not in turns._waiting:
                time.sleep(0.001)
        turns.front = front
    for one in running:
        one.join()
    assert order == [front, first, second]


def test_a_question_about_the_one_in_front_goes_before_other_documents(reader):
    turns = Turns()
    front, other = PatientModel(turns), PatientModel(turns)
    turns.front = front
    with turns.turn(object(), lambda: True):
        running = beside(other, texts=["别的文件"])
        while other not in turns._waiting:
            time.sleep(0.001)
        running += beside(front.beside(lambda: True), texts=[SLIP])
        while len(turns._waiting) < 2:
            time.sleep(0.001)
    for one in running:
        one.join()
    assert reader.asked == [[SLIP], ["别的文件"]]


def test_while_somebody_types_nothing_is_read(reader, monkeypatch):
    monkeypatch.setattr(patient_model, "_QUIET_S", 0.1)
    model = PatientModel()
    start = time.monotonic()
    model.turns.to_a_key()
    model.find_apart([SLIP])
    assert time.monotonic() - start >= 0.1
    assert reader.asked == [[SLIP]]


def test_one_that_is_not_wanted_any_more_leaves_at_once(reader, monkeypatch):
    monkeypatch.setattr(patient_model, "_STEP_S", 60)
    model = PatientModel()
    wanted = [True]
    model.is_wanted = lambda: wanted[0]
    with model.turns.turn(object(), lambda: True):
        (running,) = beside(model, texts=[SLIP])
        while model not in model.turns._waiting:
            time.sleep(0.001)
        wanted[0] = False
        model.turns.wake()
        running.join(5)
    assert not running.is_alive()
    assert reader.asked == []


def test_a_reading_that_fails_lets_the_next_go_on_and_the_interpreter_as_it_was(monkeypatch):
    def broken():
        raise ValueError

    monkeypatch.setattr(engine, "own_engine", broken)
    usual, turns = sys.getswitchinterval(), Turns()
    with pytest.raises(ValueError):
        PatientModel(turns).find_apart([SLIP])
    assert sys.getswitchinterval() == usual
    with turns.turn(object(), lambda: True) as is_mine:
        assert is_mine
        assert sys.getswitchinterval() < usual


def test_one_that_fails_while_it_waits_leaves_the_queue():
    def broken() -> bool:
        raise ValueError

    turns = Turns()
    with pytest.raises(ValueError), turns.turn(object(), broken):
        pass
    until = time.monotonic() + 0.5
    with turns.turn(object(), lambda: time.monotonic() < until) as is_mine:
        assert is_mine


def test_once_it_has_ended_nobody_begins(reader):
    model = PatientModel()
    model.turns.end()
    assert model.find_apart([SLIP]) == [()]
    assert reader.asked == []
