"""The sentence that proposes a joint mechanism, where a plan names one department that leads many."""

import re
from collections.abc import Sequence

from gov_docs.core.types import Document
from gov_docs.handling.routing.assignment import Assignment
from gov_docs.handling.routing.context import Context
from gov_docs.handling.routing.responsibility import Named
from gov_docs.handling.routing.suggestion import Candidate

_LEAST = 3  # departments beside the lead; fewer need no mechanism
_PLAN = re.compile("方案|计划|规划|意见|措施|行动|要点|分工")  # work for many, and for long
_PLACE = re.compile("^[\u4e00-\u9fff]{2,3}(?:省|市|县|自治州)(?![场政民容区])(?=.{4})")
_ABOUT = re.compile("关于(?:印发|转发|批转|下发|发布)?|印发|转发")
_QUOTED = re.compile("《([^《》]+)》")
_ASIDE = re.compile(
    "[（(][^（）()]*[）)]|“[^”]*?五”|(?:19|20)[0-9]{2}(?:[—–-](?:20)?[0-9]{2})?年?度?|三年"
)
_VERBS = re.compile(
    "^(?:进一步|全面|深入|加快|加强|推进|推动|促进|支持|做好|开展|实施|加大|强化|切实|扎实|大力|的|，|、)+"
)
_TAIL = re.compile(
    "(?:的?(?:通知|决定|通报|批复|函|请示|报告)|(?:若干|指导|实施|的)*意见|(?:专项|重点|行动|实施|工作|若干|总体|的)*"
    "(?:方案|计划|规划|要点|措施|办法|规定|细则|清单)|若干|工作|的)$"
)


def coordination_sentence(
    document: Document, named: Sequence[Assignment], leads: Sequence[Candidate], known: Context
) -> str:
    """Return the sentence, "" where the document names too few departments or no lead."""
    title = document.elements.title or ""
    is_plan = bool(_PLAN.search(title)) or any(one.overall for one in named)
    if not is_plan or not leads:
        return ""
    lead = [one.department for one in leads]
    others = _others(named, lead)
    if len(others) < _LEAST:
        return ""
    first = "、".join(known.stem(name) for name in lead)
    listed = "、".join(known.stem(one.name) for one in others)
    topic = topic_of(title)
    return f"建议由{first}部门牵头，{listed}等部门参加的{topic}跨部门协调机制，并分办到相关部门"


def _others(named: Sequence[Assignment], lead: Sequence[str]) -> list[Named]:
    """Return everyone else the document names, in its order; the list of the whole work first."""
    ordered = sorted(named, key=lambda one: not one.overall)
    everyone = [one for a in ordered for one in (*a.leads, *a.assists)]
    found: dict[str, Named] = {}
    for one in everyone:
        if one.name not in lead and one.department is not None:
            found.setdefault(one.name, one)
    return list(found.values())


def topic_of(title: str) -> str:
    """Return what a title is about: 关于印发新污染物治理行动方案的通知 is about 新污染物治理."""
    inner = _QUOTED.search(title)
    text = _ASIDE.sub("", "".join((inner[1] if inner else title).split()))
    about = None if inner else _ABOUT.search(text)
    text = text[about.end() :] if about else text
    while (cut := _TAIL.sub("", text)) != text:
        text = cut
    return _VERBS.sub("", _PLACE.sub("", text))
