"""缺少应有的要素

查什么：有发文机关标志的公文，按文种查发文字号、签发人、主送机关、署名、成文日期、联系人是不是缺了。没有版头的电子文本不查。
为什么：要素不全，公文无法登记、办理和归档。
例：（红头的请示没有标注签发人。）
依据：《党政机关公文处理工作条例》第九条。
修复：不自动修复，请补上所缺的要素。
"""

import re
from collections.abc import Iterator

from gov_docs.core.draft import BLANK
from gov_docs.core.types import Category, Document, Issue, Part, Role, Strength, Tier
from gov_docs.rules.base import DocumentRule
from gov_docs.rules.structure.title_block import mixed_kinds, title_block

_UPWARD = {"请示", "报告"}
_WITH_NUMBER = {
    "决定", "命令", "意见", "通知", "通报", "报告", "请示", "批复", "议案", "函",
}  # fmt: skip
_WITH_ADDRESSEE = {"通知", "报告", "请示", "批复", "议案", "函"}
_WITH_NAME = _WITH_NUMBER | {"公告", "通告"}
_WITH_DATE = _WITH_NAME | {"决议", "公报", "纪要"}
# A blank of a draft has its own finding; the number may be blank in part.
_BLANKS = {"发文序号": "发文字号", "发文机关代字": "发文字号", "发文机关": "署名"}
_CONTACT = re.compile("联系人|联系电话|联系方式|电话")


class MissingElements(DocumentRule):
    id = "DOC005"
    name = "缺少应有的要素"
    category = Category.STRUCTURE
    basis = "《党政机关公文处理工作条例》第九条"
    strength = Strength.NORMAL  # 公文一般由……组成
    tier = Tier.WARNING

    def find(self, document: Document) -> Iterator[Issue]:
        kind = document.elements.kind or ""
        roles = {para.role for para in document.paragraphs}
        title = title_block(document)
        if Role.LETTERHEAD not in roles or (title and mixed_kinds(title.text)):
            return  # which of the two kinds it is meant to be nobody can tell
        blank = set(_blank(document))
        for name in _missing(document, kind, roles):
            if name in blank:
                continue
            yield self.issue(None, f"{kind}缺少{name}")
        if kind == "请示" and not _gives_contact(document):
            message = "请示应当在附注处注明联系人和电话"
            yield self.issue(None, message, tier=Tier.HINT)


def _missing(document: Document, kind: str, roles: set[Role]) -> Iterator[str]:
    elements = document.elements
    present = {
        "发文字号": elements.doc_number or Role.DOC_NUMBER in roles,
        "签发人": elements.signatory or Role.SIGNATORY in roles,
        "主送机关": elements.addressees or Role.ADDRESSEE in roles,
        "署名": Role.SIGNATURE in roles or Role.DATE not in roles,  # told by the date under it
        "成文日期": elements.date or Role.DATE in roles,
    }
    wanted = {
        "发文字号": _WITH_NUMBER,
        "签发人": _UPWARD,
        "主送机关": _WITH_ADDRESSEE,
        "署名": _WITH_NAME,
        "成文日期": _WITH_DATE,
    }
    for name, kinds in wanted.items():
        if kind in kinds and not present[name]:
            yield name


def _blank(document: Document) -> Iterator[str]:
    """Yield the elements a draft leaves to be filled in: 【待填：成文日期】."""
    for para in document.paragraphs:
        for hit in BLANK.finditer(para.text):
            yield _BLANKS.get(hit[1], hit[1])


def _gives_contact(document: Document) -> bool:
    return any(
        para.role is Role.ANNOTATION
        or (para.place.part is Part.BODY and _CONTACT.search(para.text))
        for para in document.paragraphs
    )
