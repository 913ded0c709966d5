"""What a paragraph edit means in the XML: which w:p are begun, joined or taken out, and where."""

from collections.abc import Iterator, Sequence

from lxml import etree

from gov_docs.core.errors import RefusedEditError
from gov_docs.core.rewrites import Fate, Rewrite, Stroke, giver, rewrites
from gov_docs.core.types import ParagraphEdit
from gov_docs.docx_io.atoms import IN_FIELD, Atom, control_lock
from gov_docs.docx_io.paragraph_refusals import has_only_text, is_field_cut, refuse_structure
from gov_docs.docx_io.read import Node, WordFile
from gov_docs.docx_io.run_changes import NewText
from gov_docs.docx_io.targets import (
    BreakTarget,
    FillTarget,
    Giver,
    LayoutTarget,
    ParagraphTarget,
    ShapeTarget,
    TextTarget,
)
from gov_docs.docx_io.text_changes import is_editable, refuse_unwritable, text_changes
from gov_docs.docx_io.xmlns import w

_T = w("t")
_UNCOUNTED = frozenset({w("rPr"), w("lastRenderedPageBreak")})
# What begins or ends with the text behind or before it.
_STARTS = frozenset({w("bookmarkStart"), w("commentRangeStart"), w("permStart")})
_ENDS = frozenset({w("bookmarkEnd"), w("commentRangeEnd"), w("permEnd"), w("proofErr")})


def paragraph_targets(
    word: WordFile, edit: ParagraphEdit
) -> Iterator[ParagraphTarget | LayoutTarget]:
    """Yield what the edit touches; raises RefusedEditError."""
    plan = planned(word, edit)
    refuse_structure(word, edit, plan)
    for piece in (piece for made in edit.new for piece in made.pieces if isinstance(piece, str)):
        refuse_unwritable(piece)
    owner: etree._Element | None = None
    for one in plan:
        node = word.nodes[one.para][0]
        run = _giver(node.atoms, one.giver)
        yield ShapeTarget(node.part, node.element, one, owner, run)
        if one.made is not None and one.made.like == one.para:
            for name, value in one.made.layout:
                yield LayoutTarget(node.part, node.element, one.para, name, value)
        for stroke in one.strokes:
            yield from _stroke(node, one.para, stroke)
        if one.fate is not Fate.GONE:
            owner = node.element


def planned(word: WordFile, edit: ParagraphEdit) -> list[Rewrite]:
    """Return what becomes of each paragraph; one that holds more than text is joined, not taken out."""
    paragraphs = word.document.paragraphs
    if not all(0 <= para < len(paragraphs) for para in edit.old):
        raise RefusedEditError("要修改的段落不在文件中；请重新检查后再试")
    plan = rewrites(edit, {para: len(paragraphs[para].text) for para in edit.old})
    owner: Rewrite | None = None
    for one in plan:
        length = len(paragraphs[one.para].text)
        if one.fate is Fate.GONE and not has_only_text(word.nodes[one.para][0]):
            if owner is None or owner.behind:
                raise RefusedEditError("这一段里有看不见的内容（批注、修订痕迹等），不能整段删除")
            one.fate = Fate.JOINED
            one.strokes = [Stroke(0, length, "")] if length else []
        if one.fate is not Fate.GONE:
            owner = one
    return plan


def text_targets(
    node: Node, para: int, start: int, end: int, text: str
) -> Iterator[TextTarget | FillTarget]:
    """Yield what puts a text into a paragraph, also into one that has none."""
    if not node.atoms and text and not control_lock(node.element):
        refuse_unwritable(text)
        if is_field_cut(node.element):
            raise RefusedEditError(
                f"要写入文字的地方{IN_FIELD}，不能自动修改；请在 Word 中手工修改"
            )
        yield FillTarget(node.part, node.element, para, text)
        return
    for atom, change in text_changes(node.atoms, start, end, text):
        if atom.run is not None:
            yield TextTarget(node.part, atom.run, atom.element, change)


def _stroke(node: Node, para: int, stroke: Stroke) -> Iterator[ParagraphTarget]:
    if not stroke.begun:
        yield from text_targets(node, para, stroke.start, stroke.end, stroke.text)
    elif stroke.start < stroke.end:
        changes = text_changes(node.atoms, stroke.start, stroke.end, stroke.text)
        for at, (atom, change) in enumerate(changes):
            begun = () if at else stroke.begun
            yield _text_target(node, atom, NewText(change.start, change.end, change.text, begun))
    else:
        yield from _break(node, para, stroke)


def _break(node: Node, para: int, stroke: Stroke) -> Iterator[ParagraphTarget]:
    at = stroke.start
    before = next((a for a in reversed(node.atoms) if a.start < at), None)
    after = next((a for a in node.atoms if a.start + len(a.text) > at), None)
    place = _between(node, before, after) if before is not after else None
    if place is None:
        yield _inside(node, before, after, stroke)
        return
    text = stroke.text
    if text and before is not None and is_editable(before):
        yield _text_target(node, before, NewText(at - before.start, at - before.start, text))
        text = ""
    run = _giver(node.atoms, giver(at, at))
    yield BreakTarget(node.part, *place, para, text, stroke.begun, run)


def _between(
    node: Node, before: Atom | None, after: Atom | None
) -> tuple[etree._Element, bool] | None:
    """Return where a break goes between two runs: the element, and whether before or after it."""
    if after is not None and _stands_free(node, after, first=True) and after.run is not None:
        element = after.run
        while (previous := element.getprevious()) is not None and previous.tag in _STARTS:
            element = previous
        return element, True
    if before is not None and _stands_free(node, before, first=False) and before.run is not None:
        element = before.run
        while (following := element.getnext()) is not None and following.tag in _ENDS:
            element = following
        return element, False
    return None


def _stands_free(node: Node, atom: Atom, *, first: bool) -> bool:
    """Say whether an atom is the first, or last, of a run that is the paragraph's own."""
    run = atom.run
    if run is None or run.getparent() is not node.element or atom.lock == IN_FIELD:
        return False
    held = [child for child in run.iterchildren(etree.Element) if child.tag not in _UNCOUNTED]
    return held[0 if first else -1] is atom.element


def _inside(node: Node, before: Atom | None, after: Atom | None, stroke: Stroke) -> ParagraphTarget:
    """Return a break within a run, behind the text before it or ahead of the text after it."""
    if before is not None and is_editable(before):
        at = stroke.start - before.start
        return _text_target(node, before, NewText(at, at, stroke.text, stroke.begun))
    if after is not None and is_editable(after):
        return _text_target(node, after, NewText(0, 0, stroke.text, stroke.begun))
    raise RefusedEditError("这里前后都不是文字，不能在中间分段；请换一个位置")


def _text_target(node: Node, atom: Atom, change: NewText) -> TextTarget:
    if atom.run is None or (change.begun and atom.run.getparent() is not node.element):
        raise RefusedEditError("这里在超链接、修订或内容控件里，不能在中间分段；请换一个位置")
    return TextTarget(node.part, atom.run, atom.element, change)


def _giver(atoms: Sequence[Atom], at: int) -> Giver | None:
    """Return the character at an offset that is text, or the nearest before or after it."""
    texts = [atom for atom in atoms if atom.element.tag == _T and atom.run is not None]
    found = next((atom for atom in reversed(texts) if atom.start <= at), None)
    found = found or next(iter(texts), None)
    if found is None or found.run is None:
        return None
    inside = min(max(at - found.start, 0), len(found.text) - 1)
    return Giver(found.run, found.element, inside)
