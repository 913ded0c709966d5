"""Items to file and items filed as rows: title, code or what is still open."""

from gov_docs.desk.filing import Filed, Suggested, Waits
from gov_docs.gui.drawn_list import DrawnDelegate, DrawnModel, Piece, Row
from gov_docs.gui.theme import Colors

Item = Suggested | Filed | Waits
OPEN, READY, DONE, BAD = "待您定", "可归档", "已归档", "读不了"


def state_of(one: Item) -> str:
    if isinstance(one, Waits):
        return "已办结" if one.entries[0].is_done else "已印发"
    if isinstance(one, Filed) or one.is_filed:
        return DONE
    if one.error or one.advice is None:
        return BAD
    return READY if one.advice.period else OPEN


def title_of(one: Item) -> str:
    if isinstance(one, Waits):
        return one.title
    return one.item.title if isinstance(one, Filed) else one.name


def about(one: Item) -> str:
    if isinstance(one, Waits):
        told = one.entries[0].values
        also = f"等 {len(one.entries)} 件" if len(one.entries) > 1 else ""
        parts = (f"{one.entries[0].number}{also}", told.get("sender"), told.get("doc_number"))
        return "　".join(part for part in parts if part)
    if isinstance(one, Filed):
        return f"{one.code}　{one.item.type}"
    if one.advice is None:
        return one.error
    more = f"　共 {len(one.paths)} 个文件" if len(one.paths) > 1 else ""
    return f"{one.advice.type}　{one.advice.category}{more}"


class ItemsModel(DrawnModel[Item]):
    def __init__(self) -> None:
        super().__init__(lambda one: f"{title_of(one)}\n{about(one)}　{state_of(one)}")


class ItemsDelegate(DrawnDelegate[Item]):
    def __init__(self, model: ItemsModel, colors: Colors) -> None:
        super().__init__(model, colors, _row)


def _row(one: Item, colors: Colors) -> Row:
    told = state_of(one)
    tone = {OPEN: colors.warning, READY: colors.accent, DONE: colors.good, BAD: colors.error}
    return Row(
        ((Piece(title_of(one), colors.text),), (Piece(about(one), colors.faint),)),
        Piece(told, tone.get(told, colors.faint)),
    )
