"""Whether paragraphs split, joined, begun or taken out hold all they held, and the new text, in place.

Works from the edit and the two parsed files, and shares nothing with what wrote the change.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from gov_docs.core.types import Kept, Made, ParagraphEdit
from gov_docs.docx_io.expectation import expected_after, layout_mask
from gov_docs.docx_io.paragraph_refusals import MARKS, has_only_text
from gov_docs.docx_io.read import Node, WordFile
from gov_docs.docx_io.run_changes import NewText
from gov_docs.docx_io.targets import FormatTarget, TextTarget
from gov_docs.docx_io.tokens import Expected, Token, agree, tokens
from gov_docs.docx_io.xmlns import w

_P, _T, _PPR, _RPR = w("p"), w("t"), w("pPr"), w("rPr")
_ONCE = (w("sectPr"), w("pPrChange"))
_MARK_ONCE = tuple(w(name) for name in ("ins", "del", "moveFrom", "moveTo", "rPrChange", "vanish", "specVanish"))  # fmt: skip
_KEPT_MARKS = MARKS - {w("proofErr")}


@dataclass(frozen=True, slots=True)
class Island:
    """One paragraph edit with the paragraphs that were and those that are."""

    edit: ParagraphEdit
    old: tuple[Node, ...]
    new: tuple[Node, ...]
    gone: frozenset[int]  # paragraphs that were and of which nothing is kept

    @property
    def part(self) -> str:
        return self.old[0].part


def islands(
    before: WordFile, after: WordFile, edits: Iterable[ParagraphEdit], places: Mapping[int, int]
) -> list[Island]:
    """Return the edits with their paragraphs; `places` are the ids of the new ones as read again.

    Neighbours are one island: a mark between them may have been left by either.
    """
    found: list[Island] = []
    for edit in sorted(edits, key=lambda edit: edit.old):
        old = tuple(before.nodes[para][0] for para in edit.old)
        new = tuple(after.nodes[places[made.id]][0] for made in edit.new)
        last = found[-1] if found else None
        if last is not None and _next(last.old[-1].element) is old[0].element:
            both = ParagraphEdit(last.edit.old + edit.old, last.edit.new + edit.new)
            found[-1] = Island(both, last.old + old, last.new + new, last.gone | _gone(edit))
        else:
            found.append(Island(edit, old, new, _gone(edit)))
    return found


def _next(element: etree._Element) -> etree._Element | None:
    following = element.getnext()
    while following is not None and following.tag in MARKS:
        following = following.getnext()
    return following


def region(nodes: Sequence[Node]) -> list[etree._Element]:
    """Return the paragraphs, what stands between them, and the marks around them."""
    first, last = nodes[0].element, nodes[-1].element
    while (previous := first.getprevious()) is not None and previous.tag in MARKS:
        first = previous
    while (following := last.getnext()) is not None and following.tag in MARKS:
        last = following
    out = [first]
    while out[-1] is not last:
        following = out[-1].getnext()
        if following is None:
            raise ValueError("the paragraphs do not stand in one place")
        out.append(following)
    return out


def holds(
    word: WordFile, island: Island, formats: Sequence[FormatTarget], *, tracked: bool
) -> bool:
    """Say whether all is there that was kept, in its order, and the paragraphs are as asked for.

    With our revisions accepted a joined paragraph has the mark of its last part.
    """
    try:
        return _same_content(island, formats) and all(
            _same_properties(word, island, made, node, tracked=tracked)
            for made, node in zip(island.edit.new, island.new, strict=True)
        )
    except ValueError:
        return False


# --- what they hold


def _same_content(island: Island, formats: Sequence[FormatTarget]) -> bool:
    old = expected_after([*formats, *_deletions(island)])
    new = expected_after(list(_insertions(island)))
    gone = {
        node.element
        for para, node in zip(island.edit.old, island.old, strict=True)
        if para in island.gone and has_only_text(node)
    }
    return agree(
        list(_stream(region(island.old), old, gone)),
        list(_stream(region(island.new), new, set())),
    )


def _stream(
    elements: Iterable[etree._Element], expected: Expected, gone: set[etree._Element]
) -> Iterator[Token]:
    """Yield what the elements hold, whatever the paragraphs it is cut into."""
    for element in elements:
        if element in gone:
            for mark in element.iter(*_KEPT_MARKS):
                yield from tokens(mark)
        elif element.tag == _P:
            for child in element.iterchildren(etree.Element):
                if child.tag != _PPR:
                    yield from tokens(child, expected)
        elif isinstance(element.tag, str):
            yield from tokens(element, expected)


def _deletions(island: Island) -> Iterator[TextTarget]:
    kept = [p for made in island.edit.new for p in made.pieces if isinstance(p, Kept)]
    for para, node in zip(island.edit.old, island.old, strict=True):
        at = 0
        length = sum(len(atom.text) for atom in node.atoms)
        for piece in [*(p for p in kept if p.para == para), Kept(para, length, length)]:
            if at < piece.start and not (para in island.gone and has_only_text(node)):
                yield from _taken(node, at, piece.start)
            at = piece.end


def _insertions(island: Island) -> Iterator[TextTarget]:
    for made, node in zip(island.edit.new, island.new, strict=True):
        at = 0
        for piece in made.pieces:
            size = len(piece) if isinstance(piece, str) else piece.end - piece.start
            if isinstance(piece, str):
                yield from _taken(node, at, at + size)
            at += size


def _taken(node: Node, start: int, end: int) -> Iterator[TextTarget]:
    """Yield the characters start:end as taken out; ValueError where one is not text."""
    for atom in node.atoms:
        first, last = max(start - atom.start, 0), min(end - atom.start, len(atom.text))
        if first >= last:
            continue
        if atom.element.tag != _T or atom.run is None:
            raise ValueError("not text")
        yield TextTarget(node.part, atom.run, atom.element, NewText(first, last, ""))


def _gone(edit: ParagraphEdit) -> frozenset[int]:
    pieces = (piece for made in edit.new for piece in made.pieces)
    kept = {piece.para for piece in pieces if isinstance(piece, Kept)}
    stay = kept | {made.id for made in edit.new}
    # Where all is new the first gives its place.
    return frozenset(edit.old) - stay - (frozenset() if stay & {*edit.old} else {edit.old[0]})


# --- how they are laid out


def _same_properties(
    word: WordFile, island: Island, made: Made, node: Node, *, tracked: bool
) -> bool:
    like = word.nodes[made.like][0].element
    copied = made.id != made.like
    # A new paragraph has no attributes, or takes the place of one that is there no more.
    givers = [one.element.items() for one in island.old] if copied else [like.items()]
    if node.element.items() not in [*givers, *([[]] if copied else [])]:
        return False
    old, new = (_shell(one, copied=copied, marked=not tracked) for one in (like, node.element))
    mask = frozenset().union(*(layout_mask(name) for name, _ in made.layout))
    return agree(tokens(old, Expected(masks={old: mask})), tokens(new))


def _shell(paragraph: etree._Element, *, copied: bool, marked: bool) -> etree._Element:
    """Return a w:p of the same properties alone; of a copy without what stands but once."""
    shell = etree.Element(_P)
    properties = paragraph.find(_PPR)
    if properties is None:
        return shell
    own = deepcopy(properties)
    shell.append(own)
    mark = own.find(_RPR)
    if mark is not None and not marked:
        own.remove(mark)
    for child in [*own.iterchildren(*_ONCE), *(mark.iterchildren(*_MARK_ONCE) if mark is not None else ())]:  # fmt: skip
        parent = child.getparent()
        if copied and parent is not None:
            parent.remove(child)
    return shell
