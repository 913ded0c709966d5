"""The 发文机关标志: its words, and the size that lets it fill a line."""

from dataclasses import dataclass, replace

from gov_docs.core.draft import Draft, Form
from gov_docs.docx_io.create.blocks import Block, block
from gov_docs.docx_io.create.figures import BIAO, Figures
from gov_docs.docx_io.create.looks import RED, Look
from gov_docs.docx_io.create.tables import table
from gov_docs.docx_io.create.width import width

_LARGEST, _SMALLEST = 54.0, 26.0
_NARROWEST = 66  # per cent; below it a letterhead looks squeezed, so it gets smaller instead
LEADING = 1.25  # a letterhead's line by its size
# A line of fixed height has its baseline at four fifths; the em box rises 0.88 above it.
EM_TOP = 0.8 * LEADING - 0.88
_TAILS = {Form.ORDER: "令", Form.MINUTES: "纪要", Form.LETTER: ""}
_UNKNOWN = "【待填：发文机关】"
_SHARE = 0.92  # of the line that a single issuer's letterhead may take
_SPARE = 0.3  # characters
_WORD_WIDTH = 2.8  # of 文件 and the space before it, in characters
_MOST_HEIGHT = 230.0  # points that stacked names may take: page 1 has to show text


@dataclass(frozen=True, slots=True)
class Fit:
    size: float
    scale: int  # width of the characters in per cent


def fit(chars: float, room: float, largest: float = _LARGEST) -> Fit:
    """Return the largest size at which so many characters stand in the room."""
    size = largest
    while size > _SMALLEST and chars * size * _NARROWEST / 100 > room:
        size -= 2
    return Fit(size, min(100, int(100 * room / max(chars * size, 1.0))))


def letterhead_text(draft: Draft) -> str:
    """Return what a single issuer's letterhead says in this form."""
    if title_is_head(draft):
        return draft.title
    name, tail = (*draft.issuers, _UNKNOWN)[0], _TAILS.get(draft.form, "文件")
    return name if name.endswith(tail) else name + tail


def title_is_head(draft: Draft) -> bool:
    """Say whether the title is itself the letterhead: 某某市人民政府令, 某某会议纪要."""
    tails = {Form.ORDER: "令", Form.MINUTES: "纪要"}
    tail = tails.get(draft.form)
    return tail is not None and draft.title.endswith(tail) and "关于" not in draft.title


def letterhead(draft: Draft, f: Figures, top: float) -> tuple[Block, ...]:
    """Return the letterhead with its characters' upper edge `top` points down."""
    if len(draft.issuers) > 1 and draft.form in (Form.DOCUMENT, Form.UPWARD):
        return _joint(draft.issuers, f, top)
    text = letterhead_text(draft)
    fitted = fit(width(text), _SHARE * f.text_width)
    look = replace(head_look(fitted), before=max(0.0, top - EM_TOP * fitted.size))
    return (block(look, text),)


def head_look(fitted: Fit) -> Look:
    return Look(
        "GwLetterhead", "公文发文机关标志", BIAO, fitted.size, RED, "center",
        pitch=fitted.size * LEADING, scale=fitted.scale,
    )  # fmt: skip


def _joint(names: tuple[str, ...], f: Figures, top: float) -> tuple[Block, ...]:
    """Return the names of all issuers, one above the other, and 文件 beside them at half height."""
    longest = max(map(width, names))
    largest = min(_LARGEST, _MOST_HEIGHT / len(names) / LEADING)
    fitted = fit(longest + _WORD_WIDTH + _SPARE, f.text_width, largest)
    gap = Look("GwHeadGap", "公文版头空白", pitch=max(1.0, top - EM_TOP * fitted.size))
    look = head_look(fitted)
    names_look = replace(look, id="GwJointNames", name="公文联合发文机关", align="distribute")
    char = fitted.size * fitted.scale / 100
    widths = ((longest + _SPARE) * char, _WORD_WIDTH * char)
    cells = (
        "".join(block(names_look, name).written() for name in names),
        block(look, "文件").written(),
    )
    stack = Block(
        look, table=table(widths, [cells]), height=look.pitch * len(names), also=(names_look,)
    )
    return (Block(gap), stack)
