"""What came in: two lines each, drawn; what is overdue or done is told in words and colour."""

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
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gov_docs.desk.incoming import Entry
from gov_docs.gui.theme import Colors

Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole
_LINE, _EDGE = 22, 7


def state_of(entry: Entry, today: str) -> str:
    """Return in a word how an entry stands."""
    if entry.void:
        return "作废"
    if entry.is_done:
        return "已办结"
    if entry.is_overdue(today):
        return "逾期"
    return "待处理" if not entry.values.get("lead") else f"{entry.values['lead']}办理中"


class EntriesModel(QAbstractListModel):
    more_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._entries: Sequence[Entry] = ()
        self._has_more = False
        self.today = ""

    def show(self, entries: Sequence[Entry], today: str, *, has_more: bool) -> None:
        self.beginResetModel()
        self._entries, self.today, self._has_more = entries, today, has_more
        self.endResetModel()

    def canFetchMore(self, parent: Index) -> bool:
        return self._has_more and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:
        self._has_more = False
        self.more_asked.emit()

    def entry(self, row: int) -> Entry | None:
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def row_of(self, id_: int) -> int:
        return next((at for at, one in enumerate(self._entries) if one.id == id_), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        one = self.entry(index.row())
        if one is None:
            return None
        if role == _ROLE.UserRole:
            return one
        if role in (_ROLE.DisplayRole, _ROLE.AccessibleTextRole, _ROLE.ToolTipRole):
            return f"{one.title or '（没有标题）'}\n{about(one)}　{state_of(one, self.today)}"
        return None


def about(one: Entry) -> str:
    told = one.values
    due = f"{told['due']} 前" if told.get("due") and not one.is_done else ""
    return "　".join(part for part in (one.number, told.get("sender", ""), due) if part)


class EntriesDelegate(QStyledItemDelegate):
    def __init__(self, model: EntriesModel, colors: Colors) -> None:
        super().__init__()
        self._model, self.colors = model, colors

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, 2 * _LINE + 2 * _EDGE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = index.data(_ROLE.UserRole)
        if not isinstance(entry, Entry):
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
        self._draw(painter, rect.adjusted(12, _EDGE, -10, -_EDGE), entry)
        painter.restore()

    def _draw(self, painter: QPainter, rect: QRect, entry: Entry) -> None:
        c, told = self.colors, state_of(entry, self._model.today)
        state = {"逾期": c.error, "待处理": c.warning, "已办结": c.good}.get(told, c.faint)
        align = Qt.AlignmentFlag.AlignVCenter
        line = QRect(rect.left(), rect.top(), rect.width(), _LINE)
        measure = painter.fontMetrics()
        painter.setPen(QColor(c.faint if entry.is_done or entry.void else c.text))
        title = entry.title or "（没有标题）"
        painter.drawText(
            line, align, measure.elidedText(title, Qt.TextElideMode.ElideRight, line.width())
        )
        line.translate(0, _LINE)
        wide = measure.horizontalAdvance(told) + 8
        painter.setPen(QColor(state))
        painter.drawText(line, align | Qt.AlignmentFlag.AlignRight, told)
        painter.setPen(QColor(c.faint))
        rest = measure.elidedText(about(entry), Qt.TextElideMode.ElideRight, line.width() - wide)
        painter.drawText(line, align, rest)
