"""段首没有空二字

查什么：正文和标题每段的首行缩进是不是两个字；用空格排出来的另作提示。居中、靠右和自动编号的段落不查。
为什么：每个自然段左空二字、回行顶格；用空格代替缩进，字号一变就对不齐。
例：（别的段都缩进两字，有一段顶格。）
依据：GB/T 9704-2012 7.3.3：每个自然段左空二字，回行顶格。
修复：确认后把首行缩进设为2字符，段首的空格一并删去。
"""

import re
from collections.abc import Iterator

from gov_docs.core.types import (
    Align,
    Category,
    Document,
    Edit,
    FormatEdit,
    Issue,
    Paragraph,
    Span,
    Strength,
    TextEdit,
    Tier,
)
from gov_docs.rules.base import DocumentRule
from gov_docs.rules.layout.indent import first_line_start, leading_blank
from gov_docs.rules.layout.oddity import Odd, Wanted, report
from gov_docs.rules.layout.scope import main_text
from gov_docs.rules.standard import standard

_LONGEST_LABEL = 25
_LEADS_IN = re.compile("(?:如下|以下|下列).{0,8}$")


class FirstLineIndent(DocumentRule):
    id = "FMT007"
    name = "段首没有空二字"
    category = Category.FORMAT
    basis = "GB/T 9704-2012 7.3.3"
    strength = Strength.MANDATORY
    tier = Tier.WARNING
    needs_format = True

    def find(self, document: Document) -> Iterator[Issue]:
        paras = [para for para in main_text(document) if _is_running(para)]
        indent = f"{standard().indent.first_line:g}字"
        odd = [_odd(para) for para in paras if not _conforms(para)]
        wanted = Wanted("正文", "首行缩进", indent)
        yield from report(self, document, wanted, odd, len(paras), self.tier)
        spaced = [_odd(para) for para in paras if _conforms(para) and leading_blank(para)[0]]
        wanted = Wanted("正文", "首行缩进", f"{indent}（不用空格）")
        yield from report(self, document, wanted, spaced, len(paras), Tier.HINT)


def _is_running(para: Paragraph) -> bool:
    if para.number or para.layout.align in (Align.CENTER, Align.RIGHT):
        return False
    text = para.text.strip()
    return len(text) > 1 and not _is_label(text) and "\t" not in text


def _is_label(text: str) -> bool:
    """Say whether it is a salutation or a label: short, and leading in no list of matters."""
    short = len(text) <= _LONGEST_LABEL and not _LEADS_IN.search(text)
    return short and text.endswith(("：", ":"))


def _conforms(para: Paragraph) -> bool:
    indent = standard().indent
    start = first_line_start(para) + leading_blank(para)[1]
    return abs(start - indent.first_line) <= indent.tolerance


def _odd(para: Paragraph) -> Odd:
    span, blank = Span(para.id, 0, len(para.text)), leading_blank(para)
    shown = f"{first_line_start(para) + blank[1]:.2g}字"
    edits: list[Edit] = [FormatEdit(span, "first_line_chars", standard().indent.first_line)]
    if para.layout.left_chars or para.layout.left_pt:
        edits.append(FormatEdit(span, "left_chars" if para.layout.left_chars else "left_pt", 0.0))
    if blank[0]:
        shown = "用空格排出的" if _conforms(para) else shown
        edits.append(TextEdit(Span(para.id, 0, blank[0]), ""))
    return Odd(span, shown, tuple(edits))
