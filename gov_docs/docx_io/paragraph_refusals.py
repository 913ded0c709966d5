"""Which paragraphs of a file cannot be split, joined or taken out without breaking something."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from lxml import etree

from gov_docs.core.errors import RefusedEditError
from gov_docs.core.rewrites import Fate, Rewrite
from gov_docs.core.types import ParagraphEdit
from gov_docs.docx_io.atoms import IN_FIELD
from gov_docs.docx_io.read import Node, WordFile
from gov_docs.docx_io.xmlns import w


def _w(names: str) -> frozenset[str]:
    return frozenset(w(name) for name in names.split())


_GENERATED = "这里在目录等自动生成的内容里，不能增加、合并或删除段落"
_SPELLED = "此处的命名空间写法特殊，不能增加、合并或删除段落；请在 Word 中手工修改"
_HOLDERS = _w("body tc hdr ftr footnote endnote txbxContent")
MARKS = _w("bookmarkStart bookmarkEnd commentRangeStart commentRangeEnd permStart permEnd proofErr")
# What may stand in a paragraph that is taken out: its text, and marks that are kept.
_TEXT = MARKS | _w(
    "r rPr t tab br cr noBreakHyphen softHyphen lastRenderedPageBreak hyperlink smartTag"
)
_REVISED = _w("ins del moveFrom moveTo")
_PPR, _RPR, _SECTPR, _BOX = w("pPr"), w("rPr"), w("sectPr"), w("txbxContent")
_FIELD, _SIMPLE = w("fldChar"), w("fldSimple")


def refuse_structure(word: WordFile, edit: ParagraphEdit, plan: Sequence[Rewrite]) -> None:
    """Raise RefusedEditError, which says why, where the file cannot take the edit whole."""
    nodes = [_node(word, para) for para in edit.old]
    parents = {node.element.getparent() for node in nodes}
    parent = parents.pop()
    if parents or parent is None or parent.tag not in _HOLDERS:
        raise RefusedEditError("这里在内容控件、目录或修订中，不能增加、合并或删除段落")
    for one, other in pairwise(nodes):
        _refuse_apart(one.element, other.element)
    for at, rewrite in enumerate(plan):
        following = plan[at + 1] if at + 1 < len(plan) else None
        why = _GENERATED if rewrite.ahead and _goes_on_in_field(nodes[at]) else ""
        if _is_cut(rewrite, following):
            why = _why_whole(nodes[at]) or why
        if why:
            raise RefusedEditError(why)
    likes = [word.nodes.get(made.like) for made in edit.new]
    if not all(likes):
        raise RefusedEditError("要修改的段落不在文件中；请重新检查后再试")
    _refuse_spellings([*nodes, *(own[0] for own in likes if own)])


def has_only_text(node: Node) -> bool:
    """Say whether a paragraph holds nothing but shown text, and marks that can stand alone."""
    shown = {atom.element for atom in node.atoms}
    inside = (child for child in node.element.iterchildren(etree.Element) if child.tag != _PPR)
    for element in (part for child in inside for part in _with_descendants(child)):
        if element.tag not in _TEXT:
            return False
        if element.tag == w("t") and element.text and element not in shown:
            return False
    return True


def _with_descendants(element: etree._Element) -> Iterator[etree._Element]:
    """Yield an element and what it holds, formats apart."""
    yield element
    for child in element.iterchildren(etree.Element):
        if child.tag != _RPR:
            yield from _with_descendants(child)


def _node(word: WordFile, para: int) -> Node:
    nodes = word.nodes[para]
    if len(nodes) > 1 or next(nodes[0].element.iterancestors(_BOX), None) is not None:
        raise RefusedEditError("文本框里不能增加、合并或删除段落；请在 Word 或 WPS 中修改")
    return nodes[0]


def _refuse_apart(one: etree._Element, other: etree._Element) -> None:
    between = one.getnext()
    while between is not None and between is not other:
        if isinstance(between.tag, str) and between.tag not in MARKS:
            raise RefusedEditError("这两段中间隔着表格或别的内容，不能合并；请分开改")
        between = between.getnext()
    if between is None:
        raise RefusedEditError("这两段不是挨着的，不能合并；请分开改")


def _refuse_spellings(nodes: Sequence[Node]) -> None:
    """Refuse where what one paragraph holds would mean something else beside another."""
    first = nodes[0].element
    for element in (node.element for node in nodes):
        properties = element.find(_PPR)
        inside = () if properties is None else (properties,)
        runs = element.iterchildren(w("r"), w("hyperlink"))
        spelled = ((part.prefix, part.nsmap) for part in (element, *inside, *runs))
        parent = element.getparent()
        around = parent.nsmap if parent is not None else {}
        if any(one != (first.prefix, around) for one in spelled):
            raise RefusedEditError(_SPELLED)


def _is_cut(one: Rewrite, following: Rewrite | None) -> bool:
    """Say whether anything is begun in or after a paragraph, or it is bound with another."""
    begins = bool(one.behind) or any(stroke.begun for stroke in one.strokes)
    joins = following is not None and following.fate is Fate.JOINED
    moves = one.made is not None and one.made.like != one.para
    return begins or joins or moves or one.fate is not Fate.STAYS


def _why_whole(node: Node) -> str:
    """Return why a paragraph must stay one, '' if it need not."""
    properties = node.element.find(_PPR)
    if properties is not None and properties.find(_SECTPR) is not None:
        return "这一段的末尾是分节符，不能拆开、合并或删除；请在它前面另起一段"
    mark = properties.find(_RPR) if properties is not None else None
    if mark is not None and any(child.tag in _REVISED for child in mark):
        return "这一段的段落标记带着别人的修订；请先接受或拒绝该修订"
    if next(node.element.iter(_BOX), None) is not None:
        return "这一段带着文本框，不能拆开、合并或删除"
    return _GENERATED if _is_in_long_field(node) else ""


def is_field_cut(paragraph: etree._Element) -> bool:
    """Say whether a field begins in the paragraph and ends in another, or the other way round."""
    depth = 0
    for mark in paragraph.iter(_FIELD):
        kind = mark.get(w("fldCharType"))
        if kind != "begin" and not depth:
            return True
        depth += {"begin": 1, "end": -1}.get(str(kind), 0)
    return depth > 0


def _is_in_long_field(node: Node) -> bool:
    """Say whether a field begins or ends in another paragraph."""
    return is_field_cut(node.element) or _goes_on_in_field(node)


def _goes_on_in_field(node: Node) -> bool:
    """Say whether a paragraph begins in a field that began before it."""
    fields = {atom.element for atom in node.atoms if atom.lock == IN_FIELD}
    for element in node.element.iter(_FIELD, _SIMPLE, *{element.tag for element in fields}):
        if element.tag == _FIELD:
            return element.get(w("fldCharType")) != "begin"
        if element.tag == _SIMPLE:
            return False
        if element in fields:
            return True
    return False
