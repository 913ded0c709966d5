"""审核要点: what reviewers objected to on such documents, to be ticked off one by one."""

from collections.abc import Collection, Sequence
from functools import partial
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

if TYPE_CHECKING:
    from gov_docs.desk.draft_material import Point


class PointsPanel(QWidget):
    """With `ticking` a document is open whose points are looked after."""

    ticked = Signal(str, bool)  # a point's text
    rejected = Signal(object)  # a Point

    def __init__(self, *, ticking: bool) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._ticking = ticking
        self._points: tuple[Point, ...] = ()
        self._done: set[str] = set()
        self._told = QLabel()
        self._told.setObjectName("faint")
        self._told.setWordWrap(True)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(self._told)
        layout.addWidget(self._area, 1)
        self.show_points((), ())

    def show_points(self, points: "Sequence[Point]", done: Collection[str]) -> None:
        self._points, self._done = tuple(points), set(done)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(6)
        for point in self._points:
            column.addWidget(self._card(point))
        column.addStretch()
        self._area.setWidget(body)
        self._count()

    def _count(self) -> None:
        if not self._points:
            self._told.setText("写了主题，这里会列出审核时要看的几点。")
        elif self._ticking:
            left = sum(point.text not in self._done for point in self._points)
            self._told.setText(f"还有 {left} 点没有看过" if left else "都看过了")
        else:
            self._told.setText("审核这类文件时要看的几点；生成以后可以在稿子旁边逐条打勾。")

    def _card(self, point: "Point") -> QWidget:
        card = QFrame()
        card.setObjectName("card")
        row = QHBoxLayout(card)
        row.setContentsMargins(10, 8, 10, 8)
        if self._ticking:
            row.addWidget(self._tick(point), 0, Qt.AlignmentFlag.AlignTop)
        text = QLabel(_told(point))
        text.setWordWrap(True)
        text.setToolTip(point.basis)
        text.setSizePolicy(
            QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred
        )  # wraps at will
        row.addWidget(text, 1)
        if point.count or self._ticking:
            row.addWidget(self._away(point, card), 0, Qt.AlignmentFlag.AlignTop)
        return card

    def _tick(self, point: "Point") -> QCheckBox:
        tick = QCheckBox()
        tick.setAccessibleName(f"看过：{point.text}")
        tick.setToolTip("看过了就打勾；勾记在这份文件上")
        tick.setChecked(point.text in self._done)
        tick.toggled.connect(partial(self._set, point))
        return tick

    def _set(self, point: "Point", on: bool) -> None:
        (self._done.add if on else self._done.discard)(point.text)
        self._count()
        self.ticked.emit(point.text, on)

    def _away(self, point: "Point", card: QWidget) -> QToolButton:
        button = QToolButton()
        button.setText("不采纳")
        button.setAccessibleName(f"不采纳：{point.text}")
        button.setToolTip("这一点不用看；以后的审核要点会往后排")
        button.clicked.connect(lambda: self._reject(point, card))
        return button

    def _reject(self, point: "Point", card: QWidget) -> None:
        card.hide()
        self._points = tuple(one for one in self._points if one is not point)
        self._count()
        self.rejected.emit(point)


def _told(point: "Point") -> str:
    raised = f"提过 {point.count} 次" if point.count else ""
    away = f"{point.waved_away} 次不采纳" if point.waved_away else ""
    notes = "，".join(part for part in (raised, away) if part)
    return escape(point.text) + (f"<br><small>{notes}</small>" if notes else "")
