"""起草: choose a template, fill in its form with material beside it, and make the draft."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QTimer, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QStackedWidget,
    QVBoxLayout,
)

from gov_docs.core.errors import GovDocsError
from gov_docs.desk.draft_making import Made
from gov_docs.desk.draft_pages import (
    AS_IT_IS,
    Arrangement,
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
from gov_docs.gui.draft_advice import DraftAdvice
from gov_docs.gui.draft_gallery import DraftGallery
from gov_docs.gui.draft_maker import DraftMaker
from gov_docs.gui.draft_view import DraftView
from gov_docs.gui.file_names import with_ending
from gov_docs.gui.task_page import TaskPage
from gov_docs.gui.theme import Colors
from gov_docs.gui.workers import Workers

PAUSE_MS = 500  # after the last key before anything is looked up or kept


class DraftingPage(TaskPage):
    made = Signal(object)  # a Made: open it
    blank_asked = Signal()

    def __init__(self, colors: Colors) -> None:
        super().__init__()
        self._template: Template | None = None
        self._wish = Unfinished("", {})  # as it was begun: its id and its place on the list
        self._begun: Mapping[str, str] = {}  # values nobody has typed
        self._kept_order: Arrangement | None = None  # not shown in the outline yet
        self._number = 0  # of the latest question; an answer to another is late
        self._keeper, self._looker = Workers(self), Workers(self)
        self.gallery = DraftGallery(colors)
        self.advice = DraftAdvice(colors, self)
        self.material, self.points = self.advice.material, self.advice.points
        self.view = DraftView(colors, self.material, self.points)
        self.form, self.outline, self.bar = self.view.form, self.view.outline, self.view.bar
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
        self._stack.addWidget(self.view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

    def _wire(self) -> None:
        self._soon.timeout.connect(self._settle)
        self.gallery.chosen.connect(self._begin)
        self.gallery.blank_asked.connect(self.blank_asked)
        self.gallery.failed.connect(self.failed)
        self.view.leave_asked.connect(self.leave)
        self.form.changed.connect(self._soon.start)
        self.outline.changed.connect(self._soon.start)
        self.material.picked.connect(self._soon.start)
        self.advice.told.connect(self.bar.say)
        self.advice.failed.connect(self.failed)
        self.bar.make_asked.connect(self.ask_for_place)
        self.bar.stop_asked.connect(self.maker.stop)
        self.maker.progressed.connect(self.bar.show_progress)
        self.maker.made.connect(self._made)
        self.maker.failed.connect(self._not_made)

    # --- beginning

    def come_to_front(self) -> None:
        """Show what there is to choose from, unless a form is being filled in."""
        self.gallery.load()
        if self._template is None:
            self._stack.setCurrentIndex(0)
            self.gallery.search.setFocus()

    def start_anew(self) -> None:
        """Leave what is being filled in for another time, and show what there is to choose from."""
        self.leave()
        self.come_to_front()

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
        self._kept_order = wish.arrangement
        self._number += 1
        self.view.name(template)
        self.advice.begin(wish.chosen)
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
        arrangement = self._arrangement()
        values = {**self._strange_values(), **self.form.values()}
        return Unfinished(
            template, values, self.material.chosen(), arrangement, self._title(), kept.id
        )

    def _arrangement(self) -> Arrangement:
        kept = self._kept_order
        return self.outline.arrangement() if kept is None else kept

    def _strange_values(self) -> dict[str, str]:
        """Return what was kept for fields the template no longer has; it is not lost for that."""
        template = self._template
        if template is None:
            return {}
        return {key: text for key, text in self._wish.values.items() if not template.knows(key)}

    def _title(self) -> str:
        return self.advice.topic or (self._template.name if self._template else "")

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
        if entries:  # none while a value does not fit its field; then the last one stays
            self.outline.show_outline(entries, self._arrangement())
            self._kept_order = None
        if topic and topic != self.advice.topic:
            self.advice.ask(self._template.kind, topic)
            self._keep()  # the list calls it by its topic

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
            self.make(with_ending(name, ".docx"))

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
        self.made.emit(made)
        if made.warnings:
            self.failed.emit("草稿已写好，请留意", "\n".join(made.warnings))

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
        self.advice.close_down()
        self._looker.finish()
        self._keeper.finish(all_of_it=True)
