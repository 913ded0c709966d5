"""用了已经取消的要素

查什么：文末的“主题词”，“抄报”，“（此页无正文）”。
为什么：现行条例和格式标准已取消主题词，上级机关也只用“抄送”；用印页没有正文的，应调整行距字距，不写“此页无正文”。
例：（版记中写“抄报：市委办公室。”，应写“抄送”。）
依据：《党政机关公文处理工作条例》第九条；GB/T 9704-2012 7.3.5.5。
修复：“抄报”确认后改为“抄送”；其余请删去。
"""

import re
from collections.abc import Iterator

from gov_docs.core.types import (
    Category,
    Document,
    Issue,
    Paragraph,
    Part,
    Role,
    Safety,
    Span,
    Strength,
    Tier,
)
from gov_docs.rules.base import DocumentRule, replace

_TOPIC_WORDS = re.compile(r"\s*(?P<word>主\s*题\s*词\s*[：:])\s*\S")
_REPORTED = re.compile(r"\s*(?P<word>抄\s*报)(?:单位|机关)?\s*[：:]")
_BLANK_PAGE = re.compile(r"\s*+(?P<word>[（(]?\s*此页无正文\s*[）)]?)\s*$")
_CLOSING = (Role.DATE, Role.SIGNATURE, Role.CC, Role.PRINTING)


class AbolishedElements(DocumentRule):
    id = "DOC015"
    name = "用了已经取消的要素"
    category = Category.STRUCTURE
    basis = "《党政机关公文处理工作条例》第九条；GB/T 9704-2012 7.3.5.5"
    strength = Strength.MANDATORY
    tier = Tier.WARNING

    def find(self, document: Document) -> Iterator[Issue]:
        if _is_old(document):
            return
        closed = False
        for para in document.paragraphs:
            closed = closed or para.role in _CLOSING
            if para.place.part in (Part.BODY, Part.TABLE):
                yield from self._look(para, closed)

    def _look(self, para: Paragraph, closed: bool) -> Iterator[Issue]:
        blank_page, reported = _BLANK_PAGE.match(para.text), _REPORTED.match(para.text)
        topic = _TOPIC_WORDS.match(para.text)
        if blank_page:
            message = "不写“此页无正文”，请调整行距、字距使用印页有正文"
            yield self.issue(Span(para.id, *blank_page.span("word")), message)
        elif reported:
            span = Span(para.id, *reported.span("word"))
            yield self.issue(span, "应写“抄送”", replace(span, "抄送", safety=Safety.ASK))
        elif topic and closed:  # before the text it is a field of a web page
            yield self.issue(Span(para.id, *topic.span("word")), "现行公文不再标注主题词")


def _is_old(document: Document) -> bool:
    """Say whether it is older than the rules of 2012-07-01, and right in its day."""
    return bool(document.elements.date and document.elements.date < "2012-07")
