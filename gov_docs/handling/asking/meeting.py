"""Meetings in a question and in titles: 基层治理专项工作会会后, 关于召开……会议的通知."""

import re

_HELD = "工作|推进|调度|座谈|动员|部署|现场|电视电话|视频|联席|专题|常务|协调"
# By its name, a bare 会 only where the words around it say so (社会, 委员会, 什么时候会); 工会 is
# typed for 工作会 where no union is meant.
_NAMED = re.compile(
    rf"(?P<name>[\u4e00-\u9fff]{{2,16}}?)(?:专项|专题)?(?:(?:{_HELD})+会议?(?![计员发]|出台)|会议|大会(?!堂)|例会|"
    r"(?<![总层业关工校位市省县])工会(?![经费主会组干法员预换福])|"
    r"(?<![社员协合商学机展览金都两委])会(?=会?[之以]?后|上|的|，|有|开|[？?]))"
)
_ITSELF = re.compile(
    "的?(?:会议)?(?:通知|纪要|材料|议程|议题|讲话)|[，是]*(?:什么时候|何时|哪天|几号|几点|在哪|几时)"
)
_ANY = re.compile("要?[开有](?:了|过)?(?:什么|哪些|哪几个|几个|啥)会议?|会议(?=的?(?:通知|纪要))")
AFTER = re.compile("会议?(?:之|以)?后|会后|^[，]*[之以]后")

_IN_TITLE = re.compile("会议|大会|例会|[作进度谈员署话]会(?:的|纪要|$)")
_CALLED = re.compile("(?:召开|举行|举办|召集).*会|会议?的?通知")
_MINUTES = re.compile("会议?.{0,4}(?:纪要|材料|议程|决议|讲话)")


def named_in(text: str) -> tuple[str, bool, str]:
    """Return what a meeting was on, whether its own papers are asked for, and the rest."""
    found = _NAMED.search(text)
    if found is None:
        return "", *any_in(text)
    rest = text[found.end() :]
    return found["name"], bool(_ITSELF.match(rest)), text[: found.start()] + "，" + rest


def any_in(text: str) -> tuple[bool, str]:
    """Say whether meetings are asked for, whatever they were on: 最近要开什么会; and return the rest."""
    return bool(_ANY.search(text)), _ANY.sub("，", text)


def speaks_of_one(title: str) -> bool:
    return bool(_IN_TITLE.search(title))


def calls_one(title: str) -> bool:
    """Say whether it is the notice of a meeting."""
    return bool(_CALLED.search(title))


def is_of_one(title: str) -> bool:
    """Say whether it is a paper of the meeting itself, not one that only names it."""
    return calls_one(title) or bool(_MINUTES.search(title))
