"""What a topic or a title is about: its telling words, and how much of them a text covers."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import inf

from gov_docs.core.text import HAN, IS_HAN
from gov_docs.drafting.borrowing_lists import listed
from gov_docs.language.segment import words
from gov_docs.precedents.titles import UNTITLED

_PLACE = re.compile(
    rf"^(?:(?:[×XＸx]{{1,4}}|某某?)(?:省|市|县|区)|[{HAN}]{{2,3}}(?:省|自治区|(?<!城)市(?=[{HAN}]{{4}})|(?<!省|市|各)县))+"
)
_ISSUED = re.compile(r"^.{0,40}?关于")


@lru_cache(maxsize=4096)
def matter_words(title: str) -> tuple[str, ...]:
    """Return the words that tell what a title is about, each once, in order."""
    bare = re.sub(r"[\s《》“”（）()]", "", title.removeprefix(UNTITLED))
    bare = _PLACE.sub("", _ISSUED.sub("", bare))
    found: list[str] = []
    before = ""  # 新 of 新污染物
    for word in words(bare):
        text, before = before + word.text, ""
        if len(text) == 1 and word.pos[0] in "ab":
            before = text
        elif (
            len(text) > 1
            and text not in listed("title_words")
            and word.pos[0] not in "mtu"
            and IS_HAN.search(text)
        ):
            found.append(text)
    return tuple(dict.fromkeys(found))


def coverage(wanted: Sequence[str], texts: Iterable[str]) -> float:
    """Return the share of the wanted words' characters that stand in some of the texts.

    A long word of which only a part stands there (污染物 of 新污染物) counts by a third.
    """
    whole = "\n".join(texts)
    total = sum(map(_weight, wanted))
    return sum(_found(word, whole) for word in wanted) / total if total else 0.0


ON_TOPIC = 0.7  # share of the topic's words in a paragraph that is on it
_TOGETHER = 6  # characters between words that only together are a matter: 安全 and 生产
_OFTEN, _SHARE = 3, 0.33  # paragraphs on the topic that a document on it has, whatever its title


def speaks(wanted: Sequence[str], *texts: str) -> bool:
    """Tell whether the texts are really on the topic: its words stand there whole.

    Where all of them are words of any paper (安全生产), they must stand together.
    """
    whole = "\n".join(texts)
    found = [word for word in wanted if word in whole]
    total = sum(map(_weight, wanted))
    if not total or sum(map(_weight, found)) < ON_TOPIC * total:
        return False
    if any(word not in listed("general_words") for word in found):
        return True
    gap = f"[^。；\n]{{0,{_TOGETHER}}}"
    return re.search(gap.join(map(re.escape, found)), whole) is not None


def is_about(
    wanted: Sequence[str], title: str, paragraphs: Sequence[str], many: float = inf
) -> bool:
    """Tell whether a document is on the topic: its title says so, or a good part of its text.

    `many` paragraphs on it are enough, however long the document is.
    """
    if speaks(wanted, title):
        return True
    spoken = sum(speaks(wanted, text) for text in paragraphs)
    return spoken >= max(_OFTEN, min(many, _SHARE * len(paragraphs)))


def _weight(word: str) -> float:
    """Return the word's characters; of a word that papers on any matter use (治理) but half."""
    return len(word) / 2 if word in listed("general_words") else len(word)


def _found(word: str, text: str) -> float:
    if word in text:
        return _weight(word)
    parts = (word[1:], word[:-1]) if len(word) > 2 else ()
    return _weight(word) / 3 if any(part in text for part in parts) else 0.0


def specialty(text: str, wanted: Sequence[str]) -> float:
    """Return the share of the text's nouns, by characters, that belong to another matter than ours."""
    nouns = [word.text for word in words(text) if word.pos[0] in "njz" and len(word.text) > 1]
    ours = "".join(wanted)
    strange = [noun for noun in nouns if noun not in listed("general_words") and noun not in ours]
    return sum(map(len, strange)) / max(1, sum(map(len, nouns)))
