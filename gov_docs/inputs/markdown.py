"""Markdown as a Document: its markup read as a browser would show it."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from gov_docs.core.text import IS_HAN
from gov_docs.inputs.encodings import decode
from gov_docs.inputs.other_file import OtherFile
from gov_docs.inputs.web_page import web_document

_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n.*?^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
_CLOSED = ("。", "！", "？", "：", "；", ".", "!", "?", ":", ";")
_FULL = 0.75  # of the longest line that somebody broke: what a long word may leave is less


def read_markdown(path: Path, raw: bytes) -> OtherFile:
    """Return a .md as read, without its front matter; raises UnreadableFileError."""
    text = _FRONT_MATTER.sub("", decode(raw, path.name))
    # Text set in by four spaces is a paragraph in an office and no listing.
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    tokens = parser.disable("code").parse(text)
    _keep_lines(tokens)
    shown = parser.renderer.render(tokens, parser.options, {})
    return OtherFile(path, web_document(f"<div>{shown}</div>", path.name))


def _keep_lines(tokens: Sequence[Token]) -> None:
    """Turn the line ends that somebody meant into breaks; those of wrapped text are none."""
    blocks = [token.children for token in tokens if token.children]
    broken = [line for block in blocks for line in _broken_lines(block)]
    longest = max((_width(line) for _, line in broken), default=0)
    for token, line in broken:
        if line.endswith(_CLOSED) or _width(line) < _FULL * longest:
            token.type, token.tag = "hardbreak", "br"


def _broken_lines(children: Sequence[Token]) -> Iterator[tuple[Token, str]]:
    """Yield each line end with the text of its line."""
    line = ""
    for token in children:
        if token.type in ("softbreak", "hardbreak"):
            if token.type == "softbreak":
                yield token, line.rstrip()
            line = ""
        else:
            line += token.content


def _width(text: str) -> int:
    return len(text) + len(IS_HAN.findall(text))
