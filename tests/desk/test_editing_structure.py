"""Splitting, joining, inserting and deleting paragraphs of an open document: nothing lost or misplaced."""

import contextlib
import os
import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gov_docs.core.errors import RefusedEditError
from gov_docs.core.types import OBJECT, FormatEdit, Span, TextEdit
from gov_docs.desk import editing_checks
from gov_docs.desk.editing import Change, Kind, Session
from gov_docs.desk.editing_recovery import Keeper, bring_back, leftovers, snapshot
from gov_docs.desk.editing_source import SaveOrder, open_source, save
from gov_docs.docx_io.read import read_word
from tests.docx_builder import build, field, p


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch) -> Path:
    monkeypatch.setenv("GOVDOCS_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def texts(session: Session) -> list[str]:
    return [para.text for para in session.document.paragraphs]


def ids(session: Session) -> list[int]:
    return [para.id for para in session.document.paragraphs]


def save_to(session: Session, target: Path) -> Path:
    save(SaveOrder(session.opened, session.groups(), target, ""))
    return target


def a_text(folder: Path, data: bytes = "第一段\r\n\r\n第𠮷三段\r\n末行".encode()) -> Session:
    path = folder / "文.txt"
    path.write_bytes(data)
    return Session(open_source(path))


def put(session: Session, first: int, start: int, last: int, end: int, text: str) -> Change:
    return session.apply(session.writing(first, start, last, end, text).edits, Kind.PASTE)


class Window:
    """Follows changes as the window must, and says where they would lead it astray."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.rows = ids(session)
        self.texts = texts(session)

    def follow(self, change: Change | None) -> None:
        if change is None:
            return
        for row in change.rows:
            there = slice(row.at, row.at + len(row.old))
            assert tuple(self.rows[there]) == row.old
            self.rows[there] = row.new
            self.texts[there] = [self.session.para(para).text for para in row.new]
        for para in change.paras:
            self.texts[self.rows.index(para)] = self.session.para(para).text
        assert self.rows == ids(self.session)
        assert self.texts == texts(self.session)
        assert len(set(self.rows)) == len(self.rows)


def random_format(data, session: Session, window: Window) -> list[str] | None:
    """Set something of a paragraph; return what the document says, None where refused."""
    para = data.draw(st.sampled_from(session.document.paragraphs))
    start = data.draw(st.integers(0, len(para.text)))
    span = Span(para.id, start, data.draw(st.integers(start, len(para.text))))
    name, value = data.draw(
        st.sampled_from([("size_pt", 22.0), ("bold", True), ("align", "right")])
    )
    try:
        window.follow(session.apply([FormatEdit(span, name, value)], Kind.FIX))
    except RefusedEditError:
        return None
    return texts(session)


def random_step(data, session: Session, window: Window) -> list[str] | None:
    """Do something to neighbours; return what the document must say then, None where refused."""
    before = texts(session)
    first = data.draw(st.integers(0, len(before) - 1))
    last = min(first + data.draw(st.sampled_from([0, 0, 0, 1, 1, 2])), len(before) - 1)
    start = data.draw(st.integers(0, len(before[first])))
    end = data.draw(st.integers(start if first == last else 0, len(before[last])))
    new = data.draw(st.text("字𠮷a\n", max_size=4))
    names = ids(session)
    writing = session.writing(names[first], start, names[last], end, new)
    try:
        window.follow(session.apply(writing.edits, Kind.PASTE))  # typing may go on in one step
    except RefusedEditError:
        assert texts(session) == before
        return None
    lines = new.split("\n")
    lines[0] = before[first][:start] + lines[0]
    lines[-1] += before[last][end:]
    assert session.para(writing.para).text[writing.offset :] == before[last][end:]
    return [*before[:first], *lines, *before[last + 1 :]]


def random_steps(data, session: Session, count: int) -> None:
    window, mirror, at = Window(session), [texts(session)], 0
    for _ in range(count):
        if data.draw(st.integers(0, 4)) == 0:
            back = data.draw(st.booleans())
            change = session.undo() if back else session.redo()
            window.follow(change)
            at += (-1 if back else 1) if change else 0
            assert texts(session) == mirror[at]
            continue
        form = session.path.suffix == ".docx" and data.draw(st.integers(0, 3)) == 0
        said = (random_format if form else random_step)(data, session, window)
        if said is None:
            continue
        assert texts(session) == said
        del mirror[at + 1 :]
        mirror.append(said)
        at += 1


def undo_all(session: Session) -> None:
    while session.undo():
        pass


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_whatever_is_done_to_plain_text_it_is_saved_as_it_stands(data, tmp_path: Path):
    session = a_text(tmp_path)
    original, first = session.path.read_bytes(), ids(session)
    random_steps(data, session, data.draw(st.integers(1, 15)))
    again = open_source(save_to(session, tmp_path / "out.txt"))
    assert [para.text for para in again.document.paragraphs] == texts(session)
    undo_all(session)
    assert (ids(session), session.groups()) == (first, ())
    assert save_to(session, tmp_path / "back.txt").read_bytes() == original


DELETED = '<w:del w:id="9" w:author="某"><w:r><w:delText>删</w:delText></w:r></w:del>'
BOLD = "<w:r><w:rPr><w:b/></w:rPr><w:t>{}</w:t></w:r>"
CELL = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p><w:p/></w:tc>"
MARKED = (
    '<w:p><w:bookmarkStart w:id="1" w:name="一"/><w:r><w:t>书签</w:t></w:r><w:bookmarkEnd w:id="1"/>'
    '<w:commentRangeStart w:id="7"/><w:r><w:t>批注</w:t></w:r><w:commentRangeEnd w:id="7"/>'
    '<w:r><w:commentReference w:id="7"/></w:r><w:r><w:t>之后</w:t></w:r></w:p>'
)
NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
RICH = (
    p("标题文字", ppr='<w:jc w:val="center"/>', rpr='<w:sz w:val="44"/>')
    + f"<w:p>{BOLD.format('粗𠮷体')}<w:r><w:t xml:space='preserve'> 平常的字</w:t></w:r></w:p>"
    + "<w:p/>"
    + MARKED
    + f"<w:tbl><w:tr>{CELL.format('甲格')}{CELL.format('乙格')}</w:tr></w:tbl>"
    + "<w:p><w:r><w:t>前</w:t></w:r><w:r><w:drawing/><w:tab/><w:t>后面</w:t></w:r></w:p>"
    + f"<w:p><w:r><w:t>第</w:t></w:r>{field('PAGE', '3')}<w:r><w:t>页</w:t></w:r></w:p>"
    + '<w:p><w:r><w:t>有注</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>的段</w:t></w:r></w:p>'
    + '<w:p><w:hyperlink w:anchor="一"><w:r><w:t>链接</w:t></w:r></w:hyperlink><w:del w:id="9" w:author="某"><w:r><w:delText>删</w:delText></w:r></w:del></w:p>'
    + p("首项", ppr=NUMBERED)
    + p("次项", ppr=NUMBERED)
    + p("末段")
)
PARTS = {
    "word/numbering.xml": '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    "word/footnotes.xml": f'<w:footnote w:id="2">{p("注文")}{p("第二段注")}</w:footnote>',
}


def a_docx(folder: Path, body: str = RICH) -> Session:
    return Session(open_source(build(folder, body, PARTS)))


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_whatever_is_done_to_a_docx_it_is_saved_as_it_stands(data, tmp_path: Path):
    session = a_docx(tmp_path)
    original, first = session.path.read_bytes(), session.document
    random_steps(data, session, data.draw(st.integers(1, 12)))
    again = read_word(save_to(session, tmp_path / "out.docx")).document.paragraphs
    shown = session.document.paragraphs
    assert [para.text for para in again] == [para.text for para in shown]
    assert [para.number for para in again] == [para.number for para in shown]
    assert [para.layout for para in again] == [para.layout for para in shown]
    assert [looks(para) for para in again] == [looks(para) for para in shown]
    undo_all(session)
    assert (session.document, session.groups()) == (first, ())
    assert save_to(session, tmp_path / "back.docx").read_bytes() == original


def looks(para) -> list[tuple[str, bool, float]]:
    seen = ((run, char) for run in para.runs for char in run.text if char not in f"\t{OBJECT}")
    return [(char, run.bold, run.size_pt) for run, char in seen]


def test_typing_in_a_new_paragraph_is_one_step(tmp_path):
    session = a_text(tmp_path)
    writing = session.writing(0, 1, 0, 1, "\n")
    session.apply(writing.edits, Kind.BREAK)
    for at, char in enumerate("新的字"):
        session.apply([TextEdit(Span(writing.para, at, at), char)], Kind.TYPING)
    assert texts(session)[:2] == ["第", "新的字一段"]
    session.undo()
    assert texts(session)[:2] == ["第", "一段"]
    session.undo()
    assert session.groups() == ()


def test_a_paragraph_joined_again_by_hand_is_as_it_was(tmp_path):
    session = a_docx(tmp_path)
    first = session.document
    put(session, 1, 3, 1, 3, "\n")
    new = session.document.paragraphs[2].id
    put(session, 1, 3, new, 0, "")
    assert session.document.paragraphs == first.paragraphs
    assert not session.is_modified


def test_a_new_paragraph_takes_formats_of_its_own(tmp_path):
    session = a_docx(tmp_path)
    put(session, 1, 4, 1, 4, "\n")
    new = session.document.paragraphs[2].id
    session.apply([FormatEdit(Span(new, 0, 2), "align", "right")], Kind.FIX)
    session.apply([FormatEdit(Span(new, 0, 2), "size_pt", 22.0)], Kind.FIX)
    again = read_word(save_to(session, tmp_path / "out.docx")).document.paragraphs
    assert [para.layout.align.value for para in again[1:3]] == ["left", "right"]
    assert [run.size_pt for run in again[2].runs for _ in run.text][:3] == [22, 22, 10]


@pytest.mark.parametrize("empty", ["<w:p/>", "<w:p></w:p>", p(), f"<w:p>{DELETED}</w:p>"])
def test_an_empty_paragraph_written_in_and_laid_out_is_saved(tmp_path, empty):
    session = a_docx(tmp_path, empty + p("后"))
    session.apply([TextEdit(Span(0, 0, 0), "新")], Kind.TYPING)
    session.apply([FormatEdit(Span(0, 0, 1), "align", "center")], Kind.FIX)
    again = read_word(save_to(session, tmp_path / "out.docx")).document.paragraphs
    assert [para.text for para in again][:2] == ["新", "后"]
    assert again[0].layout.align.value == "center"


@pytest.mark.parametrize("at", [0, 1, 2])
@pytest.mark.parametrize("text", ["前段\n", "\n后段", "甲\n乙\n丙"])
def test_new_paragraphs_look_as_what_was_set_before(tmp_path, at, text):
    session = a_docx(tmp_path, p("甲乙") + p("丙"))
    session.apply([FormatEdit(Span(0, 0, 2), "size_pt", 22.0)], Kind.FIX)
    put(session, 0, at, 0, at, text)
    again = read_word(save_to(session, tmp_path / "out.docx")).document.paragraphs
    assert [looks(para) for para in again] == [looks(para) for para in session.document.paragraphs]
    assert all(run.size_pt == 22.0 for para in again[:2] for run in para.runs)


def test_a_paragraph_set_and_then_deleted_is_gone_when_saved(tmp_path):
    session = a_docx(tmp_path, p("甲乙") + p("丙"))
    session.apply([FormatEdit(Span(0, 0, 2), "size_pt", 22.0)], Kind.FIX)
    put(session, 0, 0, 1, 0, "")
    again = read_word(save_to(session, tmp_path / "out.docx")).document.paragraphs
    assert [para.text for para in again][:1] == ["丙"]


def test_what_held_deleted_text_may_stay_where_all_is_new(tmp_path):
    tag = '<w:smartTag w:uri="u" w:element="e"><w:r><w:t>{}</w:t></w:r></w:smartTag>'
    session = a_docx(tmp_path, "".join(f"<w:p>{tag.format(text)}</w:p>" for text in "甲乙丙"))
    put(session, 0, 0, 2, 1, "\n")
    assert [para.text for para in session.document.paragraphs][:2] == ["", ""]
    again = read_word(save_to(session, tmp_path / "out.docx")).document.paragraphs
    assert [para.text for para in again] == texts(session)


def test_what_is_bound_comes_back_after_a_crash(tmp_path):
    session = a_docx(tmp_path)
    put(session, 0, 2, 1, 2, "甲\n乙")
    session.apply([FormatEdit(Span(0, 0, 2), "size_pt", 16.0)], Kind.FIX)
    keeper = Keeper(session.opened.original(), ".docx")
    keeper.keep(snapshot(session))
    keeper.let_go()
    (left,) = leftovers()
    again, kept = bring_back(left)
    assert texts(again) == texts(session)
    assert again.groups() == session.groups()
    put(again, 0, 1, 0, 1, "\n")
    assert len(set(ids(again))) == len(ids(again))
    kept.drop()


def test_findings_go_where_their_text_goes(tmp_path):
    session = Session(open_source(build(tmp_path, p("前文。要加强领导,不得推诿。") + p("后段"))))
    setup = editing_checks.editing_setup(print)
    looked = editing_checks.whole_look(session.document, setup, None).looked
    assert session.take(looked, session.revision, None)
    comma = next(one for one in session.findings.at(0) if one.issue.span == Span(0, 8, 9))
    put(session, 0, 3, 0, 3, "\n")
    new = session.document.paragraphs[1].id
    moved = session.findings.get(comma.number)
    assert moved is not None
    assert moved.issue.span == Span(new, 5, 6)
    session.undo()
    assert session.findings.get(comma.number).issue.span == comma.issue.span


def test_checks_go_on_over_new_paragraphs(tmp_path):
    session = a_docx(tmp_path)
    put(session, 0, 4, 0, 4, "\n新的,一段")
    new = session.document.paragraphs[1].id
    setup = editing_checks.editing_setup(print)
    quick = editing_checks.quick_look(session.document, [new, 99], setup)
    assert session.take_at(quick, session.opened.local_rules) == (new,)
    put(session, 0, 4, new, 5, "")
    assert session.take_at(quick, session.opened.local_rules) == ()  # it is there no more
    whole = editing_checks.whole_look(session.document, setup, None).looked
    assert session.take(whole, session.revision, None)


@pytest.mark.parametrize(
    ("first", "start", "last", "end", "why"),
    [
        (4, 0, 6, 1, "单元格"),
        (8, 0, 9, 0, "图片"),
        (9, 1, 10, 1, "在域中"),
        (12, 0, 15, 1, "脚注"),
    ],
)
def test_what_must_stay_is_refused_and_nothing_changes(tmp_path, first, start, last, end, why):
    session = a_docx(tmp_path)
    with pytest.raises(RefusedEditError, match=why):
        put(session, first, start, last, end, "")
    assert not session.is_modified


def test_lines_of_any_kind_begin_paragraphs(tmp_path):
    session = a_text(tmp_path)
    put(session, 0, 3, 0, 3, "甲\r\n乙\r丙")
    assert texts(session)[:3] == ["第一段甲", "乙", "丙"]


def test_a_line_break_that_is_no_paragraph_is_refused_in_plain_text(tmp_path):
    session = a_text(tmp_path)
    with pytest.raises(RefusedEditError, match="换行"):
        session.apply([TextEdit(Span(0, 1, 1), "甲\n乙")], Kind.PASTE)


@pytest.mark.parametrize(
    ("data", "put_in", "said"),
    [
        (b"a\nb", (1, 1, 1, 1, "\n"), b"a\nb\n\n"),  # an empty last line must have an end
        (b"a\nb", (0, 1, 1, 0, ""), b"ab"),
        (b"a\nb", (0, 0, 1, 0, ""), b"b"),
        (b"a\r\nb\r\n", (0, 0, 0, 1, "x\ny"), b"x\r\ny\r\nb\r\n"),
        (b"ab", (0, 1, 0, 1, "\n"), b"a\r\nb"),
    ],
)
def test_lines_keep_their_ends(tmp_path, data, put_in, said):
    session = a_text(tmp_path, data)
    put(session, *put_in)
    assert save_to(session, tmp_path / "out.txt").read_bytes() == said


DATA = os.environ.get("GOVDOCS_TEST_DATA")


@pytest.mark.skipif(not DATA, reason="GOVDOCS_TEST_DATA names no folder")
def test_real_documents_come_back_byte_for_byte(tmp_path):
    for number, path in enumerate(sorted(Path(DATA or "").glob("samples/**/*.docx"))[::8]):
        session = Session(open_source(path))
        if session.opened.read_only:
            continue
        first = session.document.paragraphs
        steps = random.Random(number)  # noqa: S311 -- not a secret
        for _ in range(8):
            a_random_step(steps, session)
        again = read_word(save_to(session, tmp_path / "out.docx")).document.paragraphs
        assert [para.text for para in again] == texts(session)
        undo_all(session)
        assert session.document.paragraphs == first
        assert save_to(session, tmp_path / "back.docx").read_bytes() == path.read_bytes()


def a_random_step(steps: random.Random, session: Session) -> None:
    paras = session.document.paragraphs
    first = steps.randrange(len(paras))
    last = min(first + steps.choice([0, 0, 1, 2]), len(paras) - 1)
    start = steps.randint(0, len(paras[first].text))
    end = steps.randint(start if first == last else 0, len(paras[last].text))
    with contextlib.suppress(RefusedEditError):
        put(
            session, paras[first].id, start, paras[last].id, end, steps.choice(["", "\n", "甲\n乙"])
        )
