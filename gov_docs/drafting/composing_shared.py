"""Headings the chosen precedents share: what papers of this kind have that the template lacks."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from rapidfuzz import fuzz

from gov_docs.drafting.composing_choice import same_place
from gov_docs.drafting.composing_pool import Candidate

_ONE_HEADING = 75  # rapidfuzz ratio from which two headings are one
_FEWEST = 3  # documents that share a heading before it is taken over
_LONGEST = 14
_EMPTY = frozenset(
    {"加强", "强化", "健全", "完善", "工作", "机制", "深化", "推进", "优化", "提升", "实施"}
)
_UNFIT = re.compile(
    "回顾|现状|形势|背景|基础|附则|总则|附件|名单|申报|指标|内容|任务|成绩|问题|第|[0-9“”（）()：:，]|工作安排|自身建设"
)


def shared_below(
    above: str, candidates: Iterable[Candidate], present: Collection[str], most: int
) -> list[str]:
    """Return headings of the second level that several documents have in the part like `above`."""
    seen: dict[str, set[int]] = defaultdict(set)
    for one in candidates:
        if len(one.headings) > 1 and not one.law and same_place(above, one.headings):
            seen[one.headings[1]].add(one.precedent.id)
    return _new(_clusters(seen), present, most)


def shared_tops(candidates: Iterable[Candidate], present: Collection[str], most: int) -> list[str]:
    """Return headings of the first level that several documents have and ours lacks."""
    seen: dict[str, set[int]] = defaultdict(set)
    for one in candidates:
        if one.headings and not one.law:
            seen[one.headings[0]].add(one.precedent.id)
    return _new(_clusters(seen), present, most)


def usual_name(heading: str, candidates: Iterable[Candidate]) -> str:
    """Return what most documents call the section, our own heading where it is as usual."""
    seen: dict[str, set[int]] = defaultdict(set)
    for one in candidates:
        near = one.headings[-1] if one.headings and not one.law else ""
        if near[-2:] == heading[-2:] and len(near) <= len(heading) + 2 and not _UNFIT.search(near):
            seen[near].add(one.precedent.id)
    best = max(seen, key=lambda name: (len(seen[name]), name), default=heading)
    often = len(seen.get(best, ()))
    return best if often >= _FEWEST and often >= 2 * len(seen.get(heading, ())) else heading


def _clusters(seen: Mapping[str, set[int]]) -> list[tuple[str, int]]:
    """Return the headings with the number of documents that have one like it, most first."""
    clusters: list[tuple[str, set[int]]] = []
    for heading in sorted(seen, key=lambda one: (-len(seen[one]), one)):
        for name, documents in clusters:
            if fuzz.ratio(heading, name) >= _ONE_HEADING:
                documents |= seen[heading]
                break
        else:
            clusters.append((heading, set(seen[heading])))
    counted = [(name, len(documents)) for name, documents in clusters]
    return sorted(counted, key=lambda pair: (-pair[1], pair[0]))


def _new(clusters: Sequence[tuple[str, int]], present: Collection[str], most: int) -> list[str]:
    found: list[str] = []
    for name, count in clusters:
        if count < _FEWEST or len(name) > _LONGEST or _UNFIT.search(name):
            continue
        if not any(_alike(name, other) for other in (*present, *found)):
            found.append(name)
    return found[:most]


def _alike(one: str, other: str) -> bool:
    """Tell whether two headings announce the same: 工作目标 and 发展目标 do."""
    said = {one[at : at + 2] for at in range(len(one) - 1)} - _EMPTY
    return any(pair in other for pair in said) or fuzz.ratio(one, other) >= 60
