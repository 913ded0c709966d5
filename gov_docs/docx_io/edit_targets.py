"""What an edit means in the XML: which elements, which characters, which properties."""

from collections.abc import Iterator

from lxml import etree

from gov_docs.core.errors import RefusedEditError
from gov_docs.core.types import Edit, FormatEdit, ParagraphEdit, SectionEdit, Span, TextEdit
from gov_docs.docx_io import atoms
from gov_docs.docx_io.formats import LAYOUT_PROPERTIES, RUN_PROPERTIES, run_changes
from gov_docs.docx_io.paragraph_targets import paragraph_targets, text_targets
from gov_docs.docx_io.properties import Change
from gov_docs.docx_io.read import Node, WordFile
from gov_docs.docx_io.run_changes import NewFormat
from gov_docs.docx_io.targets import FormatTarget, LayoutTarget, SectionTarget, Target
from gov_docs.docx_io.text_changes import trimmed
from gov_docs.docx_io.xmlns import mc, w

_TEXT, _BOX = w("t"), w("txbxContent")
_UNFORMATTABLE = frozenset({atoms.IN_LOCKED_CONTROL, atoms.ALTERNATIVE, atoms.COMMENTED})


def targets_of(word: WordFile, edit: Edit) -> list[Target]:
    """Return what the edit touches, in every copy of its paragraph; raises RefusedEditError."""
    if isinstance(edit, SectionEdit):
        return [_section(word, edit)]
    if isinstance(edit, TextEdit):
        return list(_texts(word, edit))
    if isinstance(edit, ParagraphEdit):
        return list(paragraph_targets(word, edit))
    if edit.name in RUN_PROPERTIES:
        return list(_formats(word, edit))
    if edit.name in LAYOUT_PROPERTIES:
        return [
            LayoutTarget(node.part, node.element, edit.span.para, edit.name, edit.value)
            for node in nodes_of(word, edit.span)
        ]
    raise RefusedEditError(f"不能自动设置格式“{edit.name}”")


def nodes_of(word: WordFile, span: Span) -> tuple[Node, ...]:
    """Return the copies of a paragraph; one with a copy that cannot be kept in step is refused."""
    nodes = word.nodes.get(span.para, ())
    if not nodes or not 0 <= span.start <= span.end <= len(
        word.document.paragraphs[span.para].text
    ):
        raise RefusedEditError("要修改的位置不在文件中；请重新检查后再试")
    if len(nodes) == 1 and _has_unlike_copy(nodes[0].element):
        raise RefusedEditError("此处内容另存有一份兼容副本，无法一并修改；请在 Word 中手工修改")
    return nodes


def narrowed(word: WordFile, edit: TextEdit) -> TextEdit:
    """Return the edit without the characters it leaves as they are."""
    text = word.document.paragraphs[edit.span.para].text
    start, end, new = trimmed(text, edit.span.start, edit.span.end, edit.text)
    return TextEdit(Span(edit.span.para, start, end), new)


def _texts(word: WordFile, edit: TextEdit) -> Iterator[Target]:
    nodes = nodes_of(word, edit.span)
    if len(nodes) > 1 and not nodes[0].atoms:
        raise RefusedEditError("文本框里的空段落不能写入文字；请在 Word 或 WPS 中修改")
    edit = narrowed(word, edit)
    for node in nodes:
        yield from text_targets(node, edit.span.para, edit.span.start, edit.span.end, edit.text)


def _formats(word: WordFile, edit: FormatEdit) -> Iterator[Target]:
    span = edit.span
    text = word.document.paragraphs[span.para].text[span.start : span.end]
    changes = run_changes(edit.name, edit.value, text)
    for node in nodes_of(word, span):
        found = list(_format_node(node, edit, changes))
        if not found:
            raise RefusedEditError("此处没有可以设置格式的文字；请在 Word 中手工修改")
        yield from found


def _format_node(
    node: Node, edit: FormatEdit, changes: tuple[Change, ...]
) -> Iterator[FormatTarget]:
    for atom in node.atoms:
        start = max(edit.span.start - atom.start, 0)
        end = min(edit.span.end - atom.start, len(atom.text))
        if start >= end or atom.run is None or atom.element.tag != _TEXT:
            continue
        if atom.lock in _UNFORMATTABLE:
            raise RefusedEditError(f"要设置格式的文字{atom.lock}；请在 Word 中手工修改")
        change = NewFormat(start, end, changes)
        yield FormatTarget(node.part, atom.run, atom.element, edit.name, change)


def _section(word: WordFile, edit: SectionEdit) -> SectionTarget:
    if not 0 <= edit.section < len(word.sections):
        raise RefusedEditError("文件没有页面设置可改；请在 Word 中手工设置")
    part, element = word.sections[edit.section]
    return SectionTarget(part, element, edit.section, edit.name, edit.value)


def _has_unlike_copy(paragraph: etree._Element) -> bool:
    for choice in paragraph.iterancestors(mc("Choice")):
        alternate = choice.getparent()
        fallback = alternate.find(mc("Fallback")) if alternate is not None else None
        holder = next(paragraph.iterancestors(_BOX, choice.tag))
        if fallback is not None:
            return next(fallback.iter(_BOX if holder.tag == _BOX else w("p")), None) is not None
    return False
