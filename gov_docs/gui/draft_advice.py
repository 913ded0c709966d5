"""素材 and 审核要点 for the topic that is being typed; an answer to an older topic is dropped."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gov_docs.desk.draft_material import Piece, Suggested, suggested
from gov_docs.desk.draft_opinions import reject_paragraph, reject_point
from gov_docs.gui.material_panel import MaterialPanel
from gov_docs.gui.points_panel import PointsPanel
from gov_docs.gui.theme import Colors
from gov_docs.gui.workers import Workers

if TYPE_CHECKING:
    from gov_docs.desk.draft_material import Point

_BEGIN = "先写主题，这里会列出可以参考的文件。"


class DraftAdvice(QObject):
    told = Signal(str)
    failed = Signal(str, str)

    def __init__(self, colors: Colors, parent: QObject) -> None:
        super().__init__(parent)
        self.material = MaterialPanel(colors, picking=True)
        self.points = PointsPanel(ticking=False)
        self._about = ("", "")  # kind and topic
        self._asker, self._writer = Workers(self), Workers(self)
        self.material.rejected.connect(self._reject_paragraph)
        self.points.rejected.connect(self._reject_point)

    @property
    def topic(self) -> str:
        return self._about[1]

    def begin(self, chosen: tuple[int, ...]) -> None:
        """Be ready for another draft, with these documents ticked."""
        self._about = ("", "")
        self.material.choose(chosen)
        self.material.say(_BEGIN)
        self.points.show_points((), ())

    def ask(self, kind: str, topic: str) -> None:
        """Look for what helps with a topic, beside the window."""
        about = self._about = (kind, topic)
        self.material.ask()
        self._asker.do(
            lambda: suggested(kind, topic) if about == self._about else None,
            partial(self.show, about),
            lambda why: self.material.say(f"没有查到素材：{why}"),
        )

    def show(self, about: tuple[str, str], found: object) -> None:
        if about == self._about and isinstance(found, Suggested):
            self.material.show_material(found)
            self.points.show_points(found.points, ())

    def _reject_paragraph(self, piece: Piece, why: str) -> None:
        work = partial(reject_paragraph, piece.source, piece.raw, why)
        self._note(work, "已记下，以后不再推荐这一段")

    def _reject_point(self, point: "Point") -> None:
        work = partial(reject_point, point.text, point.documents)
        self._note(work, "已记下，这一点以后往后排")

    def _note(self, work: partial[None], told: str) -> None:
        fail = partial(self.failed.emit, "没有记下")
        self._writer.do(work, lambda _: self.told.emit(told), fail)

    def close_down(self) -> None:
        self._about = ("", "")
        self._asker.finish()
        self._writer.finish(all_of_it=True)
