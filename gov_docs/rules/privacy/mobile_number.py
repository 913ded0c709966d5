"""个人手机号码

查什么：11位手机号码。附注、抄送等处，以及写明“联系人”“联系电话”“举报电话”等公开用途的段落不查。
为什么：手机号码是个人信息，写进公开的公文前要想一想有没有必要。工作用的号码本来就要公开，程序分不清号码属于谁，所以只作提示。
例：王某（13812345678）已到岗。 → 王某（138****5678）已到岗。
依据：《中华人民共和国个人信息保护法》。
修复：确认后遮住中间4位，留下前3位和后4位。
"""

import re
from collections.abc import Iterator

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
from gov_docs.rules.base import STRUCTURED, ParagraphRule, replace

_NUMBER = re.compile(
    r"(?<![0-9A-Za-z.\-—])(1[3-9]\d)([ \-]?)(\d{4})\2(\d{4})(?![0-9A-Za-z]|[.\-]\d)", re.ASCII
)
_PUBLIC = re.compile(
    r"联系人|联系电话|联系方式|联\s*系|电\s*话|热线|举报|投诉|咨询|传真|值班|报名|客服|监督|微信"
)


class MobileNumber(ParagraphRule):
    id = "PRV002"
    name = "个人手机号码"
    category = Category.PRIVACY
    basis = "《中华人民共和国个人信息保护法》"
    strength = Strength.PRACTICE
    tier = Tier.HINT
    trigger = re.compile(r"1[3-9]\d[ \-]?\d{4}")
    skips = STRUCTURED | {Role.ANNOTATION, Role.CC, Role.PRINTING}

    def find(self, para: Paragraph, document: Document) -> Iterator[Issue]:
        if _PUBLIC.search(para.text):
            return
        for match in _NUMBER.finditer(para.text):
            if is_protected(para.text, *match.span()):
                continue
            masked = f"{match[1]}****{match[4]}"
            span = Span(para.id, *match.span())
            fix = replace(span, masked, safety=Safety.ASK, title=f"遮住中间4位：{masked}")
            yield self.issue(span, f"手机号码{masked}，公开前想一想是否需要写全", fix)
