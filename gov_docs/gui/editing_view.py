"""The page while it is changed: each step goes through the session and is shown as it comes back."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal

from gov_docs.core.errors import GovDocsError
from gov_docs.core.types import Edit, FormatEdit, ParagraphEdit, SectionEdit, Span, TextEdit
from gov_docs.desk.editing import Change, Kind, Rows
from gov_docs.gui.differences import difference
from gov_docs.gui.page import Spot
from gov_docs.gui.page_view import PageView

NOT_TEXT = "这里是说明，不是文件的内容"


class EditingView(PageView):
    changed = Signal(object)  # a Change, already shown
    refused = Signal(str)  # why something cannot be done here

    def apply(self, edits: Sequence[Edit], kind: Kind, title: str = "") -> bool:
        """Make the edits and show them; False, told by `refused`, where they cannot be made."""
        if not all(map(self.session.has, _named(edits))):
            self.refused.emit("这处文字刚才改动过，请看一看再改")
            return False
        try:
            change = self.session.apply(edits, kind, title)
        except GovDocsError as error:
            self.refused.emit(str(error))
            return False
        self._show(change)
        return True

    def undo(self) -> None:
        step = self.session.history.undoable
        if step:
            self._follow(self.session.undo(), step.back)

    def redo(self) -> None:
        step = self.session.history.redoable
        if step:
            self._follow(self.session.redo(), step.forth)

    def _follow(self, change: Change | None, edits: Sequence[Edit]) -> None:
        if change is None:
            return
        spot = self._end_of(change.rows[0]) if change.rows else None
        self._show(change)
        if spot is not None:
            self.go_to(Span(spot.para, spot.offset, spot.offset))
            return
        edit = next((e for e in reversed(edits) if isinstance(e, TextEdit | FormatEdit)), None)
        if edit is not None and self.session.has(edit.span.para):
            end = edit.span.start + (len(edit.text) if isinstance(edit, TextEdit) else 0)
            self.go_to(Span(edit.span.para, end, end))

    def _end_of(self, row: Rows) -> Spot:
        """Return where what differs ends, of paragraphs that are not shown as they are yet."""
        new = [self.session.para(para).text for para in row.new]
        _, _, end = difference("\n".join(self._page.texts(row.old)), "\n".join(new))
        for para, text in zip(row.new, new, strict=True):
            if end <= len(text):
                return Spot(para, end)
            end -= len(text) + 1
        return Spot(row.new[-1], len(new[-1]))

    def _show(self, change: Change) -> None:
        session = self.session
        if change.paged or not self._page.restructure(change.rows, session.document, session.para):
            self.show_all()
        else:
            formatted = {e.span.para for e in change.edits if isinstance(e, FormatEdit)}
            for para in change.paras:
                self._page.change(session.para(para), whole=para in formatted)
            for para in change.renumbered:
                self._page.change(session.para(para), whole=True)
        self.changed.emit(change)

    def ends(self) -> tuple[Spot | None, Spot | None]:
        """Return where what is selected begins and ends; both are the caret where nothing is."""
        cursor = self.textCursor()
        first, last = cursor.selectionStart(), cursor.selectionEnd()
        if first == last:
            return self.spot(first), self.spot(first)
        inside = list(self.selected_paragraphs())
        if not inside:
            return None, None
        (head, _), (tail, _) = inside[0], inside[-1]
        begin, end = self.spot(first), self.spot(last)
        return begin or Spot(head.id, 0), end or Spot(tail.id, len(tail.text))

    def replace_selection(self, text: str, kind: Kind) -> bool:
        """Put text in place of what is selected; each line but its first begins a paragraph."""
        first, last = self.ends()
        if first is None or last is None:
            self.tell_not_text()
            return False
        return self._write(first, last, text, kind)

    def _write(self, first: Spot, last: Spot, text: str, kind: Kind) -> bool:
        writing = self.session.writing(first.para, first.offset, last.para, last.offset, text)
        if not self.apply(writing.edits, kind):
            return False
        self.set_caret(writing.para, writing.offset)
        return True

    def tell_not_text(self) -> None:
        self.refused.emit(self.session.opened.read_only or NOT_TEXT)


def _named(edits: Sequence[Edit]) -> Iterator[int]:
    """Yield the paragraphs the edits speak of; what was found a moment ago may be joined since."""
    for edit in edits:
        if isinstance(edit, ParagraphEdit):
            yield from edit.old
        elif not isinstance(edit, SectionEdit):
            yield edit.span.para
