"""Compare the font and the size of headings and body text with the standard."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from gov_docs.core.types import Document, Issue, Paragraph, Role, Run, Tier
from gov_docs.rules.base import Rule
from gov_docs.rules.layout.oddity import Odd, Wanted, report
from gov_docs.rules.layout.scope import bound_paragraphs, main_text, plain_body
from gov_docs.rules.layout.stretches import Property, odd_inside, odd_runs
from gov_docs.rules.standard import TextForm, standard

_LIKE_BODY = {
    Role.ADDRESSEE: "主送机关",
    Role.ATTACHMENT_NOTE: "附件说明",
    Role.SIGNATURE: "署名",
    Role.DATE: "成文日期",
}

Part = tuple[Paragraph, int, int]  # a paragraph and the stretch of it to look at


def heading_parts(document: Document, *roles: Role) -> list[Part]:
    """Return the headings' own words; a run-in heading ends before its text begins."""
    return [
        (para, 0, para.run_in or len(para.text))
        for para in main_text(document)
        if para.role in roles and para.text.strip()
    ]


def body_parts(document: Document) -> list[Part]:
    """Return all that is set like the body: what follows a run-in heading, the signature too."""
    parts = [(para, 0, len(para.text)) for para in plain_body(document)]
    run_in = (para for para in main_text(document) if 0 < para.run_in < len(para.text))
    parts += [(para, para.run_in, len(para.text)) for para in run_in]
    others = (para for para in bound_paragraphs(document) if para.role in _LIKE_BODY)
    return parts + [(para, 0, len(para.text)) for para in others]


def check_headings(
    rule: Rule, document: Document, subject: str, form: TextForm, *roles: Role
) -> Iterator[Issue]:
    parts = heading_parts(document, *roles)
    yield from check_font(rule, document, subject, form, parts)
    yield from check_size(rule, document, subject, form, parts)


def check_font(
    rule: Rule, document: Document, subject: str, form: TextForm, parts: Sequence[Part]
) -> Iterator[Issue]:
    def wrong(run: Run) -> bool:
        return not form.face.met_by(run.font)

    def pasted(run: Run) -> bool:
        return not run.bold and not standard().is_official_face(run.font)

    font = Property("font", form.face.set_as, wrong, pasted)
    wanted = Wanted(subject, "字体", form.face.name)
    odd = _odd(parts, font)
    yield from report(rule, document, wanted, odd, len(parts), Tier.WARNING)


def check_size(
    rule: Rule, document: Document, subject: str, form: TextForm, parts: Sequence[Part]
) -> Iterator[Issue]:
    def wrong(run: Run) -> bool:
        return not form.size_met_by(run.size_pt)

    named = standard().size_name
    wanted = Wanted(subject, "字号", named(form.size_pt))
    size = Property("size_pt", form.size_pt, wrong, wrong)
    odd = [replace(one, shown=named(float(one.shown))) for one in _odd(parts, size)]
    yield from report(rule, document, wanted, odd, len(parts), Tier.WARNING)


def _odd(parts: Iterable[Part], looked_at: Property) -> list[Odd]:
    odd: list[Odd] = []
    for para, start, end in parts:
        whole = odd_runs(para, start, end, looked_at)
        found = [whole] if whole else odd_inside(para, start, end, looked_at)
        odd += [replace(one, subject=_LIKE_BODY.get(para.role, "")) for one in found]
    return odd
