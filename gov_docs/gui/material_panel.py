"""素材: documents to borrow from, in three groups, each with why, its standing and its paragraphs."""

from collections.abc import Collection, Sequence
from functools import partial
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gov_docs.core.precedent import Validity
from gov_docs.desk.draft_material import Piece, Suggested, Suggestion
from gov_docs.desk.draft_opinions import REASONS
from gov_docs.gui.theme import Colors

_NO_LIBRARY = (
    "资料库里还没有文件。\n\n在左边的“资料库”里收入上位文件、同类文件和法规，"
    "这里就会按主题推荐，生成草稿时也会借用其中的语句。"
)
_NOTHING = "资料库里没有合适的文件。\n换个说法写主题，或先把有关的文件收进资料库。"
_ASKING = "正在查找素材……"
_PICKING = "勾选了文件，草稿只借用勾选的；都不勾，由程序自己挑选。"
_SAID = 20  # characters of a paragraph that tell it from others to who cannot see it
_INSERTING = "展开一份文件，把合用的段落插到光标所在的位置。"


class MaterialPanel(QWidget):
    """With `picking` documents are ticked, else their paragraphs are inserted."""

    picked = Signal()  # other documents are ticked
    insert_asked = Signal(object)  # a Piece
    rejected = Signal(object, str)  # a Piece, and why

    def __init__(self, colors: Colors, *, picking: bool) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._colors, self._picking = colors, picking
        self._shown: Suggested | None = None
        self._chosen: set[int] = set()
        self._told = QLabel(_PICKING if picking else _INSERTING)
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
        self.say("先写主题，这里会列出可以参考的文件。")

    # --- showing

    def say(self, text: str) -> None:
        """Show a sentence in place of the documents."""
        self._shown = None
        hint = QLabel(text)
        hint.setObjectName("faint")
        hint.setWordWrap(True)
        hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        hint.setMargin(16)
        self._area.setWidget(hint)
        self._told.hide()

    def ask(self) -> None:
        """Show that an answer is on its way; what is shown already stays until it comes."""
        if self._shown is None:
            self.say(_ASKING)

    def show_material(self, found: Suggested) -> None:
        if not found.has_library or not any(group for _, group in found.groups):
            self.say(_NOTHING if found.has_library else _NO_LIBRARY)
            return
        self._shown = found
        at = self._area.verticalScrollBar().value()
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(6)
        for name, group in found.groups:
            self._add_group(column, name, group)
        column.addStretch()
        self._area.setWidget(body)
        self._area.verticalScrollBar().setValue(at)
        self._told.show()

    def _add_group(self, column: QVBoxLayout, name: str, group: Sequence[Suggestion]) -> None:
        head = QLabel(f"<b>{name}</b>　{len(group)}" if group else f"<b>{name}</b>　没有合适的")
        column.addWidget(head)
        for one in group:
            card = _Card(one, self._colors, picking=self._picking)
            card.set_picked(one.precedent.id in self._chosen)
            card.picked.connect(self._pick)
            card.insert_asked.connect(self.insert_asked)
            card.rejected.connect(self.rejected)
            column.addWidget(card)

    @property
    def is_filled(self) -> bool:
        """Say whether documents are shown."""
        return self._shown is not None

    # --- choosing

    def chosen(self) -> tuple[int, ...]:
        """Return the ticked documents, those no longer shown as well."""
        return tuple(sorted(self._chosen))

    def choose(self, documents: Collection[int]) -> None:
        self._chosen = set(documents)
        if self._shown:
            self.show_material(self._shown)

    def _pick(self, document: int, on: bool) -> None:
        (self._chosen.add if on else self._chosen.discard)(document)
        self.picked.emit()

    def set_colors(self, colors: Colors) -> None:
        self._colors = colors
        if self._shown:
            self.show_material(self._shown)


class _Card(QFrame):
    picked = Signal(int, bool)
    insert_asked = Signal(object)
    rejected = Signal(object, str)

    def __init__(self, one: Suggestion, colors: Colors, *, picking: bool) -> None:
        super().__init__()
        self.setObjectName("card")
        self._one, self._colors, self._inserting = one, colors, not picking
        self._pieces: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(10, 8, 10, 8)
        self._column.setSpacing(3)
        self._tick = QCheckBox()
        self._column.addLayout(self._build_title(picking=picking))
        for text in (self._standing(), escape(one.why)):
            label = _wrapped(text)
            label.setObjectName("faint")
            self._column.addWidget(label)
        if one.pieces:
            self._column.addWidget(self._build_more())

    def _build_title(self, *, picking: bool) -> QHBoxLayout:
        one = self._one
        row = QHBoxLayout()
        row.setSpacing(6)
        if picking:
            self._tick.setAccessibleName(f"借用{one.precedent.title}")
            self._tick.setToolTip("已废止，不能借用" if one.is_revoked else "借用这份文件里的语句")
            self._tick.setEnabled(not one.is_revoked)
            self._tick.toggled.connect(partial(self.picked.emit, one.precedent.id))
            row.addWidget(self._tick, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(_wrapped(f"<b>{escape(one.precedent.title)}</b>"), 1)
        return row

    def _standing(self) -> str:
        told = self._one.precedent
        parts = [told.level.value if told.level else "", told.doc_number or "", told.date or ""]
        text = escape("　".join(part for part in parts if part))
        if told.validity is Validity.UNKNOWN:
            return text
        color = self._colors.good if told.validity is Validity.VALID else self._colors.error
        return f"<span style='color:{color}'>{told.validity.value}</span>　{text}"

    def _build_more(self) -> QToolButton:
        more = QToolButton()
        more.setText(f"看段落（{len(self._one.pieces)}）")
        more.setToolTip("展开或收起这份文件里最合用的段落")
        more.setAccessibleName(f"{self._one.precedent.title}的段落")
        more.setCheckable(True)
        more.toggled.connect(self._show_pieces)
        return more

    def set_picked(self, on: bool) -> None:
        self._tick.blockSignals(True)
        self._tick.setChecked(on)
        self._tick.blockSignals(False)

    def _show_pieces(self, on: bool) -> None:
        if self._pieces is None and on:
            self._pieces = QWidget()
            column = QVBoxLayout(self._pieces)
            column.setContentsMargins(0, 4, 0, 0)
            column.setSpacing(8)
            for piece in self._one.pieces:
                column.addWidget(self._build_piece(piece))
            self._column.addWidget(self._pieces)
        if self._pieces is not None:
            self._pieces.setVisible(on)

    def _build_piece(self, piece: Piece) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        text = _wrapped(escape(piece.text))
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        where = piece.source.heading or "正文"
        text.setToolTip(f"{where}\n照录原文" if piece.is_quoted else f"{where}\n原文：{piece.raw}")
        column.addWidget(text)
        row = QHBoxLayout()
        if self._inserting:
            insert = _button("插入", "插到光标所在的位置，并记下出处")
            insert.setAccessibleName(f"插入：{piece.text[:_SAID]}")
            insert.clicked.connect(lambda: self.insert_asked.emit(piece))
            row.addWidget(insert)
        row.addWidget(self._build_reject(piece, box))
        row.addStretch()
        column.addLayout(row)
        return box

    def _build_reject(self, piece: Piece, box: QWidget) -> QToolButton:
        button = _button("不合用", "说明为什么，以后不再推荐这一段；审核要点会记上")
        button.setAccessibleName(f"不合用：{piece.text[:_SAID]}")
        menu = QMenu(button)
        for why in REASONS:
            menu.addAction(why, partial(self._reject, piece, box, why))
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button

    def _reject(self, piece: Piece, box: QWidget, why: str) -> None:
        box.hide()
        self.rejected.emit(piece, why)


def _wrapped(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.RichText)
    return label


def _button(text: str, tip: str) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setToolTip(tip)
    return button
