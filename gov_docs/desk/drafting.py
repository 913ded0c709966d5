"""Drafts and material for them: fill a template, borrow from the library, write the .docx, check it."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from gov_docs.checking.looking import Looked, look
from gov_docs.core.draft import Blank, Draft, DraftParagraph, Source, blanks
from gov_docs.core.errors import GovDocsError
from gov_docs.core.precedent import Hit, Level, Library
from gov_docs.core.types import Tier
from gov_docs.desk.checking import setup_of
from gov_docs.desk.lists import Warn
from gov_docs.drafting import recommending
from gov_docs.drafting.arrangement import AS_IT_IS, Arrangement
from gov_docs.drafting.attaching import attach, covering_values
from gov_docs.drafting.composing import Composed, compose
from gov_docs.drafting.points import Point, points
from gov_docs.drafting.recommending import Recommended
from gov_docs.drafting.templates import Template, all_templates, find
from gov_docs.drafting.unit_fields import unit_docx
from gov_docs.inputs.reader import read_file
from gov_docs.precedents.library import open_library
from gov_docs.settings import home, settings

if TYPE_CHECKING:
    from gov_docs.providers.outgoing import Outgoing
    from gov_docs.providers.patience import Cancel

OFFLINE = "offline"  # no language model


Progress = Callable[[int, int], None]
Confirm = Callable[["Outgoing"], bool]


def _declined(_: "Outgoing") -> bool:
    """Send nothing where nobody can be asked."""
    return False


def _silent(_: int, __: int) -> None:
    """Show no progress."""


@dataclass(frozen=True, slots=True)
class Order:
    """What to draft and where to put it."""

    kind: str
    values: Mapping[str, str]
    output: Path
    type: str = ""
    attach: tuple[str, ...] = ()  # kinds of texts that go with it as 附件
    overwrite: bool = False
    library: bool = True  # borrow from the library's documents
    provider: str = OFFLINE  # the language model that may word the sections
    sources: bool = False  # keep each paragraph's source as a comment in the file
    chosen: tuple[int, ...] = ()  # the only documents to borrow from; () leaves it to the program
    arrangement: Arrangement = AS_IT_IS  # what a person made of the outline


@dataclass(frozen=True, slots=True)
class Placed:
    """A paragraph of the draft and where it stands in the file."""

    paragraph: int
    source: Source | None


@dataclass(frozen=True, slots=True)
class Drafted:
    draft: Draft
    template: Template
    blanks: tuple[Blank, ...]
    placed: tuple[Placed, ...]
    sources: tuple[Hit, ...]
    findings: Mapping[Tier, int]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Advice:
    material: Recommended
    points: tuple[Point, ...]


def templates() -> tuple[Template, ...]:
    return all_templates()


def template(kind: str, type_: str = "") -> Template:
    return find(kind, type_)


class DraftStoppedError(GovDocsError):
    """A person stopped it before anything was written."""


def draft(
    order: Order,
    warn: Warn,
    confirm: Confirm = _declined,
    progress: Progress = _silent,
    cancel: "Cancel | None" = None,
) -> Drafted:
    """Write a draft to the order's output and return what is known of it; one .docx is written.

    A language model is asked only where the order names one, and after `confirm` said yes to the
    very text. What it gave until it failed is kept; the rest stays as it was borrowed. Once
    `cancel` is set, DraftStoppedError is raised and no file is written.
    """
    _check_place(order)
    chosen = find(order.kind, order.type)
    with _library(order.library, warn) as library:
        composed = _composed(order, chosen, library)
    _go_on(cancel)
    if order.provider != OFFLINE:
        worded = _worded(composed.draft, order.provider, warn, confirm, progress, cancel)
        composed = replace(composed, draft=worded)
        _go_on(cancel)
    warnings = _write(order, chosen, composed.draft)
    looked = look(read_file(order.output).document, setup_of((), warn))
    return Drafted(
        composed.draft,
        chosen,
        blanks(composed.draft),
        tuple(_placed(composed.draft, looked)),
        composed.sources,
        _findings(looked),
        warnings,
    )


def _go_on(cancel: "Cancel | None") -> None:
    if cancel is not None and cancel.is_set:
        raise DraftStoppedError("已停止，没有写出文件。")


def _worded(
    draft: Draft,
    provider: str,
    warn: Warn,
    confirm: Confirm,
    progress: Progress,
    cancel: "Cancel | None",
) -> Draft:
    from gov_docs.desk import models

    material = [para for para in _paragraphs(draft) if para.source]
    told = models.settings_for(provider)
    try:
        return models.rewrite_sections(draft, material, told, confirm, progress, cancel=cancel)
    except models.RewriteStoppedError as error:
        warn(f"语言模型没有写完：{error}没写到的部分保留借用的语句。")
        return error.draft


def recommend(kind: str, topic: str, warn: Warn) -> Advice:
    """Return material for a topic and what reviewers look at on such documents."""
    level = next((one for one in Level if one.value == settings().unit.level), None)
    with _library(True, warn) as library:
        checklist = _checklist(kind)
        if library is None:
            return Advice(Recommended(), points(None, kind, topic, checklist))
        return Advice(
            recommending.recommend(library, kind, topic, level),
            points(library, kind, topic, checklist),
        )


def _checklist(kind: str) -> tuple[tuple[str, str], ...]:
    """Return the points of the kind's template; a kind without one has none."""
    try:
        return tuple((point.text, point.basis) for point in find(kind).checklist)
    except GovDocsError:
        return ()


@contextmanager
def _library(wanted: bool, warn: Warn) -> Iterator[Library | None]:
    """Yield the library, None where it is not wanted or empty; nothing is made for a look."""
    if not wanted:
        yield None
        return
    if not settings().store.url and not home().store.exists():
        warn("资料库里还没有文件，请先用 govdocs library add 收入上位文件和同类文件。")
        yield None
        return
    with open_library() as library:
        yield library


def _composed(order: Order, chosen: Template, library: Library | None) -> Composed:
    unit, today = settings().unit, date.today()
    values = _own(chosen, order.values)
    values = covering_values(chosen, values) if order.attach else values
    whole = compose(
        chosen,
        values,
        unit,
        today,
        library,
        chosen=order.chosen,
        wanted_order=order.arrangement,
    )
    draft, sources = whole.draft, {hit.precedent.id: hit for hit in whole.sources}
    for kind in order.attach:
        inner = find(kind)
        own = _own(inner, order.values)
        part = compose(inner, own, unit, today, library, chosen=order.chosen)
        draft = attach(draft, part.draft)
        sources.update({hit.precedent.id: hit for hit in part.sources})
    _unknown(order, [chosen, *map(find, order.attach)])
    return Composed(draft, tuple(sources.values()))


def _own(chosen: Template, values: Mapping[str, str]) -> dict[str, str]:
    return {key: value for key, value in values.items() if chosen.knows(key)}


def _unknown(order: Order, chosen: list[Template]) -> None:
    """Raise GovDocsError for a value that no form has a field for."""
    for key in order.values:
        if not any(one.knows(key) for one in chosen):
            names = "、".join(dict.fromkeys(field.name for one in chosen for field in one.fields))
            raise GovDocsError(f"“{chosen[0].name}”没有“{key}”这一栏，可以填：{names}。")


def _check_place(order: Order) -> None:
    if order.output.suffix.lower() != ".docx":
        raise GovDocsError(f"草稿存为 .docx 文件，请把 {order.output.name} 的后缀改成 .docx。")
    if order.output.exists() and not order.overwrite:
        raise GovDocsError(f"{order.output} 已经存在；要替换它请加 --overwrite。")


def _write(order: Order, chosen: Template, draft: Draft) -> tuple[str, ...]:
    """Write the draft into the office's own red-head file where it has one, else to the standard."""
    from gov_docs.docx_io import create
    from gov_docs.drafting.unit_docx import fill_docx

    own = unit_docx(chosen)
    if own is not None:
        return fill_docx(own, draft, order.output)

    return create.write(draft, order.output, with_sources=order.sources)


def _placed(draft: Draft, looked: Looked) -> Iterator[Placed]:
    """Yield where each paragraph of the draft stands in the file that was written."""
    texts = [para.text.strip() for para in looked.document.paragraphs]
    at = 0
    for para in _paragraphs(draft):
        found = next((n for n in range(at, len(texts)) if texts[n] == para.text.strip()), None)
        if found is not None:
            yield Placed(found, para.source)
            at = found + 1


def _paragraphs(draft: Draft) -> Iterator[DraftParagraph]:
    yield from draft.body
    for attachment in draft.attachments:
        yield from attachment.paragraphs


def _findings(looked: Looked) -> Mapping[Tier, int]:
    shown = (
        issue.tier for issue, off in zip(looked.issues, looked.ignored, strict=True) if not off
    )
    return Counter(shown)
