"""A part as a stream of what it says, however its runs are split; two streams can be compared."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from gov_docs.docx_io.xmlns import w

_P, _R, _T = w("p"), w("r"), w("t")
_RPR, _PPR, _SECTPR = w("rPr"), w("pPr"), w("sectPr")
_COMMENT_MARKS = frozenset(w(f"comment{name}") for name in ("RangeStart", "RangeEnd", "Reference"))
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

# Each property by element and attribute: (("rFonts", 0), {("eastAsia", "黑体"), …}, inner XML).
Properties = tuple[tuple[str, int, frozenset[tuple[str, str]], bytes], ...]
Mask = frozenset[tuple[str, str]]  # (element, attribute) that may differ; "": the whole element
_NO_MASK: Mask = frozenset()


class Token(NamedTuple):
    kind: str  # "text", an element's tag, or "/" and a tag for its end
    text: str
    attributes: tuple[tuple[str, str], ...]  # an element's, or for text those of its run
    properties: Properties
    mask: Mask


@dataclass(frozen=True, slots=True)
class Expected:
    """What edits make of a tree: w:t to its new pieces, and what may differ where."""

    texts: Mapping[etree._Element, tuple[tuple[str, Mask], ...]] = field(default_factory=dict)
    masks: Mapping[etree._Element, Mask] = field(default_factory=dict)  # w:r, w:p, w:sectPr


_AS_IT_IS = Expected()


def tokens(
    root: etree._Element, expected: Expected = _AS_IT_IS, skipped: Collection[str] = ()
) -> Iterator[Token]:
    """Yield the tokens of a tree; `skipped` are ids of comments to leave out."""
    return _Reader(expected, skipped).element(root)


class _Reader:
    def __init__(self, expected: Expected, skipped: Collection[str]) -> None:
        self._expected, self._skipped = expected, skipped

    def element(self, element: etree._Element) -> Iterator[Token]:
        tag = element.tag
        if tag == _R:
            yield from self._run(element)
        elif tag in (_PPR, _SECTPR) and element.getparent() is not None:
            yield from self._properties(element)
        elif tag in _COMMENT_MARKS and element.get(w("id")) in self._skipped:
            return
        else:
            yield from self._plain(element, (), _NO_MASK)

    def _plain(
        self, element: etree._Element, properties: Properties, mask: Mask
    ) -> Iterator[Token]:
        text = element.text or ""
        yield Token(
            element.tag, text if text.strip() else "", _attributes(element), properties, mask
        )
        if element.tag == _P and element.find(_PPR) is None:
            yield Token(_PPR, "", (), (), self._expected.masks.get(element, _NO_MASK))
        for child in element.iterchildren(etree.Element):
            yield from self.element(child)
        yield Token(f"/{element.tag}", "", (), (), _NO_MASK)

    def _run(self, run: etree._Element) -> Iterator[Token]:
        own = run.find(_RPR)
        properties = flat(own) if own is not None else ()
        attributes = _attributes(run)
        mask = self._expected.masks.get(run, _NO_MASK)
        for child in run.iterchildren(etree.Element):
            if child.tag == _T and len(child) == 0:
                pieces = self._expected.texts.get(child, ((child.text or "", _NO_MASK),))
                for text, own_mask in pieces:
                    if text:
                        yield Token("text", text, attributes, properties, own_mask)
            elif child.tag in _COMMENT_MARKS and child.get(w("id")) in self._skipped:
                continue
            elif child.tag != _RPR:
                yield from self._plain(child, (*properties, *_as_property(attributes)), mask)

    def _properties(self, element: etree._Element) -> Iterator[Token]:
        """Yield a container's properties as one token; a paragraph's mark and section follow."""
        owner = element.getparent() if element.tag == _PPR else element
        mask = self._expected.masks.get(owner, _NO_MASK) if owner is not None else _NO_MASK
        inner = (_RPR, _SECTPR) if element.tag == _PPR else ()
        yield Token(element.tag, "", _attributes(element), flat(element, inner), mask)
        for child in element.iterchildren(*inner) if inner else ():
            yield from self.element(child)


def flat(container: etree._Element, skipped: Collection[str] = ()) -> Properties:
    """Return the properties of a w:rPr, w:pPr or w:sectPr, in an order of their own."""
    found: list[tuple[str, int, frozenset[tuple[str, str]], bytes]] = []
    seen: dict[str, int] = {}
    for child in container.iterchildren(etree.Element):
        if child.tag in skipped:
            continue
        seen[child.tag] = seen.get(child.tag, -1) + 1
        attributes = frozenset(_attributes(child))
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


def first_difference(
    expected: Iterator[Token], actual: Iterator[Token]
) -> tuple[int, Token] | None:
    """Return where the streams part, as (paragraph from 1, token); None where they say the same."""
    left, right = next(expected, None), next(actual, None)
    paragraph = 0
    while left is not None and right is not None:
        paragraph += left.kind == _P
        length = min(len(left.text), len(right.text))
        if not _agree(left, right) or left.text[:length] != right.text[:length]:
            return paragraph, left
        left = _rest(left, length) or next(expected, None)
        right = _rest(right, length) or next(actual, None)
    end = left or right
    return None if end is None else (paragraph, end)


def _agree(a: Token, b: Token) -> bool:
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


def _attributes(element: etree._Element) -> tuple[tuple[str, str], ...]:
    return tuple((str(k), str(v)) for k, v in sorted(element.items()) if k != _SPACE)


def _as_property(attributes: tuple[tuple[str, str], ...]) -> Properties:
    return (("run", 0, frozenset(attributes), b""),)
