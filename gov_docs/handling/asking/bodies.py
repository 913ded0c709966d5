"""Names of bodies as people say them: 省发改委, 国办, 双河县, 公交公司."""

import re
from collections.abc import Iterable, Iterator, Sequence

from gov_docs.language.segment import words

_FIXED = {"国办": "国务院办公厅", "中办": "中共中央办公厅"}
_OFFICE = re.compile("(?P<place>[省市县区州])(?P<of>委|政?府)办")
_LONGEST, _SHORTEST = 16, 3  # characters; from three on a name may leave some out: 发改委
# Where a name can end. 财政部门 names no ministry, 高效办成 no office, 数字政府 no government.
DEPARTMENT = (
    "局(?![面部势])|厅(?!堂)|委(?![员托派办])|办(?![理法公事件案成学好结])|部(?![门署分队])|院(?!校)|署|"
    "(?<=[省市县区州旗镇乡民]政)府(?!办)"
)
_END = re.compile(
    rf"{DEPARTMENT}|[社司校团行队联]|馆(?!藏)|所(?![有属在])|中心|人大|政协|(?:委员|协|商|联合|学|基金|理事|总工)会|领导小组|指挥部"
)
_PLACE = re.compile("[省市县区州旗镇乡](?!级|域|长|直|场|政)")
# What stands between a place and the verb, and the verb itself: 双河县今年上报了.
_DOES = re.compile(
    "[，\\s]*(?:都|也|又|再|还|有没有|有无|是否)*(?:上报|报|来|发|印|送|呈|出台|的?[请报来][示告文])"
)
_PLACES = "省市县区州旗"
_COMMITTEE = re.compile("[省市县区州旗]委")
_JOINT = re.compile("[、，,\\s]+")


def named_in(text: str, names: Iterable[str]) -> tuple[int, int]:
    """Return where a question names one of these bodies, the longest way; (0, 0) where it does not."""
    known = tuple(names)
    longest_first = sorted(_candidates(text), key=lambda one: (one[0] - one[1], one[0]))
    found = (one for one in longest_first if called(text[one[0] : one[1]], known))
    return next(found, (0, 0))


def called(asked: str, names: Iterable[str]) -> frozenset[str]:
    """Return the bodies a name means: those of just this name, else those nearest to it.

    Several names may be joined by 、.
    """
    known = tuple(names)
    return frozenset().union(*(_nearest(one, known) for one in _JOINT.split(asked) if one))


def _nearest(asked: str, known: Sequence[str]) -> frozenset[str]:
    full = _FIXED.get(asked, asked)
    for means in (_is_whole, _is_part, _is_short):
        if found := frozenset(name for name in known if means(full, name)):
            return found
    return frozenset()


def _candidates(text: str) -> Iterator[tuple[int, int]]:
    ends = [hit.end() for hit in _END.finditer(text)]
    ends += [hit.end() for hit in _PLACE.finditer(text) if _DOES.match(text, hit.end())]
    for end in ends:
        for start in range(max(0, end - _LONGEST), end - 1):
            name = text[start:end]
            if name.isalpha() and _is_long_enough(name) and not _is_below_place(text, start):
                yield start, end


def _is_long_enough(name: str) -> bool:
    """Say whether it names a body: 国办, 市委, not 育局."""
    return len(name) >= _SHORTEST or name in _FIXED or bool(_COMMITTEE.fullmatch(name))


def _is_below_place(text: str, start: int) -> bool:
    """Say whether a place stands before it: 卫健委 in 双河县卫健委 is not the city's."""
    for word in reversed([word for word in words(text) if word.start < start]):
        if word.end > start and text[start - 1] in _PLACES:
            return True
        if word.text[-1] in _PLACES and (word.pos == "ns" or len(word.text) == 1):
            return True
        if not word.pos.startswith(("n", "a", "v", "c", "j")):
            return False
    return False


def _is_whole(asked: str, name: str) -> bool:
    return asked == name or (asked in name and asked in _JOINT.split(name))


def _is_part(asked: str, name: str) -> bool:
    return asked in name


def _is_short(asked: str, name: str) -> bool:
    """Say whether the characters stand in the name in their order, 发改委 in 发展和改革委员会."""
    if office := _OFFICE.search(asked):
        of = "委" if office["of"] == "委" else "人民政府"
        return bool(re.search(f"{office['place']}{of}办公[厅室]$", name))
    if len(asked) < _SHORTEST or asked.endswith("会"):
        return False
    rest = iter(name)
    return all(char in rest for char in asked)
