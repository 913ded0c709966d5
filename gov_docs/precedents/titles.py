"""What a document without a title is called: what it says it is, its file's name, or its first words."""

import re
from collections.abc import Sequence

UNTITLED = "（无标题）"
_HEAD = 6  # paragraphs that may say what the document is
_LONGEST = 30  # characters of its first words
# 现将《…》印发给你们; 制定了《…》，现印发
_ISSUED = re.compile(
    "(?:现将|制定了?|编制了?|起草了?|修订了?|现印发|现发布)[^《》。]{0,20}《([^《》]{4,60})》[^《》。]{0,20}(?:印发|发布|公布|下发|请)"
)
_HEADING = re.compile(
    "^(?:第[一二三四五六七八九十百]+[章节条]|[一二三四五六七八九十]*、|[（(][一二三四五六七八九十]+[）)])"
)
_NO_WORDS = re.compile(f"{_HEADING.pattern}|[：:]$")  # a heading, an addressee
_SENTENCE = re.compile("[。；：:，,]")
_BARE = re.compile(r"\s+")


def title_without(name: str, texts: Sequence[str]) -> str:
    """Return a title for a document in which none was found; `name` is its file's, without suffix.

    Collections are often kept under the beginning of their text: a sentence cut off, an addressee
    or a chapter says nothing, and is marked so.
    """
    told = next((found[1] for text in texts[:_HEAD] if (found := _ISSUED.search(text))), "")
    if told:
        return _BARE.sub("", told)
    if not _is_text(name, texts):
        return name
    bare = (_BARE.sub("", text) for text in texts)
    first = next((one for one in bare if one and not _NO_WORDS.search(one)), name)
    return UNTITLED + (first if len(first) <= _LONGEST else first[:_LONGEST] + "…")


def _is_text(name: str, texts: Sequence[str]) -> bool:
    """Tell whether the file is named after a sentence, an addressee or a heading of the text."""
    if not name or not (
        _HEADING.match(name) or _SENTENCE.search(name) or len(name) >= _LONGEST // 2
    ):
        return False
    bare = _BARE.sub("", name)
    begins = any(_BARE.sub("", text).startswith(bare) for text in texts[:_HEAD])
    cut = any(len(text) > len(bare) and text.startswith(bare) for text in texts[:_HEAD])
    return begins and (cut or bool(_HEADING.match(name) or _SENTENCE.search(name)))
