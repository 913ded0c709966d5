"""发文字号写法不对

查什么：发文字号的年份是不是用六角括号，序号有没有编虚位、加“第”、缺“号”，中间有没有空格、“年”字和全角数字。
为什么：发文字号是公文的身份证，写法不统一就检索不到。
例：（“×政发[2024]第05号”应写作“×政发〔2024〕5号”。）
依据：GB/T 9704-2012 7.2.5：年份应标全称，用六角括号“〔〕”括入；发文顺序号不加“第”字，不编虚位，在阿拉伯数字后加“号”字。
修复：括号、虚位、“第”“年”“号”自动改正；空格和两位的年份确认后改。
"""

import re
from collections.abc import Iterator

from gov_docs.core.types import (
    Category,
    Document,
    Issue,
    Paragraph,
    Role,
    Safety,
    Span,
    Strength,
    TextEdit,
    Tier,
)
from gov_docs.rules.base import DocumentRule, change, replace

_NUMBER = re.compile(
    r"(?<![ \u3000])(?P<g1>[ \u3000]*+)(?P<open>[〔\[【（(〖［﹝])(?P<g2>[ \u3000]*)(?P<year>[0-9０-９]{2,4})"
    r"(?P<nian>年)?(?P<g3>[ \u3000]*)(?P<close>[〕\]】）)〗］﹞])(?P<g4>[ \u3000]*)(?P<di>第)?"
    r"(?P<g5>[ \u3000]*)(?P<serial>[0-9０-９]{1,5})(?P<g6>[ \u3000]*)(?P<hao>号)?"
)
_SHORT_YEAR = 2  # digits
_ZERO = re.compile("[0０]+(?=[0-9０-９])")
_WIDE = str.maketrans("０１２３４５６７８９", "0123456789")


class DocNumberForm(DocumentRule):
    id = "DOC009"
    name = "发文字号写法不对"
    category = Category.STRUCTURE
    basis = "GB/T 9704-2012 7.2.5"
    strength = Strength.MANDATORY
    tier = Tier.ERROR

    def find(self, document: Document) -> Iterator[Issue]:
        for para in document.paragraphs:
            if para.role is Role.DOC_NUMBER:
                for match in _NUMBER.finditer(para.text):
                    yield from self._brackets(para, match)
                    yield from self._serial(para, match)
                    yield from self._blanks(para, match)

    def _brackets(self, para: Paragraph, match: re.Match[str]) -> Iterator[Issue]:
        """Report wrong brackets together with what is wrong inside them: one place, one finding."""
        if _is_well_bracketed(match):
            yield from self._year(para, match)
            return
        year = match["year"].translate(_WIDE)
        short = len(year) == _SHORT_YEAR
        year = f"20{year}" if short else year
        span = Span(para.id, match.start("open"), match.end("close"))
        safety = Safety.ASK if short else Safety.SAFE
        fix = replace(span, f"〔{year}〕", safety=safety, title="改为六角括号〔〕")
        tier = Tier.WARNING if short else self.tier
        yield self.issue(span, "发文字号的年份应用六角括号〔〕括入", fix, tier=tier)

    def _year(self, para: Paragraph, match: re.Match[str]) -> Iterator[Issue]:
        year = match["year"]
        if len(year) == _SHORT_YEAR:
            fix = replace(_span(para, match, "year"), f"20{year}", safety=Safety.ASK)
            message = "发文字号的年份应写全四位"
            yield self.issue(_span(para, match, "year"), message, fix, tier=Tier.WARNING)
        elif year.translate(_WIDE) != year:
            yield self._wide(para, match, "year")
        if match["nian"]:
            yield self._dropped(para, match.span("nian"), "发文字号的年份后不写“年”")

    def _serial(self, para: Paragraph, match: re.Match[str]) -> Iterator[Issue]:
        if match["di"]:
            yield self._dropped(para, match.span("di"), "发文顺序号前不加“第”")
        zero = _ZERO.match(match["serial"])
        if zero:
            begin = match.start("serial")
            message = f"发文顺序号不编虚位，“{match['serial']}”前面的0去掉"
            yield self._dropped(para, (begin, begin + zero.end()), message)
        elif match["serial"].translate(_WIDE) != match["serial"]:
            yield self._wide(para, match, "serial")
        if not match["hao"] and match.end() == len(para.text.rstrip()):
            span = Span(para.id, *match.span("serial"))
            fix = replace(span, f"{match['serial']}号", title="补上“号”")
            yield self.issue(span, "发文顺序号之后缺少“号”", fix)

    def _blanks(self, para: Paragraph, match: re.Match[str]) -> Iterator[Issue]:
        """Report the blanks of one number together."""
        names = ["g4", "g5"]
        names += ["g1"] if match.start() else []  # an indent is not inside the number
        names += ["g2", "g3"] if _is_well_bracketed(match) else []
        names += ["g6"] if match["hao"] else []
        spans = sorted(_span(para, match, name) for name in names if match[name])
        if spans:
            edits = (TextEdit(span, "") for span in spans)
            fix = change("删去空格", *edits)
            message = "发文字号中间不空格"
            yield self.issue(spans[0], message, fix, tier=Tier.WARNING, related=spans[1:])

    def _dropped(self, para: Paragraph, place: tuple[int, int], message: str) -> Issue:
        span = Span(para.id, *place)
        return self.issue(span, message, replace(span, ""))

    def _wide(self, para: Paragraph, match: re.Match[str], name: str) -> Issue:
        span = _span(para, match, name)
        return self.issue(
            span, "发文字号用半角阿拉伯数字", replace(span, match[name].translate(_WIDE))
        )


def _is_well_bracketed(match: re.Match[str]) -> bool:
    return (match["open"], match["close"]) == ("〔", "〕")


def _span(para: Paragraph, match: re.Match[str], name: str) -> Span:
    return Span(para.id, *match.span(name))
