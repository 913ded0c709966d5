"""成文日期写法不对

查什么：成文日期是不是“2024年3月5日”的写法：不用汉字数字，年份写全，月、日不编虚位，中间不空格。
为什么：成文日期是公文生效的时间，写法统一才好登记和查找。
例：（“2024年03月05日”应写作“2024年3月5日”。）
依据：GB/T 9704-2012 7.3.5.4：用阿拉伯数字将年、月、日标全，年份应标全称，月、日不编虚位。
修复：自动改为规定的写法；两位的年份、中间的空格确认后改。2012年7月以前的汉字日期不算错。
"""

import re
from collections.abc import Iterator

from gov_docs.core.dates import DateFound, find_dates
from gov_docs.core.types import (
    Category,
    Document,
    Issue,
    Paragraph,
    Role,
    Safety,
    Span,
    Strength,
    Tier,
)
from gov_docs.rules.base import DocumentRule, replace

_IN_FORCE = (2012, 7)  # before it dates were written in Chinese figures
_SHORT_YEAR = re.compile(r"(?<![0-9])[’']?(?P<year>[0-9]{2})年[0-9]{1,2}月[0-9]{1,2}日")


class IssueDateForm(DocumentRule):
    id = "DOC010"
    name = "成文日期写法不对"
    category = Category.STRUCTURE
    basis = "GB/T 9704-2012 7.3.5.4"
    strength = Strength.MANDATORY
    tier = Tier.ERROR

    def find(self, document: Document) -> Iterator[Issue]:
        for para in document.paragraphs:
            if para.role is Role.DATE:
                dates = find_dates(para.text)
                for date in dates:
                    yield from self._date(para, date)
                if not dates:
                    yield from self._short_year(para)

    def _date(self, para: Paragraph, date: DateFound) -> Iterator[Issue]:
        shown = para.text[date.start : date.end]
        if date.day is None or (date.year, date.month) < _IN_FORCE:
            return
        wanted = f"{date.year}年{date.month}月{date.day}日"
        if shown == wanted:
            return
        span = Span(para.id, date.start, date.end)
        only_blanks = "".join(shown.split()) == wanted
        safety = Safety.ASK if only_blanks else Safety.SAFE
        yield self.issue(
            span,
            f"成文日期{_fault(shown, date)}，应写作“{wanted}”",
            replace(span, wanted, safety=safety),
            tier=Tier.WARNING if only_blanks else self.tier,
        )

    def _short_year(self, para: Paragraph) -> Iterator[Issue]:
        match = _SHORT_YEAR.search(para.text)
        if match:
            span = Span(para.id, *match.span("year"))
            fix = replace(span, f"20{match['year']}", safety=Safety.ASK)
            yield self.issue(span, "成文日期的年份应写全四位", fix, tier=Tier.WARNING)


def _fault(shown: str, date: DateFound) -> str:
    if date.form == "汉字":
        return "应用阿拉伯数字"
    if date.form == "分隔":
        return "应写“年、月、日”"
    if "".join(shown.split()) == f"{date.year}年{date.month}月{date.day}日":
        return "中间不空格"
    return "的月、日不编虚位" if re.search("[年月][ ]*0", shown) else "写法不对"
