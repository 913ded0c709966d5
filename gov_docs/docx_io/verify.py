"""Prove, before anything is written, that two files differ only by the edits made."""

from collections import ChainMap, defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from gov_docs.core.errors import GovDocsError, UnprovenFixError
from gov_docs.core.types import Edit, FormatEdit, FormatValue, Made, ParagraphEdit, TextEdit
from gov_docs.docx_io import safe_xml
from gov_docs.docx_io.additions import only_comments_added
from gov_docs.docx_io.archive import raw_entry, read_archive, rebuild
from gov_docs.docx_io.edit_targets import targets_of
from gov_docs.docx_io.expectation import expected_after
from gov_docs.docx_io.island_proof import Island, holds, islands, region
from gov_docs.docx_io.package import Package, Parts, open_package
from gov_docs.docx_io.patch import Mode, Patched
from gov_docs.docx_io.read import WordFile, read_package
from gov_docs.docx_io.readback import differs, expected_rows
from gov_docs.docx_io.settled import settle
from gov_docs.docx_io.splice import Splice, apply_splices, undo_splices
from gov_docs.docx_io.spoiled import misplaced, unshown_spaces
from gov_docs.docx_io.targets import FormatTarget, Target
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
    edits = as_structure(word, patched.edits)
    stories = by_part.keys() & _story_parts(word)
    again = _read_settled(after, stories, edits, patched)
    if len(again.document.paragraphs) != len(expected_rows(word, edits)):
        raise _unproven("段落或节的数目发生了变化", "")
    asked = _asked(word, again, edits)
    for part in by_part:
        if part in stories:
            _check_story(word, part, after, again, asked(part), patched)
        elif patched.mode is not Mode.COMMENTS or not only_comments_added(
            before, after, part, patched.ours
        ):
            raise _unproven("不该修改的部件发生了变化", part)
    parted = differs(word, again, edits)
    if parted is not None:
        raise _unproven(*parted)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the edits ask of one part."""

    targets: Sequence[Target]  # but those of paragraph edits
    islands: Sequence[Island]


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


def as_structure(word: WordFile, edits: Sequence[Edit]) -> list[Edit]:
    """Return the edits; text for a paragraph that has none, and gets a run, as a paragraph edit.

    What is set of that paragraph's layout is told with it.
    """
    filled = {
        edit.span.para: edit.text
        for edit in edits
        if isinstance(edit, TextEdit) and not word.nodes[edit.span.para][0].atoms
    }
    layouts: dict[int, list[tuple[str, FormatValue]]] = defaultdict(list)
    out: list[Edit] = []
    for edit in edits:
        if not isinstance(edit, TextEdit | FormatEdit) or edit.span.para not in filled:
            out.append(edit)
        elif isinstance(edit, FormatEdit):
            layouts[edit.span.para].append((edit.name, edit.value))
    for para, text in filled.items():
        made = Made(para, para, (text,), tuple(layouts[para]))
        out.append(ParagraphEdit((para,), (made,)))
    return out


def _targets_by_part(word: WordFile, edits: Sequence[Edit]) -> dict[str, list[Target]]:
    found: dict[str, list[Target]] = defaultdict(list)
    for edit in edits:
        for target in () if isinstance(edit, ParagraphEdit) else targets_of(word, edit):
            found[target.part].append(target)
    return found


def _read_settled(
    after: Package, parts: Collection[str], edits: Sequence[Edit], patched: Patched
) -> WordFile:
    """Return the file as read again; new paragraphs that are revisions of ours as accepted."""
    structured = any(isinstance(edit, ParagraphEdit) for edit in edits)
    if not structured or patched.mode is not Mode.REVISIONS:
        return _read_again(after)
    accepted: dict[str, bytes] = {}
    for part in parts:
        root = safe_xml.parse(after.parts[part], after.path.name, part)
        settle(root, patched.ours, patched.reopened, accept=True)
        accepted[part] = etree.tostring(root)
    parts_now = ChainMap(accepted, after.parts)  # type: ignore[arg-type]  # it is only read
    return _read_again(Package(after.path, parts_now, after.archive))


def _asked(word: WordFile, again: WordFile, edits: Sequence[Edit]) -> Callable[[str], Asked]:
    """Return what tells what the edits ask of each part."""
    by_part = _targets_by_part(word, edits)
    structure = [edit for edit in edits if isinstance(edit, ParagraphEdit)]
    places = {row.id: at for at, row in enumerate(expected_rows(word, edits))}
    bound = islands(word, again, structure, places)
    return lambda part: Asked(by_part[part], [one for one in bound if one.part == part])


def _story_parts(word: WordFile) -> set[str]:
    return {node.part for nodes in word.nodes.values() for node in nodes} | {
        part for part, _ in word.sections
    }


def _check_story(
    word: WordFile, part: str, after: Package, again: WordFile, asked: Asked, patched: Patched
) -> None:
    """Prove that the new XML says what the edits make of the old, and without them the old."""
    before, file = word.package.xml(part), word.package.path.name
    if unshown_spaces(after.xml(part)) > unshown_spaces(before):
        raise _unproven("原来显示的空格将不再显示", part)
    if misplaced(after.xml(part)) - misplaced(before):
        raise _unproven("格式写在了不该写的位置", part)
    plain = not asked.islands and all(isinstance(edit, TextEdit) for edit in patched.edits)
    if patched.mode is Mode.DIRECT and plain:
        _same_structure(part, before, after.xml(part))
    new = again.package.xml(part)
    if patched.mode is Mode.REVISIONS:
        rejected = safe_xml.parse(after.parts[part], file, part)
        settle(rejected, patched.ours, patched.reopened, accept=False)
        _compare(word, part, Expected(), rejected, patched, ())
        new = safe_xml.parse(after.parts[part], file, part) if again.package is after else new
        settle(new, patched.ours, patched.reopened, accept=True)
    formats = [target for target in asked.targets if isinstance(target, FormatTarget)]
    tracked = patched.mode is Mode.REVISIONS
    if not all(holds(word, island, formats, tracked=tracked) for island in asked.islands):
        raise _unproven("拆开或合并的段落与预期不符", part)
    _compare(word, part, expected_after(asked.targets), new, patched, asked.islands)


def _compare(
    word: WordFile,
    part: str,
    expected: Expected,
    new: etree._Element,
    patched: Patched,
    bound: Sequence[Island],
) -> None:
    """Compare block by block, islands apart; those whose XML is the same are not looked into."""
    notes = patched.ours if patched.mode is Mode.COMMENTS else frozenset()
    old = word.package.xml(part)
    left, right = (_left_out(regions) for regions in _regions(bound))
    before, after = _blocks(old, left), _blocks(new, right)
    if len(before) != len(after) or _shell(old) != _shell(new):
        raise _unproven("段落或表格的数目发生了变化", part)
    for index, (old_block, new_block) in enumerate(zip(before, after, strict=True)):
        same = etree.tostring(old_block, with_tail=False) == etree.tostring(
            new_block, with_tail=False
        )
        if not same and not agree(
            tokens(old_block, expected, left_out=left),
            tokens(new_block, skipped=notes, left_out=right),
        ):
            place = sum(len(list(block.iter(w("p")))) for block in before[:index]) + 1
            raise _unproven("修改后多出或缺少了内容", f"{part} 第 {place} 段")


def _regions(
    bound: Sequence[Island],
) -> tuple[list[list[etree._Element]], list[list[etree._Element]]]:
    return [region(one.old) for one in bound], [region(one.new) for one in bound]


def _left_out(regions: Sequence[Sequence[etree._Element]]) -> dict[etree._Element, str]:
    """Return the elements that islands take, the first of each with the island's name."""
    return {
        element: "" if at else f"island {number}"
        for number, elements in enumerate(regions)
        for at, element in enumerate(elements)
    }


def _blocks(root: etree._Element, left_out: Mapping[etree._Element, str]) -> list[etree._Element]:
    """Return the paragraphs, tables and the like of a part, and what stands around them.

    Of an island only its first element, for its place.
    """
    out: list[etree._Element] = []
    for child in root.iterchildren(etree.Element):
        out += list(child.iterchildren(etree.Element)) if child.tag == w("body") else [child]
    return [block for block in out if left_out.get(block) != ""]


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
