"""Names of bodies, persons and places that a text has and what it was made from has not."""

import re
from collections.abc import Callable, Iterator

import rjieba

from gov_docs.core.text import HAN
from gov_docs.language.segment import Word, words

Place = tuple[int, int]
Known = Callable[[str], bool]

_BODY_END = re.compile(
    "(?:人民政府|委员会|办公厅|办公室|指挥部|领导小组|研究院|研究所|科学院|集团|公司|大学|学院|中学|医院|法院|检察院|协会|"
    "学会|联合会|基金会|银行|海关|总局|分局|支队|总队|[局厅]|改革委|健康委|管委|国资委|政法委|网信办|政府办)$"
)
_NO_BODY = re.compile("(?:布局|格局|结局|全局|大局|当局|餐厅|客厅|大厅)$")
# A body that is only one of its sort: nobody has to have given it.
_GENERAL = re.compile(
    "[本该我贵各]|有关|相关|所有|其他|上级|下级|成员|责任|牵头|配合|主管|行业|同级|基层|企业"
)
_AND = re.compile("[由请向报经会同和与及或对在从把将被为给让使据按以等到是要应并]+")
# 和 inside a name parts nothing.
_JOINED = re.compile(
    "发展和改|工业和信|资源和社|住房和城|文化和旅|资源和规|规划和自|食品和药|安全和应"
)
_AREA_END = tuple("省市县区州盟旗镇乡国")
_LONGEST = 24

_SURNAME = (
    "(?:欧阳|上官|司马|诸葛|[王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏"
    "魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严武戴莫孔汤])"
)
_PERSON = re.compile(f"{_SURNAME}[{HAN}]{{1,2}}")
_OFFICE = re.compile(
    "同志|先生|女士|(?:副)?(?:[局厅市县区省州镇乡部处科院校会所队组]长|书记|主任|主席|总理|经理|教授)|(?:联系|负责|经办|申请|报告)人"
)
_NO_PERSON = "证性平区素化物书制权米松高者率法度线桥路湖河镇村"  # last characters of other words
_PLACE = re.compile(
    "北京|天津|上海|重庆|河北|山西|内蒙古|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|四川|"
    f"贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆|香港|澳门|台湾|[{HAN}]{{2,6}}[省市县区州盟旗镇乡]"
)
_NO_PLACE = re.compile("(?:[城地园社山景库街都辖学片小]区|城市|自治.|中心镇|强县|行政.)$")


def strange_names(text: str, known: Known) -> Iterator[Place]:
    """Yield where a name stands that is not known; general words (有关部门) are no names."""
    found = words(text)
    yield from _bodies(text, found, known)
    for at, word in enumerate(found):
        if (_is_place(word) or _is_person(found, at)) and not known(word.text):
            yield word.start, word.end


def _is_place(word: Word) -> bool:
    if word.pos != "ns" or _is_general(word.text):
        return False
    return bool(_PLACE.fullmatch(word.text)) and not _NO_PLACE.search(word.text)


def _is_person(found: tuple[Word, ...], at: int) -> bool:
    """Tell whether a word is a person's name; the tag alone is right only half the time."""
    word = found[at]
    if not word.pos.startswith("nr") or not _PERSON.fullmatch(word.text):
        return False
    beside = "".join(one.text for one in found[max(0, at - 2) : at + 2])
    if _OFFICE.search(beside):
        return True
    unknown = len(word.text) == 3 and not rjieba.has_word(word.text)
    return unknown and word.text[-1] not in _NO_PERSON


def _is_general(text: str) -> bool:
    return bool(_GENERAL.match(text))


def _bodies(text: str, found: tuple[Word, ...], known: Known) -> Iterator[Place]:
    for at, word in enumerate(found):
        if _ends_a_body(found, at):
            start = _start(text, found, at)
            name = text[start : word.end]
            if _BODY_END.sub("", name) and not _is_known(name, start, found, known):
                yield start, word.end


def _ends_a_body(found: tuple[Word, ...], at: int) -> bool:
    """Tell whether the word ends a body's name; 人民政府 before 办公厅 does not."""
    word = found[at]
    before = found[at - 1].text if at else ""
    if not _BODY_END.search(before[-2:] + word.text) or _NO_BODY.search(before[-1:] + word.text):
        return False
    return at + 1 == len(found) or not _BODY_END.search(found[at + 1].text)


def _start(text: str, found: tuple[Word, ...], last: int) -> int:
    """Return where the name that ends with the word `last` begins."""
    at, end = last, found[last].end
    while at and end - found[at - 1].start <= _LONGEST and _belongs(text, found[at - 1]):
        at -= 1
    name = text[found[at].start : end]
    lead = _AND.match(name)
    return found[at].start + (lead.end() if lead and lead.end() < len(name) - 2 else 0)


def _belongs(text: str, word: Word) -> bool:
    if word.text == "和":
        return bool(_JOINED.match(text, max(word.start - 2, 0)))
    if _AND.fullmatch(word.text) or _is_general(word.text):
        return False
    return word.pos[:1] in "nvabjlsfzrq" or word.pos == "zg"


def _is_known(name: str, start: int, found: tuple[Word, ...], known: Known) -> bool:
    """Tell whether the name is known, whole or after words that are no part of it (落实、加强)."""
    if known(name):
        return True
    for word in found:
        cut = word.start - start
        if 0 < cut < len(name) - 3 and known(name[cut:]):
            return not name[:cut].endswith(_AREA_END)
    return False
