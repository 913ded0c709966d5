"""The sentence that proposes a joint mechanism, where a plan names one department that leads many."""

import re
from collections.abc import Sequence

from gov_docs.core.types import Document
from gov_docs.handling.routing.assignments import Assignment
from gov_docs.handling.routing.context import Context
from gov_docs.handling.routing.responsibility import Named
from gov_docs.handling.routing.suggestion import Candidate

_LEAST = 3  # departments beside the lead; fewer need no mechanism
_HEAD = re.compile("^.*?(?:关于(?:进一步)?(?:印发|转发|批转|下发|发布)?|印发)")
_QUOTED = re.compile("《([^《》]+)》")
_YEARS = re.compile("[（(][^（）()]*[）)]|[0-9]{4}(?:[—–-][0-9]{4})?年?度?|“[^”]*?五”|三年")
_TAIL = re.compile(
    "(?:的)?(?:通知|意见|函|请示|报告|决定|通报|批复)$|(?:专项|重点|行动|实施|工作|治理|整治)*(?:方案|计划|规划|要点|措施|办法|规定|细则|意见|清单)$"
)
_KEEP = re.compile("(?:治理|整治)$")
_OFFICE = re.compile(
    "^(?:国家|中央|省|市|县|区)?(?:委)?(.+?)(?:委员会|管理局|总局|[部委局厅办署])?$"
)


def coordination_sentence(
    document: Document, named: Sequence[Assignment], leads: Sequence[Candidate], known: Context
) -> str:
    """Return the sentence, "" where the document names too few departments or no lead."""
    if not named or not leads:
        return ""
    lead = [one.department for one in leads]
    others = _others(named, lead)
    if len(others) < _LEAST:
        return ""
    first = "、".join(known.stem(name) for name in lead)
    listed = "、".join(_short(one, known) for one in others)
    topic = topic_of(document.elements.title or "")
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


def _short(one: Named, known: Context) -> str:
    return known.stem(one.name)


def topic_of(title: str) -> str:
    """Return what a title is about: 关于印发新污染物治理行动方案的通知 is about 新污染物治理."""
    inner = _QUOTED.search(title)
    text = inner[1] if inner else title
    text = _YEARS.sub("", "".join(text.split()))
    while (cut := _TAIL.sub("", text)) != text:
        kept = _KEEP.search(text[: len(cut) + 2])
        text = text[: kept.end()] if kept and kept.end() > len(cut) else cut
    head = _HEAD.match(text)
    return text[head.end() :] if head and not inner else text
