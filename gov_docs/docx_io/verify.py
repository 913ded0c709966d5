"""Prove, before anything is written, that two files differ only by the edits made."""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from lxml import etree

from gov_docs.core.errors import GovDocsError, UnprovenFixError
from gov_docs.core.types import TextEdit
from gov_docs.docx_io import safe_xml
from gov_docs.docx_io.additions import only_comments_added
from gov_docs.docx_io.archive import raw_entry, read_archive, rebuild
from gov_docs.docx_io.edit_targets import Target, targets_of
from gov_docs.docx_io.expectation import expected_after
from gov_docs.docx_io.package import Package, Parts, open_package
from gov_docs.docx_io.patch import Mode, Patched
from gov_docs.docx_io.read import WordFile, read_package
from gov_docs.docx_io.readback import differs
from gov_docs.docx_io.settled import settle
from gov_docs.docx_io.splice import Splice, apply_splices, undo_splices
from gov_docs.docx_io.tokens import Expected, agree, tokens
from gov_docs.docx_io.xmlns import w

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def verify(word: WordFile, patched: Patched) -> None:
    """Prove that `patched` changes what its edits say and nothing else; nothing is written.

    Raises UnprovenFixError naming the part or the paragraph.
    """
    before = word.package
    by_part: dict[str, list[Splice]] = defaultdict(list)
    for one in patched.splices:
        by_part[one.part].append(one)
    if by_part.keys() != patched.changed.keys():
        raise _unproven("改动与记录不符", "")
    after = _package_after(before, patched)
    _same_parts(before, after, patched)
    for part, splices in by_part.items():
        _check_bytes(before, part, patched.changed[part], splices)
    by_target = _targets_by_part(word, patched)
    stories = _story_parts(word)
    for part in by_part:
        if part in stories:
            _check_story(word, part, after.parts[part], by_target[part], patched)
        elif patched.mode is not Mode.COMMENTS or not only_comments_added(
            before, after, part, patched.ours
        ):
            raise _unproven("不该修改的部件发生了变化", part)
    parted = differs(word, _read_again(after), patched.edits)
    if parted is not None:
        raise _unproven(*parted)


def verify_file(original: Path, output: Path, patched: Patched) -> None:
    """Open both files from disk and confirm that every entry not changed is the same bytes."""
    before, after = open_package(original), open_package(output)
    _same_parts(before, after, patched)
    for name, data in patched.changed.items():
        if after.parts[name] != data:
            raise _unproven("写入的内容与预期不符", name)


def _unproven(what: str, where: str) -> UnprovenFixError:
    return UnprovenFixError(
        f"{where + '：' if where else ''}{what}，未写入任何内容；请在 Word 中手工修改"
    )


def _package_after(before: Package, patched: Patched) -> Package:
    """Return the package as it would be read from the disk."""
    file = before.path.name
    try:
        archive = read_archive(rebuild(before.archive, patched.changed), file)
    except GovDocsError as error:
        raise _unproven(f"修改后的文件打不开（{error}）", "") from None
    return Package(before.path, Parts(archive, file), archive)


def _same_parts(before: Package, after: Package, patched: Patched) -> None:
    names = list(before.parts)
    if list(after.parts) != names + [name for name in patched.changed if name not in before.parts]:
        raise _unproven("部件的名称或次序发生了变化", "")
    written = {entry.name: entry for entry in after.archive.entries}
    for entry in before.archive.entries:
        if entry.name in patched.changed:
            continue
        new = raw_entry(after.archive, written[entry.name])
        if new != raw_entry(before.archive, entry):
            raise _unproven("未修改的部件发生了变化", entry.name)


def _check_bytes(before: Package, part: str, new: bytes, splices: Sequence[Splice]) -> None:
    """Undoing the splices gives the original, and making them gives what will be written."""
    old = before.parts.get(part, b"")
    try:
        if undo_splices(new, splices) == old and apply_splices(old, splices) == new:
            return
    except ValueError:
        pass
    raise _unproven("撤销改动后与原文件不同", part)


def _targets_by_part(word: WordFile, patched: Patched) -> dict[str, list[Target]]:
    found: dict[str, list[Target]] = defaultdict(list)
    for edit in patched.edits:
        for target in targets_of(word, edit):
            found[target.part].append(target)
    return found


def _story_parts(word: WordFile) -> set[str]:
    return {node.part for nodes in word.nodes.values() for node in nodes} | {
        part for part, _ in word.sections
    }


def _check_story(
    word: WordFile, part: str, data: bytes, targets: Sequence[Target], patched: Patched
) -> None:
    """Prove that the new XML says what the edits make of the old, and without them the old."""
    before = word.package.xml(part)
    new = safe_xml.parse(data, word.package.path.name, part)
    if _unshown_spaces(new) > _unshown_spaces(before):
        raise _unproven("原来显示的空格将不再显示", part)
    if patched.mode is Mode.DIRECT and all(isinstance(e, TextEdit) for e in patched.edits):
        _same_structure(part, before, new)
    if patched.mode is Mode.REVISIONS:
        rejected = safe_xml.parse(data, word.package.path.name, part)
        settle(rejected, patched.ours, patched.reopened, accept=False)
        _compare(word, part, Expected(), rejected, patched)
        settle(new, patched.ours, patched.reopened, accept=True)
    _compare(word, part, expected_after(targets), new, patched)


def _unshown_spaces(root: etree._Element) -> int:
    """Count the spaces at the ends of texts that Word does not show for want of xml:space."""
    texts = (
        element.text or ""
        for element in root.iter(w("t"), w("delText"), w("instrText"))
        if element.get(_SPACE) != "preserve"
    )
    return sum(len(text) - len(text.strip(" \t\r\n")) for text in texts)


def _compare(
    word: WordFile, part: str, expected: Expected, new: etree._Element, patched: Patched
) -> None:
    """Compare block by block; those whose XML is the same are not looked into."""
    notes = patched.ours if patched.mode is Mode.COMMENTS else frozenset()
    before, after = _blocks(word.package.xml(part)), _blocks(new)
    if len(before) != len(after) or _shell(word.package.xml(part)) != _shell(new):
        raise _unproven("段落或表格的数目发生了变化", part)
    for index, (old_block, new_block) in enumerate(zip(before, after, strict=True)):
        same = etree.tostring(old_block, with_tail=False) == etree.tostring(
            new_block, with_tail=False
        )
        if not same and not agree(tokens(old_block, expected), tokens(new_block, skipped=notes)):
            place = sum(len(list(block.iter(w("p")))) for block in before[:index]) + 1
            raise _unproven("修改后多出或缺少了内容", f"{part} 第 {place} 段")


def _blocks(root: etree._Element) -> list[etree._Element]:
    """Return the paragraphs, tables and the like of a part, and what stands around them."""
    out: list[etree._Element] = []
    for child in root.iterchildren(etree.Element):
        out += list(child.iterchildren(etree.Element)) if child.tag == w("body") else [child]
    return out


def _shell(root: etree._Element) -> list[tuple[str, object]]:
    body = root.find(w("body"))
    around = [root] if body is None else [root, body, *body.itersiblings(etree.Element)]
    return [(element.tag, element.items()) for element in around]


def _same_structure(part: str, before: etree._Element, after: etree._Element) -> None:
    """Plain text edits leave every element and attribute, but for xml:space, as it was."""
    if _structure(before) != _structure(after):
        raise _unproven("文字以外的结构发生了变化", part)


def _structure(root: etree._Element) -> list[tuple[str, list[tuple[str, str]]]]:
    return [
        (e.tag, [(str(k), str(v)) for k, v in e.items() if k != _SPACE or e.tag != w("t")])
        for e in root.iter(etree.Element)
    ]


def _read_again(after: Package) -> WordFile:
    try:
        return read_package(after)
    except GovDocsError as error:
        raise _unproven(f"修改后的文件打不开（{error}）", "") from None
