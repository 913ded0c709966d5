"""Whether a sentence can stand in our document at all: whose affairs it speaks of, and when."""

import re
from functools import cache

import rjieba

from gov_docs.core.precedent import Level
from gov_docs.core.text import HAN
from gov_docs.drafting.borrowing_lists import any_of, listed, one_of
from gov_docs.language.segment import words

# What only another document, another time or another speaker can say; the words are in others_own.
_OTHERS = re.compile(
    "过去.年|本[\u4e00-\u9fff]{0,4}(?:条例|办法|规定|细则|规则|意见|方案|计划|规划|指南|通知|要点|决定)|"
    "本(?:法|章|节|条|款|标准|文件)|[渝桂鲁皖湘鄂赣闽粤浙沪豫琼蜀黔滇冀陕]|[（(]此件|来源[:：]"
)
# The words are in from_above.
_NATIONAL = re.compile(
    "国家(?:发展改革|卫生|市场|标准委|级[^、，。]{0,6}认定)|中央(?!财政)|部(?:牵头|负责|会同)|"
    "(?:^|[，。；])国家(?:建立|实行|制定|鼓励|支持|保障|推行|推进|加强|对|采取|依法|完善|组织|设立)"
)
_PROVINCIAL = re.compile(
    "各市|设区的?市|市级|省级|省直|省属|省(?:[\u4e00-\u9fff]{1,12}厅)|各地市|地级|全省"
)
_MUNICIPAL = re.compile("各县|县级市|各区|县（?市|市级|市直")
_DOCTRINE = re.compile("习近平(?!总书记|主席|同志)[\u4e00-\u9fff]{2,14}思想")
_PLACE = re.compile(
    f"(?<![各全本我该])[{HAN}]{{2,3}}(?:省|市|县|自治区|自治州|地区)(?![{HAN}]?场|级|民|政|容|域|直|委|属|面|值|际|里|区|辖|内|外|、)"
)
_AREA_END = (
    "省",
    "市",
    "县",
    "区",
    "州",
    "旗",
    "镇",
    "乡",
    "岛",
    "港",
    "河",
    "江",
    "山",
    "湾",
    "湖",
)
_JOINED = re.compile("[家和与及跨各在的全本等级对由向为按以从到或]")
_OWN_WORD = re.compile(
    "(?:智慧|城|超大|大|中小|特大|省|地级|县级|副省级|中心|试点|示范|资源型|海绵|无废|宜居|数字|县域|节约型|园林|森林|文明|创新型)+市$|市$"
)
_LEANING = re.compile(
    "^(?:同时|此外|另外|其中|因此|为此|对此|这|该|此|其|并|而且|但|然而|从而|上述|以上|这些|特别是|尤其是|即|也就是|[二三四五六七八九十]是)"
)


@cache
def _body() -> re.Pattern[str]:
    """Return what names a body: 集团化 and 大学生 name none."""
    kinds = f"{one_of('body_kinds')}|集团(?!化|军)|大学(?!生|科技园)|港(?!口|澳|航)"
    return re.compile(f"[{HAN}]{{2,}}(?:{kinds})")


@cache
def _generic() -> re.Pattern[str]:
    """Return what any office may write: no proper name stands before the kind of body."""
    return re.compile(f"(?:{one_of('general_bodies')})*(?:{one_of('body_kinds')}|集团|大学|港)$")


@cache
def _person() -> re.Pattern[str]:
    return re.compile(
        f"(?:{one_of('posts')})[{HAN}]{{2,3}}(?=[，。、：；）)同]|担任|任|主持|参加|出席)|"
        f"[{HAN}]{{2,4}}(?:同志)(?!们)"
    )


def is_fit(text: str, theirs: Level | None, ours: Level | None) -> bool:
    """Tell whether what is left of a sentence, its own issuer and place aside, names nobody else."""
    if any_of("others_own").search(text) or _OTHERS.search(text) or _speaks_from_above(text, ours):
        return False
    bare = _DOCTRINE.sub("", text)
    return not (names_people(bare) or names_places(bare) or _names_bodies(bare)) and (
        theirs is ours or ours is None or not _reaches_down(bare, theirs, ours)
    )


def leans_back(sentence: str) -> bool:
    """Tell whether the sentence only makes sense after the one before it."""
    return bool(_LEANING.match(sentence))


def names_people(text: str) -> bool:
    """Tell whether the text names persons; a doctrine named after one must be taken out before."""
    if _person().search(text) or "习近平" in text:
        return True
    return any(
        word.pos.startswith("nr")
        and word.text[0] in listed("surnames")
        and not rjieba.has_word(word.text)
        for word in words(text)
        if 2 <= len(word.text) <= 3
    )


def _speaks_from_above(text: str, ours: Level | None) -> bool:
    if ours in (None, Level.STATE):
        return False
    return bool(any_of("from_above").search(text) or _NATIONAL.search(text))


def _reaches_down(text: str, theirs: Level | None, ours: Level) -> bool:
    """Tell whether the sentence orders bodies that a lower issuer has no say over."""
    if ours in (Level.CITY, Level.COUNTY, Level.UNIT) and _PROVINCIAL.search(text):
        return theirs is not ours
    return ours in (Level.COUNTY, Level.UNIT) and bool(_MUNICIPAL.search(text))


def names_places(text: str) -> bool:
    """Tell whether the text names a place; 我市, 全省 and 城市 name none."""
    if any_of("places").search(text):
        return True
    if any(
        word.pos.startswith("ns")
        and word.text.endswith(_AREA_END)
        and word.text not in listed("common_names")
        for word in words(text)
        if len(word.text) > 1
    ):
        return True
    return any(
        not _OWN_WORD.search(match[0]) and not _JOINED.search(match[0])
        for match in _PLACE.finditer(text)
    )


def known_place(title: str) -> str:
    """Return the place a title begins with: 泰州政府工作报告."""
    found = any_of("places").match(title)
    return found[0] if found else ""


def _names_bodies(text: str) -> bool:
    if any(word.pos == "nt" and word.text not in listed("common_names") for word in words(text)):
        return True
    return any(
        not any(_generic().fullmatch(match[0][at:]) for at in range(len(match[0]) - 1))
        or re.search("有限公司|股份", match[0])
        for match in _body().finditer(text)
    )
