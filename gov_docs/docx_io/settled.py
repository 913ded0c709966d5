"""What a part says once our own revisions are all accepted or all rejected.

Works on the parsed XML and shares no code with what wrote the revisions, so that one checks the other.
"""

from collections.abc import Collection

from lxml import etree

from gov_docs.docx_io.xmlns import w

_ID, _AUTHOR, _DATE = w("id"), w("author"), w("date")
_P, _PPR = w("p"), w("pPr")
_INS, _DEL, _MOVE_TO = w("ins"), w("del"), w("moveTo")
_HISTORIES = {w("rPrChange"): w("rPr"), w("pPrChange"): w("pPr"), w("sectPrChange"): w("sectPr")}
# What a history does not hold and a rejection therefore leaves.
_KEPT = frozenset({w("rPr"), w("sectPr"), w("headerReference"), w("footerReference")})


def settle(
    root: etree._Element, ours: Collection[str], reopened: Collection[str], *, accept: bool
) -> None:
    """Accept or reject, in place, the revisions whose ids are ours."""
    going_on: list[etree._Element] = []
    for element in list(root.iter(_INS, _DEL, *_HISTORIES)):
        if element.get(_ID) not in ours:
            continue
        paragraph = _paragraph_of_mark(element)
        if paragraph is not None:
            _drop_mark(element)
            if (element.tag == _INS) != accept:
                going_on.append(paragraph)
        elif element.tag in _HISTORIES:
            _settle_history(element, accept=accept)
        elif (element.tag == _INS) == accept:
            _unwrap(element)
        else:
            _drop(element)
    for element in list(root.iter(_INS, _MOVE_TO)):
        if element.get(_ID) in reopened:
            _join_to_first_half(element)
    for paragraph in reversed(going_on):
        _go_on(paragraph, accept=accept)


def _paragraph_of_mark(element: etree._Element) -> etree._Element | None:
    """Return the paragraph whose mark the revision is of, None where it is of anything else."""
    holder = element.getparent()
    properties = holder.getparent() if holder is not None and holder.tag == w("rPr") else None
    return properties.getparent() if properties is not None and properties.tag == _PPR else None


def _drop_mark(element: etree._Element) -> None:
    holder = element.getparent()
    _drop(element)
    if holder is not None and len(holder) == 0:
        _drop(holder)


def _go_on(paragraph: etree._Element, *, accept: bool) -> None:
    """Let the next paragraph, whose properties stay, begin with what this one holds."""
    between: list[etree._Element] = []
    following = paragraph.getnext()
    while following is not None and following.tag != _P:
        between.append(following)
        following = following.getnext()
    if following is None:
        return
    own = [child for child in paragraph.iterchildren(etree.Element) if child.tag != _PPR]
    if not own:
        if not accept and not following.attrib:  # the one that was there first
            following.attrib.update(paragraph.attrib)
        _drop(paragraph)
        return
    if _says_anything(paragraph):  # of the two it is rather the next that goes
        for name in list(following.attrib):
            del following.attrib[name]
        following.attrib.update(paragraph.attrib)
    at = 0 if following.find(_PPR) is None else 1
    for offset, child in enumerate([*own, *between]):
        following.insert(at + offset, child)
    _drop(paragraph)


def _says_anything(paragraph: etree._Element) -> bool:
    silent = (w("rPr"), w("lastRenderedPageBreak"))
    return any(
        child.tag not in silent and (child.tag != w("t") or child.text)
        for run in paragraph.iter(w("r"))
        for child in run.iterchildren(etree.Element)
    )


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
