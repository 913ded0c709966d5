"""A part as a stream of what it says, however its runs are split; two streams can be compared."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from lxml import etree

from gov_docs.docx_io.xmlns import w

_ID = w("id")
_P, _R, _T = w("p"), w("r"), w("t")
_TEXTS = (w("delText"), w("instrText"))  # where a lone space counts; elsewhere it is layout
_RPR, _PPR, _SECTPR = w("rPr"), w("pPr"), w("sectPr")
_HISTORY = w("rPrChange")
_COMMENT_MARKS = frozenset(w(f"comment{name}") for name in ("RangeStart", "RangeEnd", "Reference"))
# Where a program underlined a word or began a page: it finds that anew.
_NOTED = frozenset({w("proofErr"), w("lastRenderedPageBreak")})
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

# Each property by element and attribute: (("rFonts", 0), {("eastAsia", "黑体"), …}, inner XML).
Properties = tuple[tuple[str, int, frozenset[tuple[str, str]], bytes], ...]
Attributes = tuple[tuple[str, str], ...]
Mask = frozenset[tuple[str, str]]  # (element, attribute) that may differ; "": the whole element
_NO_MASK: Mask = frozenset()


class Token(NamedTuple):
    kind: str  # "text", an element's tag, or "/" and a tag for its end
    text: str
    attributes: Attributes  # an element's, or for text those of its run
    properties: Properties
    mask: Mask


@dataclass(frozen=True, slots=True)
class Expected:
    """What edits make of a tree: w:t to its new pieces, and what may differ where."""

    texts: Mapping[etree._Element, tuple[tuple[str, Mask], ...]] = field(default_factory=dict)
    masks: Mapping[etree._Element, Mask] = field(default_factory=dict)  # w:r, w:p, w:sectPr


_AS_IT_IS = Expected()


def tokens(
    root: etree._Element,
    expected: Expected = _AS_IT_IS,
    skipped: Collection[str] = (),
    left_out: Mapping[etree._Element, str] = MappingProxyType({}),
) -> list[Token]:
    """Return the tokens of a tree; `skipped` are ids of comments to leave out.

    Of an element in `left_out` there is but its name there, if it has one.
    """
    reader = _Reader(expected, skipped, left_out)
    reader.element(root)
    return reader.found


class _Reader:
    def __init__(
        self,
        expected: Expected,
        skipped: Collection[str],
        left_out: Mapping[etree._Element, str],
    ) -> None:
        self.found: list[Token] = []
        self._expected, self._skipped, self._left_out = expected, skipped, left_out

    def element(self, element: etree._Element) -> None:
        tag = element.tag
        if element in self._left_out:
            name = self._left_out[element]
            self.found += [Token(name, "", (), (), _NO_MASK)] if name else []
        elif tag == _R:
            self._run(element)
        elif tag in (_PPR, _SECTPR) and element.getparent() is not None:
            self._properties(element)
        elif tag not in _COMMENT_MARKS or element.get(_ID) not in self._skipped:
            self._plain(element, (), _NO_MASK)

    def _plain(self, element: etree._Element, properties: Properties, mask: Mask) -> None:
        tag, text = element.tag, element.text or ""
        if tag in _NOTED:
            return
        shown = "" if text.isspace() and tag not in _TEXTS else text
        self.found.append(Token(tag, shown, _attributes(element), properties, mask))
        if tag == _P and element.find(_PPR) is None:
            own = self._expected.masks.get(element, _NO_MASK)
            self.found.append(Token(_PPR, "", (), (), own))
        for child in element.iterchildren(etree.Element):
            self.element(child)
        self.found.append(Token(f"/{tag}", "", (), (), _NO_MASK))

    def _run(self, run: etree._Element) -> None:
        own = run.find(_RPR)
        properties = flat(own) if own is not None else ()
        attributes = _attributes(run)
        mask = self._expected.masks.get(run, _NO_MASK)
        for child in run.iterchildren(etree.Element):
            if child.tag == _T and len(child) == 0:
                self._text(child, attributes, properties)
            elif child.tag in _COMMENT_MARKS and child.get(_ID) in self._skipped:
                continue
            elif child.tag != _RPR:
                self._plain(child, (*properties, *_as_property(attributes)), mask)

    def _text(
        self, element: etree._Element, attributes: Attributes, properties: Properties
    ) -> None:
        pieces = self._expected.texts.get(element, ((element.text or "", _NO_MASK),))
        for text, mask in pieces:
            if text:
                self.found.append(Token("text", text, attributes, properties, mask))

    def _properties(self, element: etree._Element) -> None:
        """Add a container's properties as one token; a paragraph's mark and section follow."""
        owner = element.getparent() if element.tag == _PPR else element
        mask = self._expected.masks.get(owner, _NO_MASK) if owner is not None else _NO_MASK
        inner = (_RPR, _SECTPR) if element.tag == _PPR else ()
        own = flat(element, inner)
        self.found.append(Token(element.tag, "", _attributes(element), own, mask))
        for child in element.iterchildren(*inner) if inner else ():
            self.element(child)


def flat(container: etree._Element, skipped: Collection[str] = ()) -> Properties:
    """Return the properties of a w:rPr, w:pPr or w:sectPr, in an order of their own."""
    found: list[tuple[str, int, frozenset[tuple[str, str]], bytes]] = []
    seen: dict[str, int] = {}
    for child in container.iterchildren(etree.Element):
        if child.tag in skipped:
            continue
        seen[child.tag] = seen.get(child.tag, -1) + 1
        # Of a history that a split doubles each half has an id of its own.
        names = _attributes(child)
        attributes = frozenset(a for a in names if child.tag != _HISTORY or a[0] != _ID)
        found.append((child.tag, seen[child.tag], attributes, _inside(child)))
    return tuple(sorted(found, key=lambda entry: entry[:2]))


def _inside(element: etree._Element) -> bytes:
    """Return what an element holds, spelled in one way.

    lxml's own c14n refuses relative namespace names, and ends the process at a comment.
    """
    return "".join(
        f"<{child.tag} {sorted(child.items())}>{child.text or ''}{_inside(child).decode()}</>"
        for child in element.iterchildren(etree.Element)
    ).encode("utf-8", "surrogatepass")


def masked(properties: Properties, mask: Mask) -> Properties:
    """Return the properties less the attributes in the mask, and less elements thus emptied."""
    tags = {tag for tag, _ in mask}
    out = []
    for tag, number, attributes, inner in properties:
        if (tag, "") in mask:
            continue
        left = frozenset(a for a in attributes if (tag, a[0]) not in mask)
        if left or inner or tag not in tags:
            out.append((tag, number, left, inner))
    return tuple(out)


def agree(expected: list[Token], actual: list[Token]) -> bool:
    """Return whether the streams say the same, however each cuts its text."""
    lefts, rights = iter(expected), iter(actual)
    left, right = next(lefts, None), next(rights, None)
    while left is not None and right is not None:
        length = min(len(left.text), len(right.text))
        if not _alike(left, right) or left.text[:length] != right.text[:length]:
            return False
        left = _rest(left, length) or next(lefts, None)
        right = _rest(right, length) or next(rights, None)
    return left is right


def _alike(a: Token, b: Token) -> bool:
    if a.kind != b.kind or a.attributes != b.attributes:
        return False
    if a.kind != "text" and a.text != b.text:
        return False
    return a.properties == b.properties or masked(a.properties, a.mask) == masked(
        b.properties, a.mask
    )


def _rest(token: Token, length: int) -> Token | None:
    if token.kind != "text" or length == len(token.text):
        return None
    return token._replace(text=token.text[length:])


def _attributes(element: etree._Element) -> Attributes:
    items = [(str(key), str(value)) for key, value in element.items() if key != _SPACE]
    return tuple(sorted(items))


def _as_property(attributes: Attributes) -> Properties:
    return (("run", 0, frozenset(attributes), b""),)
