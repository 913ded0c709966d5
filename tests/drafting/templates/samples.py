"""Templates filled from their samples, and the drafts as documents the rules can look at."""

import tomllib
from collections.abc import Iterator
from datetime import date

from gov_docs.core.draft import Draft, Form
from gov_docs.core.types import Document, Paragraph, Run
from gov_docs.drafting.templates import Template
from gov_docs.settings import Unit

TODAY = date(2026, 3, 2)
_HEAD = {Form.DOCUMENT: "文件", Form.UPWARD: "文件", Form.MINUTES: "纪要"}


def sample_draft(template: Template) -> Draft:
    told = tomllib.loads((template.folder / "sample.toml").read_text("utf-8"))
    return template.fill(told["values"], Unit(**told["unit"]), TODAY)


def as_document(draft: Draft) -> Document:
    """Return the draft as plain text, a line a paragraph, as a clerk would paste it."""
    lines = list(_lines(draft))
    return Document(
        tuple(Paragraph(at, (Run(line),) if line else ()) for at, line in enumerate(lines)),
        has_format=False,
    )


def _lines(draft: Draft) -> Iterator[str]:
    yield from _head(draft)
    yield draft.title
    yield from filter(None, [draft.title_note])
    if draft.addressees:
        yield "、".join(draft.addressees) + "："
    yield from (para.text for para in draft.body)
    yield from _note(draft)
    yield from ("", *draft.signatures)
    yield from filter(None, [draft.date])
    yield from [f"（{draft.annotation}）"] if draft.annotation else []
    for at, attachment in enumerate(draft.attachments, 1):
        yield "附件" + (str(at) if len(draft.attachments) > 1 else "")
        yield attachment.title
        yield from (para.text for para in attachment.paragraphs)
    yield from [f"抄送：{'，'.join(draft.cc)}。"] if draft.cc else []
    yield from [f"{draft.printer}　{draft.printed}印发"] if draft.printer else []


def _head(draft: Draft) -> Iterator[str]:
    if draft.issuers and not draft.title.endswith(("令", "会议纪要")):
        yield draft.issuers[0] + _HEAD.get(draft.form, "")
    yield from filter(None, [draft.urgency, draft.doc_number])
    if draft.signatories:
        yield "签发人：" + "　".join(draft.signatories)


def _note(draft: Draft) -> Iterator[str]:
    titles = [one.title for one in draft.attachments]
    if len(titles) == 1:
        yield f"附件：{titles[0]}"
    for at, title in enumerate(titles if len(titles) > 1 else (), 1):
        yield f"{'附件：' if at == 1 else '　　　'}{at}.{title}"
