"""The manual as the window shows it, and what the program is made of."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import Distribution, PackageNotFoundError, distribution, requires
from pathlib import Path

from gov_docs.core.errors import GovDocsError
from gov_docs.resources import resource

_DOCS = ("guide.md", "models.md")
_USUAL = "在窗口里"
_NOT_IN_ANCHOR = re.compile(r"[^\w\- ]")
_NAME = re.compile(r"[A-Za-z0-9._-]+")


@dataclass(frozen=True, slots=True)
class Heading:
    level: int  # 2 begins a chapter
    title: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of the manual under one heading of the second level."""

    headings: tuple[Heading, ...]  # its own first
    html: str
    text: str  # for searching

    @property
    def title(self) -> str:
        return self.headings[0].title


@cache
def manual() -> tuple[Chapter, ...]:
    """Return the manual's chapters; raises GovDocsError where the program is not whole."""
    found = [chapter for name in _DOCS for chapter in _chapters(_docs() / name)]
    if not found:
        raise GovDocsError("手册不在程序文件夹里；请重新安装程序。")
    return tuple(found)


def chapter_about(name: str) -> Chapter:
    """Return the chapter whose headings name it, best its own; else the one on the window."""
    chapters = manual()
    own = (chapter for chapter in chapters if name in chapter.title)
    inner = (c for c in chapters if any(name in heading.title for heading in c.headings))
    window = (chapter for chapter in chapters if _USUAL in chapter.title)
    return next(own, None) or next(inner, None) or next(window, chapters[0])


def _docs() -> Path:
    return resource().parent / "docs"


def _chapters(path: Path) -> Iterator[Chapter]:
    """Yield the chapters of one file; what stands before the first heading is left out."""
    from markdown_it import MarkdownIt

    try:
        lines = path.read_text("utf-8").splitlines()
    except OSError:
        return
    parser = MarkdownIt("commonmark").enable("table")
    parts: list[list[str]] = []
    fenced = False
    for line in lines:
        fenced ^= line.startswith("```")
        if not fenced and _level(line) <= 2 and (_level(line) == 2 or path.name != _DOCS[0]):
            parts.append([])
        if parts and not line.startswith("!["):  # the window itself is before the reader
            parts[-1].append(line)
    for part in parts:
        headings = tuple(_headings(part))
        if headings:
            text = "\n".join(part)
            yield Chapter(headings, _anchored(parser.render(text), headings), text)


def _level(line: str) -> int:
    marks = len(line) - len(line.lstrip("#"))
    return marks if marks and line[marks : marks + 1] == " " else 9


def _headings(lines: list[str]) -> Iterator[Heading]:
    fenced = False
    for line in lines:
        fenced ^= line.startswith("```")
        if not fenced and _level(line) <= 3:
            title = line.lstrip("#").strip()
            yield Heading(_level(line), title, anchor(title))


def anchor(title: str) -> str:
    """Return the name by which links of the manual call a heading."""
    return _NOT_IN_ANCHOR.sub("", title.lower()).replace(" ", "-")


def _anchored(html: str, headings: tuple[Heading, ...]) -> str:
    """Return the HTML with a name at each heading, and tables with lines."""
    for heading in headings:
        tag = re.compile(rf"<h{heading.level}>")
        html = tag.sub(f'<h{heading.level} ><a name="{heading.anchor}"></a>', html, count=1)
    return html.replace("<table>", '<table border="1" cellspacing="0" cellpadding="5">')


@dataclass(frozen=True, slots=True)
class Component:
    """A library the program uses, with the licence it comes under."""

    name: str
    version: str
    licence: str


@cache
def components() -> tuple[Component, ...]:
    """Return the libraries that are installed, by name."""
    found = map(_component, _required())
    return tuple(sorted(filter(None, found), key=lambda one: one.name.lower()))


def _required() -> Iterator[str]:
    for line in requires("gov_docs") or ():
        name = _NAME.match(line)
        if name and not re.search(r"extra == .(train|neural)", line):
            yield name[0]


def _component(name: str) -> Component | None:
    try:
        found = distribution(name)
    except PackageNotFoundError:  # of an extra that is not installed
        return None
    return Component(name, found.version, _licence(found))


def _licence(found: Distribution) -> str:
    told = found.metadata
    named = (told.get_all("License-Expression") or told.get_all("License") or [""])[0]
    short = str(named)
    if short and "\n" not in short and len(short) < 60:
        return short
    classed = (c for c in told.get_all("Classifier") or () if c.startswith("License ::"))
    return next((one.rpartition(" :: ")[2] for one in classed), "见其安装文件夹")
