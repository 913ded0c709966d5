"""What the search index holds of a document."""

import tantivy

from gov_docs.core.kinds import kind_of
from gov_docs.core.precedent import Precedent
from gov_docs.precedents.described import Content
from gov_docs.precedents.terms import pairs

FORM = 1  # raised whenever what is said here changes: an index of another form is built anew
_TITLE_WEIGHT = 3  # measured: one field with the title three times beats two fields


def schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("id", indexed=True, fast=True)
    builder.add_text_field("text", tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field("issuer", tokenizer_name="whitespace", index_option="position")
    for name in ("kind", "level", "validity"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    builder.add_integer_field("date", indexed=True, fast=True)
    return builder.build()


def indexed(one: Precedent, content: Content, when: str | None) -> tantivy.Document:
    headings = (text for _, text in content.outline)
    head = [one.title, one.doc_number or ""] * _TITLE_WEIGHT
    document = tantivy.Document()
    document.add_integer("id", one.id)
    document.add_text(
        "text", _terms([*head, one.issuer or "", *headings, *content.texts, *content.more])
    )
    document.add_text("issuer", _terms([issuer_of(one.issuer, one.title)]))
    for kind in kinds_of(one.kind, one.title):
        document.add_text("kind", kind)
    document.add_text("level", str(one.level or ""))
    document.add_text("validity", str(one.validity))
    if when:
        document.add_integer("date", day(when))
    return document


def _terms(texts: list[str]) -> str:
    return " ".join(pairs("\n".join(texts)))


def issuer_of(issuer: str | None, title: str) -> str:
    """Return the text in which an issuer is looked for; a law names its place in the title."""
    return issuer or title


def kinds_of(kind: str | None, title: str) -> set[str]:
    """Return the kind of a document and of what it issues: 关于印发…方案的通知 is both."""
    inner = title.removesuffix("的通知").rstrip("》") if "印发" in title else ""
    return {one for one in (kind, kind_of(inner) if inner else None) if one}


def day(date: str, *, last: bool = False) -> int:
    """Return 2024-05-01 as 20240501; of a mere 2024 or 2024-05 the first day, or the last."""
    year, month, number = [*date.split("-"), "", ""][:3]
    month, number = month or ("12" if last else "1"), number or ("31" if last else "1")
    return int(year) * 10_000 + int(month) * 100 + int(number)
