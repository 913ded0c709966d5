"""Documents made from the articles of laws: one a file, with a title, a number and its text."""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gov_docs.precedents.keys import title_key

_ARTICLE = re.compile(r"第[一二三四五六七八九十百零]{1,6}条\s*(?P<text>.+)")
_CHAPTER = re.compile(r"第[一二三四五六七八九十]{1,3}章\s*(?P<name>\S{2,12})$")
_CLAUSE = re.compile(r"[^，。；：]{6,30}")
_CODES = "政环教卫交农水林建财税商工科民人文体公司应市监数气粮审统医药"
_PROVINCES = "京津沪渝冀晋辽吉苏浙皖闽赣鲁豫鄂湘粤琼川黔滇陕甘青"
_CITIES = ("临江市", "东海县", "南河市", "北安区")
_YEARS = range(1998, 2026)
_LEAST_TEXT = 30
_LONGEST_LAW = 30  # characters of its title; a longer one leaves no room for the rest


@dataclass(frozen=True, slots=True)
class Article:
    title: str
    number: str
    text: tuple[str, ...]
    signed: str
    date: str


def write_articles(laws: Path, folder: Path, count: int, seed: int) -> list[Article]:
    """Write up to `count` articles as .txt files under `folder`; return them, file by file."""
    random_ = random.Random(seed)  # noqa: S311
    found = _numbered(_distinct(_articles(laws)), random_)
    chosen = random_.sample(found, min(count, len(found)))
    for at, one in enumerate(chosen):
        path = folder / f"{at // 1000:03d}" / f"{at:05d}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        lines = (one.title, one.number, *one.text, one.signed, one.date)
        path.write_text("\n".join(lines), "utf-8")
    return chosen


def _articles(laws: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield (title, paragraphs) of each article: 关于 law（chapter）first clause 的规定."""
    for path in sorted(laws.glob("*.txt")):
        law, *lines = path.read_text("utf-8").splitlines() or [""]
        chapter, open_ = "", list[str]()
        for line in [*lines, "第一章"]:
            article, division = _ARTICLE.match(line), _CHAPTER.match(line)
            if (article or division or line == "第一章") and open_:
                yield from _titled(law, chapter, open_)
                open_ = []
            if division:
                chapter = division["name"]
            elif article:
                open_ = [article["text"]]
            elif open_:
                open_.append(line)


def _titled(law: str, chapter: str, paragraphs: list[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    clause = _CLAUSE.search(paragraphs[0])
    if clause and len(law) <= _LONGEST_LAW and len("".join(paragraphs)) >= _LEAST_TEXT:
        inside = f"（{chapter}）" if chapter else ""
        yield f"关于{law}{inside}{clause[0].rstrip('的')}的规定", tuple(paragraphs)


def _distinct(
    articles: Iterator[tuple[str, tuple[str, ...]]],
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Leave out what is there twice: of two alike nobody can say which one was meant."""
    titles, texts = set[str](), set[str]()
    for title, paragraphs in articles:
        key, text = title_key(title), "".join(paragraphs)
        if key not in titles and text not in texts:
            yield title, paragraphs
        titles.add(key)
        texts.add(text)


def _numbered(
    articles: Iterator[tuple[str, tuple[str, ...]]], random_: random.Random
) -> list[Article]:
    taken = set[str]()
    found = []
    for title, paragraphs in articles:
        number, year = "", 0
        while not number or number in taken:
            code = random_.choice(_PROVINCES) + random_.choice(_CODES)
            year = random_.choice(_YEARS)
            number = f"{code}发〔{year}〕{random_.randint(1, 400)}号"
        taken.add(number)
        date = f"{year}年{random_.randint(1, 12)}月{random_.randint(1, 28)}日"
        found.append(Article(title, number, paragraphs, f"{random_.choice(_CITIES)}人民政府", date))
    return found
