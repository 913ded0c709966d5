"""Which files make one 件 (DA/T 22-2015): a text with its final draft and slip, a letter and its reply."""

import re
from collections.abc import Sequence
from enum import IntEnum

from gov_docs.handling.archive.paper import Paper


class Part(IntEnum):
    """What a file is in its item; the order is that of the item."""

    SLIP = 0  # 文件处理单, 发文稿纸: in front
    REPLY = 1
    TEXT = 2  # 正本
    FINAL_DRAFT = 3
    ATTACHMENT = 4

    @property
    def told(self) -> str:
        return ("处理单", "复文", "正本", "定稿", "附件")[self]


_MARKS = (
    (
        Part.SLIP,
        re.compile(
            "(?:文件|公文|收文|来文)?(?:处理|办理|阅办|拟办)(?:单|签|笺)|发文稿纸|呈批[单表]"
        ),
    ),
    (Part.FINAL_DRAFT, re.compile("定稿|签发稿|清稿")),
    (Part.ATTACHMENT, re.compile(r"^附件\s*[0-9一二三四五六七八九十]*")),
    (Part.TEXT, re.compile("正本|正式件|印发稿|扫描件")),
)
# A number in a title tells documents apart; one in front of a file's name, or that of a copy, does not.
_FILLING = re.compile(
    r"^[0-9]{1,4}[\s_\-.、]+|[（(][0-9][)）]$|[\s_\-—（）()【】\[\]《》〈〉“”.·]|副本|复印件|终稿|最终"
)
_REPLY = re.compile(
    r"^(?:.{2,30}?)?关于(?P<of>.+?)(?:的请示|的函|的来函)?的(?:批复|复函|答复|回复)(?:意见)?$"
)
_ASKING = re.compile(r"^(?:.{2,30}?)?关于(?P<of>.+?)的(?:请示|函|来函|商洽函|征求意见函)$")


def part_of(paper: Paper, name: str) -> Part:
    """Return what a file is in its item, by its name and its title."""
    for part, mark in _MARKS:
        if mark.search(name) or (part is not Part.TEXT and mark.match(paper.title)):
            return part
    return Part.TEXT


def grouped(papers: Sequence[tuple[Paper, str]]) -> list[list[tuple[int, Part]]]:
    """Return the items as lists of (position, part), parts in the order of the item.

    `papers` are papers with their files' names, without suffixes. Files go together where their
    names or titles are the same but for words like 定稿, and neither numbers nor dates tell them
    apart; a reply takes in the letter it answers.
    """
    items: list[list[tuple[int, Part]]] = []
    of: dict[str, list[int]] = {}
    for at, (paper, name) in enumerate(papers):
        keys = [key for key in (_key(paper.title), _key(name)) if len(key) > 3]
        known = dict.fromkeys(one for key in keys for one in of.get(key, ()))
        found = next((one for one in known if _fits(paper, items[one], papers)), None)
        if found is None:
            found = len(items)
            items.append([])
        items[found].append((at, part_of(paper, name)))
        for key in keys:
            of.setdefault(key, []).append(found)
    _join_replies(items, papers)
    return [sorted(item, key=lambda one: (one[1], one[0])) for item in items if item]


def _fits(
    paper: Paper, item: Sequence[tuple[int, Part]], papers: Sequence[tuple[Paper, str]]
) -> bool:
    """Say whether nothing parts a paper from an item: each month has its notice of the meeting."""
    others = [papers[at][0] for at, _ in item]
    return not any(
        (paper.number and one.number and paper.number != one.number)
        or (paper.date and one.date and paper.date != one.date)
        for one in others
    )


def _key(text: str) -> str:
    for _, mark in _MARKS:
        text = mark.sub("", text)
    return _FILLING.sub("", text)


def _join_replies(items: list[list[tuple[int, Part]]], papers: Sequence[tuple[Paper, str]]) -> None:
    asking = {}
    for number, item in enumerate(items):
        for at, part in item:
            found = _ASKING.match(papers[at][0].title)
            if found and part is Part.TEXT:
                asking[_FILLING.sub("", found["of"])] = number
    for number, item in enumerate(items):
        found = next((hit for at, _ in item if (hit := _REPLY.match(papers[at][0].title))), None)
        asked = asking.get(_FILLING.sub("", found["of"])) if found else None
        if asked is not None and asked != number:
            replies = [(at, Part.REPLY if part is Part.TEXT else part) for at, part in item]
            items[number] = replies + items[asked]
            items[asked] = []
