"""报告中夹带请示事项

查什么：报告的最后几段有没有“请批示”“妥否”“请市政府批准……”一类请求批复的话；请人民代表大会和会议审议批准的不算。
为什么：报告不需要批复，夹带的请示事项容易没有人办。
例：（报告末尾写“以上报告妥否，请批示。”，应改用请示，或写“特此报告。”）
依据：《党政机关公文处理工作条例》第十五条：不得在报告等非请示性公文中夹带请示事项。
修复：不自动修复，请删去请求，或另行请示。
"""

import re
from collections.abc import Iterator

from gov_docs.core.types import Category, Document, Issue, Part, Role, Span, Strength, Tier
from gov_docs.rules.base import DocumentRule

_LAST_PARAGRAPHS = 3
_REQUEST = re.compile(
    "(?:妥否|当否|可否|是否妥当|是否可行)[，,]?(?:请|恳请|敬请)[^。；]{0,12}"
    "|(?:请|恳请|敬请|特请|提请)(?:予以?|给予|审核|上级|领导|市?[委局府])?(?:批示|批复|审批|批准)"
    "|(?:恳请|请求)[^。；，]{0,20}(?:批准|批复|支持解决|给予解决|帮助解决)"
    # At the head of a clause only: 已报请…批准 tells what was done.
    "|(?<![^。；，、：])[ \t\u3000]*(?:为此|因此|故|现|建议|拟|特|恳|敬)?请(?!大会|会议|[^。；，]*(?:人大|代表|常委会|全会|审议))"
    "[^。；，：]{1,14}(?:批准|审批|批示|批复|核准|予以?支持|给予支持|支持解决|予以解决|给予解决|帮助解决|协调解决)"
    "(?!后|的|之)"
)


class RequestInReport(DocumentRule):
    id = "DOC007"
    name = "报告中夹带请示事项"
    category = Category.STRUCTURE
    basis = "《党政机关公文处理工作条例》第十五条"
    strength = Strength.MANDATORY
    tier = Tier.WARNING

    def find(self, document: Document) -> Iterator[Issue]:
        if document.elements.kind != "报告":
            return
        body = [
            para
            for para in document.paragraphs
            if para.role is Role.BODY and para.place.part is Part.BODY and para.text.strip()
        ]
        last = max(_LAST_PARAGRAPHS, len(body) // 3)
        for para in body[-last:]:
            for match in _REQUEST.finditer(para.text):
                start = match.end() - len(match[0].lstrip())
                span = Span(para.id, start, match.end())
                yield self.issue(span, "报告中不得夹带请示事项，请改用请示")
