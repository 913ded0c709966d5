"""没有填的空白

查什么：本程序起草时留下的【待填：……】和语言模型写的【待核：……】，逐处指出，都要填好、核对好；留着没填的占位：××、XX、〔20××〕、____、空的【】，以及TODO、“此处填写”“待补充”等字样。“张××”一类隐去的姓名、隐去中间几位的号码、引号里举例的不算。附件里的、下划线留出的，多半是样表，只作提示；全文有四处以上的，多半是样式或模板，合成一条提示。
为什么：套用模板起草的公文最容易漏填，印出来才发现就要返工。
例：请于20××年3月底前报送。
依据：公文校核的通行做法：成文前应当核对没有填写的内容。
修复：程序不知道该填什么，只指出位置；语言模型写的内容，人核对后可以去掉标记。
"""

import re
from collections.abc import Iterator

from gov_docs.core.draft import BLANK, UNVERIFIED, WHOLE_PARAGRAPH
from gov_docs.core.types import (
    Category,
    Document,
    Issue,
    Paragraph,
    Role,
    Safety,
    Span,
    Strength,
    Tier,
)
from gov_docs.language.protected import is_protected
from gov_docs.rules.base import DocumentRule, replace

MANY = 4  # from this many on, the text is a form or a template

_BLANK = re.compile(
    r"""
    〔\s*(?:20)?[×XxＸｘ_＿□*]{2,4}\s*〕        # document number without its year
  | 20[×XxＸｘ_＿]{2}(?=年|\s*年|[-./])
  | (?<![0-9A-Za-z×Xx*])[×Ｘｘ]{2,}(?![0-9A-Za-z*])
  | (?<![0-9A-Za-z×\-_.])(?:X{2,}|x{2,})(?![0-9A-Za-z×\-_.])
  | (?<![0-9A-Za-z_])[_＿]{3,}(?![0-9A-Za-z_])
  | 【\s*】|〔\s*〕
  | (?<![A-Za-z])(?:TODO|FIXME|TBD)(?![A-Za-z])
  | [（(【\[]?(?:此处|在此)(?:填写|填入|插入|输入|补充|添加)[^，。；！？）)】\]]{0,12}[）)】\]]?
  | [（(【\[](?:待补充|待填|待填写|待定稿|待完善|待核实|待核|待确认)[）)】\]]
    """,
    re.VERBOSE,
)
# 编号的编排方式为：X妆XXXX; 名称应当为“××律师事务所”: a form is described, nothing is left open.
_DESCRIBED = re.compile(
    r"(?:编排方式|编号方法|编号规则|格式|形式|字样|例如|[如为]：?“)[^。；]{0,12}$"
)
_WORDS = re.compile(r"此处|在此|待|TODO|FIXME|TBD")
# A surname before ×× is a name left out on purpose; 杨××, 欧阳××.
_SURNAME = re.compile(
    r"(?:^|[^\u4e00-\u9fff]|[人由给向与和及员长者告原为])(?:欧阳|司马|上官|[王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高梁"
    r"郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁于董余苏叶吕魏蒋田杜丁沈姜范江傅钟卢汪戴崔任陆廖姚方金邱夏谭韦贾邹石熊孟秦阎薛侯雷白龙"
    r"段郝孔邵史毛常万顾赖武康贺严尹钱施牛洪龚])$"
)


class Blanks(DocumentRule):
    id = "CON001"
    name = "没有填的空白"
    category = Category.CONSISTENCY
    basis = "公文校核的通行做法"
    strength = Strength.PRACTICE
    tier = Tier.WARNING

    def find(self, document: Document) -> Iterator[Issue]:
        yield from self._marked(document)
        found = [(span, form) for span, form in _blanks(document)]
        if len(found) >= MANY:
            spans = [span for span, _ in found]
            message = f"全文有{len(spans)}处没有填的空白；如果是表格或样式，可以不管"
            yield self.issue(spans[0], message, tier=Tier.HINT, related=spans[1:])
            return
        for span, form in found:
            tier = Tier.HINT if form else self.tier
            yield self.issue(span, "这里还没有填写", tier=tier)

    def _marked(self, document: Document) -> Iterator[Issue]:
        """Yield the blanks this program's own drafts have; nobody means them to stay."""
        for para in document.paragraphs:
            for match in BLANK.finditer(para.text):
                told = f"这里还没有填写：{match[1]}"
                yield self.issue(Span(para.id, *match.span()), told, tier=Tier.ERROR)
            for match in UNVERIFIED.finditer(para.text):
                yield self._unverified(Span(para.id, *match.span()), match[1])

    def _unverified(self, span: Span, words: str) -> Issue:
        kept = "" if words == WHOLE_PARAGRAPH else words
        fix = replace(span, kept, safety=Safety.ASK, title="已经核对，去掉标记")
        told = "这里是语言模型写的，核对后去掉标记"
        return self.issue(span, told, fix, tier=Tier.ERROR)


def _blanks(document: Document) -> Iterator[tuple[Span, bool]]:
    """Yield each blank and whether it stands in a form: after an attachment's mark, or a rule line."""
    attached = False
    for para in document.paragraphs:
        attached = attached or para.role is Role.ATTACHMENT_MARK
        for match in _BLANK.finditer(para.text):
            if _is_meant(para, match):
                continue
            line = match[0][0] in "_＿"
            yield Span(para.id, *match.span()), attached or line


def _is_meant(para: Paragraph, match: re.Match[str]) -> bool:
    """Say whether what looks like a blank was written on purpose."""
    if is_protected(para.text, *match.span()):
        return True
    if _WORDS.search(match[0]):
        return False
    before = para.text[max(match.start() - 20, 0) : match.start()]
    return bool(
        _SURNAME.search(before[-3:]) or _DESCRIBED.search(before) or _in_quotes(para, match)
    )


def _in_quotes(para: Paragraph, match: re.Match[str]) -> bool:
    before = para.text[: match.start()]
    return before.rfind("“") > before.rfind("”") and "”" in para.text[match.end() :]
