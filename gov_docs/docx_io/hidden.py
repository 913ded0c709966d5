"""Text that Word does not show because its own format or its style hides it."""

from lxml import etree

from gov_docs.docx_io.xmlns import w

_RPR, _PPR, _VANISH, _VAL = w("rPr"), w("pPr"), w("vanish"), w("val")
_OFF = ("0", "false", "off")
_LONGEST_CHAIN = 100  # real ones have ten at most


def hidden_styles(root: etree._Element | None) -> frozenset[str]:
    """Return the ids of the styles that hide their text, themselves or by what they are based on."""
    if root is None or next(root.iter(_VANISH), None) is None:
        return frozenset()
    styles = {style.get(w("styleId"), ""): style for style in root.iterchildren(w("style"))}
    return frozenset(id_ for id_ in styles if _style_hides(id_, styles))


def is_hidden(run: etree._Element, styles: frozenset[str], *, by_paragraph: bool) -> bool:
    """Say whether a run is hidden; `by_paragraph` where its paragraph's style hides."""
    properties = run.find(_RPR)
    if properties is None:
        return by_paragraph
    own = _switch(properties)
    if own is not None:
        return own
    style = properties.find(w("rStyle"))
    return by_paragraph or (style is not None and style.get(_VAL) in styles)


def paragraph_hides(paragraph: etree._Element, styles: frozenset[str]) -> bool:
    style = paragraph.find(f"{_PPR}/{w('pStyle')}") if styles else None
    return style is not None and style.get(_VAL) in styles


def _style_hides(id_: str, styles: dict[str, etree._Element]) -> bool:
    seen: set[str] = set()
    while id_ in styles and id_ not in seen and len(seen) < _LONGEST_CHAIN:
        seen.add(id_)
        properties = styles[id_].find(_RPR)
        own = _switch(properties) if properties is not None else None
        if own is not None:
            return own
        base = styles[id_].find(w("basedOn"))
        id_ = base.get(_VAL, "") if base is not None else ""
    return False


def _switch(properties: etree._Element) -> bool | None:
    vanish = properties.find(_VANISH)
    return None if vanish is None else vanish.get(_VAL, "1") not in _OFF
