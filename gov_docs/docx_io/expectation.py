"""What a part must say after edits: the new text of each w:t, and what may differ in its format."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from lxml import etree

from gov_docs.docx_io.run_changes import NewFormat, NewText
from gov_docs.docx_io.targets import (
    FormatTarget,
    LayoutTarget,
    SectionTarget,
    Target,
    TextTarget,
)
from gov_docs.docx_io.tokens import Expected, Mask
from gov_docs.docx_io.xmlns import w

# The attributes in which each property is written, element by element.
_WRITTEN_IN = {
    "font": {"rFonts": "ascii hAnsi eastAsia asciiTheme hAnsiTheme eastAsiaTheme"},
    "size_pt": {"sz": "val", "szCs": "val"},
    "bold": {"b": "val", "bCs": "val"},
    "color": {"color": "val themeColor themeTint themeShade"},
    "spacing_pt": {"spacing": "val"},
    "align": {"jc": "val"},
    "first_line_pt": {"ind": "firstLine firstLineChars hanging hangingChars"},
    "first_line_chars": {"ind": "firstLine firstLineChars hanging hangingChars"},
    "left_pt": {"ind": "left leftChars start startChars"},
    "left_chars": {"ind": "left leftChars start startChars"},
    "right_pt": {"ind": "right rightChars end endChars"},
    "right_chars": {"ind": "right rightChars end endChars"},
    "line_rule": {"spacing": "line lineRule"},
    "line_pt": {"spacing": "line lineRule"},
    "line_multiple": {"spacing": "line lineRule"},
    "before_pt": {"spacing": "before beforeLines beforeAutospacing"},
    "after_pt": {"spacing": "after afterLines afterAutospacing"},
    "snap_to_grid": {"snapToGrid": "val"},
    "page_break_before": {"pageBreakBefore": "val"},
    "keep_next": {"keepNext": "val"},
    "outline_level": {"outlineLvl": "val"},
    "width_mm": {"pgSz": "w"},
    "height_mm": {"pgSz": "h"},
    "top_mm": {"pgMar": "top"},
    "bottom_mm": {"pgMar": "bottom"},
    "left_mm": {"pgMar": "left"},
    "right_mm": {"pgMar": "right"},
    "grid": {"docGrid": "type"},
    "line_pitch_pt": {"docGrid": "linePitch"},
}
# Word asks for all of these where the element is new.
_WHOLE = {"pgSz": "w h", "pgMar": "top bottom left right header footer gutter"}
_NO_MASK: Mask = frozenset()
_NEW_TEXT: Mask = frozenset({(w("rPrChange"), "")})  # was not there when the format was changed


def expected_after(targets: Iterable[Target]) -> Expected:
    """Return what the targets of one part's edits make of its original tree."""
    texts: dict[etree._Element, list[NewText]] = defaultdict(list)
    formats: dict[etree._Element, list[FormatTarget]] = defaultdict(list)
    masks: dict[etree._Element, Mask] = defaultdict(frozenset)
    for target in targets:
        if isinstance(target, TextTarget):
            texts[target.element].append(target.change)
        elif isinstance(target, FormatTarget):
            formats[target.element].append(target)
            masks[target.run] |= layout_mask(target.name)
        elif isinstance(target, LayoutTarget | SectionTarget):
            masks[target.element] |= layout_mask(target.name) | _missing(target)
    pieces = {
        element: tuple(_pieces(element.text or "", texts[element], formats[element]))
        for element in {*texts, *formats}
    }
    return Expected(pieces, dict(masks))


def layout_mask(name: str) -> Mask:
    """Return the attributes in which a property is written."""
    written = _WRITTEN_IN[name].items()
    return frozenset((w(child), w(attr)) for child, attrs in written for attr in attrs.split())


def _missing(target: LayoutTarget | SectionTarget) -> Mask:
    if isinstance(target, LayoutTarget):
        return _NO_MASK
    (child,) = _WRITTEN_IN[target.name]
    if target.element.find(w(child)) is not None:
        return _NO_MASK
    return frozenset((w(child), w(attr)) for attr in _WHOLE.get(child, "").split())


def _pieces(
    text: str, changes: list[NewText], formats: list[FormatTarget]
) -> Iterator[tuple[str, Mask]]:
    """Yield the new text of a w:t in pieces, each with what may differ in its format."""

    def mask_at(offset: int) -> Mask:
        reaching = (f for f in formats if f.change.start <= offset < f.change.end)
        return frozenset().union(*(layout_mask(target.name) for target in reaching))

    cuts = {0, len(text)}
    stretches: list[NewText | NewFormat] = [*changes, *(target.change for target in formats)]
    for stretch in stretches:
        cuts |= {stretch.start, stretch.end}
    new_at: dict[int, list[NewText]] = defaultdict(list)
    for new in sorted(changes, key=lambda change: (change.start, change.end)):
        new_at[new.end].append(new)
    replaced = {at for new in changes for at in range(new.start, new.end)}
    for start, end in pairwise([*sorted(cuts), len(text)]):
        for new in new_at.get(start, ()):
            host = new.start if new.start < new.end else max(new.start - 1, 0)
            yield new.text, mask_at(host) | _NEW_TEXT
        if start not in replaced:
            yield text[start:end], mask_at(start)
