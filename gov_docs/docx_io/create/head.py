"""What stands above the title: marks, letterhead, number, the people who sign, the red line."""

from collections.abc import Iterator

from gov_docs.core.draft import Draft, Form
from gov_docs.docx_io.create.blocks import Block, block
from gov_docs.docx_io.create.figures import HEI, Figures, points
from gov_docs.docx_io.create.letter import letter_head
from gov_docs.docx_io.create.letterhead import letterhead, letterhead_text
from gov_docs.docx_io.create.looks import NAME, RED, Border, Look, Tab
from gov_docs.docx_io.create.markup import plain, runs
from gov_docs.docx_io.create.width import width

RED_LINE = Border("bottom", 12, 7, RED)  # with the space under the characters this makes 4 mm
_TOPS = {Form.DOCUMENT: 35.0, Form.UPWARD: 35.0, Form.ORDER: 20.0, Form.MINUTES: 35.0}  # mm
_NAMES_A_LINE = 2
_NAME_WIDTH = 3.0
_LABEL = "签发人："


def head(draft: Draft, f: Figures) -> tuple[Block, ...]:
    """Return the blocks above the title."""
    if draft.form is Form.PLAIN:
        return ()
    marks = tuple(_marks(draft, f))
    if draft.form is Form.LETTER:
        return letter_head(letterhead_text(draft), draft.doc_number, marks, f)
    top = points(_TOPS[draft.form]) - len(marks) * f.pitch
    numbers = _upward(draft, f) if draft.form is Form.UPWARD else _number(draft, f)
    return (*marks, *letterhead(draft, f, top), *numbers)


def _marks(draft: Draft, f: Figures) -> Iterator[Block]:
    looks = (
        (draft.copy_number, Look("GwCopyNumber", "公文份号", size=f.size, pitch=f.pitch)),
        (draft.secrecy, Look("GwSecrecy", "公文密级", HEI, size=f.size, pitch=f.pitch)),
        (draft.urgency, Look("GwUrgency", "公文紧急程度", HEI, size=f.size, pitch=f.pitch)),
    )
    return (block(look, text) for text, look in looks if text)


def _number(draft: Draft, f: Figures) -> Iterator[Block]:
    yield block(number_look(f, headed=draft.form is not Form.ORDER), draft.doc_number)


def number_look(f: Figures, *, headed: bool) -> Look:
    """Return the look of a number in the middle; under a head it stands on the red line."""
    lines = (RED_LINE,) if headed else ()
    return _number_look(f, 2 * f.pitch, align="center", borders=lines)


def _number_look(f: Figures, before: float, **other: object) -> Look:
    base: dict[str, object] = {"size": f.size, "pitch": f.pitch, "before": before, **other}
    return Look("GwDocNumber", "公文发文字号", **base)  # type: ignore[arg-type]


def _upward(draft: Draft, f: Figures) -> Iterator[Block]:
    """Yield the lines of number and signatories; the number shares the last one's line.

    The places are tabs, not indents: a line under the paragraph would be indented with it.
    """
    names = [_spread(name) for name in draft.signatories]
    rows = [names[at : at + _NAMES_A_LINE] for at in range(0, len(names), _NAMES_A_LINE)] or [[]]
    tabs = _tabs(names, f)
    two = 2 * f.pitch
    last = _number_look(
        f, two if len(rows) == 1 else 0.0, align="left", tabs=tabs, borders=(RED_LINE,)
    )
    upper = Look("GwSignatory", "公文签发人", size=f.size, align="left", pitch=f.pitch, tabs=tabs)
    first = Look(
        "GwFirstSignatory", "公文首行签发人", size=f.size, align="left",
        before=two, pitch=f.pitch, tabs=tabs,
    )  # fmt: skip
    for at, row in enumerate(rows):
        is_last, is_first = at == len(rows) - 1, at == 0
        look = last if is_last else first if is_first else upper
        yield _row(look, draft.doc_number if is_last else "", row, labelled=is_first)


def _tabs(names: list[str], f: Figures) -> tuple[Tab, ...]:
    """Return where the number, the label and the names begin; the last name ends one short."""
    columns = min(_NAMES_A_LINE, max(1, len(names)))
    shown = max([_NAME_WIDTH, *map(width, names)])
    first = f.text_width / f.size - 1 - columns * shown - (columns - 1)
    begins = (first + at * (shown + 1) for at in range(columns))
    return (Tab(1), Tab(first - width(_LABEL)), *map(Tab, begins))


def _row(look: Look, number: str, names: list[str], *, labelled: bool) -> Block:
    if not names:
        return block(look, f"\t{number}")
    left = f"\t{number}\t" + (_LABEL if labelled else "\t")
    shown = "\t".join(names)
    return Block(look, plain(left + shown), runs(left) + runs(shown, NAME))


def _spread(name: str) -> str:
    """Return a name of two characters set as wide as one of three."""
    return f"{name[0]}\u3000{name[1]}" if len(name) == 2 else name
