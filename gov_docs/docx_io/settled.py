"""What a part says once our own revisions are all accepted or all rejected.

Works on the parsed XML and shares no code with what wrote the revisions, so that one checks the other.
"""

from collections.abc import Collection

from lxml import etree

from gov_docs.docx_io.xmlns import w

_ID, _AUTHOR, _DATE = w("id"), w("author"), w("date")
_INS, _DEL, _MOVE_TO = w("ins"), w("del"), w("moveTo")
_HISTORIES = {w("rPrChange"): w("rPr"), w("pPrChange"): w("pPr"), w("sectPrChange"): w("sectPr")}
# What a history does not hold and a rejection therefore leaves.
_KEPT = frozenset({w("rPr"), w("sectPr"), w("headerReference"), w("footerReference")})


def settle(
    root: etree._Element, ours: Collection[str], reopened: Collection[str], *, accept: bool
) -> None:
    """Accept or reject, in place, the revisions whose ids are ours."""
    for element in list(root.iter(_INS, _DEL, *_HISTORIES)):
        if element.get(_ID) not in ours:
            continue
        if element.tag in _HISTORIES:
            _settle_history(element, accept=accept)
        elif (element.tag == _INS) == accept:
            _unwrap(element)
        else:
            _drop(element)
    for element in list(root.iter(_INS, _MOVE_TO)):
        if element.get(_ID) in reopened:
            _join_to_first_half(element)


def _settle_history(history: etree._Element, *, accept: bool) -> None:
    properties = history.getparent()
    if properties is None:
        return
    properties.remove(history)
    if accept:
        return
    old = history.find(_HISTORIES[history.tag])
    for child in list(properties.iterchildren(etree.Element)):
        if child.tag not in _KEPT or properties.tag == w("rPr"):
            properties.remove(child)
    for child in list(old.iterchildren(etree.Element)) if old is not None else ():
        properties.append(child)


def _unwrap(element: etree._Element) -> None:
    if element.getparent() is None:
        return
    for text in element.iter(w("delText")):
        text.tag = w("t")
    for child in list(element):
        element.addprevious(child)
    _drop(element)


def _drop(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _join_to_first_half(element: etree._Element) -> None:
    between: list[etree._Element] = []
    first = element.getprevious()
    while first is not None and not _same_revision(first, element):
        between.insert(0, first)
        first = first.getprevious()
    if first is None:
        return
    for child in (*between, *element):
        first.append(child)
    _drop(element)


def _same_revision(a: etree._Element, b: etree._Element) -> bool:
    return a.tag == b.tag and all(a.get(name) == b.get(name) for name in (_AUTHOR, _DATE))
