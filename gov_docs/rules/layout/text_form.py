"""Compare the font and the size of headings and body text with the standard."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from gov_docs.core.types import Document, Issue, Paragraph, Role, Run, Tier
from gov_docs.rules.base import Rule
from gov_docs.rules.layout.oddity import Odd, Wanted, odd_runs, report
from gov_docs.rules.layout.scope import main_text, plain_body
from gov_docs.rules.standard import TextForm, standard

Part = tuple[Paragraph, int, int]  # a paragraph and the stretch of it to look at


def heading_parts(document: Document, *roles: Role) -> list[Part]:
    """Return the headings' own words; a run-in heading ends before its text begins."""
    return [
        (para, 0, para.run_in or len(para.text))
        for para in main_text(document)
        if para.role in roles and para.text.strip()
    ]


def body_parts(document: Document) -> list[Part]:
    """Return the body paragraphs, and what follows a run-in heading."""
    parts = [(para, 0, len(para.text)) for para in plain_body(document)]
    run_in = (para for para in main_text(document) if 0 < para.run_in < len(para.text))
    return parts + [(para, para.run_in, len(para.text)) for para in run_in]


def check_headings(
    rule: Rule, document: Document, subject: str, form: TextForm, *roles: Role
) -> Iterator[Issue]:
    parts = heading_parts(document, *roles)
    yield from check_font(rule, document, subject, form, parts)
    yield from check_size(rule, document, subject, form, parts)


def check_font(
    rule: Rule, document: Document, subject: str, form: TextForm, parts: Iterable[Part]
) -> Iterator[Issue]:
    def wrong(run: Run) -> bool:
        return not form.face.met_by(run.font)

    parts = list(parts)
    odd = [odd_runs(*part, "font", form.face.set_as, wrong) for part in parts]
    wanted = Wanted(subject, "字体", form.face.name)
    yield from report(rule, document, wanted, [one for one in odd if one], len(parts), Tier.WARNING)


def check_size(
    rule: Rule, document: Document, subject: str, form: TextForm, parts: Iterable[Part]
) -> Iterator[Issue]:
    def wrong(run: Run) -> bool:
        return not form.size_met_by(run.size_pt)

    parts = list(parts)
    odd = [odd_runs(*part, "size_pt", form.size_pt, wrong) for part in parts]
    wanted = Wanted(subject, "字号", standard().size_name(form.size_pt))
    named = [_named(one) for one in odd if one]
    yield from report(rule, document, wanted, named, len(parts), Tier.WARNING)


def _named(odd: Odd) -> Odd:
    return replace(odd, shown=standard().size_name(float(odd.shown)))
