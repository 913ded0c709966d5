"""The form of a template: what is required first, each field with its hint."""

from collections.abc import Mapping, Sequence
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from gov_docs.desk.draft_pages import Field, Template
from gov_docs.gui.draft_fields import Box, box_for
from gov_docs.gui.theme import Colors


class DraftForm(QScrollArea):
    changed = Signal()

    def __init__(self, colors: Colors) -> None:
        super().__init__()
        self._colors = colors
        self._boxes: dict[str, Box] = {}
        self._template: Template | None = None
        self._filling = False
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_form(self, template: Template, values: Mapping[str, str]) -> None:
        """Show a template's fields with these values; nothing counts as typed by it."""
        self._filling, self._template = True, template
        self._boxes = {}
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(24, 4, 20, 16)
        column.setSpacing(4)
        must = [field for field in template.fields if field.required]
        may = [field for field in template.fields if not field.required]
        self._add_part(column, "必填（现在不知道的可以先空着，草稿里会留出空位）", must)
        self._add_part(column, "选填", may)
        column.addStretch()
        self.setWidget(body)
        for name, box in self._boxes.items():
            box.set_text(values.get(name, ""))
        self._filling = False
        self.verticalScrollBar().setValue(0)

    def _add_part(self, column: QVBoxLayout, title: str, fields: Sequence[Field]) -> None:
        if not fields:
            return
        head = QLabel(title)
        head.setObjectName("faint")
        head.setContentsMargins(0, 8, 0, 0)
        column.addWidget(head)
        for field in fields:
            self._add(column, field)

    def _add(self, column: QVBoxLayout, field: Field) -> None:
        box = box_for(field, self._tell)
        self._boxes[field.name] = box
        star = f" <span style='color:{self._colors.error}'>*</span>" if field.required else ""
        told = field.help.split("，依次写")[0] if field.columns else field.help
        hint = f"　<span style='color:{self._colors.faint}'>{escape(told)}</span>"
        label = QLabel(f"<b>{escape(field.label)}</b>{star}{hint if told else ''}")
        label.setWordWrap(True)
        label.setBuddy(box.widget)
        label.setContentsMargins(0, 8, 0, 0)
        must = "必填。" if field.required else ""
        box.widget.setAccessibleDescription(must + told)
        box.widget.setToolTip(told or field.label)
        column.addWidget(label)
        column.addWidget(box.widget)

    def _tell(self) -> None:
        if not self._filling:
            self.changed.emit()

    def values(self) -> dict[str, str]:
        """Return what is filled in, by field name; what is empty is left out."""
        texts = {name: box.text() for name, box in self._boxes.items()}
        return {name: text for name, text in texts.items() if text.strip()}

    def focus_first(self) -> None:
        for box in self._boxes.values():
            box.widget.setFocus()
            return

    def set_colors(self, colors: Colors) -> None:
        self._colors = colors
        if self._template:
            self.show_form(self._template, self.values())
