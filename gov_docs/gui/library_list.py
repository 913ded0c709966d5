"""What was found in the library: three lines each, drawn, so that ten thousand cost nothing."""

from collections.abc import Sequence

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

from gov_docs.core.precedent import Hit, Precedent, Validity
from gov_docs.gui.theme import Colors

Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole
_LINE, _EDGE = 22, 7


def about(one: Precedent) -> str:
    """Return number, issuer, date, level and validity on one line; what is not known is left out."""
    validity = str(one.validity) if one.validity is not Validity.UNKNOWN else None
    parts = (one.doc_number, one.issuer, one.date, str(one.level or ""), one.kind, validity)
    return "　".join(part for part in parts if part)


class HitsModel(QAbstractListModel):
    more_asked = Signal()  # somebody has come to the end of what is listed

    def __init__(self) -> None:
        super().__init__()
        self._hits: Sequence[Hit] = ()
        self._has_more = False

    def show(self, hits: Sequence[Hit], *, has_more: bool = False) -> None:
        """List these; where they only go on from what is listed, nothing jumps."""
        old, self._has_more = self._hits, has_more
        if old and len(hits) > len(old) and tuple(hits[: len(old)]) == tuple(old):
            self.beginInsertRows(QModelIndex(), len(old), len(hits) - 1)
            self._hits = hits
            self.endInsertRows()
            return
        self.beginResetModel()
        self._hits = hits
        self.endResetModel()

    def canFetchMore(self, parent: Index) -> bool:
        return self._has_more and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:
        self._has_more = False  # asked once; the answer says whether there is still more
        self.more_asked.emit()

    @property
    def has_snippets(self) -> bool:
        return any(one.snippet for one in self._hits[:1])

    def hit(self, row: int) -> Hit | None:
        return self._hits[row] if 0 <= row < len(self._hits) else None

    def row_of(self, id_: int) -> int:
        return next((at for at, one in enumerate(self._hits) if one.precedent.id == id_), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        one = self.hit(index.row())
        if one is None:
            return None
        if role == _ROLE.UserRole:
            return one
        if role in (_ROLE.DisplayRole, _ROLE.AccessibleTextRole, _ROLE.ToolTipRole):
            return f"{one.precedent.title}\n{about(one.precedent)}"
        return None


class HitsDelegate(QStyledItemDelegate):
    def __init__(self, model: HitsModel, colors: Colors) -> None:
        super().__init__()
        self._model, self.colors = model, colors

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, (3 if self._model.has_snippets else 2) * _LINE + 2 * _EDGE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        hit = index.data(_ROLE.UserRole)
        if not isinstance(hit, Hit):
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
        self._draw_texts(painter, rect.adjusted(12, _EDGE, -10, -_EDGE), hit)
        painter.restore()

    def _draw_texts(self, painter: QPainter, rect: QRect, hit: Hit) -> None:
        line = QRect(rect.left(), rect.top(), rect.width(), _LINE)
        text, faint = QColor(self.colors.text), QColor(self.colors.faint)
        gone = hit.precedent.validity is Validity.REVOKED
        _draw(painter, line, [(hit.precedent.title, faint if gone else text, True)])
        _draw(painter, line.translated(0, _LINE), [(about(hit.precedent), faint, False)])
        told = hit.snippet
        pieces = [
            (told[: hit.start], faint, False),
            (told[hit.start : hit.end], QColor(self.colors.accent), True),
            (told[hit.end :], faint, False),
        ]
        _draw(painter, line.translated(0, 2 * _LINE), pieces)


def _draw(painter: QPainter, line: QRect, pieces: Sequence[tuple[str, QColor, bool]]) -> None:
    """Draw pieces of text one after another as far as there is room."""
    font, x = QFont(painter.font()), line.left()
    for text, color, bold in pieces:
        font.setBold(bold)
        painter.setFont(font)
        painter.setPen(color)
        room = line.right() - x
        if room <= 0:
            return
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
        place = QRect(x, line.top(), room, line.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)
        x += painter.fontMetrics().horizontalAdvance(shown)
