"""What every section of 设置 has: a column to fill, work beside the window, a change that acts at once."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from gov_docs.desk import preferences
from gov_docs.gui.workers import Workers
from gov_docs.settings import Settings, Value


class SettingsSection(QWidget):
    told = Signal(str)
    failed = Signal(str, str)
    changed = Signal()  # something every check and every open document has to know

    def __init__(self, title: str, about: str) -> None:
        super().__init__()
        self.workers = Workers(self)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(28, 20, 28, 16)
        self.column.setSpacing(10)
        self.column.addWidget(head(title))
        self.column.addWidget(note(about))

    def show_settings(self, settings: Settings) -> None:
        """Show what is set; called whenever the section comes to the front."""

    def save(self, section: str, **values: Value) -> None:
        """Write values into the settings beside the window; they act at once.

        Only what was changed is given: what else is shown may be older than the file.
        """
        work = partial(preferences.change, section, **values)
        self.workers.do(work, self._saved, partial(self.failed.emit, "没有保存"))

    def _saved(self, settings: object) -> None:
        self.told.emit("设置已保存，马上起作用")
        if isinstance(settings, Settings):
            self.show_settings(settings)
        self.changed.emit()

    def close_down(self) -> None:
        self.workers.finish(all_of_it=True)


def head(text: str) -> QLabel:
    label = QLabel(text)
    label.setObjectName("head")
    return label


def note(text: str) -> QLabel:
    """Return a paragraph of explanation."""
    label = QLabel(text)
    label.setObjectName("faint")
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def button(text: str, tip: str, do: Callable[[], object]) -> QPushButton:
    made = QPushButton(text)
    made.setToolTip(tip)
    made.clicked.connect(lambda _=False: do())
    return made


def line(name: str, hint: str, done: Callable[[str], object]) -> QLineEdit:
    """Return a line that tells its text when somebody has finished changing it."""
    made = QLineEdit()
    made.setAccessibleName(name)
    made.setPlaceholderText(hint)
    made.setToolTip(f"{name}：{hint}" if hint else name)

    def finished() -> None:
        if made.isModified():
            made.setModified(False)
            done(made.text().strip())

    made.editingFinished.connect(finished)
    return made
