"""Signature, date of issue and annotation, placed as for a seal (GB/T 9704-2012, 7.3.5.1)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from gov_docs.core.draft import BLANK, Draft, Form
from gov_docs.docx_io.create.blocks import Block, block
from gov_docs.docx_io.create.figures import Figures
from gov_docs.docx_io.create.looks import Look, looks
from gov_docs.docx_io.create.width import width

_USUAL_DATE = "2026年10月20日"  # what a blank date is as wide as, once filled in
_LEAST_RIGHT = 1.0
_TEXT = ("GwBody", "GwAttendance")
_STAMPED = ("命令", "议案")  # signed by a stamp of the head's name (7.3.5.3)


def with_closing(body: list[Block], draft: Draft, f: Figures) -> list[Block]:
    """Return the text with its closing; the last paragraph stays on the closing's page."""
    closing = list(_closing(draft, f))
    if not closing:
        return body
    ours = (at for at, one in enumerate(body) if one.look.id.startswith(_TEXT))
    last = max(ours, default=None)
    if last is not None:
        body[last] = replace(body[last], look=_last(body[last].look, f))
    return [*body, *closing]


def _last(look: Look, f: Figures) -> Look:
    """Return the look of the text's last paragraph, which may be its first, or name who was there."""
    if look.id == "GwBody":
        return looks(f)["GwLastBody"]
    return replace(look, id=f"{look.id}Last", name=f"{look.name}末段", keep_next=True)


def closing_places(names: Sequence[str], date: str, f: Figures) -> tuple[tuple[float, ...], float]:
    """Return how many characters stay free to the right of each name, and of the date.

    The names are centred on the date; one that would run out of the line moves both to the left.
    """
    date_width = width(_USUAL_DATE if BLANK.search(date) else date)
    widths = [width(name) for name in names]
    middle = max(f.sealed_right + date_width / 2, _LEAST_RIGHT + max(widths, default=0.0) / 2)
    rights = tuple(_quarter(middle - wide / 2) for wide in widths)
    return rights, _quarter(middle - date_width / 2)


def _closing(draft: Draft, f: Figures) -> Iterator[Block]:
    stamped = draft.form is Form.ORDER or draft.kind in _STAMPED
    rights, date_right = closing_places(draft.signatures, draft.date, f)
    if stamped:  # the stamp and the date stand under each other
        rights, date_right = (f.sealed_right,) * len(rights), f.sealed_right
    for at, (name, right) in enumerate(zip(draft.signatures, rights, strict=True)):
        yield block(signature_look(f, first=not at), name, right=right)
    if draft.date:
        look = date_look(f, signed=bool(draft.signatures), under_stamp=stamped)
        kept = replace(look, right=date_right, keep_next=bool(draft.annotation))
        yield block(kept, draft.date)
    if draft.annotation:
        yield block(looks(f)["GwAnnotation"], f"（{draft.annotation.strip('（）()')}）")


def signature_look(f: Figures, *, first: bool) -> Look:
    look = _look("GwSignature", "公文署名", f, f.seal_lines)
    if first:
        return look
    return replace(look, id="GwSignature2", name="公文署名续行", before=0.0)


def date_look(f: Figures, *, signed: bool, under_stamp: bool = False) -> Look:
    """Return the look of the date: under the name, or where there is none as far from the text."""
    lines = float(under_stamp) if signed else f.seal_lines
    return replace(_look("GwDate", "公文成文日期", f, lines), keep_next=False)


def _quarter(chars: float) -> float:
    return round(chars * 4) / 4


def _look(id_: str, name: str, f: Figures, lines: float) -> Look:
    return Look(
        id_, name, size=f.size, align="right", right=f.sealed_right,
        before=lines * f.pitch, pitch=f.pitch, keep_next=True,
    )  # fmt: skip
