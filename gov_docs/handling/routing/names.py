"""Finds departments named in text, whatever level and form they are named in."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from daachorse import CharwiseDoubleArrayAhoCorasick

from gov_docs.handling.routing.duties import Department

_LEFTMOST_LONGEST = 1
# 国家, 省, 市: of which level a name is says nothing about which department it is.
_LEVEL = re.compile(
    "^(?:中华人民共和国|国家|中国|中华全国|全国|中央|国务院|各?(?:省|市|县|区|州)(?:委|人民政府|政府)?(?=.{2}))"
)
_BODY = re.compile(
    "(?:管理委员会|委员会办公室|管理办公室|工作办公室|管理总局|监督管理局|专卖局|管理局|事务局|委员会|办公室|办公厅|总局|总署|局|厅|部|委|办|署)$"
)
_OFFICE = "部门|主管部门|行政部门|行政主管部门|管理部门|监管部门|监督管理部门"
# A stem that is an everyday word stands for its department only before 部门 and the like.
_NO_STEM = frozenset({
    "政府", "人民政府", "党委", "市委", "省委", "改革", "研究", "发展研究", "地方",
    "工作", "建设", "规划", "安全", "安全部", "安全局", "安全机关", "安全部门", "办公室",
    "办公厅", "大数据中心", "能源服务中心", "档案馆",
})  # fmt: skip
_BRACKET = re.compile("[（(][^（）()]*[）)]")
OFFICES = ("政府办公", "党委办公室")
_BORDER_BEFORE = "、，,；;：:（( 　\t和与及或同由请以省市县区级各局厅委部办。“\n"
_BORDER_AFTER = re.compile(rf"[、，,；;：:）)。\s和与及或等]|{_OFFICE}|牵头|负责|配合|参与|参加|$")
_NOT_BEFORE = re.compile("[居村]民委$|[工合]作协$|人行$")  # 居民委员会 is no 民委
_NOT_AFTER = re.compile(
    "[部局](?:[分署队落门限势面长])|委(?:托|派|任|员(?!会))|办(?:理|法|事|学|公(?!室)|结|好|案)|署(?:名)"
)


@dataclass(frozen=True, slots=True)
class Mention:
    department: Department
    start: int
    end: int
    whole: bool  # a name of its own (生态环境局, 生态环境部门), not a bare stem (生态环境)


class NameFinder:
    def __init__(self, departments: Iterable[Department]) -> None:
        self._names: dict[str, tuple[Department, bool]] = {}
        listed = tuple(departments)
        for one in listed:
            for name in (one.name, *one.other_names):
                self._add(name, one)
        for one in listed:
            for name in (one.stem, *one.other_names):
                self._add_stem(name, one)
        self._list = list(self._names)
        self._automaton = CharwiseDoubleArrayAhoCorasick(self._list, _LEFTMOST_LONGEST)

    def _add(self, name: str, one: Department) -> None:
        for form in (name, _LEVEL.sub("", name)):
            if len(form) > 1 and form not in _NO_STEM:
                self._names.setdefault(form, (one, True))

    def _add_stem(self, name: str, one: Department) -> None:
        stem = _BODY.sub("", _LEVEL.sub("", name)) if name != one.stem else name
        if len(stem) < 2 or stem in _NO_STEM:
            return
        self._names.setdefault(stem, (one, False))
        for office in (*_OFFICE.split("|"), *"局厅委部"):
            self._names.setdefault(stem + office, (one, True))

    def find(self, text: str, *, listed: bool = False) -> Iterator[Mention]:
        """Yield the departments named; `listed`: bare stems of a list (教育、财政等部门) count too."""
        for start, end, at in self._automaton.find(text):
            department, whole = self._names[self._list[at]]
            if _NOT_BEFORE.search(text, max(0, start - 2), end):
                continue
            if _NOT_AFTER.match(text, end - 1) and not text.startswith("部门", end - 1):
                continue
            if not whole and not (listed and _stands_alone(text, start, end)):
                continue
            yield Mention(department, start, end, whole)

    def in_name(self, name: str) -> Department | None:
        """Return the department that is meant by a name alone: 某某省生态环境厅."""
        bare = _BRACKET.sub("", name)
        found = [one.department for one in self.find(bare)]
        bodies = [one for one in found if one.stem not in OFFICES]  # 教育部办公厅 is 教育部
        if bodies or found:
            return (bodies or found)[-1]
        stem = self._names.get(_LEVEL.sub("", bare))
        return stem[0] if stem else None


def _stands_alone(text: str, start: int, end: int) -> bool:
    return (start == 0 or text[start - 1] in _BORDER_BEFORE) and bool(
        _BORDER_AFTER.match(text, end)
    )
