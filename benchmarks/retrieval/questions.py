"""Questions of which the one right answer is known."""

import random
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import rjieba

from benchmarks.retrieval.articles import Article

KINDS = ("title", "title less a third", "number", "sentence")
_SHORT = 6  # characters; 第一章 is no title
_SENTENCE = re.compile("[^。；]{12,80}")


@dataclass(frozen=True, slots=True)
class Question:
    kind: str
    text: str
    answer: int  # place in the list of articles, or id in the library


def questions(articles: Sequence[Article], count: int, seed: int) -> list[Question]:
    """Return `count` questions of each kind, about articles drawn by chance."""
    random_ = random.Random(seed)  # noqa: S311
    told = [at for at, one in enumerate(articles) if len(_sentences(one)) > 1]
    found = []
    for at in random_.sample(told, min(count, len(told))):
        one = articles[at]
        # The first sentence begins with the words of the title: another one is asked for.
        texts = (
            one.title,
            _shortened(one.title, random_),
            one.number,
            random_.choice(_sentences(one)[1:]),
        )
        found += [Question(kind, text, at) for kind, text in zip(KINDS, texts, strict=True)]
    return found


def title_questions(titles: Mapping[int, str], count: int, seed: int) -> list[Question]:
    """Return questions about documents of which only the titles are used; each title stands once."""
    random_ = random.Random(seed)  # noqa: S311
    often = Counter(titles.values())
    told = [id_ for id_, title in titles.items() if often[title] == 1 and len(title) > _SHORT]
    found = []
    for id_ in random_.sample(told, min(count, len(told))):
        texts = (titles[id_], _shortened(titles[id_], random_))
        found += [Question(kind, text, id_) for kind, text in zip(KINDS, texts, strict=False)]
    return found


def _sentences(one: Article) -> list[str]:
    return _SENTENCE.findall("。".join(one.text))


def _shortened(title: str, random_: random.Random) -> str:
    words = rjieba.cut(title)
    dropped = set(random_.sample(range(len(words)), round(len(words) / 3)))
    return "".join(word for at, word in enumerate(words) if at not in dropped)
