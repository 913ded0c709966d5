"""Change single properties inside w:rPr, w:pPr and w:sectPr, as splices of their bytes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from gov_docs.core.errors import RefusedEditError
from gov_docs.docx_io.markup import Names, has_attribute, set_attributes
from gov_docs.docx_io.scan import Scan


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split())


# The order the schema asks of the children (ISO/IEC 29500-1, CT_RPr, CT_PPr, CT_SectPr).
ORDER: dict[str, tuple[str, ...]] = {
    "rPr": _names("""
        ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline
        shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz
        szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout
        specVanish oMath rPrChange
    """),
    "pPr": _names("""
        pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers
        pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE
        autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents
        suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle
        rPr sectPr pPrChange
    """),
    "sectPr": _names("""
        headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders
        lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter
        docGrid printerSettings sectPrChange
    """),
}
_NOT_IN_HISTORY = {
    "rPr": frozenset({"rPrChange"}),
    "pPr": frozenset({"rPr", "sectPr", "pPrChange"}),
    "sectPr": frozenset({"headerReference", "footerReference", "sectPrChange"}),
}
# The newer names of the same attributes of w:ind, which Strict files must use.
_NEWER = {"left": "start", "leftChars": "startChars", "right": "end", "rightChars": "endChars"}


@dataclass(frozen=True, slots=True)
class Change:
    """Set attributes of one property element, which is made where it is missing."""

    child: str
    attributes: Mapping[str, str | None]  # None takes the attribute away
    needs: Mapping[str, str] = field(default_factory=dict)  # what a new element must also say


@dataclass(frozen=True, slots=True)
class Place:
    """Where a container of properties stands, or where it would."""

    kind: str  # rPr, pPr or sectPr
    scanned: Scan
    number: int | None
    at: int  # where a new one goes
    names: Names


Piece = tuple[int, int, bytes]  # start, end, new bytes


def property_pieces(place: Place, changes: tuple[Change, ...], mark: bytes | None) -> list[Piece]:
    """Return what to replace; `mark` is the start tag of the revision that keeps the old properties."""
    merged = _merged(changes, place.kind)
    if not merged:
        return []
    history = b"" if mark is None else _history(place, mark)
    if place.number is None:
        new = b"".join(_new_child(change, place.names) for change in merged)
        return [(place.at, place.at, _wrapped(place, new + history))]
    span = place.scanned.spans[place.number]
    if span.start_tag_end == span.end:
        new = b"".join(_new_child(change, place.names) for change in merged)
        tag = place.scanned.start_tag(place.number).rstrip()[:-2].rstrip() + b">"
        return [(span.start, span.end, tag + new + history + place.names.end(place.kind))]
    pieces = [piece for change in merged for piece in _child_pieces(place, place.number, change)]
    if history:
        pieces.append((span.end_tag_start, span.end_tag_start, history))
    return pieces


def changed_bytes(
    place: Place, changes: tuple[Change, ...], mark: bytes | None, *, keep_history: bool = True
) -> bytes:
    """Return the container's bytes with the changes made, for a copy of it elsewhere.

    Without its history the copy carries no record of somebody's format revision.
    """
    base, end = place.at, place.at
    pieces = property_pieces(place, changes, mark)
    if place.number is not None:
        base, _, _, end, _ = place.scanned.spans[place.number]
        history = place.scanned.child(place.number, f"{place.kind}Change")
        if history is not None and not keep_history:
            cut = place.scanned.spans[history]
            pieces.append((cut.start, cut.end, b""))
    out, at = b"", base
    for start, stop, new in sorted(pieces, key=lambda piece: piece[:2]):
        out += place.scanned.data[at:start] + new
        at = stop
    return out + place.scanned.data[at:end]


def _merged(changes: tuple[Change, ...], kind: str) -> list[Change]:
    by_child: dict[str, Change] = {}
    for change in changes:
        old = by_child.get(change.child)
        if old is not None:
            change = Change(
                change.child,
                {**old.attributes, **change.attributes},
                {**old.needs, **change.needs},
            )
        by_child[change.child] = change
    return sorted(by_child.values(), key=lambda change: ORDER[kind].index(change.child))


def _child_pieces(place: Place, container: int, change: Change) -> Iterator[Piece]:
    scanned = place.scanned
    present = [n for n in scanned.children(container) if scanned.local_name(n) == change.child]
    for number in present:
        span = scanned.spans[number]
        tag = scanned.start_tag(number)
        yield (
            span.start,
            span.start_tag_end,
            set_attributes(tag, place.names, _spelled(change, tag, place.names)),
        )
    if not present:
        at = _where(place, container, change.child)
        yield at, at, _new_child(change, place.names)


def _where(place: Place, container: int, child: str) -> int:
    """Return the place after the last child that the schema puts earlier."""
    order = ORDER[place.kind]
    at = place.scanned.spans[container].start_tag_end
    for number in place.scanned.children(container):
        name = place.scanned.local_name(number)
        if name in order and order.index(name) < order.index(child):
            at = place.scanned.spans[number].end
    return at


def _new_child(change: Change, names: Names) -> bytes:
    values = {**change.needs, **_spelled(change, b"", names)}
    return names.empty(change.child, {k: v for k, v in values.items() if v is not None})


def _spelled(change: Change, tag: bytes, names: Names) -> dict[str, str | None]:
    if change.child != "ind":
        return dict(change.attributes)
    newer = {
        old: new for old, new in _NEWER.items() if names.strict or (tag and has_attribute(tag, new))
    }
    return {newer.get(key, key): value for key, value in change.attributes.items()}


def _wrapped(place: Place, content: bytes) -> bytes:
    return place.names.tag(place.kind, {}) + content + place.names.end(place.kind)


def _history(place: Place, mark: bytes) -> bytes:
    old = b""
    if place.number is not None:
        scanned = place.scanned
        names = [(scanned.local_name(n), n) for n in scanned.children(place.number)]
        if any(name == f"{place.kind}Change" for name, _ in names):
            raise RefusedEditError("此处已有尚未处理的格式修订；请先接受或拒绝该修订")
        kept = (n for name, n in names if name not in _NOT_IN_HISTORY[place.kind])
        old = b"".join(scanned.raw(n) for n in kept)
    return mark + _wrapped(place, old) + place.names.end(f"{place.kind}Change")
