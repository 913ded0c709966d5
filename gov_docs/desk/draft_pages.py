"""What the drafting page shows: templates to choose from, the form, the outline, a name for the file."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from gov_docs.core.dates import whole_date
from gov_docs.core.draft import BLANK, Draft
from gov_docs.core.errors import GovDocsError
from gov_docs.drafting.arrangement import AS_IT_IS, Arrangement, OutlineEntry
from gov_docs.drafting.filling_names import ISSUER
from gov_docs.drafting.form import Column, Field, FieldType
from gov_docs.drafting.form_values import chinese_date
from gov_docs.drafting.templates import Catalogue, Template, catalogue
from gov_docs.drafting.templates_file import SAMPLE
from gov_docs.settings import Unit, settings

__all__ = [
    "AS_IT_IS",
    "Arrangement",
    "Catalogue",
    "Column",
    "Field",
    "FieldType",
    "OutlineEntry",
    "Template",
    "choices",
    "date_in",
    "free_name",
    "is_there",
    "matching",
    "model_provider",
    "offered_name",
    "outline_of",
    "prefilled",
    "sample_of",
    "template_of",
    "told_date",
    "topic_in",
]

_LONGEST_NAME = 60  # characters of a file's name that is offered
_UNFIT_FOR_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
_NAMES_TRIED = 9999


def choices() -> Catalogue:
    """Return all templates, and what is wrong with those that cannot be used."""
    return catalogue()


def template_of(id_: str) -> Template:
    """Return one template; GovDocsError where it is gone or wrong."""
    return catalogue().find(id_)


def matching(templates: Iterable[Template], typed: str) -> tuple[Template, ...]:
    """Return the templates in which every typed word stands; those named so come first."""
    words = typed.split()
    found = [one for one in templates if all(word in _told(one) for word in words)]
    return tuple(sorted(found, key=lambda one: not all(word in one.name for word in words)))


def _told(one: Template) -> str:
    return " ".join((one.name, one.id, one.kind, one.type, *one.aliases, one.use, one.form))


def date_in(typed: str) -> date | None:
    """Return the day a person wrote, None where it is none."""
    found = whole_date(typed.strip())
    if found is None or found.day is None:
        return None
    try:
        return date(found.year, found.month, found.day)
    except ValueError:
        return None


def told_date(year: int, month: int, day: int) -> str:
    """Return a day as documents write it."""
    return chinese_date(date(year, month, day))


def prefilled(template: Template) -> dict[str, str]:
    """Return what the settings and the template itself know of the form, by field name."""
    known = {field.name: field.default for field in template.fields if field.default}
    name = settings().unit.name
    if name and template.knows(ISSUER):
        known[ISSUER] = name
    return known


def outline_of(template: Template, values: Mapping[str, str]) -> tuple[OutlineEntry, ...]:
    """Return the headings the draft would have; without headings, or with a wrong value, none."""
    from gov_docs.drafting.arranging import outline

    try:
        return outline(template, _filled(template, values).body)
    except GovDocsError:
        return ()


def topic_in(template: Template, values: Mapping[str, str]) -> str:
    """Return what the draft is on, "" while nobody has said so."""
    title = template.head.title.text
    telling = [field.name for field in template.fields if field.name in title]
    if not any(values.get(name, "").strip() for name in telling if name != ISSUER):
        return ""
    from gov_docs.drafting.composing import topic_of

    try:
        return topic_of(values, _filled(template, values))
    except GovDocsError:
        return ""


def _filled(template: Template, values: Mapping[str, str]) -> Draft:
    own = {key: value for key, value in values.items() if template.knows(key)}
    return template.fill(own, settings().unit, date.today())


def sample_of(template: Template) -> Draft:
    """Return the template filled with its own example, with blanks where it has none."""
    unit, values = _sample(template.folder / SAMPLE)
    try:
        return template.fill(values, unit, date(2026, 3, 1))
    except GovDocsError:
        return template.fill({}, unit, date(2026, 3, 1))


def _sample(path: Path) -> tuple[Unit, dict[str, str]]:
    unit = Unit(name="云岭市生态环境局", code="云环", place="云岭市", level="市")
    try:
        told: dict[str, Any] = tomllib.loads(path.read_text("utf-8-sig"))
        values = {str(key): str(value) for key, value in told.get("values", {}).items()}
        return replace(unit, **told.get("unit", {})), values
    except (OSError, ValueError, TypeError):  # a person's own template may have no example
        return unit, {}


def offered_name(template: Template, values: Mapping[str, str]) -> str:
    """Return the title as a file name without its suffix."""
    try:
        title = BLANK.sub("", _filled(template, values).title)
    except GovDocsError:
        title = ""
    name = _UNFIT_FOR_NAMES.sub("", title).strip(" .")
    return name[:_LONGEST_NAME] or f"{template.kind}草稿"


def free_name(folder: Path, name: str) -> Path:
    """Return a .docx of this name that is not there yet: 通知.docx, then 通知(2).docx."""
    tried = (f"{name}({at})" if at > 1 else name for at in range(1, _NAMES_TRIED))
    return next(path for one in tried if not is_there(path := folder / f"{one}.docx"))


def is_there(path: Path) -> bool:
    """Say whether something lies there; what may not be looked at counts as nothing."""
    try:
        return path.exists()
    except OSError:
        return False


def model_provider() -> str:
    """Return the language model somebody switched on, "" where none is."""
    name = settings().provider.name
    return "" if name == "offline" else name
