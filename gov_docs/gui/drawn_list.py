"""Lists whose rows are drawn, line by line in pieces of one colour, so that ten thousand cost nothing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gov_docs.gui.theme import Colors

Index = QModelIndex | QPersistentModelIndex
T = TypeVar("T")
_ROLE = Qt.ItemDataRole
_LINE, _EDGE, _GAP = 22, 7, 8
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    color: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """What one row shows: lines of pieces, and a word at the right of the second line."""

    lines: tuple[tuple[Piece, ...], ...]
    mark: Piece | None = None


class DrawnModel(QAbstractListModel, Generic[T]):
    """The things that are listed; `told` says one in words, for screen readers and tool tips."""

    more_asked = Signal()  # somebody has come to the end of what is listed

    def __init__(self, told: Callable[[T], str]) -> None:
        super().__init__()
        self._told = told
        self._things: Sequence[T] = ()
        self._has_more = False

    def show(self, things: Sequence[T], *, has_more: bool = False) -> None:
        """List these; where they only go on from what is listed, nothing jumps."""
        old, self._has_more = self._things, has_more
        if old and len(things) > len(old) and tuple(things[: len(old)]) == tuple(old):
            self.beginInsertRows(QModelIndex(), len(old), len(things) - 1)
            self._things = things
            self.endInsertRows()
            return
        self.beginResetModel()
        self._things = things
        self.endResetModel()

    def put(self, row: int, thing: T) -> None:
        """Show something else in one row."""
        self._things = [*self._things[:row], thing, *self._things[row + 1 :]]
        self.dataChanged.emit(self.index(row), self.index(row))

    def canFetchMore(self, parent: Index) -> bool:
        return self._has_more and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:
        self._has_more = False  # asked once; the answer says whether there is still more
        self.more_asked.emit()

    def thing(self, row: int) -> T | None:
        return self._things[row] if 0 <= row < len(self._things) else None

    def row_where(self, fits: Callable[[T], bool]) -> int:
        return next((at for at, one in enumerate(self._things) if fits(one)), -1)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._things)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        one = self.thing(index.row())
        if one is None:
            return None
        if role == _ROLE.UserRole:
            return one
        if role in (_ROLE.DisplayRole, _ROLE.AccessibleTextRole, _ROLE.ToolTipRole):
            return self._told(one)
        return None


class DrawnDelegate(QStyledItemDelegate, Generic[T]):
    """Draws the rows; `row_of` says what stands in one, all rows have as many lines as the first."""

    def __init__(
        self, model: DrawnModel[T], colors: Colors, row_of: Callable[[T, Colors], Row]
    ) -> None:
        super().__init__()
        self._model, self.colors, self._row_of = model, colors, row_of

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        first = self._model.thing(0)
        lines = len(self._row_of(first, self.colors).lines) if first is not None else 2
        return QSize(200, lines * _LINE + 2 * _EDGE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        thing = self._model.thing(index.row())
        if thing is None:
            return
        rect: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(self.colors.accent_soft))
            side = QRect(rect.left(), rect.top(), 3, rect.height())
            painter.fillRect(side, QColor(self.colors.accent))
        painter.setPen(QColor(self.colors.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        self._draw(painter, rect.adjusted(12, _EDGE, -10, -_EDGE), thing)
        painter.restore()

    def _draw(self, painter: QPainter, rect: QRect, thing: T) -> None:
        row = self._row_of(thing, self.colors)
        for at, pieces in enumerate(row.lines):
            line = QRect(rect.left(), rect.top() + at * _LINE, rect.width(), _LINE)
            if at == 1 and row.mark:
                line.setRight(line.right() - _draw_mark(painter, line, row.mark))
            _draw_pieces(painter, line, pieces)


def _draw_mark(painter: QPainter, line: QRect, mark: Piece) -> int:
    """Draw a word at the right end of a line; return the room it takes."""
    align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
    painter.setPen(QColor(mark.color))
    painter.drawText(line, align, mark.text)
    return painter.fontMetrics().horizontalAdvance(mark.text) + _GAP


def _draw_pieces(painter: QPainter, line: QRect, pieces: Sequence[Piece]) -> None:
    """Draw pieces of text one after another as far as there is room."""
    font, x = QFont(painter.font()), line.left()
    for piece in pieces:
        font.setBold(piece.bold)
        painter.setFont(font)
        painter.setPen(QColor(piece.color))
        room = line.right() - x
        if room <= 0:
            break
        shown = painter.fontMetrics().elidedText(piece.text, Qt.TextElideMode.ElideRight, room)
        place = QRect(x, line.top(), room, line.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)
        x += painter.fontMetrics().horizontalAdvance(shown)
    font.setBold(False)
    painter.setFont(font)
