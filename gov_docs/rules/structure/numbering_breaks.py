"""层次序号不连续

查什么：各级标题和分条的序号有没有跳号、重号、倒号；每一层换了上级可以从头编，也可以接着编。
为什么：序号断了，读者会以为漏了内容，引用“第（三）项”时也会对不上。
例：（“一、总体要求”之后是“三、保障措施”，缺少“二、”。）
依据：GB/T 9704-2012 7.3.3：文中结构层次序数依次可以用“一、”“（一）”“1.”“（1）”标注。
修复：确认后顺次改正这一个及其后的序号。
"""

from collections.abc import Iterator, Sequence

from gov_docs.core.types import Category, Document, Fix, Issue, Strength, TextEdit, Tier
from gov_docs.rules.base import DocumentRule, change
from gov_docs.rules.structure.numbering import Break, breaks
from gov_docs.rules.structure.outline import Item, items, right_number

_SECOND = 2


class NumberingBreaks(DocumentRule):
    id = "DOC001"
    name = "层次序号不连续"
    category = Category.STRUCTURE
    basis = "GB/T 9704-2012 7.3.3"
    strength = Strength.NORMAL
    tier = Tier.WARNING

    def find(self, document: Document) -> Iterator[Issue]:
        found: tuple[Item, ...] = ()
        for one in breaks(document):
            if one.before is None and not (one.item.is_heading and one.item.value == _SECOND):
                continue  # a list that begins far on goes on from somewhere else
            found = found or tuple(items(document))
            related = [one.before.span] if one.before else []
            tier = self.tier if one.before else Tier.HINT
            fixes = _renumber(one, found)
            yield self.issue(one.item.span, _message(one), *fixes, tier=tier, related=related)


def _message(one: Break) -> str:
    level, number = one.item.level, right_number(one.item.level, one.item.value)
    wanted = right_number(level, one.wanted)
    if one.before is None:
        return f"这一层序号从“{number}”开始，前面缺少“{wanted}”"
    before = right_number(level, one.before.value)
    if one.is_repeat:
        return f"序号“{number}”与前面的重复，应为“{wanted}”"
    if one.item.value < one.before.value:
        return f"序号“{number}”排在“{before}”之后，次序不对"
    return f"序号从“{before}”跳到“{number}”，缺少“{wanted}”"


def _renumber(one: Break, found: Sequence[Item]) -> tuple[Fix, ...]:
    """Return the fix that counts on from the number before; automatic numbers have none."""
    chain = _chain(one, found)
    if one.before is None or any(item.number.automatic for item in chain):
        return ()
    wanted = right_number(one.item.level, one.wanted)
    title = f"改为“{wanted}”" + ("，其后的序号顺次改" if len(chain) > 1 else "")
    edits = (
        TextEdit(item.span, right_number(item.level, one.wanted + step))
        for step, item in enumerate(chain)
    )
    return (change(title, *edits),)


def _chain(one: Break, found: Sequence[Item]) -> list[Item]:
    """Return the numbers to change: the odd one, and what follows it in turn if that hangs on it."""
    chain = [one.item]
    if one.after is None or one.after.value == one.wanted + 1:
        return chain
    for item in found[found.index(one.item) + 1 :]:
        if item.part != one.item.part or item.level < one.item.level:
            break
        if item.level == one.item.level:
            if item.value != chain[-1].value + 1:
                break
            chain.append(item)
    return chain
