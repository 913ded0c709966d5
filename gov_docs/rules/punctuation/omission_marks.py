"""省略号写法不对

查什么：汉字后面用几个句点、间隔号、句号，或只用半个省略号“…”代替省略号。目录里的前导点不算。
为什么：省略号是六个连点，占两个字的位置，不能用句点凑成。
例：水、电、气... → 水、电、气……
依据：GB/T 15834-2011《标点符号用法》
修复：自动改为“……”；用了三个以上句号的，可能是省略号，也可能是多敲的句号，由人选。
"""

import re
from collections.abc import Iterator

from gov_docs.core.text import HAN
from gov_docs.core.types import (
    Category,
    Document,
    Fix,
    Issue,
    Paragraph,
    Safety,
    Span,
    Strength,
    Tier,
)
from gov_docs.language.marks import spot
from gov_docs.language.protected import is_protected
from gov_docs.rules.base import ParagraphRule, replace

# Up to six points: a longer run leads to a page number in a table of contents.
_ODD = re.compile(
    rf"(?<=[{HAN}“‘（《”’）》])(?:(?<!\.)\.{{3,6}}(?!\.)|(?<!·)·{{3,6}}(?!·)|(?<!…)…(?!…))"
    r"(?![ \t]*[0-9]{1,3}[ \t]*$)"
)
_STOPS = re.compile("。{3,}")


class OmissionMarks(ParagraphRule):
    id = "PUN003"
    name = "省略号写法不对"
    category = Category.PUNCTUATION
    basis = "GB/T 15834-2011《标点符号用法》"
    strength = Strength.MANDATORY
    tier = Tier.ERROR
    trigger = re.compile(r"\.{3}|···|…|。{3}")

    def find(self, para: Paragraph, document: Document) -> Iterator[Issue]:
        for match in _ODD.finditer(para.text):
            if not is_protected(para.text, *match.span()):
                where = spot(para, *match.span())
                yield self.issue(where, "省略号应当用“……”", replace(where, "……"))
        for match in _STOPS.finditer(para.text):
            where = spot(para, *match.span())
            yield self.issue(where, "省略号应当用“……”，句号只用一个", *_either(para.text, where))


def _either(text: str, where: Span) -> list[Fix]:
    """Return both cures; …… comes first only where a list breaks off, and not behind 等."""
    sentence = re.split("[。！？；]", text[: where.start])[-1]
    is_list = "、" in sentence and not sentence.endswith(("等", "等等"))
    wanted = ("……", "。") if is_list else ("。", "……")
    return [replace(where, one, safety=Safety.ASK) for one in wanted]
