"""Make edits inside the original file's bytes, plainly or as tracked revisions."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import count

from gov_docs.core.errors import RefusedEditError
from gov_docs.core.types import Edit, FormatEdit, ParagraphEdit, SectionEdit, Span, TextEdit
from gov_docs.docx_io.edit_targets import narrowed, targets_of
from gov_docs.docx_io.formats import LAYOUT_PROPERTIES
from gov_docs.docx_io.part_writer import PartWriter
from gov_docs.docx_io.protection import REVISIONS, refuse_guarded
from gov_docs.docx_io.read import WordFile
from gov_docs.docx_io.revisions import Stamp, Tracker, free_ids
from gov_docs.docx_io.splice import Splice, apply_splices, splice
from gov_docs.docx_io.targets import Target


class Mode(StrEnum):
    DIRECT = "direct"
    REVISIONS = "revisions"
    COMMENTS = "comments"  # made by annotate, which edits nothing


@dataclass(frozen=True, slots=True)
class Refusal:
    group: int  # which of the groups given
    why: str  # in Chinese


@dataclass(frozen=True, slots=True)
class Patched:
    changed: Mapping[str, bytes]  # part name to its new bytes
    splices: tuple[Splice, ...]
    refused: tuple[Refusal, ...]
    edits: tuple[Edit, ...]  # those that were made
    mode: Mode
    ours: frozenset[str] = frozenset()  # w:id of each revision or comment we wrote
    reopened: frozenset[str] = frozenset()  # w:id of second halves of others' insertions


def patch(
    word: WordFile,
    groups: Sequence[tuple[Edit, ...]],
    mode: Mode,
    stamp: Stamp,
    *,
    allow_signed: bool = False,
) -> Patched:
    """Return the changed parts; a group is made whole or refused whole, with the reason.

    All edits are in the offsets of `word.document`. Raises RefusedEditError for a signed or
    protected file.
    """
    if groups:
        wanted = REVISIONS if mode is Mode.REVISIONS else ""
        refuse_guarded(word.document, word.package.path.name, wanted, allow_signed=allow_signed)
    return _Patcher(word, groups, mode, stamp).result()


class _Patcher:
    def __init__(
        self, word: WordFile, groups: Sequence[tuple[Edit, ...]], mode: Mode, stamp: Stamp
    ) -> None:
        self._word, self._groups, self._mode, self._stamp = word, groups, mode, stamp
        self._claims = _Claims()
        self._writers: dict[str, PartWriter] = {}
        self._accepted: dict[str, list[Target]] = defaultdict(list)
        self._edits: list[Edit] = []
        self._refused: list[Refusal] = []

    def result(self) -> Patched:
        self._resolve()
        ids = free_ids(self._story_bytes())
        tracker = self._tracker(ids)
        splices: list[Splice] = []
        changed: dict[str, bytes] = {}
        for part, targets in self._accepted.items():
            made = self._splices(part, targets, tracker, ids)
            if made:
                changed[part] = apply_splices(self._word.package.parts[part], made)
                splices += made
        ours = frozenset(tracker.ours if tracker else ())
        reopened = frozenset(tracker.reopened if tracker else ())
        refused, edits = tuple(self._refused), tuple(self._edits)
        return Patched(changed, tuple(splices), refused, edits, self._mode, ours, reopened)

    def _resolve(self) -> None:
        resolved = [self._targets(index, group) for index, group in enumerate(self._groups)]
        by_part: dict[str, list[Target]] = defaultdict(list)
        for target in (target for targets in resolved for target in targets or ()):
            by_part[target.part].append(target)
        unwritable = dict(self._prepare(by_part))
        for index, targets in enumerate(resolved):
            if targets is not None:
                self._accept(index, targets, unwritable)
        self._refused.sort(key=lambda refusal: refusal.group)

    def _targets(self, index: int, group: tuple[Edit, ...]) -> list[Target] | None:
        try:
            return [target for edit in group for target in targets_of(self._word, edit)]
        except RefusedEditError as error:
            self._refused.append(Refusal(index, str(error)))
            return None

    def _prepare(self, by_part: Mapping[str, list[Target]]) -> Iterator[tuple[str, str]]:
        """Scan each part once; yield those that cannot be, with the reason."""
        for part, targets in by_part.items():
            try:
                self._writers[part] = PartWriter(self._word, part, targets)
            except RefusedEditError as error:
                yield part, str(error)

    def _accept(self, index: int, targets: list[Target], unwritable: Mapping[str, str]) -> None:
        group = self._groups[index]
        try:
            for target in targets:
                if target.part in unwritable:
                    raise RefusedEditError(unwritable[target.part])
            self._try(targets)
            self._claims.claim(self._word, group)
        except RefusedEditError as error:
            self._refused.append(Refusal(index, str(error)))
            return
        self._edits += group
        for target in targets:
            self._accepted[target.part].append(target)

    def _try(self, targets: Iterable[Target]) -> None:
        """Write the group alone, to learn whether anything forbids it."""
        by_part: dict[str, list[Target]] = defaultdict(list)
        for target in targets:
            by_part[target.part].append(target)
        for part, own in by_part.items():
            self._writers[part].pieces(own, self._tracker(count(1)), count(1))

    def _tracker(self, ids: Iterator[int]) -> Tracker | None:
        return Tracker(self._stamp, ids) if self._mode is Mode.REVISIONS else None

    def _story_bytes(self) -> Iterator[bytes]:
        names = {node.part for nodes in self._word.nodes.values() for node in nodes}
        return (self._word.package.parts[name] for name in sorted(names))

    def _splices(
        self, part: str, targets: list[Target], tracker: Tracker | None, ids: Iterator[int]
    ) -> list[Splice]:
        data = self._word.package.parts[part]
        pieces = self._writers[part].pieces(targets, tracker, ids)
        made = (splice(part, data, start, end, new) for start, end, new in pieces)
        return [one for one in made if one is not None]


@dataclass(slots=True)
class _Claims:
    """What earlier groups change, so that two never write the same place."""

    _texts: dict[int, list[TextEdit]] = field(default_factory=lambda: defaultdict(list))
    _formats: dict[tuple[object, ...], list[FormatEdit | SectionEdit]] = field(
        default_factory=lambda: defaultdict(list)
    )
    _bound: set[int] = field(default_factory=set)  # in paragraph edits

    def claim(self, word: WordFile, group: Sequence[Edit]) -> None:
        """Take the group's places; RefusedEditError, and none taken, where one is taken."""
        texts = [narrowed(word, edit) for edit in group if isinstance(edit, TextEdit)]
        formats = [edit for edit in group if isinstance(edit, FormatEdit | SectionEdit)]
        bound = {para for edit in group if isinstance(edit, ParagraphEdit) for para in edit.old}
        texted = {text.span.para for text in texts}
        written = {para for para, own in self._texts.items() if own}
        if bound & (self._bound | written | texted) or texted & self._bound:
            raise RefusedEditError("与另一处分段、合并或删除段落的修改重叠；请先完成那一处")
        seen: dict[int, list[TextEdit]] = {
            para: list(self._texts[para]) for para in {text.span.para for text in texts}
        }
        for text in texts:
            others = seen[text.span.para]
            at = bisect_right(others, text.span, key=_span)
            if any(_overlap(text, other) for other in others[max(at - 1, 0) : at + 1]):
                raise RefusedEditError("与另一处修改重叠；请先完成那一处，再检查一遍")
            others.insert(at, text)
        for one in formats:
            if any(_contradict(one, other) for other in self._formats[_slot(one)]):
                raise RefusedEditError("与另一处格式修改矛盾；请先完成那一处，再检查一遍")
        self._texts |= seen
        self._bound |= bound
        for one in formats:
            self._formats[_slot(one)].append(one)


def _span(edit: TextEdit) -> Span:
    return edit.span


def _overlap(a: TextEdit, b: TextEdit) -> bool:
    if a.span.start == a.span.end and b.span.start == b.span.end:
        return a.span.start == b.span.start
    return a.span.start < b.span.end and b.span.start < a.span.end


def _slot(edit: FormatEdit | SectionEdit) -> tuple[object, ...]:
    if isinstance(edit, SectionEdit):
        return "section", edit.section, edit.name
    return "paragraph", edit.span.para, edit.name


def _contradict(a: FormatEdit | SectionEdit, b: FormatEdit | SectionEdit) -> bool:
    if a.value == b.value:
        return False
    if isinstance(a, SectionEdit) or isinstance(b, SectionEdit) or a.name in LAYOUT_PROPERTIES:
        return True
    return a.span.start < b.span.end and b.span.start < a.span.end
