"""What was found in the library: title, what it is, and the words that were looked for."""

from gov_docs.core.precedent import Hit, Precedent, Validity
from gov_docs.gui.drawn_list import DrawnDelegate, DrawnModel, Piece, Row
from gov_docs.gui.theme import Colors


def about(one: Precedent) -> str:
    """Return number, issuer, date, level and validity on one line; what is not known is left out."""
    validity = str(one.validity) if one.validity is not Validity.UNKNOWN else None
    parts = (one.doc_number, one.issuer, one.date, str(one.level or ""), one.kind, validity)
    return "　".join(part for part in parts if part)


class HitsModel(DrawnModel[Hit]):
    def __init__(self) -> None:
        super().__init__(lambda one: f"{one.precedent.title}\n{about(one.precedent)}")

    def hit(self, row: int) -> Hit | None:
        return self.thing(row)

    def row_of(self, id_: int) -> int:
        return self.row_where(lambda one: one.precedent.id == id_)

    @property
    def has_snippets(self) -> bool:
        first = self.thing(0)
        return bool(first and first.snippet)


class HitsDelegate(DrawnDelegate[Hit]):
    def __init__(self, model: HitsModel, colors: Colors) -> None:
        super().__init__(model, colors, lambda hit, now: _row(hit, now, model.has_snippets))


def _row(hit: Hit, colors: Colors, has_snippets: bool) -> Row:
    gone = hit.precedent.validity is Validity.REVOKED
    title = (Piece(hit.precedent.title, colors.faint if gone else colors.text, True),)
    lines = [title, (Piece(about(hit.precedent), colors.faint),)]
    told = hit.snippet
    pieces = (
        Piece(told[: hit.start], colors.faint),
        Piece(told[hit.start : hit.end], colors.accent, True),
        Piece(told[hit.end :], colors.faint),
    )
    return Row((*lines, pieces) if has_snippets else tuple(lines))
