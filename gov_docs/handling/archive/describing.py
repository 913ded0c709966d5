"""A paper put into the words the retention table uses: whose it is, how weighty, on what matter."""

import re

from gov_docs.handling.archive.paper import Paper, Relation, Unit

_RULES = re.compile(
    "条例|办法|规定|细则|规划|纲要|实施意见|行动方案|行动计划|若干措施|决定$|总体方案"
)
_PASSING = re.compile(
    "放假|值班|会议的?通知|召开.{0,20}会的?通知|培训|报名|学习|演练|征文|比赛|体检|参观|开展.{0,12}活动"
)
_FRAME = re.compile(r"关于|印发|[《》〈〉]|（[^）]*）$")
_FORWARDS = re.compile("转发|批转")
_END = re.compile(r"的(?:通知|函|意见|决定|公告|通告|报告|请示|批复|复函|通报)$")
_FIELD = re.compile(
    r"^.*?(?:省|市|县|区|州|盟|旗)(?=.{3,})|(?:委员会|管理局|部|委|局|厅|办公室|中心)$"
)
_WHOSE = {
    Relation.ABOVE: "上级机关制发的",
    Relation.PEER: "同级机关来函",
    Relation.BELOW: "下级机关报送的",
}


def described(paper: Paper, unit: Unit) -> tuple[str, str]:
    """Return the paper as a row of the table would put it, and the marks that part rows."""
    matter = _FRAME.sub("", _END.sub("", paper.title))
    forwarded = "转发上级文件" if _FORWARDS.search(paper.title) else ""
    parts = (_WHOSE.get(paper.relation, ""), _concern(paper, unit), matter, paper.kind, forwarded)
    return "：".join(part for part in parts if part), paper.relation + weight_of(paper)


def weight_of(paper: Paper) -> str:
    """Return 重要, 一般 or, where the title does not tell, an empty word."""
    if _PASSING.search(paper.title):
        return "一般"
    return "重要" if _RULES.search(paper.title) else ""


def _concern(paper: Paper, unit: Unit) -> str:
    """Say of a superior's paper whether it is on the unit's own field, where that is known."""
    field = (*field_of(unit.name), *unit.words)
    if paper.relation is not Relation.ABOVE or not field:
        return ""
    own = any(word in paper.title for word in field)
    return "属于本机关主管业务" if own else "不属于本机关主管业务但要贯彻执行"


def field_of(name: str) -> tuple[str, ...]:
    """Return the words of a unit's field: 某市住房和城乡建设局 → 住房, 城乡建设."""
    field = _FIELD.sub("", _FIELD.sub("", name))
    words = tuple(word for word in re.split("[和与、]", field) if len(word) > 1)
    return words if field != name else ()
