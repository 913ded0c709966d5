"""破折号写法不对

查什么：中文里用两个以上减号、全角减号、制表横线代替破折号，或者破折号长短不对，如“……的目标—建成……”。页码两边的横线、数值和地名之间的连接号不算。
为什么：破折号是一条占两个字位置的横线，写成“——”。
例：--坚持创新驱动。 → ——坚持创新驱动。
依据：GB/T 15834-2011《标点符号用法》
修复：段首的自动改为“——”；句中的可能本是连接号“—”，由人确认。
"""

import re
from collections.abc import Iterator

from gov_docs.core.text import HAN
from gov_docs.core.types import Category, Document, Issue, Paragraph, Safety, Strength, Tier
from gov_docs.language.marks import spot
from gov_docs.rules.base import ParagraphRule, replace

_SAYS = ("减号代替不了破折号“——”、连接号“—”", "破折号应当写作“——”")
_ODD = r"(?:-{2,4}|－{2,4}|[─–]{2,4}|———|————)"
_AT_HEAD = re.compile(rf"[ \t\u3000]*(?P<dash>{_ODD}|—(?!—))(?=[{HAN}“《])")
_INSIDE = re.compile(rf"(?<=[{HAN}”》）。：])(?<!第)(?P<dash>{_ODD})(?=[{HAN}“《])")
# 我们的目标—建成…: a name of something, explained; elsewhere a single dash joins (核心—边缘地区).
_EXPLAINS = re.compile(
    f"的[{HAN}]{{0,6}}(?:目标|任务|主题|方向|理念|使命|原则|主线|思路|要求|特点|优势|法宝|重点|精神|经验|做法|愿景|宗旨)"
    f"(?P<dash>—)(?=[{HAN}]{{4,}}[，。；！])"
)


class Dashes(ParagraphRule):
    id = "PUN006"
    name = "破折号写法不对"
    category = Category.PUNCTUATION
    basis = "GB/T 15834-2011《标点符号用法》"
    strength = Strength.MANDATORY
    tier = Tier.ERROR
    trigger = re.compile("--|－－|[─–]{2}|—(?!—)|———")

    def find(self, para: Paragraph, document: Document) -> Iterator[Issue]:
        head = _AT_HEAD.match(para.text)
        if head:
            sure = head["dash"] != "—"  # a single one may be the second half of a broken line
            yield self._dash(para, head, Tier.ERROR if sure else Tier.WARNING, sure=sure)
        for match in _INSIDE.finditer(para.text):
            sure = match["dash"] == "———"
            blank = len(match["dash"]) > 3  # 兹派————同志: a name is to be written there
            yield self._dash(para, match, Tier.WARNING if blank else Tier.ERROR, sure=sure)
        for match in _EXPLAINS.finditer(para.text):
            yield self._dash(para, match, Tier.WARNING, sure=False)

    def _dash(self, para: Paragraph, match: re.Match[str], tier: Tier, *, sure: bool) -> Issue:
        where = spot(para, *match.span("dash"))
        fixes = [replace(where, "——", safety=Safety.SAFE if sure else Safety.ASK)]
        if not sure and match.start():
            fixes.append(replace(where, "—", safety=Safety.ASK))
        return self.issue(where, _SAYS[match["dash"][0] in "—─"], *fixes, tier=tier)
