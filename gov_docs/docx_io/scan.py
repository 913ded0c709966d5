"""Where each element of an XML part stands in its bytes, so that a change can be spliced in."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from lxml import etree

from gov_docs.core.errors import RefusedEditError

# The parts are known to be well-formed, so possessive quantifiers lose nothing and never go back.
_TOKEN = re.compile(
    rb"</[^>]*+>"
    rb"|<[^!?/](?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+>"
    rb"|<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>",
    re.DOTALL,
)
_NAME = re.compile(rb"<([^\s/>:]+:)?([^\s/>]+)")
_ENCODING = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)["']""")
_SLASH, _SKIPPED = ord("/"), frozenset(b"!?")


class ElementSpan(NamedTuple):
    start: int
    start_tag_end: int
    end_tag_start: int  # a self-closing element has its last three places equal
    end: int
    parent: int  # number of the parent element, -1 for the root


@dataclass(frozen=True, slots=True)
class Scan:
    """A part's bytes with the places of its elements, numbered in document order."""

    data: bytes
    spans: list[ElementSpan]

    def local_name(self, number: int) -> str:
        return self._name(number)[2].decode()

    def prefix(self, number: int) -> bytes:
        """Return the element's namespace prefix with its colon, b"" for the default namespace."""
        return self._name(number)[1] or b""

    def start_tag(self, number: int) -> bytes:
        span = self.spans[number]
        return self.data[span.start : span.start_tag_end]

    def content(self, number: int) -> bytes:
        span = self.spans[number]
        return self.data[span.start_tag_end : span.end_tag_start]

    def raw(self, number: int) -> bytes:
        span = self.spans[number]
        return self.data[span.start : span.end]

    def children(self, number: int) -> Iterator[int]:
        """Yield the numbers of the element's child elements."""
        child, end = number + 1, self.spans[number].end
        while child < len(self.spans) and self.spans[child].start < end:
            yield child
            child = self._after(child)

    def child(self, number: int, name: str) -> int | None:
        """Return the first child of that local name."""
        return next((n for n in self.children(number) if self.local_name(n) == name), None)

    def ancestors(self, number: int) -> Iterator[int]:
        parent = self.spans[number].parent
        while parent >= 0:
            yield parent
            parent = self.spans[parent].parent

    def _after(self, number: int) -> int:
        end = self.spans[number].end
        number += 1
        while number < len(self.spans) and self.spans[number].start < end:
            number += 1
        return number

    def _name(self, number: int) -> re.Match[bytes]:
        found = _NAME.match(self.data, self.spans[number].start)
        if found is None:  # a span always starts at a tag
            raise ValueError(f"no tag at {self.spans[number].start}")
        return found


def scan(data: bytes) -> Scan:
    return Scan(data, element_spans(data))


def element_spans(data: bytes) -> list[ElementSpan]:
    """Return the place of every element in document order: the n-th is lxml's n-th `iter("*")`.

    `data` is well-formed. Raises RefusedEditError for an encoding other than UTF-8.
    """
    _check_encoding(data)
    starts: list[int] = []
    tag_ends: list[int] = []
    end_tags: list[int] = []
    ends: list[int] = []
    parents: list[int] = []
    open_elements = [-1]
    for token in _TOKEN.finditer(data):
        start, end = token.span()
        second = data[start + 1]
        if second == _SLASH:
            number = open_elements.pop()
            end_tags[number], ends[number] = start, end
        elif second not in _SKIPPED:
            parents.append(open_elements[-1])
            if data[end - 2] != _SLASH:
                open_elements.append(len(starts))
            starts.append(start)
            tag_ends.append(end)
            end_tags.append(end)
            ends.append(end)
    return list(map(ElementSpan._make, zip(starts, tag_ends, end_tags, ends, parents, strict=True)))


def numbers_of(
    root: etree._Element, wanted: Iterable[etree._Element], scanned: Scan
) -> dict[etree._Element, int]:
    """Return the number in `scanned` of each wanted element of the tree parsed from its bytes."""
    left = set(wanted)
    found: dict[etree._Element, int] = {}
    total = -1
    for total, element in enumerate(root.iter("*")):
        if element in left:
            found[element] = total
    if total + 1 != len(scanned.spans) or len(found) != len(left):
        raise RefusedEditError("文件内部写法特殊，找不到要修改的位置；请在 Word 中手工修改")
    for element, number in found.items():
        if etree.QName(element).localname != scanned.local_name(number):
            raise RefusedEditError("文件内部写法特殊，找不到要修改的位置；请在 Word 中手工修改")
    return found


def _check_encoding(data: bytes) -> None:
    declared = _ENCODING.search(data[:200])
    encoding = declared[1].decode().lower() if declared else "utf-8"
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or encoding not in ("utf-8", "utf8"):
        raise RefusedEditError(
            "文件内部不是 UTF-8 编码，不能原样修改；请用 Word 或 WPS 打开后另存为 .docx 再试"
        )
