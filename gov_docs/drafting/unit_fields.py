"""What an office's own red-head .docx may ask for: {{标题}}, {{正文}}, and what stands there."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from gov_docs.core.draft import Draft, DraftParagraph
from gov_docs.core.types import Role
from gov_docs.drafting.templates_data import Template
from gov_docs.settings import home

OWN_DOCX = "红头.docx"  # in a template's folder: for this template only
BODY = "正文"
_PAGE_ROLES = {Role.HEADING1: "一级标题", Role.HEADING2: "二级标题"}


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph to put in a placeholder's place."""

    text: str
    look: str = ""  # the placeholder whose paragraph shows how it looks; "" its own
    new_page: bool = False


def unit_docx(template: Template) -> Path | None:
    """Return the office's own .docx for a template: its folder's, else that of its form.

    The second lies beside the person's templates, named for the form: 文件.docx, 信函.docx.
    """
    places = (template.folder / OWN_DOCX, home().templates / f"{template.form.value}.docx")
    return next((place for place in places if place.is_file()), None)


def single_values(draft: Draft) -> Mapping[str, str]:
    """Return what may stand inside a line, by the placeholder's name; absent is ""."""
    return {
        "标题": draft.title,
        "题注": draft.title_note,
        "文种": draft.kind,
        "发文机关": "、".join(draft.issuers),
        "发文字号": draft.doc_number,
        "签发人": "　".join(draft.signatories),
        "份号": draft.copy_number,
        "密级": draft.secrecy,
        "紧急程度": draft.urgency,
        "主送机关": "，".join(draft.addressees),
        "成文日期": draft.date,
        "附注": draft.annotation,
        "抄送机关": "，".join(draft.cc),
        "印发机关": draft.printer,
        "印发日期": draft.printed,
    }


def line_values(draft: Draft) -> Mapping[str, tuple[Line, ...]]:
    """Return what takes a paragraph of its own, by the placeholder's name."""
    return {
        BODY: tuple(_line(one) for one in draft.body),
        "署名": tuple(Line(name) for name in draft.signatures),
        "附件说明": _attachment_note(draft),
        "附件": _attachments(draft),
        "一级标题": (),
        "二级标题": (),
    }


def _line(paragraph: DraftParagraph) -> Line:
    return Line(paragraph.text, _PAGE_ROLES.get(paragraph.role, BODY))


def _attachment_note(draft: Draft) -> tuple[Line, ...]:
    titles = [one.title for one in draft.attachments]
    if len(titles) == 1:
        return (Line(f"附件：{titles[0]}"),)
    lead = ("附件：", *["　　　"] * len(titles))
    return tuple(Line(f"{lead[at]}{at + 1}.{title}") for at, title in enumerate(titles))


def _attachments(draft: Draft) -> tuple[Line, ...]:
    several = len(draft.attachments) > 1
    lines: list[Line] = []
    for at, one in enumerate(draft.attachments, 1):
        mark = Line(f"附件{at}" if several else "附件", new_page=True)
        lines += [mark, Line(one.title), *(_line(paragraph) for paragraph in one.paragraphs)]
    return tuple(lines)
