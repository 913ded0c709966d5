"""结尾用语与文种不合

查什么：正文末尾单独成段的“特此通知”“特此报告”“特此函复”等，与标题的文种是不是一致。
为什么：结尾用语说的是这份公文的文种，不一致多半是套用旧稿没有改净。
例：（标题是“……的通告”，结尾写“特此通知。”，应为“特此通告。”）
依据：《党政机关公文处理工作条例》第八条。
修复：确认后改为与文种一致的说法。
"""

import re
from collections.abc import Iterator

from gov_docs.core.types import Category, Document, Issue, Part, Role, Safety, Span, Strength, Tier
from gov_docs.rules.base import DocumentRule, replace

_PHRASE = re.compile(
    r"\s*特此(?P<kind>通知|通报|通告|公告|报告|请示|函复|函告|函达|批复)[。.！]?\s*$"
)
_SAME = {"函复": "函", "函告": "函", "函达": "函"}
_FOR = {"通知", "通报", "通告", "公告", "报告"}


class ClosingPhrase(DocumentRule):
    id = "DOC016"
    name = "结尾用语与文种不合"
    category = Category.STRUCTURE
    basis = "《党政机关公文处理工作条例》第八条"
    strength = Strength.PRACTICE
    tier = Tier.WARNING

    def find(self, document: Document) -> Iterator[Issue]:
        kind = document.elements.kind
        if kind not in _FOR and kind not in ("函", "请示", "批复"):
            return
        for para in document.paragraphs:
            match = _PHRASE.match(para.text)
            own = para.role is Role.BODY and para.place.part is Part.BODY
            if not own or not match or _SAME.get(match["kind"], match["kind"]) == kind:
                continue
            span = Span(para.id, *match.span("kind"))
            fixes = [replace(span, kind, safety=Safety.ASK)] if kind in _FOR else []
            yield self.issue(span, f"文种是{kind}，结尾却写“特此{match['kind']}”", *fixes)
            return
