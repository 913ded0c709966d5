"""Room for a card: as high as the card where there is room, else the card scrolls."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

_LEAST = 120


class CardArea(QScrollArea):
    def __init__(self, card: QWidget) -> None:
        super().__init__()
        self._card = card
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setWidget(card)
        card.installEventFilter(self)

    def sizeHint(self) -> QSize:
        high = self._card.heightForWidth(self.width())
        own = self._card.sizeHint()
        return QSize(own.width(), max(high, own.height()) if high > 0 else own.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, min(_LEAST, self.sizeHint().height()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            high = self._card.heightForWidth(self._card.width())
            self._card.setMinimumHeight(max(high, 0))
            self.updateGeometry()
        elif event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self.setVisible(not self._card.isHidden())
        return False
