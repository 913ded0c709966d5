"""What a person made of borrowed material, kept as opinions on the documents it was borrowed from."""

from collections.abc import Iterable

from gov_docs.core.draft import Source
from gov_docs.core.precedent import Opinion
from gov_docs.precedents.keeping import add_opinions
from gov_docs.precedents.library import open_library

REJECTED = "rejected"
# Why a borrowed paragraph is rejected; 审核要点 count these like a reviewer's words.
REASONS = ("借用的语句与主题不合", "借用的语句已经过时", "借用的语句表述不妥")


def reject_paragraph(source: Source, raw: str, why: str) -> None:
    """Keep that a paragraph of a document does not do, and why; it is not offered again."""
    _keep([Opinion(source.id, why, REJECTED, raw)])


def reject_point(text: str, documents: Iterable[int]) -> None:
    """Keep that a point does not matter, on the documents it was raised on."""
    from gov_docs.drafting.points import WAVED

    _keep(Opinion(id_, f"{WAVED}：{text}", REJECTED) for id_ in documents)


def reject_finding(source: Source, rule: str, quoted: str) -> None:
    """Keep that a finding in a borrowed paragraph was waved away."""
    from gov_docs.drafting.points import WAVED

    _keep([Opinion(source.id, f"{WAVED} {rule} 的提示", REJECTED, quoted)])


def _keep(opinions: Iterable[Opinion]) -> None:
    """Keep the opinions on documents the library still holds."""
    told = tuple(opinions)
    with open_library() as library:
        held = library.store.precedents([one.document for one in told])
        kept = [one for one in told if one.document in held]
        if kept:
            with library.store.writing():
                add_opinions(library.store, kept)
