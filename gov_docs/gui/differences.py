"""What differs between two texts, found by halves: a paragraph may hold thousands of characters."""


def difference(old: str, new: str) -> tuple[int, int, int]:
    """Return start and end in the old text, and end in the new, of what differs."""
    start = _alike(old, new)
    tail = _alike(old[start:][::-1], new[start:][::-1])
    return start, len(old) - tail, len(new) - tail


def _alike(one: str, other: str) -> int:
    """Return how many characters two texts begin with alike."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
