"""附件说明与附件对不上

查什么：附件说明列的个数、序号、名称，与文后所附的附件是不是一致；文后没有附附件的不查，最后几个没有附在文后的只作提示。
为什么：附件的序号和名称应当与附件说明一致，对不上就会错发、漏发。
例：（附件说明写“2.工作台账”，文后附件2的标题是“整改台账”。）
依据：GB/T 9704-2012 7.3.7：附件顺序号和附件标题应当与附件说明的表述一致。
修复：不自动修复，请核对后改附件说明或附件标题。
"""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from gov_docs.core.text import chinese_number
from gov_docs.core.types import Category, Document, Issue, Strength, Tier
from gov_docs.rules.base import DocumentRule
from gov_docs.rules.structure.attachments import Attached, Listed, attached, listed

_IGNORED = re.compile(r"[\s《》“”\"（）()。；;]")
_RELATED = 0.5  # less alike than this, what was read as the title may be something else


class AttachmentMismatch(DocumentRule):
    id = "DOC008"
    name = "附件说明与附件对不上"
    category = Category.STRUCTURE
    basis = "GB/T 9704-2012 7.3.7"
    strength = Strength.MANDATORY
    tier = Tier.WARNING

    def find(self, document: Document) -> Iterator[Issue]:
        notes, found = listed(document), list(attached(document))
        if not notes or not found:
            return
        wrong_number = list(self._numbers(notes))
        yield from wrong_number
        behind = {_number(one) for one in found}
        if None in behind and len(found) > 1:
            return  # unnumbered marks: nothing to go by
        yield from self._extra(notes, found)
        if not wrong_number:
            yield from self._missing(notes, behind)
        yield from self._titles(notes, found)

    def _numbers(self, notes: Sequence[Listed]) -> Iterator[Issue]:
        """Report a number of the note that does not follow from the one before."""
        numbered = [note for note in notes if note.number is not None]
        for expected, note in enumerate(numbered, start=1):
            if note.number != expected:
                message = f"附件说明的序号不连续，这里应为“{expected}.”"
                yield self.issue(note.span, message)
                return

    def _extra(self, notes: Sequence[Listed], found: Sequence[Attached]) -> Iterator[Issue]:
        count = len(notes)
        extra = [one for one in found if (_number(one) or 1) > count]
        if extra:
            message = f"附件说明只列了{count}个附件，文后却有附件{_number(extra[0])}"
            yield self.issue(extra[0].span, message, related=[note.span for note in notes])

    def _missing(self, notes: Sequence[Listed], behind: set[int | None]) -> Iterator[Issue]:
        """Report what is listed and not there; the last ones may be files of their own."""
        numbers = {number for number in behind if number is not None}
        missing = [note for note in notes if note.number and note.number not in numbers]
        if not numbers or not missing:
            return
        gap = any((note.number or 0) < max(numbers) for note in missing)
        shown = "、".join(f"附件{note.number}" for note in missing)
        message = f"附件说明列了{len(notes)}个附件，文后没有{shown}"
        tier = self.tier if gap else Tier.HINT
        yield self.issue(missing[0].span, message, tier=tier, related=[n.span for n in missing[1:]])

    def _titles(self, notes: Sequence[Listed], found: Sequence[Attached]) -> Iterator[Issue]:
        by_number = {note.number or 1: note for note in notes}
        names = {_bare(note.name) for note in notes}
        proven = any(_bare(one.title) in names for one in found)
        seen: set[int] = set()
        for one in found:
            number = _number(one) or 1
            note = by_number.get(number)
            if note is None or number in seen or not one.title:
                continue
            seen.add(number)
            if not _agree(note.name, one.title):
                message = f"附件说明的名称与附件{one.number}的标题“{one.title}”不一致"
                sure = proven or one.centered or _are_alike(note.name, one.title)
                sure = sure and not _bare(one.title).endswith(_bare(note.name))  # only shortened
                tier = self.tier if sure else Tier.HINT
                yield self.issue(note.span, message, tier=tier, related=[one.span])


def _number(one: Attached) -> int | None:
    if not one.number:
        return None
    return int(one.number) if one.number.isdigit() else chinese_number(one.number)


def _bare(name: str) -> str:
    return _IGNORED.sub("", name)


def _agree(name: str, title: str) -> bool:
    """Say whether two names are the same; one may end with a note in brackets."""
    left, right = _bare(name), _bare(title)
    return left.startswith(right) or right.startswith(left)


def _are_alike(name: str, title: str) -> bool:
    matcher = SequenceMatcher(None, _bare(name), _bare(title), autojunk=False)
    return matcher.ratio() >= _RELATED
