"""What a document says about itself, read from its labelled lines."""

import re
from collections.abc import Callable, Iterator, Sequence

from gov_docs.core import marks
from gov_docs.core.bodies import (
    body_at_head,
    is_body,
    names_bodies,
    split_bodies,
    whole_names,
    without_seal,
)
from gov_docs.core.closing import signed_line
from gov_docs.core.dates import DateFound, find_dates
from gov_docs.core.kinds import kind_of, kind_word
from gov_docs.core.lines import Line
from gov_docs.core.people import names_in, names_people
from gov_docs.core.types import Elements, Role, Span

# A year or serial still to fill in; the code of the body may be made up (×政发〔2026〕5号).
_BLANK = re.compile(r"[〔\[［【（(﹝{第].*[×Xx*＊_＿○]|[〕\])）】］]\s*第?\s*号")
_BLANK_NAME = re.compile("[XxＸ×○*]+")
_PREFIX = re.compile(r"附\s*件?\s*(?:[0-9]{1,2}\s*)?[：:.．、]\s*|附件\s+(?=[0-9])")
_ITEM = re.compile(
    r"(?:^|(?<=[\s；;]))(?:[0-9０-９]{1,2}\s*[.．、:：](?![0-9])|[（(][0-9]{1,2}[）)])\s*"
)
_NOTHING = re.compile(r"[×Xx*＊_＿…\s]*(?:略|无|如文|见附件)?[×Xx*＊_＿…\s]*")
_RUN_IN_ADDRESSEE = re.compile(r"[^。；：:]{4,150}[：:](?=\S)")
_TAIL = re.compile(r"(?:文\s*件|公\s*告|命\s*令|令|简\s*报|会议纪要|纪\s*要)$")
_METADATA_DATE = r"(?:成\s*文\s*日\s*期|发\s*文\s*日\s*期|编制日期|日\s*期)"
_METADATA_NUMBER = r"(?:发\s*文\s*字\s*号|文\s*号)"
_MAKER = re.compile(
    r"(?:采\s*购\s*人|采\s*购\s*单\s*位|招\s*标\s*[人方]|编\s*制\s*单\s*位|发\s*布\s*单\s*位)\s*[：:]\s*(?P<name>.+)"
    r"|(?P<maker>\S{4,30}?)\s*(?:编?制|编印|印制)"
)
_HEAD_REACH = 60  # lines


def elements_of(lines: Sequence[Line]) -> Elements:
    """Return the elements of the main document; what is only a blank to fill is absent."""
    by_id = {line.para.id: line for line in lines}
    spans = {name: tuple(finder(lines)) for name, finder in _FINDERS.items()}
    dates = _date(lines)
    spans["date"] = tuple(span for span, _ in dates)
    spans["kind"] = tuple(_kind(lines))

    def texts(name: str) -> tuple[str, ...]:
        return tuple(_cut(by_id[span.para], span) for span in spans[name])

    title = _join_title(texts("title"))
    return Elements(
        kind=kind_of("".join(texts("kind"))),
        title=title,
        issuer="、".join(whole_names(texts("issuer"))) or None,
        doc_number=next(iter(texts("doc_number")), None),
        date=dates[0][1].iso if dates else None,
        addressees=texts("addressees"),
        cc=texts("cc"),
        secrecy=next(iter(texts("secrecy")), None),
        urgency=next(iter(texts("urgency")), None),
        signatory="、".join("".join(name.split()) for name in texts("signatory")) or None,
        attachments=texts("attachments"),
        spans={name: found for name, found in spans.items() if found},
    )


def _with(lines: Sequence[Line], *roles: Role) -> list[Line]:
    return [line for line in lines if line.role in roles]


def _span(line: Line, start: int, end: int) -> Span:
    """Return the span of the line's characters, blank space at their ends left out."""
    piece = line.text[start:end]
    start += len(piece) - len(piece.lstrip())
    return Span(line.para.id, line.start + start, line.start + start + len(piece.strip()))


def _cut(line: Line, span: Span) -> str:
    return line.para.text[span.start : span.end]


def _join_title(pieces: Sequence[str]) -> str | None:
    """Join the title's lines; names of bodies side by side keep one space."""
    text = ""
    for piece in pieces:
        text += (" " if text and is_body(text) and is_body(piece) else "") + piece
    return text or None


def _titles(lines: Sequence[Line]) -> Iterator[Span]:
    return (_span(line, 0, len(line.text)) for line in _with(lines, Role.TITLE))


def _kind(lines: Sequence[Line]) -> Iterator[Span]:
    """Yield the word that names the kind: the title's last, else the letterhead's."""
    for role in (Role.TITLE, Role.LETTERHEAD):
        found = _with(lines, role)
        text = "".join(line.text for line in found)
        word = kind_word(text)
        places = list(re.finditer(r"\s*".join(word), text)) if word else []
        if places:
            return _over(found, *places[-1].span())
    return iter(())


def _over(lines: Sequence[Line], start: int, end: int) -> Iterator[Span]:
    """Yield the spans of a stretch of the lines joined, one for each line it touches."""
    for line in lines:
        if start < len(line.text) and end > 0:
            yield _span(line, max(start, 0), min(end, len(line.text)))
        start, end = start - len(line.text), end - len(line.text)


def _doc_number(lines: Sequence[Line]) -> Iterator[Span]:
    for line in _with(lines, Role.DOC_NUMBER):
        match = marks.DOC_NUMBER.match(line.text)
        if match and not _BLANK.search(match["number"]):
            yield _span(line, *match.span("number"))
            return
    for line, start in _metadata(lines, _METADATA_NUMBER):
        match = marks.DOC_NUMBER.match(line.text, start)
        if match and not _BLANK.search(match["number"]):
            yield _span(line, *match.span("number"))
            return


def _metadata(lines: Sequence[Line], label: str) -> Iterator[tuple[Line, int]]:
    """Yield where the value of a metadata label stands: after its colon or in the next cell."""
    for at, line in enumerate(lines[:_HEAD_REACH]):
        match = re.match(rf"{label}\s*[：:]?\s*", line.text) if line.role is Role.OTHER else None
        if match and match.end() < len(line.text):
            yield line, match.end()
        elif match and at + 1 < len(lines):
            yield lines[at + 1], 0


def _issuer(lines: Sequence[Line]) -> Iterator[Span]:
    for finder in (_signers, _letterhead, _title_body, _on_the_cover):
        if found := list(finder(lines)):
            return iter(found)
    return iter(())


def _on_the_cover(lines: Sequence[Line]) -> Iterator[Span]:
    """Yield the body a cover names as the one that made the document."""
    for line in lines[:_HEAD_REACH]:
        match = _MAKER.fullmatch(line.text) if line.role is Role.OTHER else None
        if match:
            group = "name" if match["name"] else "maker"
            if is_body(match[group]):
                yield _span(line, *match.span(group))
                return


def _signers(lines: Sequence[Line]) -> Iterator[Span]:
    for line in _with(lines, Role.SIGNATURE, Role.DATE, Role.TITLE_NOTE):
        signed = signed_line(line.text)
        if signed:
            yield from _each_body(line, *signed.span("name"))
        elif line.role is Role.SIGNATURE and _is_named(line.text):
            yield from _each_body(line, 0, len(without_seal(line.text)))


def _each_body(line: Line, start: int, end: int) -> Iterator[Span]:
    """Yield the bodies that stand side by side in one line, set apart by spaces."""
    pieces = [match.span() for match in re.finditer(r"\S+", line.text[start:end])]
    if all(is_body(line.text[start + first : start + last]) for first, last in pieces):
        yield from (_span(line, start + first, start + last) for first, last in pieces)
    else:  # one name with its characters spread out
        yield _span(line, start, end)


def _is_named(text: str) -> bool:
    """Tell whether the text is the name of a body and no blank for one (××局, XX公司)."""
    return is_body(text) and len(_BLANK_NAME.sub("", text)) > 2


def _letterhead(lines: Sequence[Line]) -> Iterator[Span]:
    for line in _with(lines, Role.LETTERHEAD):
        name = _TAIL.sub("", line.text).strip()
        if _is_named(name):
            yield from _each_body(line, 0, len(name))


def _title_body(lines: Sequence[Line]) -> Iterator[Span]:
    titles = _with(lines, Role.TITLE)
    name = body_at_head("".join(line.text for line in titles))
    left = len(name) if name and _is_named(name) else 0
    for line in titles:
        if left > 0:
            yield from _each_body(line, 0, min(left, len(line.text)))
        left -= len(line.text)


def _date(lines: Sequence[Line]) -> list[tuple[Span, DateFound]]:
    for line in _with(lines, Role.DATE) or _with(lines, Role.TITLE_NOTE):
        for date in find_dates(line.text)[:1]:
            return [(_span(line, date.start, date.end), date)]
    for line, start in _metadata(lines, _METADATA_DATE):
        for date in find_dates(line.text):
            if date.start >= start:
                return [(_span(line, date.start, date.end), date)]
    return []


def _addressees(lines: Sequence[Line]) -> Iterator[Span]:
    for line in _with(lines, Role.ADDRESSEE):
        if names_people(line.text):
            yield from _people(line)
            continue
        yield from _listed(line, _after_label(line, "主\\s*送\\s*[：:]"), len(line.text))
    if _with(lines, Role.ADDRESSEE):
        return
    for line in _with(lines, Role.BODY)[:1]:
        match = _RUN_IN_ADDRESSEE.match(line.text)
        if match and names_bodies(match[0]):
            yield from _listed(line, 0, match.end())


def _cc(lines: Sequence[Line]) -> Iterator[Span]:
    for line in _with(lines, Role.CC):
        yield from _listed(line, _after_label(line, marks.CC.pattern), len(line.text))


def _after_label(line: Line, label: str) -> int:
    match = re.match(label, line.text)
    return match.end() if match else 0


def _people(line: Line) -> Iterator[Span]:
    for match in re.finditer("[^、：:\\s]+", line.text):
        yield _span(line, *match.span())


def _listed(line: Line, start: int, end: int) -> Iterator[Span]:
    for first, last in split_bodies(line.text[start:end]):
        if not _NOTHING.fullmatch(line.text[start + first : start + last]):
            yield _span(line, start + first, start + last)


def _by_pattern(role: Role, pattern: re.Pattern[str]) -> Callable[[Sequence[Line]], Iterator[Span]]:
    def find(lines: Sequence[Line]) -> Iterator[Span]:
        for line in _with(lines, role)[:1]:
            match = pattern.match(line.text)
            if match:
                yield _span(line, *match.span("level"))

    return find


def _signatory(lines: Sequence[Line]) -> Iterator[Span]:
    labelled = False
    for line in _with(lines, Role.SIGNATORY, Role.DOC_NUMBER):
        match = marks.SIGNATORY.search(line.text)
        if match:
            group, labelled = "names" if match["names"] is not None else "bare", True
        else:
            match, group = marks.NUMBER_AND_NAMES.fullmatch(line.text), "more"
        if not match or not labelled:
            continue
        for start, end in names_in(match[group]):
            if not _NOTHING.fullmatch(match[group][start:end]):
                yield _span(line, match.start(group) + start, match.start(group) + end)


def _attachments(lines: Sequence[Line]) -> Iterator[Span]:
    for line in _with(lines, Role.ATTACHMENT_NOTE):
        prefix = _PREFIX.match(line.text)
        start = prefix.end() if prefix else 0
        for first, last in _items(line.text[start:]):
            name = line.text[start + first : start + last].rstrip(" \t\u3000。；;，,")
            if not _NOTHING.fullmatch(name):
                yield _span(line, start + first, start + first + len(name))


def _items(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the names of a list stand that may be numbered: 1.名单 2.申报表."""
    numbers = list(_ITEM.finditer(text))
    if not numbers or numbers[0].start():
        yield 0, len(text)
        return
    ends = [number.start() for number in numbers[1:]]
    yield from zip((number.end() for number in numbers), [*ends, len(text)], strict=True)


_FINDERS: dict[str, Callable[[Sequence[Line]], Iterator[Span]]] = {
    "title": _titles,
    "issuer": _issuer,
    "doc_number": _doc_number,
    "addressees": _addressees,
    "cc": _cc,
    "secrecy": _by_pattern(Role.SECRECY, marks.SECRECY),
    "urgency": _by_pattern(Role.URGENCY, marks.URGENCY),
    "signatory": _signatory,
    "attachments": _attachments,
}
