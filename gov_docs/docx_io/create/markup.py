"""Write WordprocessingML: elements, runs, and the text in them made harmless."""

import re
from collections.abc import Iterator, Mapping
from xml.sax.saxutils import escape, quoteattr

from gov_docs.core.draft import BLANK
from gov_docs.docx_io.properties import ORDER
from gov_docs.docx_io.xmlns import A_NS, MC_NS, R_NS, W_NS

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
WP_NS = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
WPS_NS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
BLANK_STYLE = "GwBlank"
# What XML cannot hold, and what stands for an object in a text read from a file.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffc\ufffe\uffff\ud800-\udfff]")
_PIECE = re.compile("[\t\n]|[^\t\n]+")
_PLACES = {"w": W_NS, "r": R_NS, "mc": MC_NS, "wp": WP_NS, "wps": WPS_NS, "a": A_NS}
NAMESPACES = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in _PLACES.items())

Attributes = Mapping[str, object]


def plain(text: str) -> str:
    """Return the text without what a file cannot hold."""
    return _UNWRITABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def element(name: str, attributes: Attributes | None = None, *content: str) -> str:
    """Return a w: element; attributes are of the same vocabulary."""
    told = "".join(f" w:{key}={quoteattr(str(one))}" for key, one in (attributes or {}).items())
    inner = "".join(content)
    return f"<w:{name}{told}>{inner}</w:{name}>" if inner else f"<w:{name}{told}/>"


def properties(kind: str, *children: str) -> str:
    """Return a w:pPr, w:rPr or w:sectPr with its children in the order the schema asks for."""
    order = ORDER[kind]
    present = sorted(filter(None, children), key=lambda child: order.index(_name(child)))
    return element(kind, None, *present) if present else ""


def _name(xml: str) -> str:
    return re.split("[ />]", xml.removeprefix("<w:"), maxsplit=1)[0]


def run(text: str, style: str = "") -> str:
    """Return one run in a character style, "" for the paragraph's own look."""
    look = properties("rPr", element("rStyle", {"val": style})) if style else ""
    return element("r", None, look, *map(_piece, _PIECE.findall(text))) if text else ""


def _piece(text: str) -> str:
    if text in "\t\n":
        return "<w:tab/>" if text == "\t" else "<w:br/>"
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>'


def runs(text: str, style: str = "") -> str:
    """Return the text as runs; what is still to be filled in has a look of its own."""
    return "".join(run(piece, BLANK_STYLE if blank else style) for piece, blank in _parted(text))


def _parted(text: str) -> Iterator[tuple[str, bool]]:
    text, at = plain(text), 0
    for hit in BLANK.finditer(text):
        yield text[at : hit.start()], False
        yield hit[0], True
        at = hit.end()
    yield text[at:], False


def story(root: str, content: str) -> str:
    """Return a whole part: document, footer, comments, styles."""
    return f"{HEAD}<w:{root} {NAMESPACES}>{content}</w:{root}>"
