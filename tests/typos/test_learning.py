"""What is learned from documents, by the model that comes with the program."""

import time

import pytest

from gov_docs.core.typo_terms import Kind, Term, UnitTerms
from gov_docs.resources import resource
from gov_docs.rules.wordlist import built_in
from gov_docs.typos.learning import Learned, Tally
from gov_docs.typos.model import Model, load

COINED = (
    "全县加快建设智惠社区，方便群众办事。",
    "智惠社区要会同有关部门抓好落实。",
    "各镇街每月报告智惠社区工作进展。",
)
RIGHT = tuple(text.replace("智惠", "智慧") for text in COINED)
SLIP = (
    "各单位要认真布署安全生产工作。",
    "会议对防汛工作作了全面布署。",
    "按照统一布署，抓好任务落实。",
)


@pytest.fixture(scope="module")
def model() -> Model:
    return load(resource("models", "typo"))


@pytest.fixture
def learned(model: Model):
    def learn(*documents, known: UnitTerms = UnitTerms()) -> Learned:
        tally = Tally(model, lambda text: [(h.start, h.end) for h in built_in().scan(text)])
        for texts in documents:
            tally.add(texts)
        return tally.learn(known)

    return learn


def covering(rows, text: str) -> list[Kind]:
    return [row.kind for row in rows if text in row.text or row.text in text]


def test_a_coined_term_of_two_documents_is_learned(learned):
    assert Kind.TERM in covering(learned(COINED[:2], COINED[2:]).rows, "智惠社区")


def test_in_one_document_it_takes_more(learned):
    assert covering(learned(COINED).rows, "智惠社区") == [Kind.PHRASE]
    assert Kind.TERM in covering(learned(COINED * 2).rows, "智惠社区")


def test_once_is_not_enough(learned):
    assert not covering(learned(COINED[:1]).rows, "智惠社区")


def test_ordinary_text_is_not_stored(learned):
    text = "各单位要加强安全生产监督管理，切实落实主体责任，确保各项工作落到实处。"
    assert learned([text] * 3, [text] * 3).rows == ()


def test_a_known_slip_is_never_learned(learned):
    rows = learned(SLIP, SLIP[:2], SLIP[1:]).rows
    assert not [row for row in rows if "布" in row.text or "署" in row.text]
    assert all(not built_in().scan(row.text) for row in rows)


def test_what_is_written_right_far_oftener_is_a_likely_slip(learned):
    found = learned(COINED[:2], COINED[2:], RIGHT * 3)
    assert not covering(found.rows, "智惠社区")
    (slip,) = found.slips
    assert "智惠" in slip.text
    assert "智慧" in slip.advice
    assert slip.advice_times > slip.times


def test_what_was_known_before_is_counted_in(learned):
    before = learned(COINED[:1], COINED[1:2]).rows
    assert Kind.TERM not in covering(before, "智惠社区")
    rows = learned(COINED[2:], known=UnitTerms(before)).rows
    assert Kind.TERM in covering(rows, "智惠社区")


def test_what_was_refused_stays_refused(learned):
    known = UnitTerms(tuple(Term(row.text, Kind.REFUSED) for row in learned(COINED * 2).rows))
    assert not covering(learned(COINED * 2, known=known).rows, "智惠社区")


def test_characters_without_sense_or_marks_take_no_square_of_time(learned):
    many = "".join(chr(0x4E00 + n * 7919 % 20000) for n in range(20_000))
    start = time.process_time()
    learned([many])
    assert time.process_time() - start < 5


def test_a_megabyte_takes_seconds(learned):
    lines = [text for text in (*COINED, *RIGHT, *SLIP) for _ in range(2500)]
    texts = [f"{n}．{text}" for n, text in enumerate(lines)]
    assert len("".join(texts).encode()) > 1_000_000
    start = time.process_time()
    learned(texts)
    assert time.process_time() - start < 10
