"""标点重复或连在一起

查什么：两个以上相同的点号连用，或两个不同的点号连在一起，如“，，”“，。”。问号、叹号连用不算，三个以上句号由另一条规则查。
为什么：一处停顿只用一个点号，多出来的多半是修改时没有删净。
例：工作已经完成，。 → 工作已经完成。
依据：GB/T 15834-2011《标点符号用法》
修复：两个相同的自动留一个，段末的“，。”“、。”“；。”自动改为句号；其余要由人选留哪一个。
"""

import re
from collections.abc import Iterator

from gov_docs.core.text import HAN
from gov_docs.core.types import Category, Document, Fix, Issue, Paragraph, Safety, Strength, Tier
from gov_docs.language.marks import FULL_WIDTH, spot
from gov_docs.language.protected import is_protected
from gov_docs.rules.base import ParagraphRule, replace

_RUN = re.compile(
    r"(?<![，。；：、！？,;:])[，。；：、！？,;:]*[，。；：、](?:[，。；：、！？,;:]|\.(?![.0-9A-Za-z]))+"
    rf"|(?<=[{HAN}”）》])(?:[,;]{{2,}}|::|[,;:]+[，。；：、]|(?<!\.)\.[，。；：、]|[,;]\.(?!\.)|\.\.(?=\s*$))"
)
_DOTS = re.compile("。{3,}$")  # they stand for ……: PUN003

# 整改措施：。 and 共计，，，元 are forms whose blanks nobody filled: only these ends are certain.
_SLIPS = ("，。", "、。", "；。")


class DoubledMarks(ParagraphRule):
    id = "PUN016"
    name = "标点重复"
    category = Category.PUNCTUATION
    basis = "GB/T 15834-2011《标点符号用法》"
    strength = Strength.MANDATORY
    tier = Tier.ERROR
    trigger = re.compile("[，。；：、！？,;:.][，。；：、,;:.]|[，。；：、][！？]")

    def find(self, para: Paragraph, document: Document) -> Iterator[Issue]:
        for match in _RUN.finditer(para.text):
            if not is_protected(para.text, *match.span()) and not _DOTS.match(match[0]):
                where = spot(para, *match.span())
                fixes = _fixes(para, match)
                yield self.issue(where, "几个标点连在一起，只应留一个", *fixes)


def _fixes(para: Paragraph, match: re.Match[str]) -> list[Fix]:
    where = spot(para, *match.span())
    wide = "".join(FULL_WIDTH.get(char, char) for char in match.group())
    kinds = list(dict.fromkeys(reversed(wide)))
    at_end = not para.text[match.end() :].strip()
    if len(wide) == 2 and (len(kinds) == 1 or (at_end and wide in _SLIPS)):
        return [replace(where, kinds[0])]
    return [replace(where, kind, safety=Safety.ASK) for kind in kinds]
