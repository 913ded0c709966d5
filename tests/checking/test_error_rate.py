"""In a text with hardly a mistake the model must be surer before it is heard."""

from collections.abc import Sequence
from functools import partial

import pytest

from gov_docs.checking import looking
from gov_docs.checking.looking import Setup, look
from gov_docs.checking.one_file import fix_file
from gov_docs.core.types import Document, Paragraph, Run, Tier
from gov_docs.desk import checking
from gov_docs.desk.editing_checks import model_look, reads_on
from gov_docs.desk.editing_findings import Findings
from gov_docs.desk.patient_model import PatientModel
from gov_docs.rules.typos.error_rate import USUAL
from gov_docs.rules.typos.model_typos import ModelTypos
from gov_docs.typos.engine import Typo

SURE = {"误": 0.9999, "疑": 0.87}  # the characters it takes for mistakes
NAMES = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
FINE = "各单位要认真落实各项工作要求，及时报送有关情况。"
DOUBTFUL = "会议研究了疑案，议定了有关事项。"
WRONG = [f"关于{name}误{name}的情况已经收到，请继续做好工作。" for name in NAMES[:10]]
LISTED = [f"{name}单位按照统一布署开展工作。" for name in NAMES[:10]]
LONG = [FINE] * 400


class Reader:
    """In the model's place: as sure of a character as is told above."""

    def find_apart(self, texts: Sequence[str]) -> list[list[Typo]]:
        return [
            [Typo(at, at + 1, "对", SURE[c], "wrong", False, True) for at, c in enumerate(text) if c in SURE]
            for text in texts
        ]  # fmt: skip

    find_closely = find_apart


@pytest.fixture(autouse=True)
def reader(monkeypatch, tmp_path):
    monkeypatch.setenv("GOVDOCS_HOME", str(tmp_path / "家"))
    monkeypatch.setattr(looking, "_model", lambda closely: ModelTypos(Reader(), closely=closely))


def document(*texts):
    paras = (Paragraph(at, (Run(text),)) for at, text in enumerate(texts))
    return Document(tuple(paras), has_format=False)


def told(*texts, **setup):
    """Return the characters the model speaks of."""
    looked = look(document(*texts), Setup(("typo",), model=True, **setup))
    found = [one for one in looked.issues if one.rule == "TYP100"]
    return [texts[one.span.para][one.span.start] for one in found]


def test_in_a_short_text_a_doubt_is_told():
    assert told(DOUBTFUL) == ["疑"]


def test_in_a_long_text_without_mistakes_it_is_not():
    assert told(DOUBTFUL, *LONG) == []


def test_what_is_sure_is_told_in_any_text_as_less_sure():
    looked = look(document(WRONG[0], *LONG), Setup(("typo",), model=True))
    (issue,) = looked.issues
    assert 0.99 < issue.confidence < SURE["误"]


@pytest.mark.parametrize(
    ("sure", "tiers"),
    [(0.96, [Tier.WARNING, Tier.HINT]), (0.9955, [Tier.ERROR, Tier.WARNING])],
)
def test_the_tier_follows(monkeypatch, sure, tiers):
    monkeypatch.setitem(SURE, "误", sure)
    short, long = (
        look(document(WRONG[0], *fine), Setup(("typo",), model=True)).issues
        for fine in ([], [FINE] * 200)
    )
    assert [one.tier for one in (*short, *long)] == tiers


def test_many_mistakes_make_a_doubt_likely():
    assert told(DOUBTFUL, *WRONG, *LONG[:100]).count("疑") == 1
    assert told(DOUBTFUL, *LISTED, *LONG[:100]) == ["疑"]


def window_read(texts, model):
    """Look as the window does: the rules first, then the model for itself."""
    setup, findings = Setup(("typo",)), Findings()
    before = look(document(*texts), setup)
    findings.put(before)
    return model_look(before.document, setup, model, findings.known())


def window_look(texts, model):
    """Return what the window knows in the end."""
    read = window_read(texts, model)
    return (window_read(texts, model) if reads_on(read, model) else read).looked


@pytest.fixture
def model():
    made = PatientModel()
    made._engine = Reader()
    return made


def test_in_a_careless_text_even_less_is_told(monkeypatch):
    monkeypatch.setitem(SURE, "疑", 0.75)
    assert told(DOUBTFUL) == []
    assert told(DOUBTFUL, *WRONG).count("疑") == 1


@pytest.mark.parametrize("sure", [0.9, 0.93, 0.97])
def test_carelessness_makes_nothing_certain(monkeypatch, sure):
    monkeypatch.setitem(SURE, "疑", sure)
    looked = look(document(DOUBTFUL, *WRONG), Setup(("typo",), model=True))
    (issue,) = [one for one in looked.issues if one.span.para == 0]
    assert issue.confidence == max(sure, 0.94)
    assert issue.tier is (Tier.WARNING if sure > 0.95 else Tier.HINT)


@pytest.mark.parametrize("slips", [LISTED, WRONG, []])
def test_the_window_weighs_as_the_command_line_does(model, slips):
    texts = (DOUBTFUL, *slips, *LONG[:100])
    both = look(document(*texts), Setup(("typo",), model=True))
    ours = tuple(one for one in both.issues if one.rule == "TYP100")
    assert window_look(texts, model).issues == ours


def test_in_the_window_mending_silences_no_other_remark(model):
    assert len(window_look((DOUBTFUL, *WRONG, *LONG[:100]), model).issues) == 11
    mended = [text.replace("误", "上") for text in WRONG]
    assert len(window_look((DOUBTFUL, *mended, *LONG[:100]), model).issues) == 1
    assert told(DOUBTFUL, *mended, *LONG[:100]) == []  # as a file newly opened


def test_fixing_silences_no_other_remark(tmp_path):
    path = written(tmp_path / "前.txt", DOUBTFUL, *LISTED, *LONG[:100])
    checked = fix_file(path, tmp_path / "后.txt", Setup(("typo",), model=True))
    assert checked.fixed.applied == len(LISTED)
    assert [mark.text for mark in checked.fixed.recheck.remaining] == ["疑"]


@pytest.mark.parametrize("as_report", [False, True])
def test_to_recheck_what_was_mended_elsewhere_is_not_to_call_the_rest_resolved(tmp_path, as_report):
    before = written(tmp_path / "前.txt", DOUBTFUL, *LISTED, *LONG[:100])
    mended = [text.replace("布署", "部署") for text in LISTED]
    after = written(tmp_path / "后.txt", DOUBTFUL, *mended, *LONG[:100])
    if as_report:
        before = reported(before, tmp_path / "报告.json")
    found = checking.recheck(before, after, only=("typo",), warn=pytest.fail)
    assert [mark.text for mark in found.remaining] == ["疑"]
    assert {mark.rule for mark in found.resolved} == {"TYP001"}


class Careful(Reader):
    """Reads closely what it cannot see at a glance; says what it was asked for."""

    def __init__(self) -> None:
        self.readings: list[str] = []

    def find_apart(self, texts: Sequence[str]) -> list[list[Typo]]:
        self.readings.append("quick")
        return super().find_apart(texts)

    def find_closely(self, texts: Sequence[str]) -> list[list[Typo]]:
        self.readings.append("close")
        return super().find_apart([text.replace("隐", "误") for text in texts])


HIDDEN = "会议听取了隐讳的汇报，并作了部署。"


def read(*texts, **setup):
    careful = Careful()
    found = look(document(*texts), Setup(("typo",), model=True, finder=careful, **setup))
    return careful.readings, [texts[one.span.para][one.span.start] for one in found.issues]


def test_a_careless_document_is_read_closely():
    assert read(HIDDEN, *WRONG[:2]) == (["quick", "close"], ["隐", "误", "误"])


def test_mistakes_of_the_lists_make_it_careless_too():
    readings, found = read(HIDDEN, *LISTED[:3])
    assert readings == ["quick", "close"]
    assert found.count("隐") == 1


def test_a_careful_one_is_not():
    assert read(HIDDEN, *LONG[:100]) == (["quick"], [])
    assert read(HIDDEN, WRONG[0], *LONG[:100]) == (["quick"], ["误"])


def test_what_was_careless_once_is_read_closely_at_once():
    assert read(HIDDEN, *LONG[:100], error_rate=0.002) == (["close"], ["隐"])


def test_fixing_loses_no_remark_of_the_close_reading(monkeypatch, tmp_path):
    careful = Careful()
    monkeypatch.setattr(looking, "_model", lambda closely: ModelTypos(careful, closely=closely))
    monkeypatch.setitem(SURE, "误", 0.96)
    path = written(tmp_path / "前.txt", HIDDEN, *LISTED[:3])
    checked = fix_file(path, tmp_path / "后.txt", Setup(("typo",), model=True))
    assert checked.fixed.applied == 3
    assert [mark.text for mark in checked.fixed.recheck.remaining] == ["隐"]


def test_a_fix_that_makes_the_text_shorter_finds_nothing_new_by_reading_closely(
    monkeypatch, tmp_path
):
    careful = Careful()
    monkeypatch.setattr(looking, "_model", lambda closely: ModelTypos(careful, closely=closely))
    monkeypatch.setitem(SURE, "误", 0.96)
    spaced = "各单位要 认真落实各项工作要求，及时报送有关情况。"
    lines = [HIDDEN, WRONG[0], WRONG[1], *[spaced] * 121]
    before = look(document(*lines), Setup(model=True))
    assert not before.closely
    assert before.error_rate == pytest.approx(USUAL, rel=0.03)
    path = written(tmp_path / "前.txt", *lines)
    accept = frozenset({"PUN030"})
    checked = fix_file(path, tmp_path / "后.txt", Setup(model=True), accept=accept)
    assert checked.fixed.applied >= 100
    assert checked.fixed.recheck.new == ()


class Distracted(Careful):
    """Closely, it overlooks what it sees at a glance."""

    def find_closely(self, texts: Sequence[str]) -> list[list[Typo]]:
        return super().find_closely([text.replace("疑", "好") for text in texts])


def test_a_document_once_careless_stays_so(monkeypatch):
    monkeypatch.setitem(SURE, "疑", 0.99)
    texts = (DOUBTFUL, HIDDEN, *[FINE] * 20)
    looked = look(document(*texts), Setup(("typo",), model=True, finder=Distracted()))
    assert looked.closely
    assert looked.error_rate > USUAL


@pytest.mark.parametrize("as_report", [False, True])
def test_recheck_reads_as_the_first_check_did(monkeypatch, tmp_path, as_report):
    monkeypatch.setattr(looking, "_model", lambda closely: ModelTypos(Careful(), closely=closely))
    fine = [HIDDEN, *LONG[:100]]
    before = written(tmp_path / "前.txt", *fine)
    after = written(tmp_path / "后.txt", *fine, *LISTED, *WRONG)
    if as_report:
        before = reported(before, tmp_path / "报告.json")
    found = checking.recheck(before, after, only=("typo",), warn=pytest.fail)
    assert "隐" not in [mark.text for mark in found.new]
    assert len(found.new) == len(LISTED) + len(WRONG)


def test_in_the_window_a_careless_text_is_told_of_before_it_is_read_closely(model):
    model._engine = careful = Careful()
    read = partial(window_read, [HIDDEN, *WRONG[:2]], model)
    first = read()
    assert (careful.readings, len(first.looked.issues)) == (["quick"], 2)
    assert reads_on(first, model)
    second = read()
    assert (careful.readings, len(second.looked.issues)) == (["quick", "close"], 3)
    assert not reads_on(second, model)


def test_in_the_window_what_was_careless_is_not_for_ever(model):
    model._engine = careful = Careful()
    window_read(WRONG[:1], model)
    assert model.closely
    window_read([*WRONG[:1], *LONG], model)
    assert not model.closely
    assert not window_read([*LONG[:300], HIDDEN], model).looked.issues
    assert careful.readings[-1] == "quick"


def written(path, *texts):
    path.write_text("\n".join(texts), "utf-8")
    return path


def reported(path, place):
    outcome = checking.check([path], only=("typo",), workers=1, progress=ignore, warn=pytest.fail)
    checking.save_report(checking.report(outcome, only=("typo",)), "json", place)
    return place


def ignore(*_):
    """Take no notice of the progress."""
