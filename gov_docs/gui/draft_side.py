"""素材 and 审核要点 beside an open document, and what is known of where its paragraphs are from."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from gov_docs.core.draft import Source
from gov_docs.core.types import Paragraph, Role, Span, TextEdit
from gov_docs.desk.draft_material import Piece, Suggested, suggested
from gov_docs.desk.draft_notes import NOTHING, Notes, keep_notes, notes_of, sources_in, with_sources
from gov_docs.desk.draft_opinions import reject_finding, reject_paragraph, reject_point
from gov_docs.desk.editing import Kind, Session, Writing
from gov_docs.desk.editing_findings import Finding
from gov_docs.gui.draft_marks import DraftMarks
from gov_docs.gui.editor import Editor
from gov_docs.gui.finding_actions import FindingActions
from gov_docs.gui.material_panel import MaterialPanel
from gov_docs.gui.points_panel import PointsPanel
from gov_docs.gui.theme import Colors
from gov_docs.gui.workers import Workers

if TYPE_CHECKING:
    from gov_docs.desk.draft_material import Point

_INSERTED = "插入素材"
_NO_TITLE = "这份文件还没有标题。\n写好标题，再回到这里，就会按标题推荐素材。"


class DraftSide(QObject):
    told = Signal(str)
    failed = Signal(str, str)

    def __init__(
        self,
        session: Session,
        editor: Editor,
        doer: FindingActions,
        colors: Colors,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._session, self._editor = session, editor
        self.material = MaterialPanel(colors, picking=False)
        self.points = PointsPanel(ticking=True)
        self.marks = DraftMarks(editor)
        self._notes = NOTHING
        self._asked = ("", "")  # kind and topic the panels show
        self._at = -1  # the paragraph with the caret
        self._writer, self._asker = Workers(self), Workers(self)
        self.material.insert_asked.connect(self.insert)
        self.material.rejected.connect(self._reject_paragraph)
        self.points.ticked.connect(self._tick)
        self.points.rejected.connect(self._reject_point)
        doer.ignored.connect(self._note_ignored)
        editor.cursorPositionChanged.connect(self._tell_source)
        path = session.path
        self._writer.do(lambda: notes_of(path), self._take_notes, lambda _: None)

    # --- what is known of the document

    def _take_notes(self, notes: object) -> None:
        if isinstance(notes, Notes):
            self._notes = notes
            sources = sources_in(notes, self._session.opened.document)
            self.marks.sources.update(sources)
            self._editor.viewport().update()

    def _tell_source(self) -> None:
        """Tell the source where the caret comes to, too: not everybody has a mouse."""
        at = self._editor.textCursor().block().userState()  # while blocks come and go, too
        if at != self._at and at in self.marks.sources and self._session.has(at):
            self.told.emit(self.marks.told_of(at).replace("\n", "　"))
        self._at = at

    def keep(self) -> None:
        """Keep where each paragraph of the document is from, now that it is saved as it is."""
        document = self._session.document
        self._notes = with_sources(self._notes, self.marks.sources, document)
        self._keep_notes()

    def _keep_notes(self) -> None:
        if self._notes != NOTHING and not self._session.opened.is_new:
            work = partial(keep_notes, self._session.path, self._notes)
            self._writer.do(work, lambda _: None, self._not_kept)

    def _not_kept(self, why: str) -> None:
        self.told.emit(f"出处和打勾没有记下来：{why}")

    # --- the panels

    def come_to_front(self, panel: QWidget | None) -> None:
        """Look for material once somebody wants to see it, and again where the title is another."""
        if panel not in (self.material, self.points):
            return
        elements = self._session.document.elements
        kind = self._notes.kind or elements.kind or "通知"
        topic = self._notes.topic or elements.title or ""
        if "【" in topic or not topic.strip():
            self.material.say(_NO_TITLE)
        elif (kind, topic) != self._asked:
            self._asked = (kind, topic)
            self.material.ask()
            work = partial(suggested, kind, topic)
            self._asker.do(work, partial(self._show, self._asked), self.material.say)

    def _show(self, asked: tuple[str, str], found: object) -> None:
        if asked == self._asked and isinstance(found, Suggested):
            self.material.show_material(found)
            left = [one for one in found.points if one.text not in self._notes.dismissed]
            self.points.show_points(left, self._notes.ticked)

    def set_colors(self, colors: Colors) -> None:
        self.material.set_colors(colors)

    # --- what a person does

    def insert(self, piece: Piece) -> None:
        """Put a paragraph behind the one with the caret, or into it where none can be added."""
        spot = self._editor.spot()
        if spot is None:
            self.told.emit("请先把光标放到正文里")
            return
        writing, before = self._writing(self._session.para(spot.para), piece.text)
        if not self._session.why_not(writing.edits):
            done = self._editor.apply(writing.edits, Kind.PASTE, _INSERTED)
            place = self._session.place(writing.para) - before if done else 0
            target = self._session.document.paragraphs[place].id
        else:
            target = spot.para
            edit = TextEdit(Span(target, spot.offset, spot.offset), piece.text)
            done = self._editor.apply([edit], Kind.PASTE, _INSERTED)
        if done:
            self._inserted(piece.source, target)

    def _writing(self, para: Paragraph, text: str) -> tuple[Writing, int]:
        """Return what makes it a paragraph of its own, and how far before its end that stands.

        Under a heading it is made like the paragraph that follows, not like the heading.
        """
        below = self._session.neighbour(para.id, 1)
        if (
            para.role is not Role.BODY
            and below is not None
            and self._session.para(below).role is Role.BODY
        ):
            return self._session.writing(below, 0, below, 0, text + "\n"), 1
        end = len(para.text)
        lead, start = ("\n", end) if para.text.strip() else ("", 0)
        return self._session.writing(para.id, start, para.id, end, lead + text), 0

    def _inserted(self, source: Source, para: int) -> None:
        self.marks.sources[para] = source
        self._editor.set_caret(para, len(self._session.para(para).text))
        self._editor.setFocus()
        self.told.emit(f"已插入，出处：《{source.title.strip('《》')}》；其中的空位按 Tab 逐个填")

    def _tick(self, text: str, on: bool) -> None:
        ticked = self._notes.ticked | {text} if on else self._notes.ticked - {text}
        self._notes = replace(self._notes, ticked=ticked)
        self._keep_notes()  # the text on the disk is still the one that was saved last

    def _reject_point(self, point: "Point") -> None:
        self._notes = replace(self._notes, dismissed=self._notes.dismissed | {point.text})
        self._keep_notes()
        if point.documents:
            self._opine(partial(reject_point, point.text, point.documents))

    def _reject_paragraph(self, piece: Piece, why: str) -> None:
        self._opine(partial(reject_paragraph, piece.source, piece.raw, why))

    def _note_ignored(self, finding: object) -> None:
        """Keep that a finding was waved away in a paragraph that comes from the library."""
        span = finding.issue.span if isinstance(finding, Finding) else None
        source = self.marks.sources.get(span.para) if span else None
        if isinstance(finding, Finding) and span and source:
            quoted = self._session.para(span.para).text[span.start : span.end]
            self._opine(partial(reject_finding, source, finding.issue.rule, quoted))

    def _opine(self, work: partial[None]) -> None:
        self._writer.do(
            work,
            lambda _: self.told.emit("已记进资料库的审核意见"),
            partial(self.failed.emit, "没有记下"),
        )

    def close_down(self) -> None:
        self._asker.finish()
        self._writer.finish(all_of_it=True)
