"""The format Word would show: direct, character style, paragraph style, table style, defaults."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from lxml import etree

from gov_docs.core.types import Align, Layout, Run
from gov_docs.docx_io.atoms import Atom
from gov_docs.docx_io.char_slots import slots
from gov_docs.docx_io.numbering import Numbering
from gov_docs.docx_io.styles import (
    NUM,
    RUN_TAGS,
    Properties,
    Style,
    Styles,
    Value,
    para_properties,
    run_properties,
)
from gov_docs.docx_io.theme import Theme
from gov_docs.docx_io.values import child_value
from gov_docs.docx_io.xmlns import w

_DEFAULT_SIZE = 10.0  # what Word takes where nothing gives a size
_LATIN = "Times New Roman"  # what Word takes where nothing gives a font
_LINE = 12.0  # points of one line where there is no grid, for w:beforeLines
_AUTOSPACING = 14.0  # points Word puts for "automatic"
_RPR = w("rPr")
_NOT_LAYOUT = frozenset({_RPR, w("sectPr"), w("pPrChange"), w("pStyle")})
_ALIGN = {
    "left": Align.LEFT, "start": Align.LEFT, "right": Align.RIGHT, "end": Align.RIGHT,
    "center": Align.CENTER, "distribute": Align.DISTRIBUTE, "both": Align.BOTH,
}  # fmt: skip

Key = tuple[object, ...]
Num = tuple[str, int]  # a list and a level in it


@dataclass(frozen=True, slots=True)
class Context:
    """What a paragraph's format hangs on besides its own properties."""

    table_style: str | None = None
    line_pt: float = _LINE  # one line of the section's grid


@dataclass(frozen=True, slots=True)
class RunFormat:
    fonts: tuple[str, str, str]  # ascii, hAnsi, eastAsia
    hinted: bool
    size: float
    bold: bool
    color: str
    spacing: float

    def runs(self, text: str) -> Iterable[Run]:
        """Return the text as core runs, one for each stretch of one font."""
        ascii_font, high_ansi, east_asia = self.fonts
        if ascii_font == high_ansi == east_asia:
            return [self._run(text, east_asia)]
        by_slot = {"ascii": ascii_font, "hAnsi": high_ansi, "eastAsia": east_asia}
        return [self._run(piece, by_slot[slot]) for slot, piece in slots(text, self.hinted)]

    def _run(self, text: str, font: str) -> Run:
        return Run(text, font, self.size, self.bold, self.color, self.spacing)


class Formats:
    """Works out formats; each combination of styles and properties once."""

    def __init__(self, styles: Styles, theme: Theme, numbering: Numbering) -> None:
        self.numbering = numbering
        self._styles = styles
        self._theme = theme
        self._runs: dict[Key, RunFormat] = {}
        self._layouts: dict[Key, tuple[Layout, Num | None]] = {}

    def layout(self, ppr: etree._Element | None, context: Context) -> tuple[Layout, Num | None]:
        """Return a paragraph's layout and the list level that numbers it."""
        style_id = child_value(ppr, "pStyle")
        key = (context, style_id, _key(ppr, lambda tag: tag not in _NOT_LAYOUT))
        if key not in self._layouts:
            style = self._styles.paragraph(style_id)
            self._layouts[key] = self._layout(style, para_properties(ppr), context)
        return self._layouts[key]

    def runs(
        self, ppr: etree._Element | None, atoms: Iterable[Atom], context: Context
    ) -> tuple[Run, ...]:
        """Return the core runs of a paragraph's atoms; neighbours of one format are joined."""
        style_id = child_value(ppr, "pStyle")
        found: list[Run] = []
        run: etree._Element | None = None
        rpr: etree._Element | None = None
        for atom in atoms:
            if atom.run is not run:  # found once: a run may have very many pieces
                run = atom.run
                rpr = run.find(_RPR) if run is not None else None
            found.extend(self._run_format(style_id, rpr, context).runs(atom.text))
        return _joined(found)

    def run(self, ppr: etree._Element | None, rpr: etree._Element | None, context: Context) -> Run:
        """Return what a Chinese character with these properties would look like."""
        found = self._run_format(child_value(ppr, "pStyle"), rpr, context)
        return next(iter(found.runs("字")))

    def normal_size(self) -> float:
        """Return the default paragraph style's size in points, from which the grid counts."""
        return self._run_format(None, None, Context()).size

    def _run_format(
        self, style_id: str | None, rpr: etree._Element | None, context: Context
    ) -> RunFormat:
        key = (style_id, context.table_style, _key(rpr, RUN_TAGS.__contains__))
        if key not in self._runs:
            self._runs[key] = self._new_run_format(style_id, rpr, context)
        return self._runs[key]

    def _new_run_format(
        self, style_id: str | None, rpr: etree._Element | None, context: Context
    ) -> RunFormat:
        styles = self._styles
        layers = [
            styles.of_kind(context.table_style, "table"),
            styles.paragraph(style_id),
            styles.of_kind(child_value(rpr, "rStyle"), "character"),
        ]
        chains = [_merged(style.run for style in styles.chain(layer)) for layer in layers]
        direct = run_properties(rpr, self._theme)
        found = _merged([styles.run, *chains, direct])
        # Bold is a toggle: two styles that both set it cancel each other; direct bold is absolute.
        toggled = sum(bool(chain.get("bold")) for chain in chains) % 2 == 1
        bold = direct.get("bold", toggled or styles.run.get("bold", False))
        return RunFormat(
            (
                str(found.get("ascii", _LATIN)),
                str(found.get("hAnsi", _LATIN)),
                str(found.get("eastAsia", "")),
            ),
            found.get("hint") == "eastAsia",
            _number(found, "size", _DEFAULT_SIZE),
            bool(bold),
            str(found.get("color", "")),
            _number(found, "spacing") / 20,
        )

    def _layout(
        self, style: Style | None, direct: Properties, context: Context
    ) -> tuple[Layout, Num | None]:
        styles = self._styles
        chain = styles.chain(style)
        table = styles.chain(styles.of_kind(context.table_style, "table"))
        num, giver = self._num(chain, direct)
        level = self.numbering.level(num) if num is not None else None
        found = _merged([styles.para, *(layer.para for layer in table)])
        for properties in (*(layer.para for layer in chain), direct):
            if properties is giver and level is not None:
                found.update(level.para)
            found.update(properties)
        return _new_layout(found, style.name if style is not None else "", context.line_pt), num

    def _num(self, chain: list[Style], direct: Properties) -> tuple[Num | None, Properties | None]:
        """Return the list level in force, and the properties it comes from: its indents go just below."""
        num_id: str | None = None
        index: int | None = None
        giver: Properties | None = None
        tied: str | None = None
        for style_id, properties in [*((s.id, s.para) for s in chain), (None, direct)]:
            named = properties.get(NUM)
            if not isinstance(named, tuple):
                continue
            if named[0] is not None:
                num_id, giver, tied = named[0], properties, style_id
                index = None
            if named[1] is not None and named[1].isdecimal():
                index = int(named[1])
        if num_id is None or num_id == "0":
            return None, None
        if index is None:
            index = self.numbering.level_of_style(num_id, tied or (chain[-1].id if chain else None))
        return (num_id, index), giver


def _key(element: etree._Element | None, counts: Callable[[str], bool]) -> Key:
    """Return what tells one set of properties from another."""
    if element is None:
        return ()
    return tuple(
        (child.tag, *child.attrib.items(), *(_key(child, _any) if len(child) else ()))
        for child in element.iterchildren(etree.Element)
        if counts(child.tag)
    )


def _any(_: str) -> bool:
    return True


def _merged(layers: Iterable[Properties]) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for layer in layers:
        found.update(layer)
    return found


def _joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    found: list[list[Run]] = []
    for run in runs:
        if found and _same_format(found[-1][0], run):
            found[-1].append(run)
        else:
            found.append([run])
    return tuple(_one(group) for group in found)


def _same_format(one: Run, other: Run) -> bool:
    return (one.font, one.size_pt, one.bold, one.color, one.spacing_pt) == (
        other.font,
        other.size_pt,
        other.bold,
        other.color,
        other.spacing_pt,
    )


def _one(group: list[Run]) -> Run:
    first = group[0]
    if len(group) == 1:
        return first
    text = "".join(run.text for run in group)
    return replace(first, text=text)


def _number(properties: Properties, key: str, default: float = 0.0) -> float:
    value = properties.get(key, default)
    return float(value) if isinstance(value, int | float) else default


def _new_layout(properties: Properties, style: str, line_pt: float) -> Layout:
    def points(key: str) -> float:
        return round(_number(properties, key) / 20, 3)

    def characters(key: str) -> float | None:
        return _number(properties, key) / 100 or None  # 0 gives way to the length in points

    auto = properties.get("lineRule", "auto") == "auto"
    line = abs(_number(properties, "line", 240))
    outline = _number(properties, "outline", 9)
    return Layout(
        align=_ALIGN.get(str(properties.get("align", "left")), Align.BOTH),
        first_line_pt=points("first"),
        first_line_chars=characters("firstChars"),
        left_pt=points("left"),
        left_chars=characters("leftChars"),
        right_pt=points("right"),
        right_chars=characters("rightChars"),
        line_rule=str(properties.get("lineRule", "auto")),
        line_pt=None if auto else round(line / 20, 3),
        line_multiple=round(line / 240, 4) if auto else 1.0,
        before_pt=_space(properties, "before", line_pt),
        after_pt=_space(properties, "after", line_pt),
        snap_to_grid=bool(properties.get("snap", True)),
        page_break_before=bool(properties.get("page_break", False)),
        keep_next=bool(properties.get("keep_next", False)),
        outline_level=int(outline) if 0 <= outline < 9 else None,
        style=style,
    )


def _space(properties: Properties, side: str, line_pt: float) -> float:
    if properties.get(f"{side}Autospacing"):
        return _AUTOSPACING
    lines = _number(properties, f"{side}Lines") / 100
    return round(lines * line_pt if lines else _number(properties, side) / 20, 3)
