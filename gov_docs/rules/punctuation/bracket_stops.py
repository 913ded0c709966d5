"""括注和句末点号的位置不对

查什么：后括号前多了逗号、顿号、分号，如“（甲、乙、）”；句内括注的末尾带句号，而括号外面又有点号；“（见附件）”一类只注释句中词语的括注放到了句号后面。
为什么：只注释句中词语的括注紧跟被注释的词语，放在句末点号之前，括注末尾一般不再用点号。
例：具体安排另行通知（详见附件1。）。 → 具体安排另行通知（详见附件1）。
依据：GB/T 15834-2011《标点符号用法》
修复：多余的逗号、顿号、分号自动删去；括号后面没有点号的，可能应当移到括号外面，由人确认。
"""

import re
from collections.abc import Iterator

from gov_docs.core.text import HAN
from gov_docs.core.types import (
    Category,
    Document,
    Issue,
    Paragraph,
    Safety,
    Strength,
    TextEdit,
    Tier,
)
from gov_docs.language.marks import spot
from gov_docs.language.protected import is_protected
from gov_docs.rules.base import ParagraphRule, change, replace

_DANGLING = re.compile(f"(?<=[{HAN}”》])[，、；](?=[）)])")
_GOES_ON = re.compile(f"[{HAN}“《（(]")
_INNER_STOP = re.compile("（[^（）。]+(?P<stop>。)）(?=[，。；、：])")
_NOTE_AFTER = re.compile("(?P<stop>。)（(?:详?见|参见)[^（）。]{1,30}）(?P<end>)(?=$|\n)")


class BracketStops(ParagraphRule):
    id = "PUN012"
    name = "括注和句末点号的位置不对"
    category = Category.PUNCTUATION
    basis = "GB/T 15834-2011《标点符号用法》"
    strength = Strength.NORMAL
    tier = Tier.ERROR
    trigger = re.compile("[，、；。][）)]|。（(?:详|见|参)")

    def find(self, para: Paragraph, document: Document) -> Iterator[Issue]:
        text = para.text
        for match in _DANGLING.finditer(text):
            if not is_protected(text, *match.span()):
                yield self._dangling(para, match)
        for match in _INNER_STOP.finditer(text):
            where = spot(para, match.start("stop"))
            fix = replace(where, "", safety=Safety.ASK)
            yield self.issue(where, "句内括注的末尾不用句号", fix, tier=Tier.WARNING)
        for match in _NOTE_AFTER.finditer(text):
            yield self._move(para, match)

    def _dangling(self, para: Paragraph, match: re.Match[str]) -> Issue:
        """Without a mark behind the bracket the one inside may belong there: （南门，）右转."""
        where, message = spot(para, match.start()), "后括号前不用这个标点"
        if match[0] == "、" or not _GOES_ON.match(para.text, match.end() + 1):
            return self.issue(where, message, replace(where, ""))
        behind = spot(para, match.end() + 1, match.end() + 1)
        move = change("移到括号后面", TextEdit(where, ""), TextEdit(behind, match[0]))
        return self.issue(where, message, move, replace(where, "", safety=Safety.ASK))

    def _move(self, para: Paragraph, match: re.Match[str]) -> Issue:
        stop, end = spot(para, *match.span("stop")), spot(para, *match.span("end"))
        fix = change("把句号移到括注后面", TextEdit(stop, ""), TextEdit(end, "。"))
        message = "注释句中词语的括注放在句号前面"
        return self.issue(stop, message, fix, tier=Tier.HINT)
