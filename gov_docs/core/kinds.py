"""The kind of a document (文种), told from the word that ends its title."""

import re

LEGAL_KINDS = (
    "决议", "决定", "命令", "公报", "公告", "通告", "意见", "通知", "通报", "报告", "请示", "批复", "议案",
    "函", "纪要",
)  # fmt: skip
OTHER_KINDS = (
    "方案", "办法", "规定", "条例", "细则", "章程", "规范", "指南", "要求", "协议", "规划", "计划", "要点",
    "总结", "制度", "规则", "标准", "预案", "纲要", "准则", "守则", "规程", "导则", "指引", "公示", "简报",
    "讲话", "致辞", "合同", "协议书", "倡议书", "承诺书", "责任书", "申请书", "通知书", "建议书", "提案",
    "启事", "声明", "说明", "汇报", "公约", "手册", "招标文件", "行动方案", "白皮书", "采购文件", "磋商文件", "谈判文件", "说明书", "规章", "答复", "解释", "修正案", "建议", "安排", "措施",
)  # fmt: skip
_SAME = {"令": "命令", "复函": "函", "会议纪要": "纪要"}

_KINDS = tuple(sorted({*LEGAL_KINDS, *OTHER_KINDS, *_SAME}, key=len, reverse=True))
_TAIL = re.compile(r"(?:[（(〔\[【][^（）()〔〕\[\]【】]{0,30}[）)〕\]】]|[\s。：:]|[》”])+$")
# Words that end like 令 and are no order.
_NO_ORDER = re.compile("(?:密|口|指|法|司|夏|时|县|律|禁|军|责|勒)令$")


def kind_of(title: str) -> str | None:
    """Return the kind the title ends with, brackets aside: 复函 is a 函, 令 a 命令."""
    word = kind_word(title)
    return _SAME.get(word, word) if word else None


def kind_word(title: str) -> str | None:
    """Return the word itself, as the title has it."""
    bare = re.sub(r"\s", "", title)
    while bare != (shorter := _TAIL.sub("", bare)):
        bare = shorter
    if _NO_ORDER.search(bare):
        return None
    return next((kind for kind in _KINDS if bare.endswith(kind)), None)
