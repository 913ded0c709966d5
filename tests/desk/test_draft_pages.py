"""The drafting page without its window: choosing, the form, unfinished drafts, making, notes."""

from dataclasses import replace
from pathlib import Path

import pytest

from gov_docs.core.draft import Source
from gov_docs.core.errors import GovDocsError
from gov_docs.core.types import Run
from gov_docs.desk import draft_making, draft_pages, library
from gov_docs.desk.draft_material import suggested
from gov_docs.desk.draft_new import new_document
from gov_docs.desk.draft_notes import keep_notes, mark_of, notes_of, sources_in, with_sources
from gov_docs.desk.draft_opinions import REASONS, reject_finding, reject_paragraph, reject_point
from gov_docs.desk.draft_unfinished import (
    Unfinished,
    discard_unfinished,
    keep_unfinished,
    unfinished,
)
from gov_docs.desk.drafting import DraftStoppedError
from gov_docs.desk.editing import Session
from gov_docs.desk.editing_source import SaveOrder, save
from gov_docs.docx_io.read import read_word
from gov_docs.drafting.arrangement import Arrangement
from tests.drafting.memory_library import CITY, STATE

TOPIC = {"主题": "新污染物治理"}
NEVER = draft_making.new_cancel


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch) -> Path:
    monkeypatch.setenv("GOVDOCS_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def held(tmp_path: Path) -> list[int]:
    """Put two plans into the library and return their ids."""
    for one in (STATE, CITY):
        lines = [line.strip().lstrip("# ") for line in one.text.strip().splitlines()]
        path = tmp_path / f"{one.precedent.id}.txt"
        path.write_text("\n".join([one.precedent.title, *lines]), "utf-8")
        list(library.add([path], lambda _done, _all: None))
    return [one.id for one in library.listing()]


def test_typing_finds_templates_by_any_of_their_names():
    found = draft_pages.matching(draft_pages.choices().templates, "会议 通知")
    assert found[0].id == "通知-会议"
    assert not draft_pages.matching(draft_pages.choices().templates, "不存在的文种")


def test_the_form_begins_with_what_the_settings_know(home):
    home.mkdir()
    (home / "settings.toml").write_text('[unit]\nname = "云岭市生态环境局"\n', "utf-8")
    known = draft_pages.prefilled(draft_pages.template_of("通知-会议"))
    assert known["发文机关"] == "云岭市生态环境局"


def test_every_template_has_an_example_to_draw_and_a_name_to_offer():
    for template in draft_pages.choices().templates:
        assert draft_pages.sample_of(template).body
        assert draft_pages.offered_name(template, {})


def test_the_outline_is_that_of_the_form_as_it_is_filled_in():
    template = draft_pages.template_of("工作方案")
    names = [one.heading for one in draft_pages.outline_of(template, TOPIC)]
    assert "加强宣传引导" not in names
    told = {**TOPIC, "宣传": "开展科普宣传。"}
    assert "加强宣传引导" in [one.heading for one in draft_pages.outline_of(template, told)]


def test_the_topic_is_known_once_somebody_typed_it():
    template = draft_pages.template_of("工作方案")
    assert draft_pages.topic_in(template, draft_pages.prefilled(template)) == ""
    assert draft_pages.topic_in(template, TOPIC) == "新污染物治理"


def test_a_name_that_is_taken_is_not_offered(tmp_path):
    assert draft_pages.free_name(tmp_path, "通知").name == "通知.docx"
    (tmp_path / "通知.docx").touch()
    assert draft_pages.free_name(tmp_path, "通知").name == "通知(2).docx"


def test_an_unfinished_draft_comes_back_as_it_was(home):
    one = Unfinished("工作方案", TOPIC, (3,), Arrangement(("乙", "甲"), ("丙",)), "方案")
    keep_unfinished(one)
    (found,) = unfinished()
    assert (found.template, dict(found.values), found.chosen) == ("工作方案", TOPIC, (3,))
    assert (found.arrangement, found.name, found.id) == (one.arrangement, "方案", one.id)
    discard_unfinished(one.id)
    assert unfinished() == ()


def test_a_damaged_unfinished_draft_is_none(home):
    (home / "drafts").mkdir(parents=True)
    (home / "drafts" / "a.json").write_text('{"template": 1', "utf-8")
    (home / "drafts" / "b.json").write_text('{"template": "通知-会议", "values": []}', "utf-8")
    assert unfinished() == ()


def test_a_draft_is_made_and_its_form_goes(tmp_path, held):
    wish = Unfinished("工作方案", TOPIC, (held[0],), Arrangement(("保障措施", "重点任务")))
    keep_unfinished(wish)
    output = tmp_path / "方案.docx"
    made = draft_making.make(wish, output, NEVER())
    assert made.borrowed
    assert unfinished() == ()
    document = read_word(output).document
    sources = sources_in(notes_of(output), document)
    assert {one.id for one in sources.values()} == {held[0]}
    heads = [para.text for para in document.paragraphs if para.text[:2] in ("一、", "二、", "三、")]
    assert heads.index("二、保障措施") < heads.index("三、重点任务")


def test_a_stopped_draft_writes_nothing(tmp_path):
    cancel = NEVER()
    cancel.set()
    wish = Unfinished("工作方案", TOPIC)
    keep_unfinished(wish)
    with pytest.raises(DraftStoppedError):
        draft_making.make(wish, tmp_path / "方案.docx", cancel)
    assert not (tmp_path / "方案.docx").exists()
    assert len(unfinished()) == 1


def test_a_file_that_is_there_is_not_written_over(tmp_path):
    output = tmp_path / "方案.docx"
    output.write_bytes(b"somebody's")
    with pytest.raises(GovDocsError, match="已经存在"):
        draft_making.make(Unfinished("工作方案", TOPIC), output, NEVER())
    assert output.read_bytes() == b"somebody's"


def test_notes_follow_a_document_that_was_moved(tmp_path):
    path, other = tmp_path / "甲.docx", tmp_path / "乙.docx"
    path.write_bytes(b"content")
    source = Source(7, "某方案", "一、任务")
    notes = draft_notes_of(source)
    keep_notes(path, notes)
    assert notes_of(path) == notes
    path.rename(other)
    assert notes_of(other) == notes
    other.write_bytes(b"another")
    assert notes_of(other).sources == {}


def draft_notes_of(source: Source):
    from gov_docs.desk.draft_notes import Notes

    return Notes("工作方案", "治理", {mark_of("一段话"): source}, frozenset({"甲"}))


def test_an_edited_paragraph_keeps_its_source_when_the_notes_are_kept_anew(tmp_path, held):
    output = tmp_path / "方案.docx"
    draft_making.make(Unfinished("工作方案", TOPIC), output, NEVER())
    document = read_word(output).document
    notes = notes_of(output)
    sources = sources_in(notes, document)
    para = next(iter(sources))
    edited = replace(
        document,
        paragraphs=tuple(
            replace(one, runs=(Run("改过的一段话。"),)) if one.id == para else one
            for one in document.paragraphs
        ),
    )
    assert para not in sources_in(notes, edited)
    assert sources_in(with_sources(notes, sources, edited), edited) == sources


def test_material_is_in_three_groups_with_its_paragraphs_made_ours(held):
    found = suggested("方案", "新污染物治理")
    assert [name for name, _ in found.groups] == ["上位文件", "同类文件", "法规依据"]
    pieces = [piece for one in found.documents() for piece in one.pieces]
    assert pieces
    assert all("2025年" not in piece.text for piece in pieces if not piece.is_quoted)


def test_without_a_library_there_are_points_and_no_material(home):
    found = suggested("方案", "新污染物治理")
    assert not found.has_library
    assert found.points
    assert not list(found.documents())
    assert not (home / "library.sqlite").exists()


def test_a_rejected_paragraph_is_not_offered_again_and_counts_as_a_point(held):
    before = suggested("方案", "新污染物治理")
    one = next(doc for doc in before.documents() if doc.pieces)
    piece = one.pieces[0]
    reject_paragraph(piece.source, piece.raw, REASONS[1])
    after = suggested("方案", "新污染物治理")
    assert piece.raw not in [p.raw for doc in after.documents() for p in doc.pieces]
    assert (REASONS[1], 1) in [(point.text, point.count) for point in after.points]


def test_a_point_waved_away_counts_no_more(held):
    reject_paragraph(Source(held[0], ""), "原话", REASONS[0])
    reject_point(REASONS[0], (held[0],))
    assert REASONS[0] not in [one.text for one in suggested("方案", "新污染物治理").points]


def test_a_finding_waved_away_is_an_opinion_on_the_source_and_no_point(held):
    reject_finding(Source(held[0], ""), "PUN014", "某句话")
    (kept,) = library.show(held[0]).opinions
    assert (kept.kind, kept.quoted) == ("rejected", "某句话")
    assert all("PUN014" not in one.text for one in suggested("方案", "新污染物治理").points)


def test_an_opinion_on_a_document_that_is_gone_is_no_error(held):
    reject_paragraph(Source(99, ""), "原话", REASONS[0])


def test_a_new_document_conforms_and_lies_in_no_file(tmp_path):
    opened = new_document(tmp_path)
    assert opened.is_new
    assert not opened.path.exists()
    texts = [para.text for para in opened.document.paragraphs if para.text]
    assert texts[:2] == ["【待填：标题】", "【待填：正文】"]
    session = Session(opened)
    save(SaveOrder(opened, session.groups(), opened.path, opened.seen))
    assert read_word(opened.path).document.paragraphs[0].text == "【待填：标题】"
