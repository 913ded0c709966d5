"""正文字体不是仿宋

查什么：正文各段汉字的字体，一段中多数汉字不对才算；表格、附件、页眉页脚不查。
为什么：公文正文统一用仿宋体，混入别的字体多半是从别处粘贴来的。
例：（别的段都是仿宋，有一段是宋体。）
依据：GB/T 9704-2012 5.2.2：如无特殊说明，公文格式各要素一般用3号仿宋体字。
修复：确认后只改这几段的字体。
"""

from collections.abc import Iterator

from gov_docs.core.headings import damaged_numbers, written_number
from gov_docs.core.types import Category, Document, Issue, Paragraph, Role, Strength, Tier
from gov_docs.rules.base import DocumentRule
from gov_docs.rules.layout.text_form import body_parts, check_font
from gov_docs.rules.standard import standard

_LONGEST_HEADING = 30
_OWN_FONT = (1, 2)  # levels of headings that are not set in the body's font


class BodyFont(DocumentRule):
    id = "FMT004"
    name = "正文字体不对"
    category = Category.FORMAT
    basis = "GB/T 9704-2012 5.2.2"
    strength = Strength.NORMAL
    tier = Tier.WARNING
    needs_format = True

    def find(self, document: Document) -> Iterator[Issue]:
        form = standard().texts["body"]
        parts = [part for part in body_parts(document) if not _may_be_heading(part[0])]
        yield from check_font(self, document, "正文", form, parts)


def _may_be_heading(para: Paragraph) -> bool:
    """Say whether it is a short numbered line in a heading's font: an unsound heading, no body."""
    text = para.text.strip()
    if para.role is not Role.BODY or len(text) > _LONGEST_HEADING or "。" in text[:-1]:
        return False
    number = written_number(text)
    readings = [number] if number else damaged_numbers(text)
    faces = [standard().texts[name].face for name in ("heading1", "heading2")]
    fonts = [run.font for run in para.runs if run.text.strip()]
    return any(one.level in _OWN_FONT for one in readings) and any(
        all(face.met_by(font) for font in fonts) for face in faces
    )
