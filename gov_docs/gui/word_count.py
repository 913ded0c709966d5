"""字数 as offices count it: each Chinese character and mark is one, each foreign word or number one."""

import re
from functools import lru_cache

from gov_docs.core.text import HAN
from gov_docs.core.types import Document, Part

_ONE = re.compile(rf"[{HAN}]|[A-Za-z0-9]+(?:[.,:'’-][A-Za-z0-9]+)*|[^\s\w\ufffc]")
_COUNTED = (Part.BODY, Part.TABLE, Part.TEXTBOX)


def word_count(document: Document) -> int:
    """Return the number of the body's words, with its marks, without headers and notes."""
    return sum(_of(para.text) for para in document.paragraphs if para.place.part in _COUNTED)


@lru_cache(maxsize=20_000)
def _of(text: str) -> int:
    return sum(1 for _ in _ONE.finditer(text))
