"""附件说明与附件对不上

查什么：附件说明列的个数、序号、名称，与文后所附的附件是不是一致；文后没有附附件的不查。
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
_RELATED = 0.5  # less alike than this, what was read as the title is likely something else


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
        yield from self._numbers(notes)
        behind = {_number(one) for one in found}
        if None in behind and len(found) > 1:
            return  # unnumbered marks: nothing to go by
        yield from self._counts(notes, found, behind)
        yield from self._titles(notes, found)

    def _numbers(self, notes: Sequence[Listed]) -> Iterator[Issue]:
        """Report a number of the note that does not follow from the one before."""
        numbered = [note for note in notes if note.number is not None]
        for expected, note in enumerate(numbered, start=1):
            if note.number != expected:
                message = f"附件说明的序号不连续，这里应为“{expected}.”"
                yield self.issue(note.span, message)
                return

    def _counts(
        self, notes: Sequence[Listed], found: Sequence[Attached], behind: set[int | None]
    ) -> Iterator[Issue]:
        count = len(notes)
        extra = [one for one in found if (_number(one) or 1) > count]
        if extra:
            message = f"附件说明只列了{count}个附件，文后却有附件{_number(extra[0])}"
            yield self.issue(extra[0].span, message, related=[note.span for note in notes])
        elif len(behind) > 1 and len(behind) < count:
            message = f"附件说明列了{count}个附件，文后只有{len(behind)}个"
            spans = [note.span for note in notes]
            yield self.issue(spans[0], message, tier=Tier.HINT, related=spans[1:])

    def _titles(self, notes: Sequence[Listed], found: Sequence[Attached]) -> Iterator[Issue]:
        by_number = {note.number or 1: note for note in notes}
        seen: set[int] = set()
        for one in found:
            number = _number(one) or 1
            note = by_number.get(number)
            if note is None or number in seen or not one.title:
                continue
            seen.add(number)
            if _differ(note.name, one.title):
                message = f"附件说明的名称与附件{one.number}的标题“{one.title}”不一致"
                yield self.issue(note.span, message, related=[one.span])


def _number(one: Attached) -> int | None:
    if not one.number:
        return None
    return int(one.number) if one.number.isdigit() else chinese_number(one.number)


def _differ(name: str, title: str) -> bool:
    """Say whether two names are alike but not the same; one may end with a note in brackets."""
    left, right = _IGNORED.sub("", name), _IGNORED.sub("", title)
    if left.startswith(right) or right.startswith(left):
        return False
    return SequenceMatcher(None, left, right, autojunk=False).ratio() >= _RELATED
