"""Making the draft the drafting page asks for: the file, and the notes that stay beside it."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gov_docs.core.errors import GovDocsError
from gov_docs.desk.draft_notes import keep_notes, notes_of_draft
from gov_docs.desk.draft_pages import model_provider, template_of, topic_in
from gov_docs.desk.draft_unfinished import Unfinished, discard_unfinished
from gov_docs.providers.outgoing import Outgoing
from gov_docs.providers.patience import Cancel

if TYPE_CHECKING:
    from gov_docs.desk.drafting import Confirm, Progress

__all__ = ["Cancel", "Made", "Outgoing", "make", "new_cancel"]


@dataclass(frozen=True, slots=True)
class Made:
    output: Path
    blanks: int
    borrowed: int  # paragraphs with a source
    warnings: tuple[str, ...]  # but for missing fonts, of which the window tells elsewhere


def new_cancel() -> Cancel:
    return Cancel()


def make(
    wish: Unfinished,
    output: Path,
    cancel: Cancel,
    *,
    confirm: "Confirm | None" = None,
    progress: "Progress" = lambda _done, _all: None,
) -> Made:
    """Write the draft where nothing lies yet; raises GovDocsError, and then there is no file.

    With `confirm` the language model that is switched on words the sections: each text is shown
    first. The unfinished form goes once the file is there.
    """
    from gov_docs.desk import drafting
    from gov_docs.docx_io.create.figures import figures
    from gov_docs.docx_io.create.fonts import missing_fonts

    template = template_of(wish.template)
    values = {
        key: value for key, value in wish.values.items() if value.strip() and template.knows(key)
    }
    order = drafting.Order(
        kind=template.id,
        values=values,
        output=output,
        provider=(model_provider() or drafting.OFFLINE) if confirm else drafting.OFFLINE,
        chosen=wish.chosen,
        arrangement=wish.arrangement,
    )
    warnings: list[str] = []
    if confirm:
        done = drafting.draft(order, warnings.append, confirm, progress, cancel)
    else:
        done = drafting.draft(order, warnings.append, progress=progress, cancel=cancel)
    try:
        keep_notes(output, notes_of_draft(done, topic_in(template, values)))
        discard_unfinished(wish.id)
    except GovDocsError as error:  # the draft itself is there
        warnings.append(f"草稿已写好，但出处没有记下来：{error}")
    warnings += [one for one in done.warnings if one not in missing_fonts(figures())]
    borrowed = sum(one.source is not None for one in done.placed)
    return Made(output, len(done.blanks), borrowed, tuple(warnings))
