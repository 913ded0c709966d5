"""Whether a document is in force: only where a text says so, its own or another of the library."""

import re
from collections.abc import Iterable, Sequence

from gov_docs.core.precedent import Validity
from gov_docs.precedents.described import Effect
from gov_docs.precedents.engine import Engine, Row

# A statement counts where it gives the number, or is later than the document: a law is often enacted
# anew under its old title, and the one repealed is then another text.
_HEAD = 12  # paragraphs at the head in which a website's note on validity stands
_NOTE = re.compile(r"(?:有\s*效\s*性|时\s*效\s*性?|效力(?:状态)?)\s*[：:]\s*(?P<word>\S{2,6})")
_GONE = re.compile("失效|废止|无效|过期")
_GONE_TITLE = re.compile(r"[（(【\[](?:已)?(?:废止|失效)[）)】\]]")
_SAYS = {Effect.REPEALS: Validity.REVOKED, Effect.AMENDS: Validity.AMENDED}


def stated_validity(title: str, texts: Sequence[str]) -> Validity | None:
    """Return what a document's own text says of its validity, None where it is silent."""
    if _GONE_TITLE.search(title):
        return Validity.REVOKED
    for text in texts[:_HEAD]:
        note = _NOTE.search(text)
        if note and _GONE.search(note["word"]):
            return Validity.REVOKED
        if note and "修" in note["word"]:
            return Validity.AMENDED
        if note and note["word"].startswith(("有效", "现行")):
            return Validity.VALID
    return None


def refresh(engine: Engine, ids: Iterable[int]) -> list[int]:
    """Work the validity of documents out again; return those for which it changed."""
    changed = []
    for id_ in ids:
        rows = engine.rows(
            "SELECT validity, stated, COALESCE(date, effective), title_key, number_key FROM documents"
            " WHERE id = ? AND removed = 0",
            (id_,),
        )
        for row in rows:
            found = _found(engine, id_, row)
            if found != row[0]:
                engine.run("UPDATE documents SET validity = ? WHERE id = ?", [(found, id_)])
                changed.append(id_)
    return changed


def concerned(engine: Engine, id_: int) -> list[int]:
    """Return the documents that this one declares void or changed."""
    rows = engine.rows(
        "SELECT DISTINCT d.id FROM citations c JOIN documents d ON d.removed = 0 AND d.id <> ?"
        " AND ((c.title_key <> '' AND d.title_key = c.title_key)"
        " OR (c.number_key <> '' AND d.number_key = c.number_key))"
        " WHERE c.document = ? AND c.effect <> ''",
        (id_, id_),
    )
    return [int(row[0] or 0) for row in rows]


def _found(engine: Engine, id_: int, row: Row) -> Validity:
    _, stated, date, by_title, by_number = row
    if stated:
        return Validity(str(stated))
    statements = engine.rows(
        "SELECT c.effect, COALESCE(s.date, s.effective), c.number_key FROM citations c"
        " JOIN documents s ON s.id = c.document AND s.removed = 0"
        " WHERE c.effect <> '' AND c.document <> ? AND"
        " ((c.title_key <> '' AND c.title_key = ?) OR (c.number_key <> '' AND c.number_key = ?))",
        (id_, by_title, by_number),
    )
    effects = {
        Effect(str(effect))
        for effect, when, number in statements
        if (number and number == by_number) or (date and when and str(date) < str(when))
    }
    said = [_SAYS[effect] for effect in (Effect.REPEALS, Effect.AMENDS) if effect in effects]
    return said[0] if said else Validity.UNKNOWN
