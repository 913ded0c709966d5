"""The paragraphs of a story in reading order, with where each stands."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from gov_docs.core.types import Part, Place
from gov_docs.docx_io.atoms import shown_branch
from gov_docs.docx_io.fields import FieldState
from gov_docs.docx_io.values import child_value, number
from gov_docs.docx_io.xmlns import mc, w

_P, _TBL, _TR, _TC, _SDT = w("p"), w("tbl"), w("tr"), w("tc"), w("sdt")
_BOX, _ALTERNATE, _FALLBACK = w("txbxContent"), mc("AlternateContent"), mc("Fallback")
_GONE = frozenset({w("del"), w("moveFrom")})
_WRAPPERS = frozenset({w("sdtContent"), w("customXml"), w("ins"), w("moveTo"), w("smartTag")})


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph as found: the copy that is shown, and its twins in mc:Fallback."""

    part: str
    element: etree._Element
    place: Place
    fields: FieldState
    table_style: str | None
    twins: tuple[tuple[etree._Element, FieldState], ...] = ()


@dataclass(frozen=True, slots=True)
class _Where:
    part: str
    place: Place
    fields: FieldState
    table_style: str | None = None


@dataclass(slots=True)
class Walker:
    """Counts tables and text boxes over all the stories of a file."""

    tables: dict[int, etree._Element] = field(default_factory=dict)  # by their number
    _boxes: int = 0

    def story(self, part: str, container: etree._Element, place: Place) -> Iterator[Block]:
        """Yield a story's paragraphs; a text box's come right after the one that anchors it."""
        yield from self._blocks(container, _Where(part, place, FieldState(container)))

    def _blocks(self, parent: etree._Element, where: _Where) -> Iterator[Block]:
        for child in parent.iterchildren(etree.Element):
            yield from self._block(child, where)

    def _block(self, child: etree._Element, where: _Where) -> Iterator[Block]:
        if child.tag == _P:
            yield Block(where.part, child, where.place, where.fields, where.table_style)
            yield from self._text_boxes(child, where)
        elif child.tag == _TBL:
            yield from self._table(child, where)
        elif child.tag == _SDT:
            content = child.find(w("sdtContent"))
            if content is not None:
                yield from self._blocks(content, where)
        elif child.tag in _WRAPPERS:
            yield from self._blocks(child, where)
        elif child.tag == _ALTERNATE:
            branch = shown_branch(child)
            if branch is not None:
                yield from self._blocks(branch, where)

    def _table(self, table: etree._Element, where: _Where) -> Iterator[Block]:
        number_ = len(self.tables)
        self.tables[number_] = table
        style = child_value(table.find(w("tblPr")), "tblStyle")
        part = Part.TABLE if where.place.part == Part.BODY else where.place.part
        for row, (column, cells) in enumerate(rows_of(table)):
            for cell in cells:
                place = replace(where.place, part=part, table=number_, row=row, column=column)
                yield from self._blocks(cell, replace(where, place=place, table_style=style))
                column += _grid_count(cell.find(w("tcPr")), "gridSpan", 1)

    def _text_boxes(self, paragraph: etree._Element, where: _Where) -> Iterator[Block]:
        if next(paragraph.iter(_BOX), None) is None:
            return
        for box, copies in text_boxes(paragraph):
            self._boxes += 1
            yield from self._text_box(box, copies, where)

    def _text_box(
        self, box: etree._Element, copies: list[etree._Element], where: _Where
    ) -> Iterator[Block]:
        place = where.place
        # A box in a footer is still the footer: page numbers often stand in one.
        part = Part.TEXTBOX if place.part in (Part.BODY, Part.TABLE) else place.part
        story = f"{place.story}#textbox{self._boxes}" if place.story else f"textbox{self._boxes}"
        inside = _Where(where.part, Place(part, story=story), FieldState(box))
        blocks = list(self._blocks(box, inside))
        copied = [list(Walker().story(where.part, copy, inside.place)) for copy in copies]
        for index, block in enumerate(blocks):
            twins = [others[index] for others in copied if len(others) == len(blocks)]
            yield replace(block, twins=tuple((twin.element, twin.fields) for twin in twins))


def text_boxes(parent: etree._Element) -> Iterator[tuple[etree._Element, list[etree._Element]]]:
    """Yield the text boxes anchored here as (the one shown, its copies in mc:Fallback)."""
    for child in parent.iterchildren(etree.Element):
        if child.tag == _BOX:
            yield child, []
        elif child.tag == _ALTERNATE:
            yield from _paired(child)
        elif child.tag not in _GONE:
            yield from text_boxes(child)


def _paired(alternate: etree._Element) -> Iterator[tuple[etree._Element, list[etree._Element]]]:
    """Pair the boxes of the shown branch with those of the Fallback, by their order."""
    branch = shown_branch(alternate)
    if branch is None:
        return
    boxes = list(text_boxes(branch))
    fallback = alternate.find(_FALLBACK)
    copies = [] if fallback is None or fallback is branch else list(text_boxes(fallback))
    if len(copies) != len(boxes):
        yield from boxes
        return
    for (box, inner), (copy, more) in zip(boxes, copies, strict=True):
        yield box, [*inner, copy, *more]


def rows_of(table: etree._Element) -> Iterator[tuple[int, list[etree._Element]]]:
    """Yield each row's first column and its cells."""
    for row in _descend(table, _TR):
        yield _grid_count(row.find(w("trPr")), "gridBefore", 0), [*_descend(row, _TC)]


def _descend(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Yield rows or cells, also those in content controls."""
    for child in parent.iterchildren(etree.Element):
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS or child.tag == _SDT:
            yield from _descend(child, tag)


def _grid_count(properties: etree._Element | None, name: str, default: int) -> int:
    value = number(child_value(properties, name))
    return max(int(value), default) if value is not None else default
