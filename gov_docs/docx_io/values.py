"""Attribute values of WordprocessingML: switches and lengths."""

from lxml import etree

from gov_docs.docx_io.xmlns import w

VAL = w("val")
# Strict files may give a unit; without one a length is in twips.
_TWIPS = {"pt": 20.0, "pc": 240.0, "pi": 240.0, "in": 1440.0, "cm": 1440 / 2.54, "mm": 144 / 2.54}
_LARGEST = 2**31
_OFF = frozenset({"0", "false", "off", "none"})


def is_on(element: etree._Element | None) -> bool:
    """Return whether a switch such as w:b is there and not turned off."""
    return element is not None and element.get(VAL, "1").lower() not in _OFF


def switch(value: str) -> bool:
    return value.lower() not in _OFF


def number(value: str | None) -> float | None:
    """Return a plain number, None where it is missing, damaged or beyond what Word can mean."""
    try:
        found = float(value) if value is not None else None
    except ValueError:
        return None
    return found if found is not None and abs(found) <= _LARGEST else None


def twips(value: str | None) -> float | None:
    """Return a length in twips, None where it is missing or damaged."""
    if value is None:
        return None
    unit = _TWIPS.get(value[-2:])
    if unit is None:
        return number(value)
    amount = number(value[:-2])
    return None if amount is None else amount * unit


def child_value(parent: etree._Element | None, name: str) -> str | None:
    """Return the w:val of a child element."""
    child = parent.find(w(name)) if parent is not None else None
    return child.get(VAL) if child is not None else None
