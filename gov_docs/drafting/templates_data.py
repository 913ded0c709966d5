"""A template as plain data: what its folder says, read and checked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from gov_docs.core.draft import Draft, Form
from gov_docs.drafting.filling_sandbox import Text
from gov_docs.drafting.form import Field
from gov_docs.settings import Unit


@dataclass(frozen=True, slots=True)
class OutlineItem:
    """A heading the finished text has, and what belongs under it."""

    heading: str  # without its number
    level: int = 1
    hint: str = ""
    keywords: tuple[str, ...] = ()  # what a fitting paragraph of a precedent talks of
    field: str = ""  # the form's field that fills it; its blank stands there until then


@dataclass(frozen=True, slots=True)
class CheckPoint:
    """One thing a reviewer looks at in such a document (审核要点)."""

    text: str
    basis: str


@dataclass(frozen=True, slots=True)
class Head:
    """What a draft shows beside its body, as template text; None: as is usual for the form."""

    title: Text
    title_note: Text | None = None
    doc_number: Text | None = None
    signatures: Text | None = None  # "" for none
    annotation: Text | None = None

    def pieces(self) -> tuple[Text, ...]:
        pieces = (
            self.title,
            self.title_note,
            self.doc_number,
            self.signatures,
            self.annotation,
        )
        return tuple(piece for piece in pieces if piece is not None)


@dataclass(frozen=True, slots=True)
class Template:
    id: str  # the folder's name
    name: str
    kind: str  # 文种, or the kind of text: 工作方案
    form: Form
    head: Head
    body: Text
    folder: Path
    type: str = ""  # 部署, 印发; "" where the kind has one template only
    aliases: tuple[str, ...] = ()  # other names of the kind: 方案
    default: bool = False  # the one meant where a kind is named without its type
    use: str = ""  # one line: when to take it
    basis: tuple[str, ...] = ()  # where its rules come from
    fields: tuple[Field, ...] = ()
    outline: tuple[OutlineItem, ...] = ()
    checklist: tuple[CheckPoint, ...] = ()

    def knows(self, key: str) -> bool:
        """Tell whether the form has a field of this name or label."""
        return any(key in (field.name, field.label) for field in self.fields)

    def fill(self, values: Mapping[str, str], unit: Unit, today: date) -> Draft:
        """Return the draft: what was given in its place, blanks for what is required and was not.

        Values go by a field's name or label. Raises GovDocsError for values that do not fit their
        fields, FaultyTemplateError where the template itself is wrong.
        """
        from gov_docs.drafting.filling import fill

        return fill(self, values, unit, today)
