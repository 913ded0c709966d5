"""Whether a paragraph shows the page number, and in which form."""

from collections.abc import Iterator
from itertools import pairwise

from lxml import etree

from gov_docs.docx_io.xmlns import w

_SWITCHES = {
    "arabic": "decimal",
    "arabicdash": "numberInDash",
    "chinesenum1": "ideographDigital",
    "chinesenum2": "chineseLegalSimplified",
    "chinesenum3": "chineseCountingThousand",
    "dbnum1": "chineseCounting",
}


def page_field(paragraph: etree._Element) -> str | None:
    """Return the number format a PAGE field of this paragraph names ('' for none), None without one."""
    if next(paragraph.iter(w("pgNum")), None) is not None:
        return ""
    for instruction in _instructions(paragraph):
        words = instruction.replace("\\*", " \\* ").split()
        if words and words[0].upper() == "PAGE":
            return _switch(words)
    return None


def _instructions(paragraph: etree._Element) -> Iterator[str]:
    """Yield the instructions of the paragraph's own fields, not those of a text box in it."""
    for simple in paragraph.iter(w("fldSimple")):
        if _is_own(simple, paragraph):
            yield simple.get(w("instr"), "")
    text = ""
    for element in paragraph.iter(w("instrText"), w("fldChar")):
        if not _is_own(element, paragraph):
            continue
        if element.tag == w("instrText"):
            text += element.text or ""
        else:
            yield text
            text = ""
    yield text


def _is_own(element: etree._Element, paragraph: etree._Element) -> bool:
    return next(element.iterancestors(w("p")), None) is paragraph


def _switch(words: list[str]) -> str:
    for mark, name in pairwise(words):
        if mark == "\\*" and name.lower() in _SWITCHES:
            return _SWITCHES[name.lower()]
        if mark == "\\*" and name.lower() == "roman":
            return "upperRoman" if name[0].isupper() else "lowerRoman"
    return ""
