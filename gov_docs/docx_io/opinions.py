"""What reviewers left in a .docx: comments, and what tracked revisions changed."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from gov_docs.docx_io.package import Package
from gov_docs.docx_io.xmlns import w

_P, _T, _DELETED, _TAB = w("p"), w("t"), w("delText"), w("tab")
_GONE = frozenset({w("del"), w("moveFrom")})
_NEW = frozenset({w("ins"), w("moveTo")})
_START, _END = w("commentRangeStart"), w("commentRangeEnd")
_AROUND = 12  # characters before an insertion that show where it stands
_MOST = 500  # of one file; one with more was rewritten, not reviewed


@dataclass(frozen=True, slots=True)
class ReviewMark:
    kind: str  # comment or revision
    text: str  # what the reviewer wrote, or the change in words
    quoted: str  # the words it is about
    author: str


def review_marks(package: Package) -> tuple[ReviewMark, ...]:
    """Return the comments, then the revisions, in the order of the text."""
    main = package.main_part()
    body = package.xml(main).find(w("body"))
    if body is None:
        return ()
    found = [*_comments(package, main, body), *_revisions(body)]
    return tuple(found[:_MOST])


def _comments(package: Package, main: str, body: etree._Element) -> Iterator[ReviewMark]:
    quoted = _quoted(body)
    for part in package.related(main, "comments")[:1]:
        for comment in package.xml(part).iterchildren(w("comment")):
            text = " ".join(filter(None, (_text(para) for para in comment.iter(_P)))).strip()
            id_, author = comment.get(w("id"), ""), comment.get(w("author"), "")
            if text:
                yield ReviewMark("comment", text, quoted.get(id_, ""), author)


def _quoted(body: etree._Element) -> dict[str, str]:
    """Return by comment id the text between the comment's two ends."""
    open_: dict[str, list[str]] = {}
    closed: dict[str, str] = {}
    for element in body.iter(_START, _END, _T):
        if element.tag == _T:
            for pieces in open_.values():
                pieces.append(element.text or "")
        elif element.tag == _START:
            open_[element.get(w("id"), "")] = []
        else:
            id_ = element.get(w("id"), "")
            closed[id_] = "".join(open_.pop(id_, []))
    return closed


def _revisions(body: etree._Element) -> Iterator[ReviewMark]:
    for para in body.iter(_P):
        if any(child.tag in _GONE or child.tag in _NEW for child in para):
            yield from _in_paragraph(para)


def _in_paragraph(para: etree._Element) -> Iterator[ReviewMark]:
    """Yield each stretch of neighbouring deletions and insertions as one change."""
    before, old, new, author = "", "", "", ""
    for child in para.iterchildren(etree.Element):
        if child.tag in _GONE or child.tag in _NEW:
            author = author or child.get(w("author"), "")
            old += _deleted(child) if child.tag in _GONE else ""
            new += _text(child) if child.tag in _NEW else ""
        elif text := _text(child):
            yield from _change(old, new, before, author)
            before, old, new, author = (before + new + text)[-_AROUND:], "", "", ""
    yield from _change(old, new, before, author)


def _change(old: str, new: str, before: str, author: str) -> Iterator[ReviewMark]:
    if old.strip() and new.strip():
        yield ReviewMark("revision", f"“{old}”改为“{new}”", old, author)
    elif old.strip():
        yield ReviewMark("revision", f"删去“{old}”", old, author)
    elif new.strip():
        yield ReviewMark("revision", f"增加“{new}”", before, author)


def _text(parent: etree._Element) -> str:
    return "".join("\t" if one.tag == _TAB else one.text or "" for one in parent.iter(_T, _TAB))


def _deleted(parent: etree._Element) -> str:
    return "".join(one.text or "" for one in parent.iter(_DELETED))
