"""The search index: derived from the store, caught up by change number, thrown away when in doubt."""

import json
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import tantivy

from gov_docs.core.kinds import kind_of
from gov_docs.core.precedent import Filters, Precedent
from gov_docs.files import replace_file
from gov_docs.precedents.described import Content
from gov_docs.precedents.store import Change, Store
from gov_docs.precedents.terms import pairs

_FORM = 1  # of the index; another one on the disk is thrown away
_TITLE_WEIGHT = 3  # measured: one field, the title three times, beats two fields
_BATCH = 200
_HEAP = 64_000_000
_MOST_TERMS = 80


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("id", stored=True, indexed=True, fast=True)
    builder.add_text_field("text", tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field("issuer", tokenizer_name="whitespace", index_option="position")
    for name in ("kind", "level", "validity"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    builder.add_integer_field("date", indexed=True, fast=True)
    return builder.build()


class Index:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._schema = _schema()
        folder.mkdir(parents=True, exist_ok=True)
        self._index = tantivy.Index(self._schema, path=str(folder))

    def catch_up(self, store: Store) -> None:
        state = self._state()
        if state.get("form") != _FORM or state.get("store") != store.identity:
            state = {"form": _FORM, "store": store.identity, "change": 0}
            self._clear()
        last = store.last_change()
        if state["change"] == last:
            return
        writer = self._index.writer(_HEAP, 1)
        at = int(state["change"])
        while changes := store.changes(at, _BATCH):
            for change in changes:
                writer.delete_documents_by_term("id", change.id)
                if change.precedent is not None and change.content is not None:
                    writer.add_document(_document(change.precedent, change.content))
            at = changes[-1].number
        writer.commit()
        self._index.reload()
        replace_file(self._folder / "state.json", json.dumps({**state, "change": at}).encode())

    def _state(self) -> dict[str, object]:
        try:
            return json.loads((self._folder / "state.json").read_text())
        except (OSError, ValueError):
            return {}

    def _clear(self) -> None:
        writer = self._index.writer(_HEAP, 1)
        writer.delete_all_documents()
        writer.commit()
        self._index.reload()

    def search(self, query: str, filters: Filters, limit: int) -> list[tuple[int, float]]:
        """Return (document id, score), best first."""
        terms = list(dict.fromkeys(pairs(query)))[:_MOST_TERMS]
        if not terms:
            return []
        should = [
            (tantivy.Occur.Should, tantivy.Query.term_query(self._schema, "text", term, "freq"))
            for term in terms
        ]
        wanted = tantivy.Query.boolean_query(should)
        demanded = [(tantivy.Occur.Must, one) for one in self._demands(filters)]
        if demanded:
            wanted = tantivy.Query.boolean_query([(tantivy.Occur.Must, wanted), *demanded])
        searcher = self._index.searcher()
        hits = searcher.search(wanted, limit, count=False).hits
        ids = [searcher.doc(address).get_first("id") for _, address in hits]
        return [(id_, score) for id_, (score, _) in zip(ids, hits, strict=True)]

    def _demands(self, filters: Filters) -> list[tantivy.Query]:
        demands = []
        if filters.kind:
            demands.append(self._any("kind", [filters.kind]))
        if filters.levels:
            demands.append(self._any("level", [str(level) for level in filters.levels]))
        if filters.validity:
            demands.append(self._any("validity", [str(one) for one in filters.validity]))
        if filters.issuer:
            demands.append(self._named(filters.issuer))
        if filters.since or filters.until:
            span = (_day(filters.since or "0001"), _day(filters.until or "9999", end=True))
            demands.append(
                tantivy.Query.range_query(self._schema, "date", tantivy.FieldType.Integer, *span)
            )
        return [tantivy.Query.const_score_query(one, 0.0) for one in demands]

    def _any(self, field: str, values: Sequence[str]) -> tantivy.Query:
        return tantivy.Query.term_set_query(self._schema, field, list(values))

    def _named(self, name: str) -> tantivy.Query:
        terms = pairs(name)
        if len(terms) < 2:
            return self._any("issuer", terms or [name])
        return tantivy.Query.phrase_query(self._schema, "issuer", terms)


def _document(one: Precedent, content: Content) -> tantivy.Document:
    head = [one.title, one.doc_number or ""] * _TITLE_WEIGHT
    headings = [text for _, text in content.outline]
    terms = pairs("\n".join([*head, one.issuer or "", *headings, *content.texts]))
    document = tantivy.Document()
    document.add_integer("id", one.id)
    document.add_text("text", " ".join(terms))
    document.add_text("issuer", " ".join(pairs(one.issuer or "")))
    for kind in _kinds(one):
        document.add_text("kind", kind)
    document.add_text("level", str(one.level or ""))
    document.add_text("validity", str(one.validity))
    if one.date:
        document.add_integer("date", _day(one.date))
    return document


def _kinds(one: Precedent) -> set[str]:
    """Return the kind of the document, and of what it issues: 关于印发…方案的通知 is both."""
    inner = one.title.removesuffix("的通知").rstrip("》") if "印发" in one.title else ""
    return {kind for kind in (one.kind, kind_of(inner) if inner else None) if kind}


def _day(date: str, *, end: bool = False) -> int:
    """Return 2024-05-01 as 20240501; what is missing is the first or last of it."""
    year, month, day = (date.split("-") + ["", ""])[:3]
    return (
        int(year) * 10_000 + int(month or (12 if end else 1)) * 100 + int(day or (31 if end else 1))
    )
