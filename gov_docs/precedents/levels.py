"""How high an issuer stands: 国家, 省, 市, 县 or 单位, by rules on names alone."""

import re
from collections.abc import Sequence

from gov_docs.core.precedent import Level

_PROVINCES = (
    "河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|"
    "陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆"
)
_MUNICIPALITIES = "北京|天津|上海|重庆"
_STATE = re.compile(
    "^(?:中共中央|中央|国务院|全国人民代表大会|全国人大|全国政协|中国人民政治协商会议全国|最高人民|中华人民共和国|"
    "国家|中国人民银行|中国证监会|中国证券|中国银保监会|中国银行|中国气象局|中国民航|中国地震局|中华全国|"
    "人力资源社会保障部|教育部|科技部|科学技术部|工业和信息化部|公安部|民政部|司法部|财政部|人力资源|自然资源部|生态环境部|"
    "住房和?城乡建设部|交通运输部|水利部|农业农村部|商务部|文化和旅游部|退役军人事务部|应急管理部|海关总署|"
    "(?:税务|市场监管|市场监督管理|广播电视|体育|统计)总局|审计署)"
)
_STATE_NUMBER = re.compile("^(?:中发|中办发|国发|国办发|国函|国办函|国令|主席令|法释|法发)")
_PROVINCE = re.compile(
    rf"^(?:中共)?(?:(?:{_PROVINCES})(?:省|自治区|壮族|回族|维吾尔|人民|高级)|新疆生产建设兵团)"
)
_MUNICIPAL = re.compile(rf"^(?:中共)?(?:{_MUNICIPALITIES})市?")
_CITY = re.compile("^(?:中共)?[\u4e00-\u9fff]{2,9}?(?:市|自治州|州|盟|地区)")
_COUNTY = re.compile("[\u4e00-\u9fff]{1,9}?(?:县|区|旗)(?!域|县|市)")
_NO_COUNTY = re.compile(
    "自治区|开发区|地区|园区|特区|新区|高新区|保税区|景区|社区|小区|军区|林区|山区|港区|示范区|保护区"
)
_UNIT = re.compile(
    "(?:公司|集团|大学|学院|学校|中学|小学|幼儿园|医院|协会|学会|研究院|研究所|银行|镇|乡|街道|办事处|村民委员会|居民委员会|镇人民政府|乡人民政府)$"
)
_SPOKEN = re.compile(r"代表([\u4e00-\u9fff]{2,12}?人民政府)")
_OWN = {
    "本省": Level.PROVINCE,
    "本自治区": Level.PROVINCE,
    "本市": Level.CITY,
    "本州": Level.CITY,
    "本县": Level.COUNTY,
}
_WHOLE = {
    "全省": Level.PROVINCE,
    "全市": Level.CITY,
    "全州": Level.CITY,
    "全县": Level.COUNTY,
    "全区": Level.COUNTY,
}
_STATE_TEXT = re.compile(
    "国务院[\u4e00-\u9fff、]{0,20}(?:部门|机构)|中华人民共和国(?:境|领域)内|各省、自治区、直辖市"
)
_REPORT = re.compile(rf"^(?:{_PROVINCES.replace('吉林|', '')}|{_MUNICIPALITIES})政府工作报告")
_REACH = 40  # paragraphs at the head that tell whose rules these are


def level_of(
    issuer: str | None, title: str, number: str | None, texts: Sequence[str]
) -> Level | None:
    """Return the level of the issuer, from its name, the number, the title or the text's own words."""
    if number and _STATE_NUMBER.match(number):
        return Level.STATE
    for name in (issuer or "", title):
        found = _of_name(name)
        if found:
            return found
    if _REPORT.match(title):  # 吉林 is a province and a city: its text tells
        return Level.PROVINCE
    return _of_text(texts)


def _of_name(name: str) -> Level | None:
    if _STATE.match(name):
        return Level.STATE
    if _UNIT.search(name):
        return Level.UNIT
    return _of_place(name)


def _of_place(name: str) -> Level | None:
    province, municipal = _PROVINCE.match(name), _MUNICIPAL.match(name)
    rest = name[(province or municipal).end() :] if province or municipal else name  # type: ignore[union-attr]
    city = _CITY.match(rest)
    below = rest[city.end() :] if city else rest
    if (city or province or municipal) and _is_county(below):
        return Level.COUNTY
    if city and not municipal:
        return Level.CITY
    if province or municipal:
        return Level.PROVINCE
    return Level.COUNTY if _is_county(name) else None


def _is_county(text: str) -> bool:
    found = _COUNTY.match(text)
    return bool(found) and not _NO_COUNTY.search(found[0] if found else "")


def _of_text(texts: Sequence[str]) -> Level | None:
    head = "\n".join(texts[:_REACH])
    spoken = _SPOKEN.search(head)
    if spoken:
        return _of_name(spoken[1])
    for word, level in _OWN.items():
        if word in head:
            return level
    whole = max(_WHOLE, key=head.count)
    if whole in (
        "全省",
        "全区",
    ):  # a city compares itself with its province or 自治区, not they with it
        whole = next((one for one in ("全市", "全州") if head.count(one) > 1), whole)
    if head.count(whole) > 1:
        return _WHOLE[whole]
    return Level.STATE if _STATE_TEXT.search(head) else None
