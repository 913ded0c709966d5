"""Words of a person's list and ignored findings, as lines for people and as JSON."""

from collections.abc import Iterator

from gov_docs.core.words import Entry

Json = dict[str, object]


def line(entry: Entry) -> str:
    if not entry.is_wrong:
        return f"对　{entry.word}　{entry.note}".rstrip()
    exceptions = f"（例外：{'、'.join(entry.exceptions)}）" if entry.exceptions else ""
    right = entry.right or "（没有建议）"
    return f"错　{entry.word} → {right}{exceptions}　{entry.note}".rstrip()


def record(entry: Entry) -> Json:
    """Return the entry as `words list` has it under right or wrong, and which of the two."""
    if not entry.is_wrong:
        return {"kind": "right", "right": entry.word, "note": entry.note}
    return {
        "kind": "wrong",
        "wrong": entry.word,
        "right": entry.right,
        "exceptions": entry.exceptions,
        "note": entry.note,
    }


def changes(before: Entry, after: Entry) -> Iterator[str]:
    """Yield what has become different, one line each; what is not named is as it was."""
    kinds = {False: "对", True: "错"}
    pairs = (
        ("类型", kinds[before.is_wrong], kinds[after.is_wrong]),
        ("建议", before.right, after.right),
        ("例外", "、".join(before.exceptions), "、".join(after.exceptions)),
        ("备注", before.note, after.note),
    )
    for name, old, new in pairs:
        if old != new:
            yield f"{name}：{old or '（无）'} → {new or '（无）'}"
