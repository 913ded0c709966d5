"""The text of marked-up files, gathered piece by piece and cut into paragraphs."""

import re
from dataclasses import dataclass, field

from gov_docs.core.errors import UnsafeFileError
from gov_docs.core.text import HAN
from gov_docs.core.types import Align, Layout, Paragraph, Place, Run
from gov_docs.docx_io.read import MAX_PARAGRAPHS

_SPACE = " \t\r\n\f"
_WIDE = f"{HAN}\u3000-\u303f\uff00-\uffef“”‘’—…·"
# Where a line of the source ends between two wide characters nothing is meant to be seen.
_CUT = re.compile(rf"(?<=[{_WIDE}])[ \t]*[\r\n][{_SPACE}]*(?=[{_WIDE}])")
_SPACES = re.compile(f"[{_SPACE}]+")


@dataclass(slots=True)
class Flow:
    """Collects text; what is set in its fields holds for the paragraphs that end from then on."""

    file: str  # names it in errors
    place: Place = field(default_factory=Place)
    number: str = ""  # of a list item; goes to its first paragraph
    level: int | None = None  # of the heading we are in, 0 is the highest
    align: Align = Align.LEFT
    link: bool = False  # the paragraph holds one
    as_typed: bool = False  # in <pre>: each line end counts
    _pieces: list[str] = field(default_factory=list)
    _paragraphs: list[Paragraph] = field(default_factory=list)

    def add(self, text: str) -> None:
        if not self.as_typed:
            self._pieces.append(text)
            return
        first, *others = text.split("\n")
        self._pieces.append(first)
        for line in others:
            self.end_line()
            self._pieces.append(line)

    def end_line(self) -> None:
        """End the line, be it empty: a paragraph of its own."""
        self._end(self._text())

    def end_block(self) -> None:
        """End the paragraph if it holds anything; a no-break space alone is an empty line."""
        raw = "".join(self._pieces)
        if raw.strip(_SPACE):
            self._end(self._text())
        self._pieces.clear()

    def result(self) -> tuple[Paragraph, ...]:
        self.end_block()
        return tuple(self._paragraphs)

    def _text(self) -> str:
        raw = "".join(self._pieces)
        if self.as_typed:
            return raw.rstrip(_SPACE)
        return _SPACES.sub(" ", _CUT.sub("", raw.strip(_SPACE)))

    def _end(self, text: str) -> None:
        if len(self._paragraphs) >= MAX_PARAGRAPHS:
            raise UnsafeFileError(
                f"{self.file}：内容过多（超过 {MAX_PARAGRAPHS // 10_000} 万段），请拆分文件后再试"
            )
        runs = (Run(text),) if text.strip("\xa0") else ()
        layout = Layout(align=self.align, outline_level=self.level)
        number, link = (self.number, self.link) if runs else ("", False)
        self._paragraphs.append(
            Paragraph(len(self._paragraphs), runs, self.place, layout, number=number, link=link)
        )
        if runs:
            self.number, self.link = "", False
        self._pieces.clear()
