"""A whole draft without a model: the template's frame, filled from precedents where the form is silent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from gov_docs.core.draft import BLANK, Draft, DraftParagraph
from gov_docs.core.precedent import Hit, Library
from gov_docs.drafting.borrowing import party_of_unit
from gov_docs.drafting.composing_articles import is_articled, with_articles
from gov_docs.drafting.composing_fill import Filler
from gov_docs.drafting.composing_matter import matter_words
from gov_docs.drafting.composing_piece import Wanted
from gov_docs.drafting.composing_pool import pool
from gov_docs.drafting.recommending import Recommended, recommend
from gov_docs.drafting.templates_data import Template
from gov_docs.settings import Unit

_TOPIC = ("主题", "事由")  # fields that say what a paper is on


@dataclass(frozen=True, slots=True)
class Composed:
    draft: Draft
    sources: tuple[Hit, ...] = ()  # the documents borrowed from, in the order of the draft


def compose(
    template: Template,
    values: Mapping[str, str],
    unit: Unit,
    today: date,
    library: Library | None = None,
    *,
    material: Recommended | None = None,
) -> Composed:
    """Return the draft; what the form leaves open is borrowed from the library's documents.

    `material` is what recommend() gave for the topic, where somebody has chosen from it.
    """
    draft = template.fill(values, unit, today)
    topic = topic_of(values, draft)
    if library is None or not topic or not any(item.field for item in template.outline):
        return Composed(draft)
    ours = party_of_unit(unit)
    if material is None:
        material = recommend(library, template.kind, topic, ours.level, paragraphs=0)
    wanted = Wanted(ours, matter_words(topic), tuple(values.values()))
    candidates = pool(library, template.kind, topic, material)
    if is_articled(draft.body):
        body = tuple(with_articles(draft.body, candidates, wanted))
    else:
        body = tuple(Filler(template, values, candidates, wanted).body(draft.body))
    return Composed(replace(draft, body=body), _sources(library, body))


def topic_of(values: Mapping[str, str], draft: Draft) -> str:
    """Return what the draft is on: the form's topic, else its title as far as it is known."""
    given = next((values[key] for key in _TOPIC if values.get(key)), "")
    return given or BLANK.sub("", draft.title)


def _sources(library: Library, body: Sequence[DraftParagraph]) -> tuple[Hit, ...]:
    ids = dict.fromkeys(one.source.id for one in body if one.source)
    return tuple(Hit(library.precedent(id_), 0.0, why="本稿借用了其中的语句") for id_ in ids)
