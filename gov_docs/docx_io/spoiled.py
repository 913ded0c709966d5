"""What XML says that Word would not show: spaces it drops, properties where it does not look."""

from collections.abc import Iterator
from itertools import pairwise

from lxml import etree

from gov_docs.docx_io.properties import ORDER
from gov_docs.docx_io.xmlns import w

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def unshown_spaces(root: etree._Element) -> int:
    """Count the spaces at the ends of texts that Word does not show for want of xml:space."""
    texts = (
        element.text or ""
        for element in root.iter(w("t"), w("delText"), w("instrText"))
        if element.get(_SPACE) != "preserve"
    )
    return sum(len(text) - len(text.strip(" \t\r\n")) for text in texts)


def misplaced(root: etree._Element) -> set[str]:
    """Return which properties stand where the schema, and so Word, does not ask for them.

    By name: what a file has in another order is copied so when a paragraph is split.
    """
    found: set[str] = set()
    for element in root.iter(w("pPr"), w("rPr")):
        parent = element.getparent()
        if (
            parent is not None
            and parent.tag in (w("p"), w("r"))
            and element.getprevious() is not None
        ):
            found.add(str(element.tag))
        if element.tag == w("pPr"):
            found.update(_out_of_order(element))
    return found


def _out_of_order(properties: etree._Element) -> Iterator[str]:
    order = ORDER["pPr"]
    names = (etree.QName(child).localname for child in properties.iterchildren(etree.Element))
    known = [name for name in names if name in order]
    return (late for early, late in pairwise(known) if order.index(early) >= order.index(late))
