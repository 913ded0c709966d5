"""A template and a filled form made into a draft: the text, and what stands around it."""

import re
from collections.abc import Mapping
from datetime import date

from gov_docs.core.bodies import split_bodies
from gov_docs.core.draft import Draft, DraftAttachment, DraftParagraph, Form
from gov_docs.core.errors import GovDocsError
from gov_docs.drafting import filling_names
from gov_docs.drafting.filling_paragraphs import paragraphs
from gov_docs.drafting.filling_sandbox import Text, render
from gov_docs.drafting.form import Filled, blank
from gov_docs.drafting.form_values import filled
from gov_docs.drafting.templates_data import Template
from gov_docs.settings import Unit

_SIGNED = (Form.DOCUMENT, Form.UPWARD, Form.LETTER, Form.ORDER)
_PRINTED = (Form.DOCUMENT, Form.UPWARD, Form.MINUTES)
_OPEN = {"主动公开": "此件公开发布", "依申请公开": "此件依申请公开", "不予公开": "此件不予公开"}


def fill(template: Template, values: Mapping[str, str], unit: Unit, today: date) -> Draft:
    """Return the draft; see Template.fill."""
    form = filled(template.fields, _told(template, values, unit), today)
    return _Filling(template, form, unit, today).draft()


def _told(template: Template, values: Mapping[str, str], unit: Unit) -> Mapping[str, str]:
    """Return the values with what the settings know, and the topic without the words around it."""
    told = {**values}
    label = next((one.label for one in template.fields if one.name == filling_names.TOPIC), "")
    title = template.head.title.text
    for key in (filling_names.TOPIC, label):
        if key in told:
            told[key] = filling_names.plain_topic(
                told[key], template.kind, title=title, place=unit.place
            )
    if template.knows(filling_names.ISSUER) and unit.name:
        told[filling_names.ISSUER] = told.get(filling_names.ISSUER) or unit.name
    return told


class _Filling:
    def __init__(self, template: Template, form: Filled, unit: Unit, today: date) -> None:
        self.template = template
        self.form = form
        self.unit = unit
        self.today = today
        issuer = form.text(filling_names.ISSUER) or unit.name
        around = filling_names.surroundings(unit, issuer, today)
        self._known = filling_names.known_names(template.fields)
        self._context = {
            **around,
            **filling_names.context(template.fields, form.texts, form.lists),
        }

    def draft(self) -> Draft:
        template, form = self.template, self.form
        return Draft(
            form=template.form,
            kind=template.kind,
            title=self._line(template.head.title),
            issuers=names(form.text(filling_names.ISSUER)),
            doc_number=self._doc_number(),
            signatories=tuple(re.split("[、，,]+", form.text("签发人")))
            if form.text("签发人")
            else (),
            urgency=form.text("紧急程度"),
            addressees=_as_typed(form.text("主送机关")),
            title_note=self._optional(template.head.title_note),
            body=self._body(),
            attachments=tuple(DraftAttachment(title) for title in form.lines("附件")),
            signatures=self._signatures(),
            date=form.text("成文日期"),
            annotation=self._annotation(),
            cc=_as_typed(form.text("抄送机关").rstrip("。")),
            printer=self._printer(),
            printed=form.text("印发日期"),
        )

    def _body(self) -> tuple[DraftParagraph, ...]:
        body = paragraphs(self._render(self.template.body))
        if not body:
            raise GovDocsError(
                f"模板“{self.template.name}”没有套出正文，请检查它的 text.j2 是不是空的。"
            )
        return body

    def _render(self, piece: Text) -> str:
        return render(piece, self._known, self._context)

    def _line(self, piece: Text) -> str:
        return re.sub(r"\s*\n\s*", "", self._render(piece)).strip()

    def _optional(self, piece: Text | None) -> str:
        return self._line(piece) if piece else ""

    def _doc_number(self) -> str:
        told, own = self.form.text("发文字号"), self.template.head.doc_number
        if told and not told.isdigit():
            return told
        if own:
            return self._line(own)
        if not self.template.knows("发文字号"):
            return ""
        code = self.unit.code + ("函" if self._is_letter() else "") if self.unit.code else ""
        serial = told.lstrip("0") or blank("发文序号")
        return f"{code or blank('发文机关代字')}〔{self.today.year}〕{serial}号"

    def _is_letter(self) -> bool:
        """Tell whether the code gets its 函: 某环函〔2026〕1号."""
        return self.template.form is Form.LETTER and not self.unit.code.endswith("函")

    def _signatures(self) -> tuple[str, ...]:
        own = self.template.head.signatures
        if own is not None:
            lines = self._render(own).split("\n")
            return tuple(line.strip() for line in lines if line.strip())
        if self.template.form not in _SIGNED:
            return ()
        return names(self.form.text(filling_names.ISSUER))

    def _annotation(self) -> str:
        if self.template.head.annotation:
            return self._line(self.template.head.annotation)
        person, phone = self.form.text("联系人"), self.form.text("联系电话")
        if self.template.form is Form.UPWARD and (person or phone):
            return "，".join(
                part
                for part in (person and f"联系人：{person}", phone and f"联系电话：{phone}")
                if part
            )
        return _OPEN.get(self.form.text("公开属性"), "")

    def _printer(self) -> str:
        """Return the office that prints, by custom that of the issuer."""
        told = self.form.text("印发机关")
        if told or self.template.form not in _PRINTED or not self.template.knows("印发机关"):
            return told
        first = names(self.form.text(filling_names.ISSUER))[:1]
        if not first or first[0].startswith("【"):
            return blank("印发机关")
        return first[0] if first[0].endswith(("办公室", "办公厅")) else f"{first[0]}办公室"


def names(text: str) -> tuple[str, ...]:
    """Return the bodies of a list, set apart by 、."""
    if "【" in text:
        return (text,)
    return tuple(text[start:end] for start, end in split_bodies(text))


def _as_typed(text: str) -> tuple[str, ...]:
    """Return a list of bodies as one: whether 、 or ， parts two is for the person to say."""
    return (text.rstrip("：: "),) if text else ()
