"""XML as bytes: change an attribute of a tag, escape text, find a character's place."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from gov_docs.docx_io.scan import Scan
from gov_docs.docx_io.xmlns import W_NS

_ATTRIBUTE = re.compile(rb"\s+(?:[^\s=:/>]+:)?([^\s=:/>]+)\s*=\s*(\"[^\"]*\"|'[^']*')")
_TAG_NAME = re.compile(rb"<[^\s/>]+")
_PRESERVED = re.compile(rb"""\sxml:space\s*=\s*["']preserve["']""")
_XML_SPACE = re.compile(rb"""\sxml:space\s*=\s*(?:"[^"]*"|'[^']*')""")
_ONE_CHARACTER = re.compile(
    rb"&[^;]*;|\r\n|[\x00-\x7f]|[\xc2-\xdf].|[\xe0-\xef]..|[\xf0-\xf4]...", re.DOTALL
)
_BINDING = re.compile(rb"""xmlns(:[^\s=]+)?\s*=\s*["']([^"']*)["']""")
_SPACES = " \t\r\n"


@dataclass(frozen=True, slots=True)
class Names:
    """How WordprocessingML is spelled at one place of a part."""

    element: bytes  # prefix with its colon; b"" where it is the default namespace
    attribute: bytes  # attributes always carry a prefix
    declared: bytes  # b' xmlns:w="…"' where no prefix is bound for attributes, else b""
    strict: bool

    def tag(self, name: str, attributes: Mapping[str, str], close: str = ">") -> bytes:
        """Return a start tag, or with close="/>" an empty element."""
        given = b"".join(
            b' %s%s="%s"' % (self.attribute, key.encode(), escape_attribute(value))
            for key, value in attributes.items()
        )
        declared = self.declared if attributes else b""
        return b"<%s%s%s%s%s" % (self.element, name.encode(), declared, given, close.encode())

    def end(self, name: str) -> bytes:
        return b"</%s%s>" % (self.element, name.encode())

    def empty(self, name: str, attributes: Mapping[str, str]) -> bytes:
        return self.tag(name, attributes, "/>")


def names_at(scanned: Scan, number: int) -> Names:
    """Return the spelling used by element `number`, which is a WordprocessingML one."""
    prefix = scanned.prefix(number)
    uri = _uri(scanned, number, prefix)
    strict = uri.decode() != W_NS
    if prefix:
        return Names(prefix, prefix, b"", strict)
    for name, bound in _BINDING.findall(scanned.start_tag(0)):
        if name and bound == uri:
            return Names(b"", name[1:] + b":", b"", strict)
    free = next(p for p in (b"w", b"w0", b"w1", b"w2") if b"xmlns:" + p not in scanned.data)
    return Names(b"", free + b":", b' xmlns:%s="%s"' % (free, uri), strict)


def _uri(scanned: Scan, number: int, prefix: bytes) -> bytes:
    wanted = b":" + prefix[:-1] if prefix else b""
    for place in (number, *scanned.ancestors(number)):
        for name, bound in _BINDING.findall(scanned.start_tag(place)):
            if name == wanted:
                return bytes(bound)
    return W_NS.encode()


def set_attributes(tag: bytes, names: Names, values: Mapping[str, str | None]) -> bytes:
    """Return a start tag with attributes set, or taken away where the value is None."""
    for name, value in values.items():
        found = next((m for m in _ATTRIBUTE.finditer(tag) if m[1] == name.encode()), None)
        if found is not None:
            tag = (
                tag[: found.start()] + tag[found.end() :]
                if value is None
                else _put(tag, found, value)
            )
        elif value is not None:
            tag = _add(tag, names, name, value)
    return tag


def has_attribute(tag: bytes, name: str) -> bool:
    return any(m[1] == name.encode() for m in _ATTRIBUTE.finditer(tag))


def _put(tag: bytes, found: re.Match[bytes], value: str) -> bytes:
    return tag[: found.start(2)] + b'"%s"' % escape_attribute(value) + tag[found.end(2) :]


def _add(tag: bytes, names: Names, name: str, value: str) -> bytes:
    end = len(tag) - (2 if tag.endswith(b"/>") else 1)
    while tag[end - 1 : end].isspace():
        end -= 1
    declared = names.declared if names.declared not in tag else b""
    given = b' %s%s="%s"' % (names.attribute, name.encode(), escape_attribute(value))
    return tag[:end] + declared + given + tag[end:]


def renamed(tag: bytes, name: str) -> bytes:
    """Return a start tag under another local name, its prefix kept."""
    old = _TAG_NAME.match(tag)
    if old is None:
        raise ValueError("not a start tag")
    prefix = old[0][1:].rpartition(b":")
    return b"<" + prefix[0] + prefix[1] + name.encode() + tag[old.end() :]


def end_tag_of(tag: bytes) -> bytes:
    """Return the end tag that belongs to a start tag."""
    name = _TAG_NAME.match(tag)
    if name is None:
        raise ValueError("not a start tag")
    return b"</" + name[0][1:] + b">"


def preserving(tag: bytes, text: str) -> bytes:
    """Return the start tag of a w:t that keeps the spaces at the ends of `text`."""
    if text == text.strip(_SPACES) or _PRESERVED.search(tag):
        return tag
    return _XML_SPACE.sub(b"", tag)[:-1] + b' xml:space="preserve">'


def escape(text: str) -> bytes:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").encode()


def escape_attribute(value: str) -> bytes:
    return escape(value).replace(b'"', b"&quot;").replace(b"\n", b"&#10;").replace(b"\t", b"&#9;")


def character_places(content: bytes) -> list[int] | None:
    """Return where each character of an element's text starts, and the end; None for CDATA."""
    if b"<" in content:
        return None
    return [found.start() for found in _ONE_CHARACTER.finditer(content)] + [len(content)]
