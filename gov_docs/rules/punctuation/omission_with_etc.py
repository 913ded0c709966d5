"""省略号和“等”同时用了

查什么：“等”“等等”后面跟省略号，或者省略号后面跟“等”“等等”“之类”。
为什么：两者都表示列举未尽，用一个就够了。
例：供水、供电、供气等……均已恢复。 → 供水、供电、供气等均已恢复。
依据：GB/T 15834-2011 附录A.9
修复：确认后删去省略号。
"""

import re
from collections.abc import Iterator

from gov_docs.core.types import Category, Document, Issue, Paragraph, Safety, Strength, Tier
from gov_docs.language.marks import spot
from gov_docs.rules.base import ParagraphRule, replace

_BOTH = re.compile(
    "(?<=[^我你他们请])等{1,2}(?P<after>…{2,})|(?P<before>…{2,})(?:等等?(?![级待到候于同离])|之类)"
)


class OmissionWithEtc(ParagraphRule):
    id = "PUN004"
    name = "省略号和“等”同时用"
    category = Category.PUNCTUATION
    basis = "GB/T 15834-2011 附录A.9"
    strength = Strength.MANDATORY
    tier = Tier.WARNING
    trigger = re.compile("…")

    def find(self, para: Paragraph, document: Document) -> Iterator[Issue]:
        for match in _BOTH.finditer(para.text):
            dots = spot(para, *match.span("after" if match["after"] else "before"))
            fix = replace(dots, "", safety=Safety.ASK, title="删去省略号")
            yield self.issue(dots, "“等”和省略号只用一个", fix)
