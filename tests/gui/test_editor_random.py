"""Whatever a person does in the window, in whatever order: no character is lost or misplaced."""

from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent

from gov_docs.core.fixes import apply
from gov_docs.core.types import Safety, TextEdit
from gov_docs.desk import editing_checks
from gov_docs.desk.editing import Kind, Session
from gov_docs.desk.editing_source import SaveOrder, open_source, save
from gov_docs.docx_io.read import read_word
from gov_docs.gui.editor import Editor
from gov_docs.gui.theme import LIGHT
from tests.docx_builder import build, p

KEYS = Qt.Key
CELL = "<w:tc><w:tcPr>{}</w:tcPr>{}</w:tc>"
BODY = (
    p("关于𠮷林的通知")
    + "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>一、粗𠮷体</w:t></w:r><w:r><w:t>平常的字,要统一布署。</w:t></w:r></w:p>"
    + "<w:tbl><w:tr>"
    + CELL.format('<w:gridSpan w:val="2"/>', p("甲格") + p("甲二"))
    + "</w:tr><w:tr>"
    + CELL.format("", p("乙𠮷"))
    + CELL.format("", p())
    + "</w:tr></w:tbl>"
    + "<w:p><w:r><w:t>前</w:t></w:r><w:r><w:drawing/></w:r><w:r><w:t>后面</w:t></w:r></w:p>"
    + p("各单位要切实加强领导,不得推诿。")
    + p()
    + p("末段")
)
TEXTS = ("字", "𠮷", "一二三", ",", "2026年", "　", "a")
LINES = ("甲\n乙", "\n", "𠮷\n\n末", "一\n二\n三\n")

Step = tuple[str, int, int, int]
STEPS = st.tuples(
    st.sampled_from(
        [
            "type",
            "type",
            "compose",
            "enter",
            "back",
            "delete",
            "cut",
            "paste",
            "lines",
            "fix",
            "undo",
            "undo",
            "redo",
            "save",
        ]
    ),
    *[st.integers(0, 10_000)] * 3,
)


class Person:
    """Somebody at the window, who does as told by numbers."""

    def __init__(self, app, path: Path) -> None:
        self.app = app
        self.editor = Editor(Session(open_source(path)), LIGHT)
        self.texts = self.said()  # what it must say, kept apart from the program
        self.known = {0: self.texts}  # what it must say at each place of the history
        self.setup = editing_checks.editing_setup(lambda _: None)
        self.refused = False
        self.editor.refused.connect(self._take_note)

    def _take_note(self, _why: str) -> None:
        self.refused = True

    def said(self) -> list[str]:
        return [para.text for para in self.editor.session.document.paragraphs]

    def do(self, step: Step) -> bool:
        """Do it; say whether anything was done."""
        what, *numbers = step
        self.refused = False
        self.editor.session.history.end_burst()
        getattr(self, what)(*numbers)
        document = self.editor.session.document
        assert self.said() == self.texts, step
        blocks = [self.editor._page.block(para.id) for para in document.paragraphs]
        shown = [block.text().replace("\u2028", "\n") for block in blocks]
        assert shown == self.texts, step
        order = [block.blockNumber() for block in blocks]
        assert order == sorted(set(order)), step
        return not self.refused

    # --- what can be done

    def _choose(self, place: int, start: int, length: int = 0) -> tuple[int, int, int, int]:
        """Select from a place, at most into the next paragraph; return where it begins and ends."""
        paras = self.editor.session.document.paragraphs
        at = place % len(paras)
        first = start % (len(paras[at].text) + 1)
        there, last = at, min(first + length, len(paras[at].text))
        if length % 3 == 2 and at + 1 < len(paras):
            there, last = at + 1, length % (len(paras[at + 1].text) + 1)
        cursor = self.editor.textCursor()
        cursor.setPosition(self.editor._page.position(paras[at], first))
        keep = cursor.MoveMode.KeepAnchor
        cursor.setPosition(self.editor._page.position(paras[there], last), keep)
        self.editor.setTextCursor(cursor)
        return at, first, there, last

    def _replaced(self, where: tuple[int, int, int, int], text: str) -> None:
        """Note what it must say now, unless the editor says that it was refused."""
        at, start, there, end = where
        texts = self.texts
        made = (texts[at][:start] + text + texts[there][end:]).split("\n")
        if not self.refused:
            self._now([*texts[:at], *made, *texts[there + 1 :]])

    def _now(self, texts: list[str]) -> None:
        self.texts = self.known[self.editor.session.history._at] = texts

    def _press(self, key: int = 0, text: str = "") -> None:
        none = Qt.KeyboardModifier.NoModifier
        self.app.sendEvent(self.editor, QKeyEvent(QKeyEvent.Type.KeyPress, key, none, text))

    def type(self, place: int, start: int, which: int) -> None:
        where = self._choose(place, start, which % 4)
        text = TEXTS[which % len(TEXTS)]
        for char in text:
            self._press(text=char)
            self._replaced(where, char)
            if self.refused:
                return
            at, first, *_ = where
            where = (at, first + 1, at, first + 1)

    def compose(self, place: int, start: int, which: int) -> None:
        where = self._choose(place, start)
        self.app.sendEvent(self.editor, QInputMethodEvent("pin yin", []))
        event = QInputMethodEvent("", [])
        event.setCommitString(TEXTS[which % len(TEXTS)])
        self.app.sendEvent(self.editor, event)
        self._replaced(where, TEXTS[which % len(TEXTS)])

    def enter(self, place: int, start: int, _: int) -> None:
        where = self._choose(place, start)
        self._press(KEYS.Key_Return, "\r")
        self._replaced(where, "\n")

    def back(self, place: int, start: int, _: int) -> None:
        at, first, *_ = self._choose(place, start % 4)
        self._press(KEYS.Key_Backspace)
        self._rubbed((at, first - 1, at, first) if first else None, at, -1)

    def delete(self, place: int, start: int, _: int) -> None:
        at, first, *_ = self._choose(place, start)
        self._press(KEYS.Key_Delete)
        inside = first < len(self.texts[at])
        self._rubbed((at, first, at, first + 1) if inside else None, at, 1)

    def _rubbed(self, inside: tuple[int, int, int, int] | None, at: int, step: int) -> None:
        if inside:
            self._replaced(inside, "")
            return
        first, last = (at, at + 1) if step > 0 else (at - 1, at)
        if self.said() != self.texts:  # there was a neighbour to join with
            self._replaced((first, len(self.texts[first]), last, 0), "")

    def cut(self, place: int, start: int, length: int) -> None:
        where = self._choose(place, start, length % 7)
        if where[:2] != where[2:]:
            self.editor.cut()
            self._replaced(where, "")

    def paste(self, place: int, start: int, which: int, texts: tuple[str, ...] = TEXTS) -> None:
        where = self._choose(place, start, which % 5)
        data = QMimeData()
        text = texts[which % len(texts)]
        data.setText(text)
        self.editor.insertFromMimeData(data)
        if text.strip("\n"):
            self._replaced(where, text.rstrip("\n"))

    def lines(self, place: int, start: int, which: int) -> None:
        self.paste(place, start, which, LINES)

    def fix(self, which: int, *_: int) -> None:
        document = self.editor.session.document
        everywhere = {para.id for para in document.paragraphs}
        looked = editing_checks.quick_look(document, everywhere, self.setup)
        fixes = [
            issue.fixes[0]
            for issue in looked.issues
            if issue.fixes and issue.fixes[0].safety is not Safety.SHOW
        ]
        if not fixes:
            return
        fix = fixes[which % len(fixes)]
        assert all(isinstance(edit, TextEdit) for edit in fix.edits)
        wanted = [para.text for para in apply(document, fix.edits).paragraphs]
        if self.editor.apply(fix.edits, Kind.FIX, fix.title):
            self._now(wanted)

    def undo(self, *_: int) -> None:
        self.editor.undo()
        self.texts = self.known[self.editor.session.history._at]

    def redo(self, *_: int) -> None:
        self.editor.redo()
        self.texts = self.known[self.editor.session.history._at]

    def save(self, *_: int) -> None:
        session = self.editor.session
        state = session.state()
        seen = save(SaveOrder(session.opened, session.groups(), session.path, session.opened.seen))
        session.opened.seen = seen
        session.saved(*state)
        assert not session.is_modified
        texts = [para.text for para in read_word(session.path).document.paragraphs]
        assert texts == self.texts


@settings(  # a failure tells its step; making 500 steps fewer would take minutes
    max_examples=3,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)
@given(steps=st.lists(STEPS, min_size=125, max_size=500))
def test_no_character_is_lost_or_misplaced(app, tmp_path, steps):
    path = build(tmp_path, BODY)
    before = path.read_bytes()
    person = Person(app, path)
    done = sum([person.do(step) for step in steps])
    assert done > len(steps) // 3
    person.save()
    while person.editor.session.history.undoable:
        person.do(("undo", 0, 0, 0))
    person.save()
    assert path.read_bytes() == before
