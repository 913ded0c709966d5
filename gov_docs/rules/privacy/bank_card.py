"""银行卡号

查什么：末位校验码对得上的银行卡号：16至19位以62开头的，或者13至19位、前面写着“卡号”“账号”等字样的。身份号码、统一社会信用代码、订单号、发票号等不算。
为什么：个人卡号是敏感的个人信息，不应当写全。单位收款账号本来就要写明，所以不以62开头、又没有写明是银行卡的，只作提示。
例：发放到银行卡6222020200112233446。 → 发放到银行卡***************3446。
依据：《中华人民共和国个人信息保护法》。
修复：确认后遮住前面各位，只留最后4位。
"""

import re
from collections.abc import Iterator

from gov_docs.core.types import Category, Document, Issue, Paragraph, Safety, Span, Strength, Tier
from gov_docs.rules.base import ParagraphRule, replace
from gov_docs.rules.privacy.identity_number import is_identity_number

_NUMBER = re.compile(
    r"(?<![0-9A-Za-z.\-])[3-6]\d{3}(?:( ?)\d{4})(?:\1\d{4}){2}(?:\1\d{1,3})?(?![0-9A-Za-z]|[.\-]\d)",
    re.ASCII,
)
# Behind its name a number of any length that cards have, without gaps, is one.
_NAMED = re.compile(r"(?<![0-9A-Za-z.\-])[1-9]\d{12,18}(?![0-9A-Za-z]|[.\-]\d)", re.ASCII)
_SURE = re.compile(r"(?:银行|信用|储蓄|借记)卡|(?<![保员食饭书])卡号")
_CARD = re.compile(r"卡号|银行卡|储蓄卡|信用卡|借记卡|社保卡|[账帐]号|[账帐]户|开户|收款|汇款|打款")
_OTHER = re.compile(
    r"信用代码|组织机构代码|订单|流水|编号|单号|发票|案号|备案|追溯|条码|批号|序列号|合同号|项目代码|票据"
)
_NEAR = 24  # characters before a number in which its name stands


def luhn(digits: str) -> bool:
    """Say whether the check digit is right (ISO/IEC 7812-1, annex B)."""
    total = 0
    for at, char in enumerate(reversed(digits)):
        digit = int(char) * (2 if at % 2 else 1)
        total += digit - 9 if digit > 9 else digit
    return total % 10 == 0


class BankCard(ParagraphRule):
    id = "PRV003"
    name = "银行卡号"
    category = Category.PRIVACY
    basis = "《中华人民共和国个人信息保护法》"
    strength = Strength.PRACTICE
    tier = Tier.WARNING
    trigger = re.compile(r"[1-9]\d{3} ?\d{4} ?\d{4}")

    def find(self, para: Paragraph, document: Document) -> Iterator[Issue]:
        found = {match.span(): match for match in _NAMED.finditer(para.text)}
        found |= {match.span(): match for match in _NUMBER.finditer(para.text)}
        for match in found.values():
            digits = match[0].replace(" ", "")
            near = para.text[max(match.start() - _NEAR, 0) : match.start()]
            if _is_card(digits, near):
                sure = digits[0] in "3456" and bool(_SURE.search(near))
                yield self._masked(para, match, digits, sure=sure or digits.startswith("62"))

    def _masked(self, para: Paragraph, match: re.Match[str], digits: str, *, sure: bool) -> Issue:
        span = Span(para.id, *match.span())
        masked = "*" * (len(digits) - 4) + digits[-4:]
        tier = Tier.WARNING if sure else Tier.HINT
        fix = replace(span, masked, safety=Safety.ASK, title=f"只留最后4位：{masked}")
        message = f"银行卡号（尾号{digits[-4:]}）写全了，公开或外发前应遮住"
        return self.issue(span, message, fix, tier=tier)


def _is_card(digits: str, near: str) -> bool:
    if not 13 <= len(digits) <= 19 or not luhn(digits) or _OTHER.search(near):
        return False
    if len(set(digits)) == 1 or (len(digits) == 18 and is_identity_number(digits)):
        return False
    unionpay = digits.startswith("62") and len(digits) >= 16 and len(set(digits)) > 2
    return unionpay or bool(_CARD.search(near))
