"""Real documents: open, type, split, join, fix, undo everything, save: not a byte is different."""

import os
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from gov_docs.core.errors import GovDocsError
from gov_docs.core.types import OBJECT, Span
from gov_docs.desk import editing_checks
from gov_docs.desk.editing import Kind, Session
from gov_docs.desk.editing_source import SaveOrder, open_source, save
from gov_docs.docx_io.read import read_word
from gov_docs.gui.editor import Editor
from gov_docs.gui.theme import LIGHT

ROOT = Path(os.environ.get("GOVDOCS_TEST_DATA", "/nowhere"), "samples")
SAMPLES = sorted(ROOT.rglob("*.docx"))
KEYS = Qt.Key
_PLACES = 12


def press(app, editor, key: int = 0, text: str = "") -> None:
    none = Qt.KeyboardModifier.NoModifier
    app.sendEvent(editor, QKeyEvent(QKeyEvent.Type.KeyPress, key, none, text))


def differing(editor) -> list[int]:
    """Return the paragraphs whose block says something else."""
    page, blank = editor._page, str.maketrans({"\u2028": "\n", "\f": OBJECT})
    return [
        para.id
        for para in editor.session.document.paragraphs
        if page.shows(para.id)
        and page.block(para.id).text().translate(blank) != para.text.translate(blank)
    ]


def work_on(app, editor) -> None:
    """Type, split and join in a dozen places, and make some of the fixes."""
    session = editor.session
    paras = [para.id for para in session.document.paragraphs if editor._page.shows(para.id)]
    for turn, para in enumerate(paras[:: max(len(paras) // _PLACES, 1)]):
        if not session.has(para):
            continue
        middle = len(session.para(para).text) // 2
        editor.go_to(Span(para, middle, middle))
        press(app, editor, text="增")
        press(app, editor, text="𠮷")
        key = (KEYS.Key_Return, KEYS.Key_Backspace, KEYS.Key_Delete)[turn % 3]
        if key != KEYS.Key_Return:
            editor.go_to(Span(para, 0, 0))
        press(app, editor, key, "\r" if key == KEYS.Key_Return else "")
    setup = editing_checks.editing_setup(lambda _: None)
    everywhere = {para.id for para in session.document.paragraphs}
    looked = editing_checks.quick_look(session.document, everywhere, setup)
    for fix in [issue.fixes[0] for issue in looked.issues if issue.fixes][:10]:
        if all(session.has(edit.span.para) for edit in fix.edits) and not session.why_not(
            fix.edits
        ):
            editor.apply(fix.edits, Kind.FIX, fix.title)


def save_it(session: Session) -> None:
    state = session.state()
    seen = save(SaveOrder(session.opened, session.groups(), session.path, session.opened.seen))
    session.opened.seen = seen
    session.saved(*state)


@pytest.mark.data
@pytest.mark.slow
@pytest.mark.skipif(not SAMPLES, reason="GOVDOCS_TEST_DATA is not set")
@pytest.mark.parametrize("sample", SAMPLES or [None], ids=lambda path: path and path.stem)
def test_undone_and_saved_it_is_the_old_file_to_the_byte(app, tmp_path, sample):
    path = tmp_path / sample.name
    shutil.copy(sample, path)
    before = path.read_bytes()
    try:
        editor = Editor(Session(open_source(path)), LIGHT)
    except GovDocsError:
        pytest.skip("not to be opened")
    session = editor.session
    assert differing(editor) == []
    work_on(app, editor)
    assert session.is_modified
    assert differing(editor) == []
    save_it(session)
    written = [para.text for para in read_word(path).document.paragraphs]
    assert written == [para.text for para in session.document.paragraphs]
    while session.history.undoable:
        editor.undo()
    assert differing(editor) == []
    save_it(session)
    assert path.read_bytes() == before
