"""A .docx, every story of it, as a Document; with the way back from a paragraph to its XML."""

from collections import Counter as Counted
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from lxml import etree

from gov_docs.core.errors import UnsafeFileError
from gov_docs.core.types import (
    OBJECT,
    Document,
    Inset,
    InsetKind,
    Lock,
    Paragraph,
    Part,
    Place,
    Section,
)
from gov_docs.docx_io import sections
from gov_docs.docx_io.atoms import Atom, atoms
from gov_docs.docx_io.effective import Context, Formats, Num
from gov_docs.docx_io.hidden import hidden_styles
from gov_docs.docx_io.insets import inset
from gov_docs.docx_io.numbering import Counter, read_numbering
from gov_docs.docx_io.package import Package, open_package
from gov_docs.docx_io.page_fields import page_field
from gov_docs.docx_io.protection import protection
from gov_docs.docx_io.seals import is_signed
from gov_docs.docx_io.sections import SectionProperties
from gov_docs.docx_io.stories import Block, Walker
from gov_docs.docx_io.styles import read_styles
from gov_docs.docx_io.tables import read_table
from gov_docs.docx_io.theme import read_theme
from gov_docs.docx_io.xmlns import w

_PPR, _SECTPR = w("pPr"), w("sectPr")
_NOTES = ((Part.FOOTNOTE, "footnotes", "footnote"), (Part.ENDNOTE, "endnotes", "endnote"))
# Each paragraph and piece costs memory many times its XML: a made-up file could fill the machine.
MAX_PARAGRAPHS, MAX_ATOMS = 100_000, 1_000_000
_NO_SECTIONS = (w("txbxContent"), w("tc"))


@dataclass(frozen=True, slots=True)
class Node:
    part: str
    element: etree._Element  # the w:p
    atoms: tuple[Atom, ...]


@dataclass(frozen=True, slots=True)
class WordFile:
    package: Package
    document: Document  # roles not labelled yet
    nodes: Mapping[int, tuple[Node, ...]]  # by paragraph id: the copy shown, then its twins
    sections: tuple[tuple[str, etree._Element], ...]  # (part, w:sectPr) of each Section
    formats: Formats
    contexts: Mapping[int, Context]  # by paragraph id
    nums: Mapping[int, Num]  # of the paragraphs that are numbered automatically


def read_word(path: Path) -> WordFile:
    """Return a .docx as read; raises UnreadableFileError or UnsafeFileError."""
    return read_package(open_package(path))


def read_package(package: Package) -> WordFile:
    """Return an opened .docx as read; raises UnreadableFileError or UnsafeFileError."""
    reader = _Reader(package, package.main_part())
    reader.read()
    return reader.result()


class _Reader:
    def __init__(self, package: Package, main: str) -> None:
        self._package = package
        self._main = main
        self._body = package.xml(main).find(w("body"))
        settings = self._part_xml("settings")
        theme = read_theme(self._part_xml("theme"), sections.east_asian_language(settings))
        self._styles = styles = read_styles(self._part_xml("styles"), theme)
        self._hidden = hidden_styles(self._part_xml("styles"))
        self._protection = protection(settings)
        numbering = read_numbering(self._part_xml("numbering"), styles)
        self._formats = Formats(styles, theme, numbering)
        self._counter = Counter(numbering)
        self._sections = sections.read_properties(
            self._section_elements(), sections.odd_even(settings)
        )
        self._targets = {one.id: one.target for one in package.relationships(main)}
        self._page_fields: dict[str, list[tuple[int, str]]] = {}  # by header or footer part
        self._starts: list[int] = []  # the first paragraph of each section
        self._walker = Walker()
        self._paragraphs: list[Paragraph] = []
        self._nodes: dict[int, tuple[Node, ...]] = {}
        self._contexts: dict[int, Context] = {}
        self._nums: dict[int, Num] = {}
        self._atoms = 0
        self._notes: Counted[InsetKind] = Counted()
        self._by_part: dict[str, Mapping[str, str]] = {}  # relationships to parts of the file

    def read(self) -> None:
        self._read_body()
        for part, kind in ((Part.HEADER, "header"), (Part.FOOTER, "footer")):
            for name in self._referenced(kind):
                self._read_story(name, self._package.xml(name), Place(part, story=name))
        for part, kind, tag in _NOTES:
            self._read_notes(part, kind, tag)

    def result(self) -> WordFile:
        document = Document(
            tuple(self._paragraphs),
            tuple(self._section(i, properties) for i, properties in enumerate(self._sections)),
            signed=is_signed(self._package, self._main),
            protection=self._protection,
            tables={at: read_table(one, self._styles) for at, one in self._walker.tables.items()},
        )
        elements = tuple((self._main, properties.element) for properties in self._sections)
        return WordFile(
            self._package,
            document,
            self._nodes,
            elements,
            self._formats,
            self._contexts,
            self._nums,
        )

    def _part_xml(self, kind: str) -> etree._Element | None:
        """Return the root of a part the document refers to, None where it has none."""
        names = self._package.related(self._main, kind)
        return self._package.xml(names[0]) if names else None

    def _section_elements(self) -> Iterator[etree._Element]:
        """Yield the body's w:sectPr in order, those of paragraphs before the last."""
        for element in self._body.iter(_SECTPR) if self._body is not None else ():
            parent = element.getparent()
            # In a tracked change of a section the old one stands inside the new.
            stands = parent is self._body or (parent is not None and parent.tag == _PPR)
            if stands and next(element.iterancestors(*_NO_SECTIONS), None) is None:
                yield element

    def _read_body(self) -> None:
        if self._body is None:
            return
        begun, ended = 0, False  # a section's last paragraph carries its w:sectPr
        for block in self._walker.story(self._main, self._body, Place()):
            if block.place.part in (Part.BODY, Part.TABLE) and ended:
                begun, ended = begun + 1, False
            if len(self._starts) == begun and begun < len(self._sections):
                self._starts.append(len(self._paragraphs))
            self._add(block, self._line_pt(begun))
            ended = ended or (block.place.part == Part.BODY and _ends_section(block.element))

    def _line_pt(self, index: int) -> float | None:
        return self._sections[index].line_pt if index < len(self._sections) else None

    def _read_story(self, part: str, container: etree._Element, place: Place) -> None:
        for block in self._walker.story(part, container, place):
            form = page_field(block.element)
            if form is not None:
                self._page_fields.setdefault(part, []).append((len(self._paragraphs), form))
            self._add(block, None)

    def _referenced(self, kind: str) -> Iterator[str]:
        """Yield the headers or footers of all sections, each part once."""
        seen: set[str] = set()
        for properties in self._sections:
            for (side, _), id_ in properties.references.items():
                name = self._targets.get(id_, "")
                if side == kind and name in self._package.parts and name not in seen:
                    seen.add(name)
                    yield name

    def _read_notes(self, part: Part, kind: str, tag: str) -> None:
        """Read the notes that shown text refers to, in the order of their references."""
        wanted = [
            atom.element.get(w("id"), "")
            for nodes in list(self._nodes.values())
            for atom in nodes[0].atoms
            if atom.element.tag == w(f"{tag}Reference")
        ]
        for name in self._package.related(self._main, kind)[:1]:
            notes = {
                note.get(w("id")): note for note in self._package.xml(name).iterchildren(w(tag))
            }
            for id_ in dict.fromkeys(wanted):
                if id_ in notes:
                    self._read_story(name, notes[id_], Place(part, story=f"{name}#{id_}"))

    def _add(self, block: Block, line_pt: float | None) -> None:
        found = tuple(atoms(block.element, block.fields, self._hidden))
        self._check_limits(len(found))
        ppr = block.element.find(_PPR)
        context = (
            Context(block.table_style) if line_pt is None else Context(block.table_style, line_pt)
        )
        layout, num = self._formats.layout(ppr, context)
        para_id = len(self._paragraphs)
        paragraph = Paragraph(
            para_id,
            self._formats.runs(ppr, found, context),
            block.place,
            layout,
            number=self._counter.next(num) if num is not None else "",
            locks=_locks(found, self._insets(block.part, found)),
            link=_has_link(block.element),
        )
        self._paragraphs.append(paragraph)
        self._contexts[para_id] = context
        if num is not None:
            self._nums[para_id] = num
        shown = Node(block.part, block.element, found)
        self._nodes[para_id] = (shown, *_twins(block, paragraph.text, self._hidden))

    def _insets(self, part: str, found: Iterable[Atom]) -> Iterator[Inset]:
        """Yield what each OBJECT shows; notes are counted in the order of their references."""
        for atom in found:
            if atom.text != OBJECT:
                continue
            made = inset(atom.element, self._targets_of(part))
            if made.kind in (InsetKind.FOOTNOTE, InsetKind.ENDNOTE):
                self._notes[made.kind] += 1
                made = replace(made, number=self._notes[made.kind])
            yield made

    def _targets_of(self, part: str) -> Mapping[str, str]:
        if part not in self._by_part:
            related = self._package.relationships(part)
            inside = {one.id: one.target for one in related if not one.external}
            self._by_part[part] = {k: v for k, v in inside.items() if v in self._package.parts}
        return self._by_part[part]

    def _check_limits(self, more: int) -> None:
        self._atoms += more
        if len(self._paragraphs) >= MAX_PARAGRAPHS or self._atoms > MAX_ATOMS:
            raise UnsafeFileError(
                f"{self._package.path.name}：内容过多（超过 {MAX_PARAGRAPHS // 10_000} 万段），请拆分文件后再试"
            )

    def _section(self, index: int, properties: SectionProperties) -> Section:
        first = self._starts[index] if index < len(self._starts) else len(self._paragraphs)
        numbers = self._page_numbers(properties)
        return sections.section(properties, first, self._formats.normal_size(), numbers)

    def _page_numbers(self, properties: SectionProperties) -> Iterator[tuple[str, int, str]]:
        for kind, id_ in properties.shown():
            for para_id, form in self._page_fields.get(self._targets.get(id_, ""), ()):
                yield kind, para_id, form


def _ends_section(paragraph: etree._Element) -> bool:
    ppr = paragraph.find(_PPR)
    return ppr is not None and ppr.find(_SECTPR) is not None


def _locks(found: Iterable[Atom], insets: Iterator[Inset]) -> tuple[Lock, ...]:
    locks: list[Lock] = []
    for atom in found:
        if not atom.lock:
            continue
        end = atom.start + len(atom.text)
        own = (next(insets),) if atom.text == OBJECT else ()
        if locks and locks[-1].end == atom.start and locks[-1].why == atom.lock:
            locks[-1] = Lock(locks[-1].start, end, atom.lock, (*locks[-1].insets, *own))
        else:
            locks.append(Lock(atom.start, end, atom.lock, own))
    return tuple(locks)


_LINK, _INSTRUCTION = w("hyperlink"), w("instrText")


def _has_link(paragraph: etree._Element) -> bool:
    for element in paragraph.iter(_LINK, _INSTRUCTION):
        if element.tag == _LINK or (element.text or "").lstrip().upper().startswith("HYPERLINK"):
            return True
    return False


def _twins(block: Block, text: str, hidden: frozenset[str]) -> Iterator[Node]:
    """Yield the Fallback copies that say the same; another text is not kept in step."""
    for element, fields in block.twins:
        found = tuple(atoms(element, fields, hidden))
        if "".join(atom.text for atom in found) == text:
            yield Node(block.part, element, found)
