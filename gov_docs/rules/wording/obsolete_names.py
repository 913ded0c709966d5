"""已经更名、撤并的机构和已经废止的依据

查什么：机构改革以后还用旧名（如“国土资源部”“银保监会”），还引用已经废止的法规（如《中华人民共和国合同法》）。说的是过去的事不算：句子里有改名以前的年份，前面有“原”“时任”“曾”，说到废止、合并，名称在别的文件的书名号里，后面跟着令号、文号，或者这份公文成文在改名以前。看不出成文日期的，只作提示。
为什么：公文里的机构和依据应当是现行的，用了旧名，收文单位会不知道找谁办、依据哪一条。
例：请向国土资源部报告。 → 请向自然资源部报告。
依据：2018年、2023年党和国家机构改革方案，有关法律的废止条款；词表里每个名称都记有出处和更名时间。
修复：给出现在的名称，确认后改；原来一家拆成几家的，列出来由人选。
"""

import re
from collections.abc import Iterator

from gov_docs.core.types import Category, Document, Issue, Paragraph, Strength, Tier
from gov_docs.rules.wordlist import (
    OBSOLETE,
    Hit,
    Row,
    WordListRule,
    in_title,
    quoted,
    with_note,
)

_PAST_BEFORE = re.compile(r"(?:原|前|时任|曾|曾任|历任|旧称|即原|[（(]原)[^，。；！？]{0,8}$")
_PAST_AFTER = re.compile(
    r"(?:令|公告|通告)?[（(]?(?:令第|公告第|第\d+号)|令|公告|若干问题"
    r"|(?:等[一二三四五六七八九十两\d]+部[门委])?(?:发布|颁布|制定|印发|批准|出台|公布)的?《"
    r"|[《〔\[]|[^，。；！？]{0,6}(?:合并|撤销|更名|改为|整合|划入|不再保留)"
)
_REPEALED = re.compile(r"废止|停止执行|施行前|实施前|失效")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_FULL_DATE = re.compile(r"(?<!\d)((?:19|20)\d{2})年\d{1,2}月\d{1,2}日")
_SENTENCE_END = "。；！？"


class ObsoleteNames(WordListRule):
    id = "SEN001"
    name = "旧机构名称和废止的依据"
    category = Category.WORDING
    basis = "2018年、2023年党和国家机构改革方案及有关法律的废止条款"
    strength = Strength.PRACTICE
    tier = Tier.WARNING
    list = OBSOLETE

    def judge(self, hit: Hit, para: Paragraph, document: Document) -> Iterator[Issue]:
        if is_past(hit, para.text) or in_title(para.text, hit.start, hit.end):
            return
        date = document.elements.date
        if date is None and _latest_year(document) < _year(hit.row.since):
            return
        if date is not None and date < hit.row.since:
            return
        yield self.word_issue(hit, para, Tier.HINT if date is None else hit.row.tier)

    def message(self, row: Row) -> str:
        year, _, month = row.since.partition("-")
        when = f"{year}年{int(month[:2])}月" if month else f"{year}年"
        text = f"“{row.wrong}”{when}起已改，现为{quoted(row.right)}"
        return with_note(text, row)


def is_past(hit: Hit, text: str) -> bool:
    """Say whether the sentence speaks of the time when the old name was right."""
    before, after = text[: hit.start], text[hit.end :]
    if _PAST_BEFORE.search(before) or _PAST_AFTER.match(after):
        return True
    start = max(before.rfind(end) for end in _SENTENCE_END) + 1
    stops = [at for at in (after.find(end) for end in _SENTENCE_END) if at >= 0]
    sentence = before[start:] + after[: min(stops, default=len(after))]
    if _REPEALED.search(sentence):
        return True
    return any(int(year) <= _year(hit.row.since) for year in _YEAR.findall(sentence))


def _year(since: str) -> int:
    return int(since[:4])


def _latest_year(document: Document) -> int:
    """Return the latest year of a full date in the text, 9999 where there is none.

    Where the date of issue is not known, a full date in the text is at most a little later.
    """
    years = [int(y) for para in document.paragraphs for y in _FULL_DATE.findall(para.text)]
    return max(years, default=9999)
