"""All the edits of one part, as replacements of its bytes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from lxml import etree

from gov_docs.core.types import FormatValue
from gov_docs.docx_io.edit_targets import (
    FormatTarget,
    LayoutTarget,
    SectionTarget,
    Target,
    TextTarget,
)
from gov_docs.docx_io.formats import layout_changes, section_changes
from gov_docs.docx_io.markup import end_tag_of, names_at
from gov_docs.docx_io.properties import Change, Piece, Place, property_pieces
from gov_docs.docx_io.read import WordFile
from gov_docs.docx_io.revisions import Tracker
from gov_docs.docx_io.runs import TextWork, run_pieces
from gov_docs.docx_io.scan import numbers_of, scan


class PartWriter:
    """Knows where the elements of the given targets stand; raises RefusedEditError."""

    def __init__(self, word: WordFile, part: str, targets: Iterable[Target]) -> None:
        self._document = word.document
        self._scanned = scan(word.package.parts[part])
        wanted = {element for target in targets for element in _elements(target)}
        self._numbers = numbers_of(word.package.xml(part), wanted, self._scanned)

    def pieces(self, targets: Iterable[Target], tracker: Tracker | None) -> list[Piece]:
        """Return the replacements, in document order where they stand at one place."""
        runs: dict[int, dict[int, TextWork]] = defaultdict(dict)
        layouts: dict[int, list[LayoutTarget]] = defaultdict(list)
        sections: dict[int, list[SectionTarget]] = defaultdict(list)
        for target in targets:
            if isinstance(target, LayoutTarget):
                layouts[self._numbers[target.element]].append(target)
            elif isinstance(target, SectionTarget):
                sections[self._numbers[target.element]].append(target)
            else:
                self._add(runs[self._numbers[target.run]], target)
        out: list[Piece] = []
        # A new w:pPr stands where its paragraph's first run begins, and must come first.
        for number in sorted(layouts):
            out += self._layout(number, layouts[number], tracker)
        for number in sorted(sections):
            out += self._section(number, sections[number], tracker)
        for number in sorted(runs):
            out += run_pieces(self._scanned, number, runs[number], tracker)
        return out

    def _add(self, run: dict[int, TextWork], target: TextTarget | FormatTarget) -> None:
        number = self._numbers[target.element]
        if number not in run:  # its text may be long: it is asked for once
            run[number] = TextWork(target.element.text or "")
        work = run[number]
        if isinstance(target, TextTarget):
            work.texts.append(target.change)
        else:
            work.formats.append(target.change)

    def _layout(
        self, number: int, targets: list[LayoutTarget], tracker: Tracker | None
    ) -> list[Piece]:
        paragraph = self._document.paragraphs[targets[0].para]
        span, names = self._scanned.spans[number], names_at(self._scanned, number)
        values: dict[str, FormatValue] = {target.name: target.value for target in targets}
        size = paragraph.runs[0].size_pt if paragraph.runs else 0.0
        changes = layout_changes(values, paragraph.layout, size, names.strict)
        own = self._scanned.child(number, "pPr")
        place = Place("pPr", self._scanned, own, span.start_tag_end, names)
        made = _made(place, changes, tracker)
        if span.start_tag_end < span.end:
            return made
        tag = self._scanned.start_tag(number).rstrip(b"/> \t\r\n") + b">"
        return [(span.start, span.end, tag + new + end_tag_of(tag)) for _, _, new in made]

    def _section(
        self, number: int, targets: list[SectionTarget], tracker: Tracker | None
    ) -> list[Piece]:
        section = self._document.sections[targets[0].section]
        values: dict[str, FormatValue] = {target.name: target.value for target in targets}
        names = names_at(self._scanned, number)
        place = Place("sectPr", self._scanned, number, 0, names)
        return _made(place, section_changes(values, section), tracker)


def _made(place: Place, changes: tuple[Change, ...], tracker: Tracker | None) -> list[Piece]:
    mark = tracker.start(place.names, f"{place.kind}Change") if tracker and changes else None
    return property_pieces(place, changes, mark)


def _elements(target: Target) -> Iterator[etree._Element]:
    yield target.element
    if isinstance(target, TextTarget | FormatTarget):
        yield target.run
