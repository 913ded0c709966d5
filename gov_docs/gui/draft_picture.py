"""A small picture of a draft's first page, drawn in the proportions of GB/T 9704-2012."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen

from gov_docs.core.draft import Draft, Form
from gov_docs.core.types import Role
from gov_docs.gui.fonts import families
from gov_docs.gui.theme import Colors

# Millimetres of the page, GB/T 9704-2012 section 5.
WIDTH, HEIGHT = 210.0, 297.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 28.0, 26.0, 37.0, 35.0
_CHARACTERS, _LINES = 28, 22
_PITCH = (HEIGHT - _TOP - _BOTTOM) / _LINES
_BODY = (WIDTH - _LEFT - _RIGHT) / _CHARACTERS  # heights of letters; 16 points, a little squeezed
_TITLE, _HEAD = 22 * 25.4 / 72, 14.0
_HEADS = {
    Form.DOCUMENT: "文件",
    Form.UPWARD: "文件",
    Form.ORDER: "令",
    Form.MINUTES: "纪要",
    Form.LETTER: "",
}
_FACES = {Role.HEADING1: "黑体", Role.HEADING2: "楷体_GB2312"}
_SHARP = 2  # pixels of the picture for each of the screen


@dataclass(frozen=True, slots=True)
class Colored:
    """The three colours of a picture."""

    paper: str
    ink: str
    red: str

    @classmethod
    def of(cls, colors: Colors) -> "Colored":
        return cls(colors.paper, colors.ink, colors.error)


def draw_picture(draft: Draft, width: int, colors: Colored) -> QImage:
    """Return the page, `width` pixels wide on an ordinary screen; may be drawn beside the window."""
    scale = width / WIDTH
    size = (round(width * _SHARP), round(HEIGHT * scale * _SHARP))
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(QColor(colors.paper))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale * _SHARP, scale * _SHARP)  # from here on in millimetres
    _Drawing(painter, draft, colors).draw()
    painter.end()
    image.setDevicePixelRatio(_SHARP)
    return image


class _Drawing:
    def __init__(self, painter: QPainter, draft: Draft, colors: Colored) -> None:
        self._painter, self._draft, self._colors = painter, draft, colors
        self._y = _TOP

    def draw(self) -> None:
        if self._draft.form is not Form.PLAIN:
            self._draw_head()
        self._draw_title()
        for face, text in self._lines():
            if self._y + _PITCH > HEIGHT - _BOTTOM:
                return
            self._text(text, _BODY, face, Qt.AlignmentFlag.AlignLeft)
            self._y += _PITCH
        self._draw_closing()

    # --- the red head

    def _draw_head(self) -> None:
        draft, letter = self._draft, self._draft.form is Form.LETTER
        self._y = 30.0 if letter else _TOP + (20.0 if draft.form is Form.ORDER else 22.0)
        name = "".join(draft.issuers[:1]) or "发文机关"
        head = name + _HEADS.get(draft.form, "")
        size = min(_HEAD, (WIDTH - _LEFT - _RIGHT) / len(head))
        self._text(head, size, "方正小标宋简体", _CENTRE, self._colors.red)
        self._y += _HEAD + 4
        if letter:
            self._rule(double=True)
            self._y += 3
            self._text(draft.doc_number, _BODY, "", Qt.AlignmentFlag.AlignRight)
            self._y += _PITCH * 1.5
            self._rule_at(HEIGHT - 20, double=True)
            return
        self._draw_number()
        if draft.form is not Form.ORDER:
            self._rule()
        self._y += _PITCH * 1.2

    def _draw_number(self) -> None:
        self._y += 4
        if self._draft.form is Form.UPWARD:
            self._text("　" + self._draft.doc_number, _BODY, "", Qt.AlignmentFlag.AlignLeft)
            named = "　".join(self._draft.signatories)
            self._text(f"签发人：{named}　", _BODY, "", Qt.AlignmentFlag.AlignRight)
        else:
            self._text(self._draft.doc_number, _BODY, "", _CENTRE)
        self._y += _BODY + 4

    def _rule(self, *, double: bool = False) -> None:
        self._rule_at(self._y, double=double)
        self._y += 1

    def _rule_at(self, y: float, *, double: bool) -> None:
        for width, at in ((1.0, y), (0.4, y + 1.4)) if double else ((0.7, y),):
            self._painter.setPen(QPen(QColor(self._colors.red), width))
            self._painter.drawLine(QPointF(_LEFT, at), QPointF(WIDTH - _RIGHT, at))

    # --- the text

    def _draw_title(self) -> None:
        most = int((WIDTH - _LEFT - _RIGHT) / _TITLE)
        for line in _split(self._draft.title, most - 1):
            self._text(line, _TITLE, "方正小标宋简体", _CENTRE)
            self._y += _PITCH
        self._y += _PITCH / 2

    def _lines(self) -> Iterator[tuple[str, str]]:
        """Yield the lines of the body with their fonts."""
        if self._draft.addressees:
            whole = "".join(self._draft.addressees) + "："
            yield from (("", line) for line in _split(whole, _CHARACTERS))
        for para in self._draft.body:
            face = _FACES.get(para.role, "")
            yield from ((face, line) for line in _split("　　" + para.text, _CHARACTERS))
        titles = [one.title for one in self._draft.attachments]
        for at, title in enumerate(titles, 1):
            lead = "　　附件：" if at == 1 else "　　　　　"
            number = f"{at}." if len(titles) > 1 else ""
            yield "", f"{lead}{number}{title}"[:_CHARACTERS]

    def _draw_closing(self) -> None:
        self._y += _PITCH
        for text in (*self._draft.signatures, self._draft.date):
            if text and self._y + _PITCH < HEIGHT - _BOTTOM:
                self._text(text + "　　　　", _BODY, "", Qt.AlignmentFlag.AlignRight)
                self._y += _PITCH

    def _text(
        self, text: str, size: float, face: str, align: Qt.AlignmentFlag, color: str = ""
    ) -> None:
        font = QFont()
        font.setFamilies(list(families(face)))
        font.setPixelSize(100)  # no font is set at five units; the painter makes it small
        self._painter.save()
        self._painter.setFont(font)
        self._painter.setPen(QColor(color or self._colors.ink))
        self._painter.translate(_LEFT, self._y)
        self._painter.scale(size / 100, size / 100)
        room = QRectF(0, 0, (WIDTH - _LEFT - _RIGHT) / size * 100, 130)
        flags = align | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextSingleLine
        self._painter.drawText(room, flags.value, text)
        self._painter.restore()


_CENTRE = Qt.AlignmentFlag.AlignHCenter


def _split(text: str, most: int) -> Iterator[str]:
    """Yield lines of at most so many characters; two of Latin or digits take the room of one."""
    line, room = "", 0.0
    for char in text:
        wide = 0.5 if char < "\u2000" else 1.0
        if room + wide > most and char not in "，。；：、）》”":
            yield line
            line, room = "", 0.0
        line, room = line + char, room + wide
    yield line
