"""One draft put behind another as its 附件: the covering 通知 and the 方案 it issues."""

from collections.abc import Mapping
from dataclasses import replace

from gov_docs.core.draft import Draft, DraftAttachment
from gov_docs.drafting.filling_names import TOPIC
from gov_docs.drafting.form import blank
from gov_docs.drafting.templates_data import Template

ATTACHED = "所发文件的名称"  # the label under which a covering text asks for the attachment's title


def covering_values(template: Template, values: Mapping[str, str]) -> dict[str, str]:
    """Return the values for a covering text: the topic is that of the attachment.

    One form serves both: 新污染物治理 makes 《云岭市新污染物治理工作方案》, which attach() then names.
    """
    names = any(field.name == TOPIC and field.label == ATTACHED for field in template.fields)
    return {key: value for key, value in values.items() if not (names and key == TOPIC)}


def attach(draft: Draft, attachment: Draft) -> Draft:
    """Return the draft with the other one as its next attachment.

    Where the draft lists that title already, or has a blank for it, the text takes that place.
    """
    draft = _titled(draft, attachment.title)
    new = DraftAttachment(attachment.title, attachment.body)
    listed = [one.title for one in draft.attachments]
    if attachment.title not in listed:
        return replace(draft, attachments=(*draft.attachments, new))
    at = listed.index(attachment.title)
    return replace(draft, attachments=(*draft.attachments[:at], new, *draft.attachments[at + 1 :]))


def _titled(draft: Draft, title: str) -> Draft:
    mark = blank(ATTACHED)
    body = tuple(replace(one, text=one.text.replace(mark, title)) for one in draft.body)
    attachments = tuple(
        replace(one, title=one.title.replace(mark, title)) for one in draft.attachments
    )
    return replace(
        draft, title=draft.title.replace(mark, title), body=body, attachments=attachments
    )
