"""标题写法不合要求

查什么：标题末尾有没有句号等标点，“关于……的通知”一类标题中间有没有逗号、分号、句号，有没有“关于关于”“的的”一类重复，文种有没有重复、混用或缺少。
为什么：标题由发文机关、事由、文种组成，文种写重或写混，读者弄不清这是什么公文。
例：（“关于转发……的通知的通知”应只留一个“的通知”；“请示报告”是两个文种混在一起。）
依据：《党政机关公文处理工作条例》第九条：标题由发文机关名称、事由和文种组成。
修复：末尾的标点、重复的字词确认后删去；其余请改写。
"""

import re
from collections.abc import Iterator

from gov_docs.core.kinds import LEGAL_KINDS, kind_of
from gov_docs.core.types import Category, Document, Issue, Role, Safety, Strength, Tier
from gov_docs.rules.base import DocumentRule, replace
from gov_docs.rules.structure.title_block import TitleBlock, mixed_kinds, title_block

_KINDS = "|".join(LEGAL_KINDS)
_TWICE = re.compile(rf"(?P<first>的(?P<kind>{_KINDS}))的(?P=kind)")
_SAID_TWICE = re.compile("(?P<word>关于|印发|转发|批转)(?=(?P=word))|(?<![目标])的(?=的)")
_END = re.compile("[。，；、：,;:.]$")
_INNER = re.compile("[，。；,;]")
_QUOTED = re.compile("《[^》]*》|“[^”]*”|（[^）]*）")


class TitleWording(DocumentRule):
    id = "DOC004"
    name = "标题写法不合要求"
    category = Category.STRUCTURE
    basis = "《党政机关公文处理工作条例》第九条"
    strength = Strength.NORMAL
    tier = Tier.WARNING

    def find(self, document: Document) -> Iterator[Issue]:
        title = title_block(document)
        if title is None:
            return
        yield from self._end(title)
        if "关于" in title.text:
            yield from self._inner(title)
            yield from self._repeated(title)
            yield from self._kind(title, document)

    def _end(self, title: TitleBlock) -> Iterator[Issue]:
        match = _END.search(title.text)
        span = match and title.span(*match.span())
        if span:
            fix = replace(span, "", safety=Safety.ASK, title="删去末尾的标点")
            yield self.issue(span, "标题末尾不用标点", fix)

    def _inner(self, title: TitleBlock) -> Iterator[Issue]:
        bare = _QUOTED.sub(lambda match: "■" * len(match[0]), title.text)
        if kind_of(bare) not in LEGAL_KINDS:
            return  # a speech or a slogan may have its comma
        for match in _INNER.finditer(bare[:-1]):
            yield self.issue(title.span(*match.span()), f"标题中不用“{match[0]}”")

    def _repeated(self, title: TitleBlock) -> Iterator[Issue]:
        for match in _SAID_TWICE.finditer(title.text):
            span = title.span(*match.span())
            fixes = [replace(span, "", safety=Safety.ASK)] if span else []
            yield self.issue(span, f"标题中“{match[0]}”写重了", *fixes)

    def _kind(self, title: TitleBlock, document: Document) -> Iterator[Issue]:
        mixed, twice = mixed_kinds(title.text), _TWICE.search(title.text)
        if mixed:
            yield self.issue(title.span(*mixed.span()), "两个文种不能混用，请只用一个")
        elif twice:
            span = title.span(*twice.span("first"))
            fixes = [replace(span, "", safety=Safety.ASK)] if span else []
            yield self.issue(span, f"文种“{twice['kind']}”重复", *fixes)
        elif not _has_letterhead(document):
            return
        elif kind_of(title.text) is None:
            yield self.issue(title.whole()[0], "标题缺少文种（通知、请示、函等）")
        elif title.text.endswith("的会议纪要"):
            yield self._minutes(title)

    def _minutes(self, title: TitleBlock) -> Issue:
        span = title.span(len(title.text) - 4, len(title.text))
        fixes = [replace(span, "纪要", safety=Safety.ASK)] if span else []
        return self.issue(span, "法定的文种是“纪要”", *fixes, tier=Tier.HINT)


def _has_letterhead(document: Document) -> bool:
    return any(para.role is Role.LETTERHEAD for para in document.paragraphs)
