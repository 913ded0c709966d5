"""An open document without a window: nothing is lost or misplaced, whatever is done to it."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gov_docs.core.errors import GovDocsError, RefusedEditError
from gov_docs.core.types import FormatEdit, SectionEdit, Span, TextEdit
from gov_docs.desk import editing_checks
from gov_docs.desk.editing import Kind, Session
from gov_docs.desk.editing_recovery import Keeper, bring_back, leftovers, snapshot
from gov_docs.desk.editing_source import ChangedOnDiskError, SaveOrder, open_source, save
from gov_docs.docx_io.read import read_word
from tests.docx_builder import build, p

CELL = "<w:tc><w:p><w:r><w:rPr>{}</w:rPr><w:t>{}</w:t></w:r></w:p></w:tc>"
BODY = (
    p("标题文字")
    + '<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>粗𠮷体</w:t></w:r><w:r><w:t xml:space="preserve"> 平常的字</w:t></w:r></w:p>'
    + f"<w:tbl><w:tr>{CELL.format('', '甲格')}{CELL.format('<w:b/>', '乙格')}</w:tr></w:tbl>"
    + "<w:p><w:r><w:t>前</w:t></w:r><w:r><w:drawing/></w:r><w:r><w:t>后面</w:t></w:r></w:p>"
    + "<w:p/>"
)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch) -> Path:
    monkeypatch.setenv("GOVDOCS_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def a_session(folder: Path, body: str = BODY) -> Session:
    return Session(open_source(build(folder, body)))


def text_edit(para: int, start: int, end: int, text: str) -> TextEdit:
    return TextEdit(Span(para, start, end), text)


def written(session: Session, target: Path) -> list[str]:
    save(SaveOrder(session.opened, session.groups(), target, ""))
    return [para.text for para in read_word(target).document.paragraphs]


def texts(session: Session) -> list[str]:
    return [para.text for para in session.document.paragraphs]


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_whatever_is_done_the_file_says_what_the_window_shows(data, tmp_path: Path):
    session = a_session(tmp_path)
    mirror, undone = [texts(session)], 0
    for _ in range(data.draw(st.integers(1, 25))):
        if data.draw(st.integers(0, 3)) == 0 and undone < len(mirror) - 1:
            while session.undo():
                pass
            assert texts(session) == mirror[0]
            while session.redo():
                pass
            assert texts(session) == mirror[-1]
            continue
        para = data.draw(st.integers(0, 5))
        length = len(session.para(para).text)
        start = data.draw(st.integers(0, length))
        end = data.draw(st.integers(start, length))
        new = data.draw(st.text("字𠮷a，。", max_size=4))
        edit = text_edit(para, start, end, new)
        old = session.para(para).text
        try:
            session.apply([edit], Kind.TYPING)
        except RefusedEditError:
            assert session.para(para).text == old
            continue
        assert session.para(para).text == old[:start] + new + old[end:]
        mirror.append(texts(session))
    shown = session.document.paragraphs
    assert written(session, tmp_path / "out.docx") == texts(session)
    again = read_word(tmp_path / "out.docx").document.paragraphs
    assert [_looks(para) for para in again] == [_looks(para) for para in shown]
    while session.undo():
        pass
    assert session.groups() == ()
    assert not session.is_modified


def test_a_character_deleted_and_typed_again_keeps_its_format(tmp_path: Path):
    session = a_session(tmp_path)
    session.apply([text_edit(1, 0, 8, "")], Kind.TYPING)
    session.apply([text_edit(1, 0, 0, "字")], Kind.TYPING)
    assert _looks(session.para(1)) == [("字", False)]
    written(session, tmp_path / "out.docx")
    assert _looks(read_word(tmp_path / "out.docx").document.paragraphs[1]) == [("字", False)]


def _looks(para) -> list[tuple[str, bool]]:
    return [(char, run.bold) for run in para.runs for char in run.text]


def test_a_step_undone_leaves_the_file_byte_for_byte(tmp_path):
    session = a_session(tmp_path)
    before = session.path.read_bytes()
    session.apply([text_edit(1, 0, 3, "换")], Kind.REPLACE)
    session.opened.seen = save(
        SaveOrder(session.opened, session.groups(), session.path, session.opened.seen)
    )
    assert session.path.read_bytes() != before
    session.undo()
    save(SaveOrder(session.opened, session.groups(), session.path, session.opened.seen))
    assert session.path.read_bytes() == before


def test_an_object_cannot_be_deleted_with_the_text_around_it(tmp_path):
    session = a_session(tmp_path)
    with pytest.raises(RefusedEditError, match="图片"):
        session.apply([text_edit(4, 0, 3, "")], Kind.CUT)
    assert not session.is_modified


def test_an_empty_paragraph_takes_text(tmp_path):
    session = a_session(tmp_path)
    session.apply([text_edit(5, 0, 0, "字")], Kind.TYPING)
    assert written(session, tmp_path / "out.docx") == texts(session)


def test_formats_laid_over_one_another_the_last_holds(tmp_path):
    session = a_session(tmp_path)
    session.apply([FormatEdit(Span(0, 0, 4), "size_pt", 22.0)], Kind.FIX)
    session.apply([text_edit(0, 0, 1, "改")], Kind.REPLACE)
    session.apply([FormatEdit(Span(0, 1, 3), "size_pt", 16.0)], Kind.FIX)
    session.apply([FormatEdit(Span(0, 0, 4), "align", "center")], Kind.FIX)
    session.apply([SectionEdit(0, "top_mm", 30.0)], Kind.FIX)
    save(SaveOrder(session.opened, session.groups(), tmp_path / "out.docx", ""))
    again = read_word(tmp_path / "out.docx").document
    sizes = [run.size_pt for run in again.paragraphs[0].runs for _ in run.text]
    assert sizes == [22.0, 16.0, 16.0, 22.0]
    assert again.sections[0].top_mm == pytest.approx(30, abs=0.1)
    while session.undo():
        pass
    assert session.groups() == ()


def test_findings_move_with_the_text_before_them(tmp_path):
    session = a_session(tmp_path, p("要加强领导,不得推诿。"))
    setup = editing_checks.editing_setup(print)
    looked = editing_checks.whole_look(session.document, setup, None).looked
    assert session.take(looked, session.revision, None)
    session.apply([text_edit(0, 0, 0, "𠮷地")], Kind.TYPING)
    found = next(one for one in session.findings.all() if one.issue.rule == "PUN014")
    assert found.issue.span == Span(0, 7, 8)
    session.apply(found.issue.fixes[0].edits, Kind.FIX)
    assert session.para(0).text == "𠮷地要加强领导，不得推诿。"
    assert not [one for one in session.findings.all() if one.issue.rule == "PUN014"]


def test_a_late_look_is_dropped(tmp_path):
    session = a_session(tmp_path, p("要加强领导,不得推诿。"))
    setup = editing_checks.editing_setup(print)
    looked = editing_checks.whole_look(session.document, setup, None).looked
    session.apply([text_edit(0, 0, 0, "新")], Kind.TYPING)
    assert not session.take(looked, 0, None)
    assert list(session.findings.all()) == []


def test_a_file_changed_meanwhile_is_not_overwritten(tmp_path):
    session = a_session(tmp_path)
    session.apply([text_edit(0, 0, 0, "新")], Kind.TYPING)
    session.path.write_bytes(b"other")
    order = SaveOrder(session.opened, session.groups(), session.path, session.opened.seen)
    with pytest.raises(ChangedOnDiskError, match="另存"):
        save(order)
    assert session.path.read_bytes() == b"other"


def test_a_read_only_file_is_left_alone(tmp_path):
    session = a_session(tmp_path)
    session.apply([text_edit(0, 0, 0, "新")], Kind.TYPING)
    before = session.path.read_bytes()
    session.path.chmod(0o444)
    if os.access(session.path, os.W_OK):
        pytest.skip("whoever runs this may write anything")
    with pytest.raises(GovDocsError, match="只读"):
        save(SaveOrder(session.opened, session.groups(), session.path, session.opened.seen))
    assert session.path.read_bytes() == before


def test_plain_text_keeps_its_encoding_and_line_ends(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes("第一行\r\n第二行\r\n".encode("gb18030"))
    session = Session(open_source(path))
    session.apply([text_edit(1, 3, 3, "加字")], Kind.TYPING)
    save(SaveOrder(session.opened, session.groups(), path, session.opened.seen))
    assert path.read_bytes() == "第一行\r\n第二行加字\r\n".encode("gb18030")


def test_other_formats_are_read_only_with_the_way_out(tmp_path):
    path = tmp_path / "a.md"
    path.write_text("# 标题\n\n正文\n", encoding="utf-8")
    session = Session(open_source(path))
    with pytest.raises(RefusedEditError, match="另存为"):
        session.apply([text_edit(0, 0, 0, "新")], Kind.TYPING)


def test_unsaved_changes_come_back_after_a_crash(tmp_path):
    session = a_session(tmp_path)
    session.apply([text_edit(1, 0, 3, "新𠮷")], Kind.TYPING)
    session.apply([FormatEdit(Span(0, 0, 2), "bold", True)], Kind.FIX)
    session.apply([SectionEdit(0, "top_mm", 30.0)], Kind.FIX)
    keeper = Keeper(session.opened.original(), ".docx")
    keeper.keep(snapshot(session))
    assert leftovers() == ()  # it is in use
    keeper.let_go()
    (left,) = leftovers()
    again, other = bring_back(left)
    assert texts(again) == texts(session)
    assert again.groups() == session.groups()
    assert again.is_modified
    assert again.path == session.path
    other.drop()
    assert leftovers() == ()


def test_what_is_kept_half_does_no_harm(tmp_path, home):
    folder = home / "recovery" / "broken"
    folder.mkdir(parents=True)
    (folder / "state.json").write_text("{", encoding="utf-8")
    assert leftovers() == ()


@pytest.mark.data
def test_every_sample_opens_and_comes_back_the_same(tmp_path):
    root = os.environ.get("GOVDOCS_TEST_DATA")
    if not root:
        pytest.skip("GOVDOCS_TEST_DATA is not set")
    for at, sample in enumerate(sorted(Path(root, "samples").rglob("*.docx"))[::3]):
        copy = tmp_path / f"{at}.docx"
        copy.write_bytes(sample.read_bytes())
        try:
            session = Session(open_source(copy))
        except GovDocsError:
            continue
        done = _type_somewhere(session)
        if done:
            assert written(session, tmp_path / "out.docx") == texts(session), sample.name
        while session.undo():
            pass
        save(SaveOrder(session.opened, session.groups(), copy, session.opened.seen))
        assert copy.read_bytes() == sample.read_bytes(), sample.name


def _type_somewhere(session: Session) -> int:
    done = 0
    for para in session.document.paragraphs[:: max(len(session.document.paragraphs) // 9, 1)]:
        middle = len(para.text) // 2
        edit = text_edit(para.id, middle, middle, "𠮷字")
        if not session.why_not([edit]):
            session.apply([edit], Kind.PASTE)
            done += 1
    return done
