"""What a topic or a title is about: its telling words, and how much of them a text covers."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from gov_docs.core.text import HAN, IS_HAN
from gov_docs.language.segment import words
from gov_docs.resources import resource

# Words of titles that tell what kind of paper it is, or what all offices do.
_EMPTY = frozenset(
    [
        "关于",
        "印发",
        "转发",
        "批转",
        "发布",
        "公布",
        "有关",
        "相关",
        "若干",
        "问题",
        "事项",
        "情况",
        "工作",
        "实施",
        "方案",
        "行动",
        "计划",
        "规划",
        "意见",
        "通知",
        "通报",
        "报告",
        "办法",
        "规定",
        "条例",
        "细则",
        "规则",
        "总体",
        "具体",
        "指导",
        "管理办法",
        "暂行",
        "试行",
        "加快",
        "加强",
        "推进",
        "推动",
        "促进",
        "深入",
        "进一步",
        "全面",
        "做好",
        "开展",
        "组织",
        "落实",
        "贯彻",
        "切实",
        "大力",
        "积极",
        "持续",
        "着力",
        "强化",
        "完善",
        "健全",
        "提升",
        "提高",
        "优化",
        "深化",
        "扩大",
        "支持",
        "鼓励",
        "引导",
        "建立",
        "建设",
        "发展",
        "管理",
        "服务",
        "改革",
        "高质量",
        "健康",
        "创新",
        "体系",
        "机制",
        "能力",
        "水平",
        "措施",
        "政策",
        "专项",
        "综合",
        "重点",
        "任务",
        "目标",
        "年度",
        "三年",
        "五年",
        "时期",
        "要点",
        "纲要",
        "指南",
        "指引",
        "标准",
        "规范",
        "制度",
        "函",
        "复函",
        "批复",
        "请示",
        "决定",
        "命令",
        "公告",
        "通告",
        "纪要",
        "讲话",
        "汇报",
        "总结",
        "应急",
        "我市",
        "全市",
        "我省",
        "全省",
        "全国",
        "国家",
        "省",
        "市",
        "县",
        "区",
        "本市",
        "人民政府",
        "国务院",
        "办公厅",
        "办公室",
        "中华人民共和国",
        "中国",
        "某某",
        "某某市",
        "XX",
        "和",
        "与",
        "及",
        "的",
        "之",
        "等",
        "对",
        "在",
        "为",
        "以",
        "新",
        "一批",
        "撰写",
        "一篇",
        "起草",
        "修改",
        "修订",
        "版",
        "修正",
        "议案",
        "法",
        "行动计划",
        "行动方案",
        "实施方案",
        "工作方案",
        "实施意见",
        "指导意见",
        "怎么",
        "怎么样",
        "什么",
        "如何",
        "请",
        "帮",
        "写",
        "文件",
        "规章",
        "政府",
        "机关",
        "单位",
        "部门",
        "地区",
        "中心",
        "项目",
        "活动",
        "会议",
        "人员",
        "补充",
        "紧急",
    ]
)
_PLACE = re.compile(
    rf"^(?:(?:[×XＸx]{{1,4}}|某某?)(?:省|市|县|区)|[{HAN}]{{2,3}}(?:省|自治区|(?<!城)市(?=[{HAN}]{{4}})|(?<!省|市|各)县))+"
)
_ISSUED = re.compile(r"^.{0,40}?关于")


@lru_cache(maxsize=4096)
def matter_words(title: str) -> tuple[str, ...]:
    """Return the words that tell what a title is about, each once, in order."""
    bare = _PLACE.sub("", _ISSUED.sub("", re.sub(r"[\s《》“”（）()]", "", title)))
    found: list[str] = []
    before = ""  # 新 of 新污染物
    for word in words(bare):
        text, before = before + word.text, ""
        if len(text) == 1 and word.pos[0] in "ab":
            before = text
        elif (
            len(text) > 1
            and text not in _EMPTY
            and word.pos[0] not in "mtu"
            and IS_HAN.search(text)
        ):
            found.append(text)
    return tuple(dict.fromkeys(found))


def coverage(wanted: Sequence[str], texts: Iterable[str]) -> float:
    """Return the share of the wanted words' characters that stand in some of the texts.

    A long word of which only a part stands there (污染物 of 新污染物) counts by half.
    """
    whole = "\n".join(texts)
    total = sum(map(len, wanted))
    return sum(_found(word, whole) for word in wanted) / total if total else 0.0


def _found(word: str, text: str) -> float:
    if word in text:
        return len(word)
    parts = (word[1:], word[:-1]) if len(word) > 2 else ()
    return len(word) / 2 if any(part in text for part in parts) else 0.0


def specialty(text: str, wanted: Sequence[str]) -> float:
    """Return the share of the text's nouns, by characters, that belong to another matter than ours."""
    nouns = [word.text for word in words(text) if word.pos[0] in "njz" and len(word.text) > 1]
    ours = "".join(wanted)
    strange = [noun for noun in nouns if noun not in _general() and noun not in ours]
    return sum(map(len, strange)) / max(1, sum(map(len, nouns)))


@lru_cache(maxsize=1)
def _general() -> frozenset[str]:
    """Return the words that papers on any matter use."""
    lines = resource("drafting", "general_words.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
