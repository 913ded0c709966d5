"""What a draft shows over its page: blanks to fill in, and the source of each borrowed paragraph."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QToolTip

from gov_docs.core.draft import BLANK, UNVERIFIED, WHOLE_PARAGRAPH, Source
from gov_docs.core.types import Span
from gov_docs.gui.editor import Editor
from gov_docs.gui.editor_paint import Shown, stretches

_MARKS = ((BLANK, Qt.PenStyle.SolidLine), (UNVERIFIED, Qt.PenStyle.DashLine))
_BESIDE = 18  # pixels to the left of the text, clear of the findings' bars


class DraftMarks(QObject):
    """Draws the blanks, tells the sources, and makes Tab go from blank to blank."""

    def __init__(self, editor: Editor) -> None:
        super().__init__(editor)
        self._editor = editor
        self.sources: dict[int, Source] = {}  # by paragraph
        editor.overlays.append(self._draw)
        editor.installEventFilter(self)
        editor.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and watched is self._editor.viewport():
            return self._tell_source(event)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Tab and not event.modifiers():
                return self.step(1)
            if event.key() == Qt.Key.Key_Backtab:
                return self.step(-1)
        return False

    # --- blanks

    def blanks(self) -> Iterator[Span]:
        """Yield the blanks of the document in the order they are read."""
        for para in self._editor.session.document.paragraphs:
            if "【待" in para.text:
                found = [hit.span() for pattern, _ in _MARKS for hit in pattern.finditer(para.text)]
                yield from (Span(para.id, *span) for span in sorted(found))

    def step(self, by: int) -> bool:
        """Mark the next blank, or the one before, round at the ends; False where there is none."""
        blanks = list(self.blanks())
        if not blanks:
            return False
        here = self._here(by)
        place = self._editor.session.place
        if by > 0:
            ahead = [one for one in blanks if (place(one.para), one.start) >= here]
        else:
            ahead = [one for one in reversed(blanks) if (place(one.para), one.end) <= here]
        target = ahead[0] if ahead else blanks[0 if by > 0 else -1]
        self._editor.go_to(target, select=True)
        return True

    def _here(self, by: int) -> tuple[int, int]:
        cursor = self._editor.textCursor()
        at = cursor.selectionEnd() if by > 0 else cursor.selectionStart()
        spot = self._editor.spot(at)
        return (self._editor.session.place(spot.para), spot.offset) if spot else (0, 0)

    def _draw(self, painter: QPainter, shown: Shown) -> None:
        if shown.para.id in self.sources:
            self._draw_beside(painter, shown)
        if "【待" not in shown.para.text:
            return
        colors = self._editor.colors
        for (pattern, line), color in zip(_MARKS, (colors.warning, colors.hint), strict=True):
            soft = QColor(color)
            soft.setAlpha(44)
            painter.setPen(QPen(QColor(color), 1.2, line))
            painter.setBrush(soft)
            for hit in pattern.finditer(shown.para.text):
                for rect in stretches(shown, *hit.span()):
                    painter.drawRoundedRect(rect.adjusted(0.5, -1, -0.5, 1), 4, 4)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    # --- sources

    def _draw_beside(self, painter: QPainter, shown: Shown) -> None:
        layout = shown.block.layout()
        painter.setPen(QPen(QColor(self._editor.colors.accent), 2, Qt.PenStyle.DotLine))
        x = shown.origin.x() - _BESIDE
        for index in range(layout.lineCount()):
            line = layout.lineAt(index)
            top = shown.origin.y() + line.y()
            foot = top + line.ascent() + line.descent()
            painter.drawLine(QPointF(x, top + 4), QPointF(x, foot - 4))

    def _tell_source(self, event: QHelpEvent) -> bool:
        spot = self._editor.spot(self._editor.cursorForPosition(event.pos()).position())
        text = self.told_of(spot.para) if spot else ""
        if not text:
            return False
        QToolTip.showText(event.globalPos(), text, self._editor.viewport())
        return True

    def told_of(self, para: int) -> str:
        """Return what is told of a paragraph: where it is from, and who wrote it."""
        lines = []
        source = self.sources.get(para)
        if source:
            number = f"（{source.doc_number}）" if source.doc_number else ""
            lines.append(f"出处：《{source.title.strip('《》')}》{number}")
            if source.heading:
                lines.append(f"位置：{source.heading}")
        text = self._editor.session.para(para).text
        if any(hit[1] == WHOLE_PARAGRAPH for hit in UNVERIFIED.finditer(text)):
            lines.append("这一段由语言模型撰写，请逐句核对")
        return "\n".join(lines)
