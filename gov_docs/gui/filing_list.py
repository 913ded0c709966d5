"""Items to file and items filed, in one list: title, code or what is still open."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gov_docs.desk.filing import Filed, Suggested
from gov_docs.gui.theme import Colors

Index = QModelIndex | QPersistentModelIndex
Item = Suggested | Filed
_ROLE = Qt.ItemDataRole
_LINE, _EDGE = 22, 7
OPEN, READY, DONE, BAD = "待您定", "可归档", "已归档", "读不了"


def state_of(one: Item) -> str:
    if isinstance(one, Filed) or one.is_filed:
        return DONE
    if one.error or one.advice is None:
        return BAD
    return READY if one.advice.period else OPEN


def title_of(one: Item) -> str:
    if isinstance(one, Filed):
        return one.item.title
    return one.item.title if one.item else one.paths[0].name


def about(one: Item) -> str:
    if isinstance(one, Filed):
        return f"{one.code}　{one.item.type}"
    if one.advice is None:
        return one.error
    more = f"　共 {len(one.paths)} 个文件" if len(one.paths) > 1 else ""
    return f"{one.advice.type}　{one.advice.category}{more}"


class ItemsModel(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self._items: Sequence[Item] = ()

    def show(self, items: Sequence[Item]) -> None:
        self.beginResetModel()
        self._items = items
        self.endResetModel()

    def item(self, row: int) -> Item | None:
        return self._items[row] if 0 <= row < len(self._items) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        one = self.item(index.row())
        if one is None:
            return None
        if role == _ROLE.UserRole:
            return one
        if role in (_ROLE.DisplayRole, _ROLE.AccessibleTextRole, _ROLE.ToolTipRole):
            return f"{title_of(one)}\n{about(one)}　{state_of(one)}"
        return None


class ItemsDelegate(QStyledItemDelegate):
    def __init__(self, colors: Colors) -> None:
        super().__init__()
        self.colors = colors

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, 2 * _LINE + 2 * _EDGE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        one = index.data(_ROLE.UserRole)
        if not isinstance(one, Suggested | Filed):
            return
        rect: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(self.colors.accent_soft))
            painter.fillRect(
                QRect(rect.left(), rect.top(), 3, rect.height()), QColor(self.colors.accent)
            )
        painter.setPen(QColor(self.colors.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        self._draw(painter, rect.adjusted(12, _EDGE, -10, -_EDGE), one)
        painter.restore()

    def _draw(self, painter: QPainter, rect: QRect, one: Item) -> None:
        c, told = self.colors, state_of(one)
        state = {OPEN: c.warning, READY: c.accent, DONE: c.good, BAD: c.error}[told]
        measure, align = painter.fontMetrics(), Qt.AlignmentFlag.AlignVCenter
        line = QRect(rect.left(), rect.top(), rect.width(), _LINE)
        cut = Qt.TextElideMode.ElideRight
        painter.setPen(QColor(c.text))
        painter.drawText(line, align, measure.elidedText(title_of(one), cut, line.width()))
        line.translate(0, _LINE)
        painter.setPen(QColor(state))
        painter.drawText(line, align | Qt.AlignmentFlag.AlignRight, told)
        painter.setPen(QColor(c.faint))
        room = line.width() - measure.horizontalAdvance(told) - 8
        painter.drawText(line, align, measure.elidedText(about(one), cut, room))
