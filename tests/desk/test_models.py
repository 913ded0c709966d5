"""A whole draft, a selection and a summary through a real server, good or bad."""

from pathlib import Path

import pytest

from gov_docs.core.draft import Draft, DraftParagraph, Form
from gov_docs.core.types import Document, Paragraph, Role, Run
from gov_docs.desk import models
from gov_docs.providers.errors import RefusedToSendError
from gov_docs.providers.patience import Patience
from gov_docs.settings import Provider, Settings
from tests.providers.bad_server import GOOD, STREAM, event, hangs, in_turn, resets, serving, status

HASTE = Patience(connect_s=0.5, idle_s=0.4, whole_s=2.0, pauses=(0.01,))
FIRST = event("半句")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch):
    monkeypatch.setenv("GOVDOCS_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("GOVDOCS_API_KEY", raising=False)


def draft(*texts, secrecy=""):
    body = []
    for at, text in enumerate(texts):
        body += [
            DraftParagraph(Role.HEADING1, f"{'一二三四'[at]}、任务"),
            DraftParagraph(Role.BODY, text),
        ]
    return Draft(Form.DOCUMENT, "通知", "关于某事的通知", body=tuple(body), secrecy=secrecy)


def settings(address):
    return Settings(provider=Provider("openai", address, "m"))


def rewrite(made, address, confirm=lambda _: True, progress=lambda *_: None):
    return models.rewrite_sections(made, (), settings(address), confirm, progress, patience=HASTE)


def test_every_section_is_rewritten_and_every_sending_recorded():
    seen, told = [], []
    with serving(GOOD) as (address, _):
        made = rewrite(
            draft("甲事。", "乙事。"),
            address,
            lambda outgoing: bool(seen.append(outgoing)) or True,
            lambda *at: told.append(at),
        )
    assert [para.by_model for para in made.body] == [False, True, False, True]
    assert made.body[1].text == "前句。后句。【待核：本段由模型撰写】"
    assert told == [(0, 2), (1, 2), (2, 2)]
    assert [call.fingerprint for call in models.calls()] == [one.fingerprint for one in seen]
    assert "甲事。" in seen[0].text


@pytest.mark.parametrize(
    "play",
    [
        status("500 Oops"),
        hangs(),
        hangs(STREAM, FIRST),
        resets(STREAM, FIRST),
        status("200 OK", "Content-Type: text/html"),
        status("302 Found", "Location: http://elsewhere.example"),
    ],
)
def test_whatever_the_server_does_the_draft_is_kept(play):
    before = draft("甲事。", "乙事。", "丙事。")
    with (
        serving(in_turn(GOOD, play)) as (address, _),
        pytest.raises(models.RewriteStoppedError) as caught,
    ):
        rewrite(before, address)
    kept = caught.value.draft
    assert kept.body[1].by_model
    assert kept.body[2:] == before.body[2:]


def test_a_section_that_is_not_to_be_sent_stays():
    answers = iter([False, True])
    with serving(GOOD) as (address, served):
        made = rewrite(draft("甲事。", "乙事。"), address, lambda _: next(answers))
    assert [made.body[1].text, made.body[3].by_model] == ["甲事。", True]
    assert served.times == len(models.calls()) == 1


@pytest.mark.parametrize(
    "before",
    [
        draft("甲事。", secrecy="秘密★1年"),
        draft("甲事。", "身份证号11010519491231002X。"),
        draft("甲事。", "引用机密★1年的文件。"),
    ],
)
def test_a_draft_that_may_not_be_sent_is_refused_before_anything_is(before):
    asked = []
    with serving(GOOD) as (address, served), pytest.raises(RefusedToSendError):
        rewrite(before, address, lambda outgoing: bool(asked.append(outgoing)) or True)
    assert (served.times, asked, models.calls()) == (0, [], ())


def test_an_endpoint_elsewhere_is_refused():
    with pytest.raises(RefusedToSendError, match="名单"):
        rewrite(draft("甲事。"), "https://model.example/v1")


def test_ctrl_c_ends_the_waiting_not_the_draft():
    def interrupts(_):
        raise KeyboardInterrupt

    before = draft("甲事。")
    with serving(GOOD) as (address, _), pytest.raises(models.RewriteStoppedError) as caught:
        rewrite(before, address, interrupts)
    assert caught.value.draft == before


def test_an_answer_cut_at_the_models_limit_is_no_answer():
    def play(connection, served):
        connection.sendall(STREAM + event("写到一半") + event(finish="length"))

    with serving(play) as (address, _), pytest.raises(models.RewriteStoppedError) as caught:
        rewrite(draft("甲事。"), address)
    assert caught.value.partial == "写到一半"


def document(*texts):
    return Document(tuple(Paragraph(at, (Run(text),)) for at, text in enumerate(texts)))


def test_a_selection_is_polished_and_nothing_of_a_secret_document():
    with serving(GOOD) as (address, served):
        talk = models.Talk(settings(address), lambda _: True, patience=HASTE)
        made = models.polish(document("标题", "甲事。"), "甲事。", "", "文件.docx", talk)
        with pytest.raises(RefusedToSendError):
            models.polish(document("秘密★1年", "甲事。"), "甲事。", "", "文件.docx", talk)
    assert made.after == "前句。后句。"
    assert served.times == 1


def test_a_models_summary_says_what_is_not_in_the_document():
    def play(connection, served):
        connection.sendall(STREAM + event("投入5亿元，完成3项。") + event(finish="stop"))

    with serving(play) as (address, _):
        talk = models.Talk(settings(address), lambda _: True, patience=HASTE)
        made = models.summarise_with_model(document("标题", "完成3项。"), "文件.docx", talk)
    assert [one.text for one in made.unverified] == ["5亿元"]
