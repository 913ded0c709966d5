"""Drafts made offline: how much of the true document's structure, how much borrowed, and any leak."""

import argparse
import re
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from rapidfuzz import fuzz

from benchmarks.library_of_documents import Without, held_out_library
from gov_docs.core.draft import BLANK, Draft, DraftParagraph
from gov_docs.core.headings import written_number
from gov_docs.core.precedent import Level, Library, Precedent
from gov_docs.core.text import HAN
from gov_docs.core.types import HEADINGS
from gov_docs.drafting.composing import compose
from gov_docs.drafting.composing_matter import matter_words, speaks
from gov_docs.drafting.templates import Template, find
from gov_docs.settings import Unit

UNIT = Unit(name="某某市人民政府办公室", code="某政办", place="某某市", level="市")
TOPICS = 20
LIKE = 70  # rapidfuzz ratio from which a heading of the true document counts as met
_PLANS = ("方案", "行动方案", "计划", "行动计划", "意见", "规划", "措施", "要点")
_RULES = ("条例", "办法", "规定", "细则")
_LOCAL = (Level.PROVINCE, Level.CITY, Level.COUNTY)
_ON_TOPIC = (
    2  # other documents on the topic that the library must hold: of none nothing is borrowed
)
_FEWEST_TOPS = 3  # headings of the first level
_SHARED = 3  # paragraphs two documents share that are one text

_NUMBER = re.compile(r"[0-9０-９]+(?:[.,，．][0-9０-９]+)*")
_COUNTED = re.compile(
    "[二三四五六七八九十百千万亿两]+(?:个|项|家|名|条|次|年|月|天|日|亩|元|吨|公里|级|批|种|类|处|所|座|人|户|倍|成|％)"
)
_SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严武戴莫孔汤习"
_PERSON = re.compile(
    f"([{_SURNAMES}][\u4e00-\u9fff]{{1,2}})(?:同志|市长|省长|部长|局长|厅长|书记|主任)"
)
_ARTICLE = re.compile("^第[一二三四五六七八九十百]+[条章]　")  # the draft's own number
_SOURCE_TITLE = re.compile("《[^》]*》")


@dataclass(slots=True)
class Result:
    title: str
    first: float  # share of the true headings of the first level met
    headings: float  # of all levels
    sourced: int
    unsourced: float  # share of the body's characters
    leaks: list[str] = field(default_factory=list)
    seconds: float = 0.0
    blanks: int = 0


def main(argv: list[str]) -> int:
    """Print the figures of each draft and their means."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks draft", description=__doc__)
    parser.add_argument("--topics", type=int, default=TOPICS, help="how many drafts")
    parser.add_argument("--show", action="store_true", help="print the drafts themselves")
    options = parser.parse_args(argv)
    with held_out_library() as (library, everything):
        library.search("预热", limit=1)
        results = [
            _measure(library, one, everything, options.show)
            for one in _held_out(library, everything, options.topics)
        ]
    _print(results)
    return 0


def _held_out(library: Library, everything: Sequence[Precedent], topics: int) -> list[Precedent]:
    """Return plans, half of them where there are so many, and local rules, spread evenly.

    Each has a title of its own and a structure, and the library holds others on its topic.
    """
    ordered = sorted(everything, key=lambda one: one.title)
    halves: list[Precedent] = []
    for kinds in (_PLANS, _RULES):
        levels = tuple(Level) if kinds is _PLANS else _LOCAL
        fitting = [
            one
            for one in ordered
            if one.kind in kinds
            and one.level in levels
            and _is_fit(library, one)
            and _has_material(library, one, everything)
        ]
        left = topics // 2 if kinds is _PLANS else topics - len(halves)
        step = max(1, len(fitting) // max(1, left))
        halves += fitting[::step][:left]
    return halves


def _is_fit(library: Library, one: Precedent) -> bool:
    tops = len(_headings(library, one, deepest=0))
    telling = matter_words(_topic(one)) and not re.search("[：，。]|^[一-龥]、", one.title)
    return bool(telling) and tops >= _FEWEST_TOPS


def _has_material(library: Library, one: Precedent, everything: Sequence[Precedent]) -> bool:
    """Tell whether other documents than the true one have the topic in their title."""
    wanted = matter_words(_topic(one))
    named = {other.id for other in everything if speaks(wanted, other.title)}
    return len(named - {one.id} - _same_text(library, one, everything)) >= _ON_TOPIC


def _topic(one: Precedent) -> str:
    bare = re.sub("[（(][^（）()]*[）)]$", "", one.title)
    bare = re.sub("^.*?(?:关于印发|关于)《?", "", bare)
    bare = re.sub("(?:的?(?:通知|意见|指导意见|实施意见)|》的通知|》)$", "", bare)
    if one.kind in _RULES:
        bare = re.sub(
            f"^[{HAN}]{{2,8}}?(?:省|市|自治区|自治州|自治县|县)(?=[{HAN}]{{4}})", "", bare
        )
        return re.sub("(?:若干|暂行|管理|实施)*(?:条例|办法|规定|细则)$", "", bare)
    return re.sub("(?:实施|行动|推进|工作|三年)*(?:方案|计划|规划|措施|要点)$", "", bare)


def _measure(
    library: Library, one: Precedent, everything: Sequence[Precedent], show: bool
) -> Result:
    rest = Without(library, {one.id, *_same_text(library, one, everything)})
    start = time.perf_counter()
    composed = compose(_template(one), {"主题": _topic(one)}, UNIT, date(2026, 3, 1), rest)
    seconds = time.perf_counter() - start
    draft = composed.draft
    if show:
        _show(one, draft)
    body = [para for para in draft.body if para.role not in HEADINGS]
    characters = sum(len(para.text) for para in draft.body)
    frame = sum(len(para.text) for para in draft.body if para.source is None)
    return Result(
        one.title,
        _met(_headings(library, one, deepest=0), draft),
        _met(_headings(library, one, deepest=9), draft),
        sum(para.source is not None for para in body),
        frame / max(1, characters),
        [
            leak
            for leak in _leaks(library, draft.body)
            if leak.partition(" | ")[0] not in _topic(one)
        ],
        seconds,
        sum(len(BLANK.findall(para.text)) for para in draft.body),
    )


def _template(one: Precedent) -> Template:
    """Return the template of a plan or of rules; an office issues 办法 where a congress has 条例."""
    return find("办法" if one.kind in _RULES else "方案")


def _same_text(library: Library, one: Precedent, everything: Sequence[Precedent]) -> set[int]:
    """Return documents that hold the same text under another title."""
    near = {hit.precedent.id for hit in library.search(one.title, limit=30)}
    near |= {other.id for other in everything if fuzz.ratio(one.title, other.title) >= 90}
    own = {passage.text for passage in library.passages(one.id) if len(passage.text) > 40}
    return {
        id_
        for id_ in near - {one.id}
        if fuzz.ratio(library.precedent(id_).title, one.title) >= 90
        or sum(passage.text in own for passage in library.passages(id_)) >= _SHARED
    }


def _headings(library: Library, one: Precedent, deepest: int) -> list[str]:
    """Return the true headings down to so many levels below the highest it has."""
    outline = library.outline(one.id)
    top = min((level for level, _ in outline), default=1)
    return [_bare(text) for level, text in outline if level <= top + deepest]


def _met(theirs: Sequence[str], draft: Draft) -> float:
    ours = [_bare(para.text) for para in draft.body if para.role in HEADINGS]
    met = [any(fuzz.ratio(their, own) >= LIKE for own in ours) for their in theirs]
    return sum(met) / max(1, len(met))


def _bare(heading: str) -> str:
    """Return a paragraph without the number it has in its own paper."""
    number = written_number(heading)
    return heading[number.end :].strip("　 。") if number else heading


def _leaks(library: Library, paragraphs: Iterable[DraftParagraph]) -> Iterable[str]:
    """Yield every fact of a source that stands in the paragraph borrowed from it."""
    for para in paragraphs:
        if para.source is None:
            continue
        text = _SOURCE_TITLE.sub("", BLANK.sub("，", _bare(_ARTICLE.sub("", para.text))))
        told = "\n".join(passage.text for passage in library.passages(para.source.id))
        yield from (f"{hit} | {text}" for hit in _NUMBER.findall(text))
        for pattern in (_COUNTED, _PERSON):
            yield from (f"{hit} | {text}" for hit in pattern.findall(text) if hit in told)
        issuer = library.precedent(para.source.id).issuer
        if issuer and issuer in text:
            yield f"{issuer} | {text}"


def _show(one: Precedent, draft: Draft) -> None:
    print(f"\n===== {one.title}\n      {draft.title}")
    for para in draft.body:
        source = f" «{para.source.title[:24]}»" if para.source else ""
        print(f"{'' if para.role in HEADINGS else '    '}{para.text}{source}")


def _print(results: Sequence[Result]) -> None:
    for one in results:
        print(
            f"first {one.first:.2f}  headings {one.headings:.2f}  sourced {one.sourced:2}  frame {one.unsourced:.2f}  "
            f"blanks {one.blanks:2}  leaks {len(one.leaks)}  {one.seconds:.2f} s  {one.title}"
        )
        for leak in one.leaks:
            print("    leak:", leak)
    count = max(1, len(results))
    print(f"\n{len(results)} drafts")
    print(f"headings of the first level met: {sum(one.first for one in results) / count:.3f}")
    print(f"headings of all levels met: {sum(one.headings for one in results) / count:.3f}")
    print(
        f"sourced paragraphs: mean {sum(one.sourced for one in results) / count:.1f}, "
        f"fewest {min((one.sourced for one in results), default=0)}"
    )
    print(
        f"unsourced share: mean {sum(one.unsourced for one in results) / count:.3f}, most {max((one.unsourced for one in results), default=0.0):.3f}"
    )
    print(f"drafts without a leak: {sum(not one.leaks for one in results) / count:.2f}")
    print(f"slowest: {max((one.seconds for one in results), default=0.0):.2f} s")
    sys.stdout.flush()
