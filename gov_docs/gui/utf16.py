"""Qt counts UTF-16 units, the program counts characters: 𠮷 is two of the one and one of the other."""


def units(text: str, offset: int) -> int:
    """Return how many UTF-16 units the first `offset` characters take."""
    return offset + sum(char > "\uffff" for char in text[:offset]) if _is_wide(text) else offset


def characters(text: str, unit: int) -> int:
    """Return how many characters the first `unit` UTF-16 units are; half a pair counts as none."""
    if not _is_wide(text):
        return min(unit, len(text))
    at = 0
    for index, char in enumerate(text):
        at += 2 if char > "\uffff" else 1
        if at > unit:
            return index
    return len(text)


def length(text: str) -> int:
    return units(text, len(text))


def _is_wide(text: str) -> bool:
    return not text.isascii() and bool(text) and max(text) > "\uffff"
