"""The list of findings: two lines each, drawn; of a hundred thousand only those scrolled to."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QPainter, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gov_docs.core.types import Paragraph, Tier
from gov_docs.desk.editing import Session
from gov_docs.desk.editing_findings import Finding
from gov_docs.gui.theme import Colors

Index = QModelIndex | QPersistentModelIndex
_AROUND = 14  # characters of the text shown on each side
_LONGEST = 24
_ROLE = Qt.ItemDataRole
_HEIGHT = 50
_STRIDE = 1_000  # rows; a list lays out each it knows of


def excerpt(para: Paragraph, finding: Finding, around: int = _AROUND) -> tuple[str, str, str]:
    """Return the text before, at and after a finding, shortened."""
    span = finding.issue.span
    if span is None:
        return "", "全文", ""
    text = para.text.replace("\n", " ").replace("\ufffc", "▣").replace("\t", " ")
    before, found, after = text[: span.start], text[span.start : span.end], text[span.end :]
    if len(found) > _LONGEST:
        found = f"{found[: _LONGEST - 6]}…{found[-5:]}"
    before = ("…" if len(before) > around else "") + before[-around:]
    after = after[:around] + ("…" if len(after) > around else "")
    return before.lstrip("\u3000 "), found, after


def excerpt_html(para: Paragraph, finding: Finding, color: str) -> str:
    before, found, after = excerpt(para, finding, 22)
    mark = f"<b style='color:{color}'>{escape(found) or '▏'}</b>"
    return f"{escape(before)}{mark}{escape(after)}"


class FindingsModel(QAbstractListModel):
    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._shown: Sequence[Finding] = ()
        self._reached = 0

    def show(self, findings: Sequence[Finding]) -> None:
        self.beginResetModel()
        self._shown = findings
        self._reached = min(len(findings), _STRIDE)
        self.endResetModel()

    @property
    def count(self) -> int:
        """Return how many there are; the list knows of those it was scrolled to."""
        return len(self._shown)

    def finding(self, row: int) -> Finding | None:
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def row_of(self, number: int | None) -> int:
        return next((at for at, one in enumerate(self._shown) if one.number == number), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else self._reached

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._reached < len(self._shown)

    def fetchMore(self, parent: Index) -> None:
        self.reach(self._reached)

    def reach(self, row: int) -> None:
        """Let the list know of the rows up to this one, and some more."""
        if row < self._reached:
            return
        last = min(row + _STRIDE, len(self._shown))
        self.beginInsertRows(QModelIndex(), self._reached, last - 1)
        self._reached = last
        self.endInsertRows()

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        one = self.finding(index.row())
        if one is None:
            return None
        if role == _ROLE.UserRole:
            return one
        if role in (_ROLE.DisplayRole, _ROLE.AccessibleTextRole, _ROLE.ToolTipRole):
            return f"{one.issue.tier.value}：{one.issue.message}"
        return None

    def excerpt(self, finding: Finding) -> tuple[str, str, str]:
        span = finding.issue.span
        if span is None:
            return "", "全文", ""
        if not self._session.has(span.para):  # joined a moment ago; the list follows
            return "", "", ""
        return excerpt(self._session.para(span.para), finding)


class FindingsDelegate(QStyledItemDelegate):
    def __init__(self, model: FindingsModel, colors: Colors) -> None:
        super().__init__()
        self._model, self.colors = model, colors

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, _HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        finding = index.data(_ROLE.UserRole)
        if not isinstance(finding, Finding):
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
        draw_sign(
            painter, QPointF(rect.left() + 16, rect.top() + 16), finding.issue.tier, self.colors
        )
        self._draw_texts(painter, rect.adjusted(30, 6, -8, -6), finding)
        painter.restore()

    def _draw_texts(self, painter: QPainter, rect: QRect, finding: Finding) -> None:
        font = QFont(painter.font())
        faint = QColor(self.colors.faint)
        painter.setPen(faint if finding.ignored else QColor(self.colors.text))
        metrics = painter.fontMetrics()
        message = finding.issue.message + ("（已忽略）" if finding.ignored else "")
        top = QRect(rect.left(), rect.top(), rect.width(), rect.height() // 2)
        elide = Qt.TextElideMode.ElideRight
        painter.drawText(
            top, Qt.AlignmentFlag.AlignVCenter, metrics.elidedText(message, elide, top.width())
        )
        x, y = rect.left(), rect.top() + rect.height() // 2
        before, found, after = self._model.excerpt(finding)
        pieces = (
            (before, faint, False),
            (found or "▏", QColor(self.colors.tier(finding.issue.tier)), True),
            (after, faint, False),
        )
        for text, color, bold in pieces:
            font.setBold(bold)
            painter.setFont(font)
            painter.setPen(color)
            room = rect.right() - x
            if room <= 0:
                return
            shown = painter.fontMetrics().elidedText(text, elide, room)
            painter.drawText(
                QRect(x, y, room, rect.height() // 2), Qt.AlignmentFlag.AlignVCenter, shown
            )
            x += painter.fontMetrics().horizontalAdvance(shown)


def draw_sign(painter: QPainter, at: QPointF, tier: Tier, colors: Colors) -> None:
    """Draw a tier's sign: a square, a triangle, a disc; told apart without colour too."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colors.tier(tier)))
    if tier is Tier.ERROR:
        painter.drawRect(round(at.x()) - 5, round(at.y()) - 5, 10, 10)
    elif tier is Tier.WARNING:
        corners = [QPointF(0, -6), QPointF(6, 5), QPointF(-6, 5)]
        painter.drawPolygon(QPolygonF([at + corner for corner in corners]))
    else:
        painter.drawEllipse(at, 5, 5)
    painter.setBrush(Qt.BrushStyle.NoBrush)
