"""Rules switched off: no check asks them, what the standard demands stays on."""

import pytest

from gov_docs.core.errors import GovDocsError
from gov_docs.core.types import Document, Paragraph, Run
from gov_docs.desk import preferences, rule_switches
from gov_docs.desk.checking import setup_of
from gov_docs.desk.editing_checks import editing_setup, quick_look
from gov_docs.settings import home, settings


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("GOVDOCS_HOME", str(tmp_path))


def _switch(id_):
    return next(one for one in rule_switches.rule_switches() if one.id == id_)


def _found():
    document = Document((Paragraph(0, (Run("各地要统一布署,抓好落实。"),)),))
    looked = quick_look(document, {0}, editing_setup(lambda _: None))
    return {issue.rule for issue in looked.issues}


def test_a_rule_switched_off_does_not_look_and_looks_again():
    assert "TYP001" in _found()
    rule_switches.switch(["TYP001"], on=False)
    assert (_switch("TYP001").is_on, "TYP001" in _found()) == (False, False)
    rule_switches.switch(["TYP001"], on=True)
    assert "TYP001" in _found()


def test_what_the_standard_demands_cannot_be_switched_off():
    with pytest.raises(GovDocsError, match="硬性规定"):
        rule_switches.switch(["PUN014"], on=False)
    assert _switch("PUN014").locked
    assert settings().rules.off == ()


def test_a_rule_named_by_hand_that_cannot_be_off_is_told_and_looks():
    preferences.change("rules", off=("PUN014", "PUN999", "typ001"))
    told = []
    assert rule_switches.switched_off(told.append) == ("TYP001",)
    assert ["PUN014" in told[0], "PUN999" in told[1]] == [True, True]


def test_who_asks_for_a_rule_by_name_gets_it():
    rule_switches.switch(["TYP001"], on=False)
    told = []
    assert setup_of((), told.append).off == ("TYP001",)
    assert "TYP001" in told[0]
    assert setup_of(("TYP001",), told.append).off == ()


def test_damaged_settings_switch_nothing_off_and_stop_no_check():
    home().settings.write_text("[rules\n", "utf-8")
    told = []
    assert setup_of((), told.append).off == ()
    assert "设置文件" in told[0]


def test_the_model_switched_off_is_not_asked_in_the_window():
    preferences.change("typos", engine="off")
    assert "TYP100" in editing_setup(lambda _: None).off
