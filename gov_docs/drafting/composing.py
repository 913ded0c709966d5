"""A whole draft without a model: the template's frame, filled from precedents where the form is silent."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from gov_docs.core.draft import BLANK, Draft, DraftParagraph
from gov_docs.core.precedent import Hit, Library
from gov_docs.drafting.arrangement import AS_IT_IS, Arrangement
from gov_docs.drafting.arranging import arranged
from gov_docs.drafting.borrowing import party_of_unit
from gov_docs.drafting.composing_articles import is_articled, with_articles
from gov_docs.drafting.composing_fill import Filler
from gov_docs.drafting.composing_matter import matter_words
from gov_docs.drafting.composing_piece import Wanted
from gov_docs.drafting.composing_pool import pool, pool_of
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
    chosen: Collection[int] = (),
    wanted_order: Arrangement = AS_IT_IS,
) -> Composed:
    """Return the draft; what the form leaves open is borrowed from the library's documents.

    `material` is what recommend() gave for the topic; `chosen` are the only documents that may be
    borrowed from, where somebody has chosen; `wanted_order` is what they made of the outline.
    """
    draft = template.fill(values, unit, today)
    draft = replace(draft, body=arranged(template, draft.body, wanted_order))
    topic = topic_of(values, draft)
    if library is None or not topic or not any(item.field for item in template.outline):
        return Composed(draft)
    ours = party_of_unit(unit)
    wanted = Wanted(ours, matter_words(topic), tuple(values.values()))
    if chosen:
        candidates = pool_of(library, chosen, topic)
    else:
        if material is None:
            material = recommend(library, template.kind, topic, ours.level, paragraphs=0)
        candidates = pool(library, template.kind, topic, material)
    if is_articled(draft.body):
        body = tuple(with_articles(draft.body, candidates, wanted))
    else:
        filler = Filler(template, values, candidates, wanted, left_out=wanted_order.without)
        body = tuple(filler.body(draft.body))
    return Composed(replace(draft, body=body), _sources(library, body))


def topic_of(values: Mapping[str, str], draft: Draft) -> str:
    """Return what the draft is on: the form's topic, else its title as far as it is known."""
    given = next((values[key] for key in _TOPIC if values.get(key)), "")
    return given or BLANK.sub("", draft.title)


def _sources(library: Library, body: Sequence[DraftParagraph]) -> tuple[Hit, ...]:
    ids = dict.fromkeys(one.source.id for one in body if one.source)
    return tuple(Hit(library.precedent(id_), 0.0, why="本稿借用了其中的语句") for id_ in ids)
