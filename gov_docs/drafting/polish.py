"""润色: a selection in better words; what the new words add or lose is told."""

from dataclasses import dataclass

from gov_docs.core.errors import GovDocsError
from gov_docs.drafting.with_model import plain
from gov_docs.drafting.with_model_facts import Given, Unverified, unverified
from gov_docs.providers.outgoing import Message

_RULES = """你帮助党政机关工作人员润色公文。只改写给出的文字，使它通顺、简明、庄重，符合公文语体和标点规范。
不改变原意，不增加、不删去任何事实；数字、日期、金额、文件名称、文号、机构和人名一字不动，【】里的内容原样保留。
分段和原文一样。只写改好的文字，不写说明。"""


@dataclass(frozen=True, slots=True)
class Polished:
    """Shown beside the old words; nothing is replaced before a person says so."""

    before: str
    after: str
    added: tuple[Unverified, ...]  # facts in `after` that `before` does not have
    lost: tuple[Unverified, ...]  # facts in `before` that `after` does not have


def polish_messages(selection: str, wish: str = "") -> tuple[Message, ...]:
    """Return what the model is told; `wish` is the user's own, such as 更简短."""
    if not selection.strip():
        raise GovDocsError("没有选中文字，请先选中要润色的一段。")
    rules = f"{_RULES}\n另外：{wish.strip()}" if wish.strip() else _RULES
    return Message("system", rules), Message("user", selection)


def polished(before: str, answer: str) -> Polished:
    """Return the answer beside the selection, with the selection's blank space around it."""
    bare = plain(answer)
    if not bare:
        raise GovDocsError("模型没有写出改好的文字，原文没有变。")
    head = before[: len(before) - len(before.lstrip())]
    tail = before[len(before.rstrip()) :]
    after = f"{head}{bare}{tail}"
    added = unverified(after, Given([before]))
    return Polished(before, after, added, unverified(before, Given([after])))
