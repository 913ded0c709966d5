"""设置 · 错字模型: which one is asked, whether it is sound, and what it learns of the unit's words."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QTextBrowser,
)

from gov_docs.core.typo_terms import Kind
from gov_docs.desk.settings_states import State, typo_state
from gov_docs.desk.typo_terms import Learning, learn
from gov_docs.gui.settings_section import SettingsSection, button, head, line, note
from gov_docs.gui.workers import Workers
from gov_docs.settings import Settings, Typos

_ENGINES = {
    "builtin": "程序自带的模型",
    "off": "不用模型，只查词表里的错别字",
    "pycorrector": "自己的大模型（MacBERT、T5、GPT）",
}
_TAKEN = "公文 (*.docx *.doc *.wps *.pdf *.txt *.md *.html);;所有文件 (*)"


class SettingsTypos(SettingsSection):
    learned = Signal()
    _moved = Signal(int, int)  # from the worker's thread

    def __init__(self) -> None:
        super().__init__(
            "错字模型",
            "规则查完，再用它查一遍。报“必错”的可以一键修改，其余由人判断。窗口里边写边查用的是程序自带的模型。",
        )
        self._learner = Workers(self)
        self._is_wanted = True
        self._settings = Settings()
        self.column.addLayout(self._build_engine())
        self.state = note("")
        self.column.addWidget(self.state)
        self.column.addSpacing(10)
        self.column.addWidget(head("加入单位文件学习"))
        about = (
            "从本单位已经定稿的文件里学：模型觉得少见、文件里又反复出现的写法，以后不再误报。"
            "学到的列在“词表和清单”里，学错了可以去掉。"
        )
        self.column.addWidget(note(about))
        self.column.addLayout(self._build_learning())
        self.result = QTextBrowser()
        self.result.setAccessibleName("学习的结果")
        self.result.setObjectName("box")
        self.result.setPlaceholderText("学完以后，这里列出学到了什么、哪些看着像错字没有学")
        self.result.setMinimumHeight(120)
        self.result.setMaximumHeight(300)
        self.column.addWidget(self.result, 1)
        self.column.addStretch()
        self._moved.connect(self._move)

    def _build_engine(self) -> QFormLayout:
        self.engine = QComboBox()
        self.engine.setAccessibleName("用哪个模型")
        self.engine.setToolTip("找错字时用哪个模型")
        for key, name in _ENGINES.items():
            self.engine.addItem(name, key)
        self.engine.setMaximumWidth(420)
        self.engine.activated.connect(
            lambda at: self.save("typos", engine=self.engine.itemData(at))
        )
        self.folder = line("模型文件夹", "含 config.json、权重和词表的文件夹", self._save_folder)
        self.browse = button("浏览…", "选模型所在的文件夹", self._ask_folder)
        row = QHBoxLayout()
        row.addWidget(self.folder, 1)
        row.addWidget(self.browse)
        form = QFormLayout()
        form.addRow("用哪个", self.engine)
        self._folder_label = QLabel("模型文件夹")
        form.addRow(self._folder_label, row)
        return form

    def _build_learning(self) -> QHBoxLayout:
        self.files = button("从文件学…", "一次可以选多个定稿文件", self._ask_files)
        self.whole = button("从文件夹学…", "里面的定稿都学，子文件夹也学", self._ask_whole)
        self.progress = QProgressBar()
        self.progress.setAccessibleName("学习进度")
        self.progress.setFixedWidth(220)
        self.stop = button("停下", "停下就什么也不学，以后重来", self._stop)
        row = QHBoxLayout()
        for part in (self.files, self.whole, self.progress, self.stop):
            row.addWidget(part)
        row.addStretch()
        self.progress.hide()
        self.stop.hide()
        return row

    # --- the engine

    def show_settings(self, settings: Settings) -> None:
        told = settings.typos
        self._settings = settings
        self.engine.setCurrentIndex(max(0, self.engine.findData(told.engine)))
        if not self.folder.hasFocus():
            self.folder.setText(told.model)
        large = told.engine == "pycorrector"
        for part in (self._folder_label, self.folder, self.browse):
            part.setVisible(large)
        self.state.setText("正在核对模型……")
        work = partial(typo_state, told)
        self.workers.do(work, partial(self._show_state, told), partial(self._show_fault, told))

    def _show_state(self, told: Typos, state: object) -> None:
        if told == self._settings.typos and isinstance(state, State):
            self.state.setText(("✓ " if state.is_good else "⚠ ") + state.told)

    def _show_fault(self, told: Typos, why: str) -> None:
        self._show_state(told, State(False, why))

    def _save_folder(self, name: str) -> None:
        self.save("typos", model=name)

    def _ask_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, "模型所在的文件夹")
        if name:
            self.folder.setText(name)
            self._save_folder(name)

    # --- learning

    def _ask_files(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, "从哪些定稿文件学", "", _TAKEN)
        self.learn_from([Path(name) for name in names])

    def _ask_whole(self) -> None:
        name = QFileDialog.getExistingDirectory(self, "从哪个文件夹学")
        self.learn_from([Path(name)] if name else [])

    def learn_from(self, paths: Sequence[Path]) -> None:
        """Learn from finished documents beside the window."""
        if not paths:
            return
        self._is_wanted = True
        self._arrange(running=True)
        self.progress.setRange(0, 0)
        work = partial(learn, tuple(paths), self._moved.emit, _quietly, lambda: self._is_wanted)
        self._learner.do(work, self._take, self._fail)

    def _arrange(self, *, running: bool) -> None:
        self.files.setEnabled(not running)
        self.whole.setEnabled(not running)
        self.progress.setVisible(running)
        self.stop.setVisible(running)
        self.stop.setEnabled(running)

    def _move(self, done: int, of: int) -> None:
        self.progress.setRange(0, of if done < of else 0)  # then it counts, for as long as it takes
        self.progress.setValue(done)

    def _stop(self) -> None:
        self._is_wanted = False
        self.stop.setEnabled(False)

    def _take(self, learning: object) -> None:
        self._arrange(running=False)
        if isinstance(learning, Learning):
            self.result.setPlainText("\n".join(_told(learning)))
            self.learned.emit()
            self.changed.emit()

    def _fail(self, why: str) -> None:
        self._arrange(running=False)
        self.result.setPlainText(why)

    def close_down(self) -> None:
        self._is_wanted = False
        self._learner.finish()
        super().close_down()


def _quietly(_: str) -> None:
    """Say nothing of a word list's broken rows: its own page does."""


def _told(learning: Learning) -> list[str]:
    failed = [one for one in learning.files if one.error]
    known = sum(one.known for one in learning.files)
    terms = [one for one in learning.added if one.kind is Kind.TERM]
    lines = [
        f"读了 {len(learning.files) - len(failed)} 个文件"
        + (f"，其中 {known} 个以前学过" if known else "")
        + f"；新学到 {len(terms)} 个词语、{len(learning.added) - len(terms)} 个说法。"
    ]
    if learning.added:
        lines += ["学到的：" + "、".join(one.text for one in learning.added[:200])]
    if learning.doubts:
        lines += ["看着像错字，没有学；确实没错的，请加到词表里："]
        lines += [
            f"　{one.text}　{one.times} 次，而“{one.advice}”有 {one.advice_times} 次"
            for one in learning.doubts
        ]
    lines += [f"没有读成：{one.path.name}：{one.error}" for one in failed[:200]]
    return lines
