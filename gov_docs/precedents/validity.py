"""Whether a document is in force: only where a person says so, or a text, its own or another's."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from gov_docs.core.precedent import Validity
from gov_docs.precedents.described import Effect
from gov_docs.precedents.engine import Engine, Row

# A statement counts where it gives the number, or is later than the document: a law is often enacted
# anew under its old title, and the one repealed is then another text.
_HEAD = 12  # paragraphs at the head in which a website's note on validity stands
_NOTE = re.compile(r"(?:有\s*效\s*性|时\s*效\s*性?|效力(?:状态)?)\s*[：:]\s*(?P<word>\S{2,6})")
_GONE = re.compile("失效|废止|无效|过期")
_GONE_TITLE = re.compile(r"[（(【\[](?:已)?(?:废止|失效)[）)】\]]")
# What people said; made when somebody first does, so a store without it is complete.
_TABLE = "judged"
_SAYS = {Effect.REPEALS: Validity.REVOKED, Effect.AMENDS: Validity.AMENDED}


class By(StrEnum):
    """Who says whether a document is in force."""

    PERSON = "person"
    TEXT = "text"  # its own
    DOCUMENTS = "documents"  # later ones of the library
    NOBODY = ""


@dataclass(frozen=True, slots=True)
class Ground:
    validity: Validity
    by: By = By.NOBODY
    documents: tuple[int, ...] = ()  # those that say so
    day: str = ""  # on which a person said so


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
    judged = _TABLE in engine.tables()
    for id_ in ids:
        for row in _rows(engine, id_):
            found = _ground(engine, id_, row, judged=judged).validity
            if found != row[0]:
                engine.run("UPDATE documents SET validity = ? WHERE id = ?", [(found, id_)])
                changed.append(id_)
    return changed


def ground(engine: Engine, id_: int) -> Ground:
    """Return what the validity of a document rests on."""
    judged = _TABLE in engine.tables()
    found = [_ground(engine, id_, row, judged=judged) for row in _rows(engine, id_)]
    return found[0] if found else Ground(Validity.UNKNOWN)


def judge(engine: Engine, id_: int, said: Validity | None, day: str) -> list[int]:
    """Let a person's word stand over all others, or take it back; return what changed by it."""
    engine.run(
        f"CREATE TABLE IF NOT EXISTS {_TABLE}"
        " (document BIGINT PRIMARY KEY, validity TEXT NOT NULL, day TEXT NOT NULL)"
    )
    forget(engine, id_)
    if said:
        engine.run(f"INSERT INTO {_TABLE} VALUES (?, ?, ?)", [(id_, said, day)])  # noqa: S608
    return refresh(engine, [id_])


def forget(engine: Engine, id_: int) -> None:
    """Forget what a person said of a document."""
    if _TABLE in engine.tables():
        engine.run(f"DELETE FROM {_TABLE} WHERE document = ?", [(id_,)])  # noqa: S608


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


def _rows(engine: Engine, id_: int) -> list[Row]:
    return engine.rows(
        "SELECT validity, stated, COALESCE(date, effective), title_key, number_key FROM documents"
        " WHERE id = ? AND removed = 0",
        (id_,),
    )


def _ground(engine: Engine, id_: int, row: Row, *, judged: bool) -> Ground:
    _, stated, date, by_title, by_number = row
    said = _said(engine, id_) if judged else None
    if said:
        return said
    if stated:
        return Ground(Validity(str(stated)), By.TEXT)
    statements = engine.rows(
        "SELECT c.effect, COALESCE(s.date, s.effective), c.number_key, s.id FROM citations c"
        " JOIN documents s ON s.id = c.document AND s.removed = 0"
        " WHERE c.effect <> '' AND c.document <> ? AND"
        " ((c.title_key <> '' AND c.title_key = ?) OR (c.number_key <> '' AND c.number_key = ?))",
        (id_, by_title, by_number),
    )
    sources: dict[Effect, list[int]] = {}
    for effect, when, number, source in statements:
        if (number and number == by_number) or (date and when and str(date) < str(when)):
            sources.setdefault(Effect(str(effect)), []).append(int(source or 0))
    for effect in (Effect.REPEALS, Effect.AMENDS):
        if effect in sources:
            return Ground(_SAYS[effect], By.DOCUMENTS, tuple(dict.fromkeys(sources[effect])))
    return Ground(Validity.UNKNOWN)


def _said(engine: Engine, id_: int) -> Ground | None:
    sql = f"SELECT validity, day FROM {_TABLE} WHERE document = ?"  # noqa: S608
    rows = engine.rows(sql, (id_,))
    return Ground(Validity(str(rows[0][0])), By.PERSON, day=str(rows[0][1])) if rows else None
