"""Names of persons as they stand in a line: with their office, in lists, spread out."""

import re

from gov_docs.core.text import HAN

_PERSON = re.compile(
    rf"(?!各位|尊敬|亲爱)[{HAN}]{{2,4}}(?:、[{HAN}]{{2,4}})*(?:代表|委员|(?:副)?(?:主席|委员长|主任|省长|市长))"
)
_POSTS = (
    "书记|省长|市长|区长|县长|旗长|镇长|乡长|州长|盟长|主席|部长|厅长|局长|司长|处长|科长|主任|校长|院长|"
    "秘书长|董事长|总经理"
)
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢"
    "姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严武戴莫孔汤"
)
_LEADER = re.compile(
    rf"(?:尊敬的|敬爱的)?(?!.*[各们])(?:[{HAN}]{{1,16}}(?:{_POSTS}|同志|领导|先生|女士)"
    rf"|[{HAN}]{{0,12}}(?:{_POSTS})[{_SURNAMES}][{HAN}]{{1,2}})"
)


def names_people(text: str) -> bool:
    """Tell whether the line addresses people by name: 张某某代表："""
    return bool(_PERSON.fullmatch(text.rstrip("：: ")))


def leaders_in(text: str) -> list[tuple[int, int]]:
    """Return where persons are named by their office in a list: 李市长、市政府李某同志："""
    names = re.finditer(r"[^、，,：:\s]+", text)
    return [name.span() for name in names if _LEADER.fullmatch(name[0])]


def names_in(text: str) -> list[tuple[int, int]]:
    """Return where each person's name stands; a name spread out (李　强) is one."""
    names: list[tuple[int, int]] = []
    for match in re.finditer(r"[^、\s]+", text):
        start, end = match.span()
        spread = names and "、" not in text[names[-1][1] : start]
        alone = names and names[-1][1] - names[-1][0] == 1
        last = end - start == 1 and not re.match(r"\s+[^、\s]", text[end:])
        if spread and (alone or last):  # one character is no name
            start = names.pop()[0]
        names.append((start, end))
    return names
