"""Documents of the library as the commands show them: JSON records and lines of text."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from gov_docs.core.precedent import Citation, Hit, Precedent, Validity

if TYPE_CHECKING:
    from gov_docs.desk.library import Shown


def hit_record(hit: Hit) -> dict[str, Any]:
    """Return a hit as the JSON of search, recommend and ask shows it."""
    found = {"start": hit.start, "end": hit.end}
    return {
        **record(hit.precedent),
        "score": round(hit.score, 3),
        "snippet": hit.snippet,
        "found": found,
        "heading": hit.heading or None,
    }


def record(one: Precedent) -> dict[str, Any]:
    return {
        "id": one.id,
        "title": one.title,
        "doc_number": one.doc_number,
        "issuer": one.issuer,
        "level": one.level,
        "date": one.date,
        "kind": one.kind,
        "validity": one.validity,
        "topic": one.topic,
    }


def line(one: Precedent) -> str:
    told = (
        one.doc_number,
        one.issuer,
        one.date,
        one.validity if one.validity is not Validity.UNKNOWN else None,
    )
    rest = "　".join(part for part in told if part)
    return f"[{one.id}] {one.title}" + (f"　{rest}" if rest else "")


def _cited(one: Citation) -> str:
    name = f"《{one.title}》" if one.title else ""
    number = f"（{one.number}）" if one.title and one.number else one.number
    return name + number + (f" → [{one.target}]" if one.target else "")


def document_record(shown: "Shown") -> dict[str, Any]:
    """Return all that is known of one document."""
    return {
        **record(shown.precedent),
        "outline": [{"level": level, "text": text} for level, text in shown.outline],
        "citations": [
            {"title": one.title or None, "doc_number": one.number or None, "id": one.target}
            for one in shown.citations
        ],
        "cited_by": [one.id for one in shown.cited_by],
        "opinions": [
            {"text": one.text, "kind": one.kind, "quoted": one.quoted} for one in shown.opinions
        ],
        "text": list(shown.text),
    }


def document_lines(shown: "Shown") -> Iterator[str]:
    """Yield the same for people to read."""
    yield line(shown.precedent)
    opinions = [
        f"{one.text}（针对：{one.quoted}）" if one.quoted else one.text for one in shown.opinions
    ]
    yield from _block("引用", [_cited(one) for one in shown.citations])
    yield from _block("被引用", [line(one) for one in shown.cited_by])
    yield from _block("审核意见", opinions)
    yield from _block("结构", ["　" * (level - 1) + text for level, text in shown.outline])
    yield from _block("正文", shown.text)


def _block(name: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield f"\n{name}："
        yield from (f"  {one}" for one in lines)
