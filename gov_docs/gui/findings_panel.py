"""Everything found, by group and tier, with the card of the one that is looked at."""

from functools import partial

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gov_docs.core.groups import GROUPS
from gov_docs.core.types import Tier
from gov_docs.desk.editing import Session
from gov_docs.desk.editing_findings import Finding
from gov_docs.gui.card_area import CardArea
from gov_docs.gui.finding_card import FindingCard
from gov_docs.gui.findings_list import FindingsDelegate, FindingsModel
from gov_docs.gui.findings_listing import ALL, Filter, Listing, listing, places
from gov_docs.gui.flow_layout import FlowLayout
from gov_docs.gui.theme import Colors
from gov_docs.gui.workers import Workers

_AT_ONCE = 3_000  # findings listed in a blink; more are listed beside the window
_TIERS: dict[str, tuple[Tier, ...]] = {
    "全部级别": tuple(Tier),
    "必错和疑似": (Tier.ERROR, Tier.WARNING),
    "只看必错": (Tier.ERROR,),
}


class FindingsPanel(QWidget):
    looked_at = Signal(object)  # a Finding, or None
    fix_all_asked = Signal()

    def __init__(self, session: Session, colors: Colors) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._session = session
        self.model = FindingsModel(session)
        self.card = FindingCard(session, colors)
        self._group = ALL
        self._wanted: int | None = None
        self._is_checked = False
        self._is_choosing = False  # the list is being filled, nobody has clicked
        self._turn = 0  # of listing; an answer to an earlier one is dropped
        self._listers = Workers(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(6)
        layout.addLayout(self._build_head())
        layout.addWidget(self._build_groups())
        layout.addLayout(self._build_filter())
        layout.addWidget(self._build_list(colors), 1)
        self._hint = QLabel()
        self._hint.setObjectName("faint")
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hint.setWordWrap(True)
        layout.addWidget(self._hint, 1)
        layout.addWidget(CardArea(self.card))
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(250)
        self._soon.timeout.connect(self.refresh)
        self.refresh()

    # --- making it

    def _build_head(self) -> QHBoxLayout:
        self._title = QLabel("问题")
        self._title.setObjectName("head")
        self.fix_all = QPushButton("一键修改")
        self.fix_all.setObjectName("primary")
        self.fix_all.setToolTip("先列出要改的，确认后一起改（一步可以撤销）")
        self.fix_all.clicked.connect(self.fix_all_asked)
        row = QHBoxLayout()
        row.addWidget(self._title)
        row.addStretch()
        row.addWidget(self.fix_all)
        return row

    def _build_groups(self) -> QWidget:
        self._chips: dict[str, QPushButton] = {}
        box = QWidget()
        row = FlowLayout(box)
        group = QButtonGroup(self)
        for name in (ALL, *GROUPS):
            chip = QPushButton(name)
            chip.setToolTip(f"只看{name}" if name != ALL else "各组都看")
            chip.setObjectName("chip")
            chip.setCheckable(True)
            chip.setChecked(name == ALL)
            chip.clicked.connect(lambda _=False, name=name: self._choose_group(name))
            group.addButton(chip)
            row.addWidget(chip)
            self._chips[name] = chip
        return box

    def _build_filter(self) -> QHBoxLayout:
        self._tier = QComboBox()
        self._tier.setAccessibleName("级别")
        self._tier.setToolTip("只看有把握的，或都看")
        self._tier.addItems(list(_TIERS))
        self._tier.currentIndexChanged.connect(self.refresh)
        self._with_ignored = QCheckBox("显示已忽略")
        self._with_ignored.setToolTip("忽略了的也列出来")
        self._with_ignored.toggled.connect(self.refresh)
        row = QHBoxLayout()
        row.addWidget(self._tier)
        row.addStretch()
        row.addWidget(self._with_ignored)
        return row

    def _build_list(self, colors: Colors) -> QListView:
        self.list = _List()
        self.list.setAccessibleName("问题列表")
        self.list.setMinimumHeight(60)
        self.list.setModel(self.model)
        self.delegate = FindingsDelegate(self.model, colors)
        self.list.setItemDelegate(self.delegate)
        self.list.setUniformItemSizes(True)
        self.list.selectionModel().currentChanged.connect(self._look_at)
        return self.list

    # --- showing

    def set_colors(self, colors: Colors) -> None:
        self.delegate.colors = self.card.colors = colors
        self.card.show_finding(self.card.finding)

    def checked(self) -> None:
        """Note that the document has been looked at, so that an empty list means something."""
        self._is_checked = True
        self.refresh()

    def refresh(self) -> None:
        """Show the findings as they are now; the one looked at stays, or the next takes its place."""
        self._soon.stop()
        self._turn += 1
        found = places(self._session)
        wanted = Filter(
            self._group, _TIERS[self._tier.currentText()], self._with_ignored.isChecked()
        )
        if sum(map(len, found)) <= _AT_ONCE:
            self._show_listing(self._turn, listing(found, wanted))
            return
        work = partial(listing, found, wanted)
        self._listers.do(work, partial(self._show_listing, self._turn), lambda _: None)

    def _show_listing(self, turn: int, made: object) -> None:
        if turn != self._turn or not isinstance(made, Listing):
            return  # another is on its way
        self._count(made)
        row = self.list.currentIndex().row()
        self._is_choosing = True
        self.model.show(made.shown)
        at = self.model.row_of(self._wanted)
        last = len(made.shown) - 1
        self._select(at if at >= 0 else min(max(row, 0), last), moved=at < 0)
        self._show_hint(empty=not made.shown)

    def refresh_soon(self) -> None:
        """Refresh once a moment after the last key: the list may be long."""
        self.card.show_finding(self.card.finding)  # none where its paragraph is gone
        self._soon.start()

    def choose(self, number: int) -> None:
        """Show a finding's card, whatever the filter hides."""
        self._wanted = number
        if self.model.row_of(number) < 0:
            self._group = ALL
            self._chips[ALL].setChecked(True)
            self._tier.setCurrentIndex(0)
            self.refresh()
        self._select(self.model.row_of(number), moved=True)

    def step(self, by: int) -> None:
        """Go to the next finding, or the one before; round at the ends."""
        count = self.model.count
        if count:
            self._select((self.list.currentIndex().row() + by) % count, moved=True)

    @property
    def current(self) -> Finding | None:
        found = self.model.finding(self.list.currentIndex().row())
        is_there = found is None or found.para is None or self._session.has(found.para)
        return found if is_there else None

    def _count(self, made: Listing) -> None:
        for name, chip in self._chips.items():
            chip.setText(f"{name} {made.counts.get(name, 0)}")
        self.fix_all.setText(f"一键修改（{made.safe}）" if made.safe else "一键修改")
        self.fix_all.setEnabled(made.safe > 0 and not self._session.opened.read_only)

    def _show_hint(self, *, empty: bool) -> None:
        self.list.setVisible(not empty)
        self._hint.setVisible(empty)
        if not self._is_checked:
            self._hint.setText("正在检查……")
        elif any(not one.ignored for one in self._session.findings.all()):
            self._hint.setText("这一类没有问题。\n换一个分组或级别看看。")
        else:
            self._hint.setText("没有发现问题。\n继续编辑时会随时再查，也可以按 F7 再查一遍。")

    def _choose_group(self, name: str) -> None:
        self._group = name
        self.refresh()

    def _select(self, row: int, *, moved: bool) -> None:
        self._is_choosing = True
        self.model.reach(row)
        self.list.setCurrentIndex(self.model.index(row) if row >= 0 else QModelIndex())
        self._is_choosing = False
        self._show(self.model.finding(row), moved=moved)

    def _look_at(self, index: QModelIndex) -> None:
        if not self._is_choosing:
            self._show(self.model.finding(index.row()), moved=True)

    def _show(self, finding: Finding | None, *, moved: bool) -> None:
        self._wanted = finding.number if finding else None
        self.card.show_finding(finding)
        if moved or finding is None:
            self.looked_at.emit(finding)


class _List(QListView):
    """Says which keys that do something with a finding were pressed."""

    fix = Signal()
    fix_alike = Signal()
    ignore = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the chosen one in sight when its card takes room."""
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.ignore.emit()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.fix_alike.emit()
        else:
            self.fix.emit()
