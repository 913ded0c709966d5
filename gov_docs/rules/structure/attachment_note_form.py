"""附件说明写法不对

查什么：附件名称后有没有标点，名称外有没有整个套上书名号，序号写法，只有一个附件时有没有编号。
为什么：附件说明只列名称，写法统一才好与文后的附件对上。
例：（“附件：1、工作台账。”应写作“附件：工作台账”。）
依据：GB/T 9704-2012 7.3.4：附件名称后不加标点符号；如有多个附件，使用阿拉伯数字标注附件顺序号（如“附件：1.XXXXX”）。
修复：名称后的句号、分号自动删去，其余确认后改。
"""

import re
from collections.abc import Iterator

from gov_docs.core.types import Category, Document, Issue, Safety, Span, Strength, TextEdit, Tier
from gov_docs.rules.base import DocumentRule, change, replace
from gov_docs.rules.structure.attachments import Listed, attached, listed

_SEVERAL = 2
_STOPS = "。；;，、"
_TO_COME = "；;，、"  # another name was to follow: where it is nobody knows
_WORD_AND_NUMBER = re.compile(r"\s*(?P<head>附\s*件\s*(?P<number>[0-9]{1,2})\s*[、.．:：]\s*)")


class AttachmentNoteForm(DocumentRule):
    id = "DOC013"
    name = "附件说明写法不对"
    category = Category.STRUCTURE
    basis = "GB/T 9704-2012 7.3.4"
    strength = Strength.MANDATORY
    tier = Tier.ERROR

    def find(self, document: Document) -> Iterator[Issue]:
        notes = listed(document)
        for note in notes:
            yield from self._end(note)
            yield from self._number(note, alone=len(notes) == 1)
            yield from self._book_marks(note)
        if len(notes) == 1 and len(list(attached(document))) < _SEVERAL:
            yield from self._single(notes[0])

    def _end(self, note: Listed) -> Iterator[Issue]:
        if note.name[-1] in _STOPS:
            span = Span(note.para.id, note.span.end - 1, note.span.end)
            whole = note.name[-1] not in "，、"  # a name may run on in the next line: 收购、运输、
            fix = replace(
                span, "", safety=Safety.SAFE if whole else Safety.ASK, title="删去末尾的标点"
            )
            tier = self.tier if whole else Tier.WARNING
            yield self.issue(span, "附件名称后不加标点", fix, tier=tier)

    def _number(self, note: Listed, *, alone: bool) -> Iterator[Issue]:
        match = _WORD_AND_NUMBER.match(note.para.text) if note.named else None
        if match:
            span = Span(note.para.id, *match.span("head"))
            wanted = f"附件：{match['number']}."
            message = f"附件说明应写作“{wanted}……”"
            fix = replace(span, wanted, safety=Safety.ASK)
            yield self.issue(span, message, fix, tier=Tier.WARNING)
        elif note.mark and not alone and "、" in note.para.text[note.mark.start : note.mark.end]:
            fix = replace(note.mark, ".", safety=Safety.ASK)
            message = f"附件序号应写作“{note.number}.”"
            yield self.issue(note.mark, message, fix, tier=Tier.WARNING)

    def _book_marks(self, note: Listed) -> Iterator[Issue]:
        name = note.name.rstrip(_STOPS)
        inner = name[1:-1]
        if name[:1] + name[-1:] != "《》" or "《" in inner:
            return
        start, para = note.span.start, note.para.id
        span = Span(para, start, start + len(name))
        edits = (
            TextEdit(Span(para, start, start + 1), ""),
            TextEdit(Span(para, span.end - 1, span.end), ""),
        )
        fix = change("删去书名号", *edits)
        yield self.issue(span, "附件名称外不加书名号", fix, tier=Tier.WARNING)

    def _single(self, note: Listed) -> Iterator[Issue]:
        if note.number != 1 or note.mark is None or note.name[-1] in _TO_COME:
            return
        span = Span(note.para.id, note.mark.start - 1, note.mark.end)
        fix = replace(span, "", safety=Safety.ASK, title="删去序号")
        yield self.issue(span, "只有一个附件的，不编序号", fix, tier=Tier.WARNING)
