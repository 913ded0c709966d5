"""The answer in a language model's words: kept only where every statement names its document."""

import re
from collections.abc import Sequence

from gov_docs.handling.asking.answering import line
from gov_docs.handling.asking.papers import Paper
from gov_docs.handling.asking.reading import Reading
from gov_docs.providers.outgoing import Message

_RULES = (
    "你替办公室回答有没有某份文件的问题。只用下面列出的文件，不加任何别的事实。"
    "每一句话的末尾用方括号写明依据的文件编号，如[1]；没有依据的话不要写。两三句话说完，不用列表。"
)
_SENTENCE = re.compile(r"[^。！？\n]+[。！？]?(?:\s*(?:\[\d+\])+[。！？]?)*")
_MARK = re.compile(r"\[(\d+)\]")


def phrase_messages(question: str, found: Sequence[Paper], also: Reading) -> tuple[Message, ...]:
    """Return what is asked of the model: the question, and the documents by number."""
    lines = [f"[{at}] {line(one)}" for at, one in enumerate(documents(found, also), 1)]
    sorts = f"其中 1 至 {len(found)} 是答案，其余是推荐阅读。"
    told = "\n".join([f"问题：{question}", "文件：", *lines, sorts])
    return Message("system", _RULES), Message("user", told)


def documents(found: Sequence[Paper], also: Reading) -> tuple[Paper, ...]:
    """Return the documents in the order of their numbers."""
    return (*found, *also.superior, *also.related)


def unsupported(text: str, count: int) -> str:
    """Return the first sentence that names none of the `count` documents, "" where each does."""
    for sentence in _SENTENCE.findall(text):
        numbers = [int(number) for number in _MARK.findall(sentence)]
        if sentence.strip() and not (numbers and all(0 < one <= count for one in numbers)):
            return str(sentence.strip())
    return ""
