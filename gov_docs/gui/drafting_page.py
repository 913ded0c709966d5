"""起草: choose a template, fill in its form with material beside it, and make the draft."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from gov_docs.core.errors import GovDocsError
from gov_docs.desk.draft_making import Made
from gov_docs.desk.draft_material import Piece, Suggested, suggested
from gov_docs.desk.draft_opinions import reject_paragraph, reject_point
from gov_docs.desk.draft_pages import (
    AS_IT_IS,
    OutlineEntry,
    Template,
    free_name,
    is_there,
    offered_name,
    outline_of,
    prefilled,
    template_of,
    topic_in,
)
from gov_docs.desk.draft_unfinished import Unfinished, discard_unfinished, keep_unfinished
from gov_docs.gui.draft_bar import DraftBar
from gov_docs.gui.draft_form import DraftForm
from gov_docs.gui.draft_gallery import DraftGallery
from gov_docs.gui.draft_maker import DraftMaker
from gov_docs.gui.draft_outline import DraftOutline
from gov_docs.gui.material_panel import MaterialPanel
from gov_docs.gui.points_panel import PointsPanel
from gov_docs.gui.theme import Colors
from gov_docs.gui.workers import Workers

if TYPE_CHECKING:
    from gov_docs.desk.draft_material import Point

PAUSE_MS = 500  # after the last key before anything is looked up or kept

Seen = tuple[str, tuple[OutlineEntry, ...]]


class DraftingPage(QWidget):
    made = Signal(object)  # a Made: open it
    blank_asked = Signal()
    told = Signal(str)
    failed = Signal(str, str)

    def __init__(self, colors: Colors) -> None:
        super().__init__()
        self._template: Template | None = None
        self._wish = Unfinished("", {})  # as it was begun: its id and its place on the list
        self._begun: Mapping[str, str] = {}  # values nobody has typed
        self._topic = ""
        self._number = 0  # of the latest question; an answer to another is late
        self._keeper, self._looker, self._asker = Workers(self), Workers(self), Workers(self)
        self.gallery = DraftGallery(colors)
        self.form = DraftForm(colors)
        self.material = MaterialPanel(colors, picking=True)
        self.points = PointsPanel(ticking=False)
        self.outline = DraftOutline()
        self.bar = DraftBar()
        self.maker = DraftMaker(self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PAUSE_MS)
        self._build()
        self._wire()

    # --- making it

    def _build(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self.gallery)
        self._stack.addWidget(self._build_writing())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

    def _build_writing(self) -> QWidget:
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        self._tabs.setMinimumWidth(320)
        for panel, name in (
            (self.material, "素材"),
            (self.points, "审核要点"),
            (self.outline, "提纲"),
        ):
            self._tabs.addTab(panel, name)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setHandleWidth(1)
        self._splitter.addWidget(self.form)
        self._splitter.addWidget(self._tabs)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setSizes([760, 420])
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._build_head())
        column.addWidget(self._splitter, 1)
        column.addWidget(self.bar)
        return box

    def _build_head(self) -> QHBoxLayout:
        back = QPushButton("换模板")
        back.setToolTip("回到模板列表；已经填的会留在“今日”的未写完的草稿里")
        back.clicked.connect(self.leave)
        self._name, self._use = QLabel(), QLabel()
        self._name.setObjectName("head")
        self._use.setObjectName("faint")
        row = QHBoxLayout()
        row.setContentsMargins(24, 14, 24, 8)
        row.addWidget(back)
        row.addSpacing(8)
        row.addWidget(self._name)
        row.addSpacing(12)
        row.addWidget(self._use, 1)
        return row

    def _wire(self) -> None:
        self._soon.timeout.connect(self._settle)
        self.gallery.chosen.connect(self._begin)
        self.gallery.blank_asked.connect(self.blank_asked)
        self.gallery.failed.connect(self.failed)
        self.form.changed.connect(self._soon.start)
        self.outline.changed.connect(self._soon.start)
        self.material.picked.connect(self._soon.start)
        self.material.rejected.connect(self._reject_paragraph)
        self.points.rejected.connect(self._reject_point)
        self.bar.make_asked.connect(self.ask_for_place)
        self.bar.stop_asked.connect(self.maker.stop)
        self.maker.progressed.connect(self.bar.show_progress)
        self.maker.made.connect(self._made)
        self.maker.failed.connect(self._not_made)

    # --- beginning

    def open_gallery(self) -> None:
        """Show what there is to choose from, unless a form is being filled in."""
        self.gallery.load()
        if self._template is None:
            self._stack.setCurrentIndex(0)
            self.gallery.search.setFocus()

    def start_anew(self) -> None:
        """Leave what is being filled in for another time, and show what there is to choose from."""
        self.leave()
        self.open_gallery()

    def _begin(self, template: object) -> None:
        if isinstance(template, Template):
            known = self._prefilled(template)
            self._show(template, Unfinished(template.id, known), known)

    def _prefilled(self, template: Template) -> dict[str, str]:
        try:
            return prefilled(template)
        except GovDocsError as error:  # settings that cannot be read; the form does without
            self.told.emit(str(error))
            return {}

    def reopen(self, one: Unfinished) -> None:
        """Go on with a draft that was kept."""
        if self._is_making():
            return
        self.leave()
        self._number += 1
        self._looker.do(
            partial(template_of, one.template),
            partial(self._show_kept, one, self._number),
            partial(self.failed.emit, "没有打开草稿"),
        )

    def _show_kept(self, one: Unfinished, number: int, template: object) -> None:
        if isinstance(template, Template) and number == self._number:
            self._show(template, one, self._prefilled(template))

    def _show(self, template: Template, wish: Unfinished, known: Mapping[str, str]) -> None:
        self._template, self._wish, self._begun = template, wish, dict(known)
        self._topic = ""
        self._number += 1
        self._name.setText(template.name)
        self._use.setText(template.use)
        self.material.choose(wish.chosen)
        self.material.say("先写主题，这里会列出可以参考的文件。")
        self.points.show_points((), ())
        self.outline.show_outline((), AS_IT_IS)
        self.form.show_form(template, wish.values)
        self._begun = self.form.values() if wish.when is None else self._begun
        self.bar.begin()
        self._stack.setCurrentIndex(1)
        self.form.focus_first()
        self._settle()

    def leave(self) -> None:
        """Go back to the templates; what was typed is kept."""
        if self._template is None or self._is_making():
            return
        self._soon.stop()
        self._keep()
        self._close_form()

    def _close_form(self) -> None:
        self._soon.stop()
        self._number += 1
        self._template = None
        self._stack.setCurrentIndex(0)

    def _is_making(self) -> bool:
        """Say whether a draft is being made, and tell the person so."""
        if self.maker.is_busy:
            self.told.emit("正在生成草稿，请等它写好，或先按“取消”")
        return self.maker.is_busy

    # --- following what is typed

    @property
    def wish(self) -> Unfinished:
        """Return the form, the ticks and the outline as they are now."""
        kept = self._wish
        template = self._template.id if self._template else ""
        arrangement = self.outline.arrangement()
        values = self.form.values()
        return Unfinished(
            template, values, self.material.chosen(), arrangement, self._title(), kept.id
        )

    def _title(self) -> str:
        return self._topic or (self._template.name if self._template else "")

    def _settle(self) -> None:
        """Keep the form, and look what it means for the outline and the topic."""
        template, values = self._template, self.form.values()
        if template is None:
            return
        self._keep()
        self._number += 1
        self._looker.do(
            lambda: (topic_in(template, values), outline_of(template, values)),
            partial(self._looked, self._number),
            partial(self.failed.emit, "模板有问题"),
        )

    def _looked(self, number: int, seen: object) -> None:
        if number != self._number or self._template is None or not isinstance(seen, tuple):
            return
        topic, entries = seen
        wanted = self.outline.arrangement() or self._wish.arrangement
        self.outline.show_outline(entries, wanted)
        if topic and topic != self._topic:
            self._topic = topic
            self._keep()  # the list calls it by its topic
            self._ask_for_material()

    def _ask_for_material(self) -> None:
        template, topic = self._template, self._topic
        if template is None:
            return
        self.material.ask()
        self._asker.do(
            lambda: suggested(template.kind, topic) if topic == self._topic else None,
            partial(self._show_material, template, topic),
            self._no_material,
        )

    def _show_material(self, template: Template, topic: str, found: object) -> None:
        late = template is not self._template or topic != self._topic
        if not late and isinstance(found, Suggested):
            self.material.show_material(found)
            self.points.show_points(found.points, ())

    def _no_material(self, why: str) -> None:
        self.material.say(f"没有查到素材：{why}")

    def _keep(self) -> None:
        """Keep the form beside the window; nothing is kept while nobody has typed anything."""
        wish = self.wish
        if self.maker.is_busy:
            return
        if dict(wish.values) == dict(self._begun) and not wish.chosen and not wish.arrangement:
            return
        self._keeper.do(
            partial(keep_unfinished, wish),
            lambda _: self.bar.say("已自动保存，关掉也不会丢"),
            lambda why: self.bar.say(f"没有自动保存：{why}"),
        )

    # --- what does not do

    def _reject_paragraph(self, piece: Piece, why: str) -> None:
        self._note(
            partial(reject_paragraph, piece.source, piece.raw, why), "已记下，以后不再推荐这一段"
        )

    def _reject_point(self, point: "Point") -> None:
        self._note(partial(reject_point, point.text, point.documents), "已记下，这一点以后往后排")

    def _note(self, work: partial[None], told: str) -> None:
        self._keeper.do(work, lambda _: self.bar.say(told), partial(self.failed.emit, "没有记下"))

    # --- making the draft

    def ask_for_place(self) -> None:
        """Ask where the draft goes; a file that is there is never written over."""
        if self._template is None or self.maker.is_busy:
            return
        place = QStandardPaths.StandardLocation.DocumentsLocation
        folder = Path(QStandardPaths.writableLocation(place))
        offered = free_name(folder, offered_name(self._template, self.form.values()))
        name, _ = QFileDialog.getSaveFileName(
            self,
            "草稿存到哪里",
            str(offered),
            "公文 (*.docx)",
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if name:
            self.make(Path(name).with_suffix(".docx"))

    def make(self, output: Path) -> None:
        if is_there(output):
            self.failed.emit("没有生成", f"{output.name} 已经有了。草稿不会覆盖它，请换一个名字。")
            return
        self._soon.stop()
        self._number += 1  # what is still being looked up would keep the form once more
        self.bar.show_busy()
        self.maker.begin(self.wish, output, with_model=self.bar.with_model)

    def _made(self, made: Made) -> None:
        self.bar.begin()
        self._close_form()
        kept = self._wish.id  # behind whatever still waits to be kept
        self._keeper.do(partial(discard_unfinished, kept), lambda _: None, self.told.emit)
        for warning in made.warnings:
            self.told.emit(warning)
        self.made.emit(made)

    def _not_made(self, why: str) -> None:
        self.bar.begin()
        self._soon.start()
        self.failed.emit("没有生成", why)

    # --- for the window

    def discard(self, one: Unfinished) -> None:
        """Throw away a draft from the list of unfinished ones."""
        if self._template is not None and one.id == self._wish.id and not self._is_making():
            self._close_form()
        self._keeper.finish(all_of_it=True)
        discard_unfinished(one.id)

    def set_colors(self, colors: Colors) -> None:
        self.gallery.set_colors(colors)
        self.form.set_colors(colors)
        self.material.set_colors(colors)

    def close_down(self) -> None:
        """End the work beside the window; what was typed last is kept."""
        self.maker.close_down()
        self.leave()
        self._number += 1
        self.gallery.close_down()
        for one in (self._looker, self._asker):
            one.finish()
        self._keeper.finish(all_of_it=True)
