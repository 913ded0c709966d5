"""What a topic comes down to, for reading: 安全生产大检查 belongs with 安全生产."""

import re
from collections.abc import Sequence

from gov_docs.language.segment import Word, words

_ENOUGH = 4  # characters that name a matter: 安全生产, 数字政府, 营商环境
_NO_MATTER = ("m", "t", "f", "p", "c", "u", "d", "r", "x", "w")  # numerals, times, particles
# What is done about a matter, whichever it is.
_GENERAL = re.compile(
    "工作|情况|办理|结果|进展|建设|建立|构建|完善|健全|保障|评估|评价|考核|检查|排查|督查|申报|报送|开展|加强|推进|推动|做好|"
    "实施|落实|专项|行动|重点|全面|管理|发展|活动|整治|治理|组织|进一步|总结|会议|优化|分解|规范|强化|提升|促进|深化|贯彻|调整|申请|解决|增加|支持|征求|征集|启动|制定|机制|体系|任务|要点|清单"
)
# Words too broad to bring papers together by themselves, and those of titles.
_BROAD = re.compile(
    "政府|部门|单位|企业|社会|城市|农村|学校|小区|经济|生产|安全|服务|项目|资金|人员|干部|群众|机关|全省|全市|全国|报告|通知|意见|方案"
)


def wider_topics(topic: str) -> tuple[str, ...]:
    """Return topics to look for one after the other, until there is something on one."""
    if _BROAD.fullmatch(topic):
        return ()
    told = [word for part in topic.split() for word in words(part) if _is_matter(word)]
    head = _head(topic, told)
    if head == topic:
        return (topic,)
    first = told[0].text if told and _stands_alone(told[0]) else ""
    wider = head if len(head) >= _ENOUGH else topic
    return tuple(dict.fromkeys(one for one in (wider, first) if one))


def _head(topic: str, told: Sequence[Word]) -> str:
    """Return the first words that stand together, as many as name a matter."""
    head = ""
    for word in told:
        if len(head) >= _ENOUGH or head + word.text not in topic:
            break
        head += word.text
    return head


def _is_matter(word: Word) -> bool:
    return not word.pos.startswith(_NO_MATTER) and not _GENERAL.fullmatch(word.text)


def _stands_alone(word: Word) -> bool:
    """Say whether one word names a matter: 高考, 预算; not 老旧, 政府."""
    is_noun = not word.pos.startswith(("a", "b"))
    return len(word.text) > 1 and is_noun and not _BROAD.fullmatch(word.text)
