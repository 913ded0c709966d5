"""Add comments to the comments part of a .docx, which is made where there is none."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from gov_docs.core.errors import RefusedEditError
from gov_docs.docx_io.markup import Names, escape, escape_attribute, names_at
from gov_docs.docx_io.package import Package
from gov_docs.docx_io.revisions import Stamp
from gov_docs.docx_io.scan import scan
from gov_docs.docx_io.xmlns import W_NS

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_RELATION_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
_RELATIONS_NS = "http://schemas.openxmlformats.org/package/2006/relationships"
_STRICT_NS = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
# Set here, since the document's own style may be 16 pt with an indent and a fixed line.
_LAYOUT = (
    ("spacing", {"before": "0", "after": "0", "line": "240", "lineRule": "auto"}),
    ("ind", {"firstLineChars": "0", "firstLine": "0"}),
    ("jc", {"val": "left"}),
)
_SIZE = (("sz", {"val": "21"}), ("szCs", {"val": "21"}))


class PartChange(NamedTuple):
    part: str
    start: int
    end: int
    new: bytes


def comment_parts(
    package: Package, main: str, comments: Mapping[int, str], stamp: Stamp, *, strict: bool
) -> Iterator[PartChange]:
    """Yield the changes that add comments (id to text) and, where needed, the part itself."""
    present = package.related(main, "comments")
    if present:
        number_of = scan(package.parts[present[0]])
        names = names_at(number_of, 0)
        yield _appended(package, present[0], _written(comments, stamp, names))
        return
    part = _free_name(package, posixpath.dirname(main))
    namespace = _STRICT_NS if strict else W_NS
    names = Names(b"w:", b"w:", b"", strict)
    root = b'<w:comments xmlns:w="%s">' % namespace.encode()
    written = _HEAD + root + _written(comments, stamp, names) + b"</w:comments>"
    yield PartChange(part, 0, 0, written)
    yield _related(package, main, part, _RELATION_STRICT if strict else _RELATION)
    if package.content_type(part) != _TYPE:
        types = package.find("[Content_Types].xml")
        if types is None:
            raise RefusedEditError(
                f"{package.path.name}：缺少内容类型清单，文件已损坏，不能加批注；"
                "请用 Word 或 WPS 打开修复并另存为 .docx 后再试"
            )
        override = {"PartName": f"/{part}", "ContentType": _TYPE}
        yield _appended(package, types, _element(package, types, "Override", override))


def _written(comments: Mapping[int, str], stamp: Stamp, names: Names) -> bytes:
    return b"".join(_comment(number, text, stamp, names) for number, text in comments.items())


def _comment(number: int, text: str, stamp: Stamp, names: Names) -> bytes:
    attributes = {**stamp.attributes(number), "initials": stamp.author[:2]}
    lines = _CONTROL.sub("", text).split("\n")
    paragraphs = b"".join(_paragraph(line, names) for line in lines)
    return names.tag("comment", attributes) + paragraphs + names.end("comment")


def _paragraph(line: str, names: Names) -> bytes:
    layout = b"".join(names.empty(name, attributes) for name, attributes in _LAYOUT)
    size = b"".join(names.empty(name, attributes) for name, attributes in _SIZE)
    text = b'<%st xml:space="preserve">' % names.element + escape(line) + names.end("t")
    run = names.tag("r", {}) + _in("rPr", size, names) + text + names.end("r")
    return names.tag("p", {}) + _in("pPr", layout, names) + run + names.end("p")


def _in(name: str, content: bytes, names: Names) -> bytes:
    return names.tag(name, {}) + content + names.end(name)


def _free_name(package: Package, folder: str) -> str:
    number = ""
    while package.find(posixpath.join(folder, f"comments{number}.xml")):
        number = str(int(number or 0) + 1)
    return posixpath.join(folder, f"comments{number}.xml")


def _related(package: Package, main: str, part: str, kind: str) -> PartChange:
    """Return the change that makes `main` refer to `part`, which stands in the same folder."""
    folder, name = posixpath.split(main)
    path = posixpath.join(folder, "_rels", f"{name}.rels")
    used = {one.id for one in package.relationships(main)}
    number = next(n for n in range(1, len(used) + 2) if f"rId{n}" not in used)
    attributes = {"Id": f"rId{number}", "Type": kind, "Target": posixpath.basename(part)}
    source = package.find(path)
    if source is not None:
        return _appended(package, source, _element(package, source, "Relationship", attributes))
    root = b'<Relationships xmlns="%s">' % _RELATIONS_NS.encode()
    only = b"<Relationship%s/></Relationships>" % _attributes(attributes)
    return PartChange(path, 0, 0, _HEAD + root + only)


def _element(package: Package, part: str, name: str, attributes: Mapping[str, str]) -> bytes:
    prefix = scan(package.parts[part]).prefix(0)
    return b"<%s%s%s/>" % (prefix, name.encode(), _attributes(attributes))


def _attributes(attributes: Mapping[str, str]) -> bytes:
    return b"".join(b' %s="%s"' % (k.encode(), escape_attribute(v)) for k, v in attributes.items())


def _appended(package: Package, part: str, new: bytes) -> PartChange:
    """Return the change that puts `new` at the end of the part's root element."""
    scanned = scan(package.parts[part])
    span, tag = scanned.spans[0], scanned.start_tag(0)
    if span.start_tag_end < span.end:
        return PartChange(part, span.end_tag_start, span.end_tag_start, new)
    opened = tag[:-2].rstrip() + b">"
    name = scanned.prefix(0) + scanned.local_name(0).encode()
    return PartChange(part, span.start, span.end, opened + new + b"</" + name + b">")
