"""All the edits of one part, as replacements of its bytes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

from gov_docs.core.errors import RefusedEditError
from gov_docs.core.rewrites import Fate
from gov_docs.core.types import FormatValue, Made
from gov_docs.docx_io.formats import section_changes
from gov_docs.docx_io.markup import names_at
from gov_docs.docx_io.paragraph_bytes import Lender, ParagraphBytes
from gov_docs.docx_io.paragraph_writer import ParagraphWork, ParagraphWriter
from gov_docs.docx_io.properties import Piece, Place, property_pieces
from gov_docs.docx_io.read import WordFile
from gov_docs.docx_io.revisions import Tracker
from gov_docs.docx_io.run_changes import NewText, TextWork
from gov_docs.docx_io.runs import Begin, run_pieces
from gov_docs.docx_io.scan import numbers_of, scan
from gov_docs.docx_io.targets import (
    BreakTarget,
    FillTarget,
    FormatTarget,
    Giver,
    LayoutTarget,
    SectionTarget,
    ShapeTarget,
    Target,
    TextTarget,
)
from gov_docs.docx_io.tracked_paragraphs import TrackedMarks, tracked_marks
from gov_docs.docx_io.xmlns import w


@dataclass(slots=True)
class _Work:
    """What is to be done in the part, by the numbers of its elements."""

    runs: dict[int, dict[int, TextWork]] = field(default_factory=lambda: defaultdict(dict))
    paras: dict[int, ParagraphWork] = field(default_factory=lambda: defaultdict(ParagraphWork))
    sections: dict[int, list[SectionTarget]] = field(default_factory=lambda: defaultdict(list))
    breaks: dict[int, BreakTarget] = field(default_factory=dict)


class PartWriter:
    """Knows where the elements of the given targets stand; raises RefusedEditError."""

    def __init__(self, word: WordFile, part: str, targets: Iterable[Target]) -> None:
        self._word = word
        self._scanned = scan(word.package.parts[part])
        wanted = {element for target in targets for element in self._elements(target)}
        self._numbers = numbers_of(word.package.xml(part), wanted, self._scanned)

    def pieces(
        self, targets: Sequence[Target], tracker: Tracker | None, ids: Iterator[int]
    ) -> list[Piece]:
        """Return the replacements, in document order where they stand at one place."""
        work = _Work()
        marks = TrackedMarks() if tracker is None else tracked_marks(self._word, targets)
        for target in targets:
            self._add(work, target, tracker)
        if tracker is not None:
            self._add_marks(work, marks)
        jobs = sorted(self._jobs(work, tracker, marks, ids), key=lambda job: job[:2])
        return [piece for _, _, pieces in jobs for piece in pieces]

    def _jobs(
        self,
        work: _Work,
        tracker: Tracker | None,
        marks: TrackedMarks,
        ids: Iterator[int],
    ) -> Iterator[tuple[int, int, Iterable[Piece]]]:
        """Yield what is done to each element: first what is put before it, last what is put after.

        A new w:pPr stands where its paragraph's first run begins, and comes first, as its w:p does.
        """
        new = ParagraphBytes(self._word.document, self._scanned, work.runs)
        paragraphs = ParagraphWriter(self._scanned, new, self._like, self._lender)

        def begin(made: Made) -> bytes:
            like = self._like(made)
            mark = new.mark(marks.of(made), like, tracker)
            return new.names(like).end("p") + new.opened(made, like, mark)

        for number, para in work.paras.items():
            yield number, 1, paragraphs.pieces(number, para, tracker, marks.of)
        for number, sections in work.sections.items():
            yield number, 1, self._section(number, sections, tracker)
        gone = {number for number, para in work.paras.items() if para.is_gone and tracker is None}
        for number, texts in work.runs.items():
            if gone.isdisjoint(self._scanned.ancestors(number)):
                yield number, 1, run_pieces(self._scanned, number, texts, tracker, begin, ids)
        for number, one in work.breaks.items():
            yield number, 0 if one.before else 2, self._break(number, one, tracker, begin, new)

    def _add(self, work: _Work, target: Target, tracker: Tracker | None) -> None:
        number = self._numbers[target.element]
        if isinstance(target, LayoutTarget):
            work.paras[number].layouts.append(target)
        elif isinstance(target, FillTarget):
            work.paras[number].fill = target
        elif isinstance(target, ShapeTarget):
            work.paras[number].shape = target
            if tracker is None and target.rewrite.fate is Fate.JOINED and target.owner is not None:
                work.paras[self._numbers[target.owner]].goes_on = True
            if tracker is not None and target.rewrite.fate is Fate.GONE:
                for text in _texts(target):
                    self._add(work, text, tracker)
        elif isinstance(target, BreakTarget):
            work.breaks[number] = target
        elif isinstance(target, SectionTarget):
            work.sections[number].append(target)
        else:
            self._add_text(work.runs[self._numbers[target.run]], number, target)

    def _add_marks(self, work: _Work, marks: TrackedMarks) -> None:
        for element, kind in marks.own.items():
            work.paras[self._numbers[element]].mark = kind
        for element, owner in marks.owners.items():
            work.paras[self._numbers[element]].owner = self._numbers[owner]

    def _add_text(
        self, run: dict[int, TextWork], number: int, target: TextTarget | FormatTarget
    ) -> None:
        if number not in run:  # its text may be long: it is asked for once
            run[number] = TextWork(target.element.text or "")
        if isinstance(target, TextTarget):
            run[number].texts.append(target.change)
        else:
            run[number].formats.append(target.change)

    def _break(
        self,
        number: int,
        target: BreakTarget,
        tracker: Tracker | None,
        begin: Begin,
        new: ParagraphBytes,
    ) -> Iterator[Piece]:
        span, giver = self._scanned.spans[number], self._lender(target.giver)
        own = self._numbers[self._word.nodes[target.para][0].element]
        out = new.new_run(target.text, giver, own, tracker)
        for made, text in target.begun:
            out += begin(made) + new.new_run(text, giver, self._like(made), tracker)
        at = span.start if target.before else span.end
        yield at, at, out

    def _section(
        self, number: int, targets: list[SectionTarget], tracker: Tracker | None
    ) -> list[Piece]:
        section = self._word.document.sections[targets[0].section]
        values: dict[str, FormatValue] = {target.name: target.value for target in targets}
        names = names_at(self._scanned, number)
        place = Place("sectPr", self._scanned, number, 0, names)
        changes = section_changes(values, section)
        mark = tracker.start(names, "sectPrChange") if tracker and changes else None
        return property_pieces(place, changes, mark)

    # --- where things stand

    def _like(self, made: Made) -> int:
        return self._numbers[self._word.nodes[made.like][0].element]

    def _lender(self, giver: Giver | None) -> Lender | None:
        if giver is None:
            return None
        return Lender(self._numbers[giver.run], self._numbers[giver.element], giver.at)

    def _elements(self, target: Target) -> Iterator[etree._Element]:
        yield target.element
        mades: list[Made] = []
        if isinstance(target, TextTarget | FormatTarget):
            yield target.run
        if isinstance(target, TextTarget):
            mades = [made for made, _ in target.change.begun]
            parent = target.run.getparent()
            if mades and parent is not None:
                yield parent
        elif isinstance(target, BreakTarget):
            mades = [made for made, _ in target.begun]
            yield self._word.nodes[target.para][0].element
        elif isinstance(target, ShapeTarget):
            one = target.rewrite
            mades = [*one.ahead, *one.behind, *([one.made] if one.made else [])]
            if target.owner is not None:
                yield target.owner
            for text in _texts(target) if one.fate is Fate.GONE else ():
                yield from (text.element, text.run)
        if isinstance(target, BreakTarget | ShapeTarget) and target.giver is not None:
            yield from (target.giver.run, target.giver.element)
        for made in mades:
            node = self._word.nodes[made.like][0]
            if node.part != target.part:
                raise RefusedEditError("段落的格式取自文件的另一部分，写不进去；请在 Word 中修改")
            yield node.element


def _texts(target: ShapeTarget) -> Iterator[TextTarget]:
    """Yield all the text of a paragraph as deleted."""
    for element in target.element.iter(w("t")):
        run = element.getparent()
        if run is not None and element.text:
            yield TextTarget(target.part, run, element, NewText(0, len(element.text), ""))
