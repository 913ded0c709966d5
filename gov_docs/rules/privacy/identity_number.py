"""公民身份号码

查什么：18位公民身份号码，省份代码、出生日期和校验码三样都对得上才算；前面写着“身份证”的15位旧号码只作提示。
为什么：身份号码是敏感的个人信息，要公开、要外发的公文里一般不应当出现完整号码。
例：申请人身份证号11010519491231002X。 → 申请人身份证号110105********002X。
依据：《中华人民共和国个人信息保护法》；校验方法见 GB 11643—1999。
修复：确认后用星号遮住出生日期那几位，留下首6位和末尾几位。
"""

import re
from collections.abc import Iterator
from datetime import date

from gov_docs.core.types import Category, Document, Issue, Paragraph, Safety, Span, Strength, Tier
from gov_docs.rules.base import ParagraphRule, replace

_PROVINCE = re.compile("1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_NEW = re.compile(r"(?<![0-9A-Za-z])(\d{6}) ?(\d{8}) ?(\d{3}[\dXx])(?![0-9A-Za-z])", re.ASCII)
_OLD = re.compile(r"(?<![0-9A-Za-z])\d{15}(?![0-9A-Za-z])", re.ASCII)
_NAMED = re.compile(r"身份证|身份号码|证件号")


def is_identity_number(digits: str) -> bool:
    """Say whether 18 characters are an identity number: province, date and check digit agree."""
    if not _PROVINCE.match(digits) or not _is_birthday(digits[6:14]):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(digits[:17], _WEIGHTS, strict=True))
    return _CHECKS[total % 11] == digits[17].upper()


def _is_birthday(digits: str) -> bool:
    try:
        born = date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return False
    return date(1880, 1, 1) <= born <= date.today()


class IdentityNumber(ParagraphRule):
    id = "PRV001"
    name = "公民身份号码"
    category = Category.PRIVACY
    basis = "《中华人民共和国个人信息保护法》；GB 11643—1999"
    strength = Strength.PRACTICE
    tier = Tier.WARNING
    trigger = re.compile(r"\d{6} ?\d{8}|\d{15}")

    def find(self, para: Paragraph, document: Document) -> Iterator[Issue]:
        for match in _NEW.finditer(para.text):
            if is_identity_number("".join(match.groups())):
                yield self._masked(para, match.span(), match[1], match[3], self.tier)
        for match in _OLD.finditer(para.text):
            digits = match[0]
            named = _NAMED.search(para.text[max(match.start() - 20, 0) : match.start()])
            if named and _PROVINCE.match(digits) and _is_birthday(f"19{digits[6:12]}"):
                yield self._masked(para, match.span(), digits[:6], digits[-3:], Tier.HINT)

    def _masked(
        self, para: Paragraph, place: tuple[int, int], head: str, tail: str, tier: Tier
    ) -> Issue:
        masked = f"{head}{'*' * (8 if len(tail) == 4 else 6)}{tail}"
        span = Span(para.id, *place)
        fix = replace(span, masked, safety=Safety.ASK, title=f"遮住中间几位：{masked}")
        return self.issue(span, f"公民身份号码{masked}，公开或外发前应遮住", fix, tier=tier)
