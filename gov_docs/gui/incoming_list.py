"""The register's entries as rows: what is overdue or done is told in words and colour."""

from gov_docs.desk.incoming import Book, Entry
from gov_docs.gui.drawn_list import DrawnDelegate, DrawnModel, Piece, Row
from gov_docs.gui.theme import Colors

_NO_TITLE = "（没有标题）"


def state_of(entry: Entry, today: str) -> str:
    """Return in a word how an entry stands."""
    if entry.void:
        return "作废"
    if entry.book is Book.OUTGOING:
        return "已印发" if entry.values.get("printed") else ""
    if entry.is_done:
        return "已办结"
    if entry.is_overdue(today):
        return "逾期"
    return "待处理" if not entry.values.get("lead") else f"{entry.values['lead']}办理中"


def about(one: Entry) -> str:
    told = one.values
    due = f"{told['due'][5:]} 前" if told.get("due") and not one.is_done else ""
    whose = told.get("sender") or told.get("doc_number", "")
    return "　".join(part for part in (one.number, whose, due) if part)


class EntriesModel(DrawnModel[Entry]):
    def __init__(self) -> None:
        super().__init__(self._in_words)
        self.today = ""

    def _in_words(self, one: Entry) -> str:
        return f"{one.title or _NO_TITLE}\n{about(one)}　{state_of(one, self.today)}"

    def entry(self, row: int) -> Entry | None:
        return self.thing(row)

    def row_of(self, id_: int) -> int:
        return self.row_where(lambda one: one.id == id_)


class EntriesDelegate(DrawnDelegate[Entry]):
    def __init__(self, model: EntriesModel, colors: Colors) -> None:
        super().__init__(model, colors, lambda one, now: _row(one, now, model.today))


def _row(entry: Entry, colors: Colors, today: str) -> Row:
    told = state_of(entry, today)
    tone = {"逾期": colors.error, "待处理": colors.warning, "已办结": colors.good}
    title = colors.faint if entry.is_done or entry.void else colors.text
    return Row(
        ((Piece(entry.title or _NO_TITLE, title),), (Piece(about(entry), colors.faint),)),
        Piece(told, tone.get(told, colors.faint)),
    )
