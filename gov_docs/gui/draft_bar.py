"""The foot of the drafting page: what is kept, the language model where one is on, and 生成."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from gov_docs.core.errors import GovDocsError
from gov_docs.desk.draft_pages import model_provider


class DraftBar(QWidget):
    make_asked = Signal()
    stop_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._told = QLabel()
        self._told.setObjectName("faint")
        self._model = QCheckBox("用语言模型润色")
        self._model.setToolTip("各段文字先给您看过，同意后才发送；模型写的每一段都标着【待核】")
        self._progress = QProgressBar()
        self._progress.setAccessibleName("生成的进度")
        self._progress.setFixedWidth(160)
        self._progress.setTextVisible(False)
        self._stop = QPushButton("取消")
        self._stop.setToolTip("停下来，不写出文件")
        self._stop.clicked.connect(self._stopped)
        self._make = QPushButton("生成草稿…")
        self._make.setObjectName("primary")
        self._make.setShortcut("Ctrl+Return")
        self._make.setToolTip("先问存到哪里，写好后打开来改（Ctrl+Enter）")
        self._make.clicked.connect(self.make_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 10, 24, 10)
        row.addWidget(self._told, 1)
        for one in (self._model, self._progress, self._stop, self._make):
            row.addWidget(one)
        self.begin()

    def begin(self) -> None:
        """Be ready for a draft to be made."""
        self._told.clear()
        self._progress.hide()
        self._stop.hide()
        self._make.setEnabled(True)
        self._model.setVisible(bool(_provider()))

    def show_busy(self) -> None:
        self._told.setText("正在挑选素材、套用模板……")
        self._progress.setRange(0, 0)
        self._progress.show()
        self._stop.setEnabled(True)
        self._stop.show()
        self._make.setEnabled(False)

    def show_progress(self, done: int, whole: int) -> None:
        self._told.setText(f"语言模型：{done}/{whole} 段")
        self._progress.setRange(0, max(whole, 1))
        self._progress.setValue(done)

    def _stopped(self) -> None:
        self._stop.setEnabled(False)
        self._told.setText("正在停下来……")
        self.stop_asked.emit()

    def say(self, text: str) -> None:
        if self._make.isEnabled():
            self._told.setText(text)

    @property
    def with_model(self) -> bool:
        return self._model.isChecked() and bool(_provider())


def _provider() -> str:
    """Return the model that is on; settings that cannot be read have none."""
    try:
        return model_provider()
    except GovDocsError:
        return ""
