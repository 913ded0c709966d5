"""HTML as a Document: what a browser would show, in the order it stands in the file."""

import re
from pathlib import Path

from lxml import etree

from gov_docs.core.errors import UnreadableFileError, UnsafeFileError
from gov_docs.core.types import OBJECT, Align, Document, Paragraph
from gov_docs.inputs.cells import Cells
from gov_docs.inputs.encodings import decode
from gov_docs.inputs.flow import Flow
from gov_docs.inputs.other_file import OtherFile

_HIDDEN = frozenset(
    {"head", "title", "script", "style", "template", "noscript", "noframes", "del", "rp", "rt"}
    | {"select", "datalist", "textarea", "button", "dialog"}
)
_OBJECTS = frozenset(  # shown, but not as text
    {"img", "svg", "math", "object", "embed", "video", "audio", "canvas", "iframe", "picture"}
)
_INLINE = frozenset(
    {
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "br",
        "cite",
        "code",
        "data",
        "dfn",
        "em",
        "font",
    }
    | {"i", "input", "ins", "kbd", "label", "mark", "nobr", "q", "rb", "ruby", "s", "samp", "small"}
    | _OBJECTS
    | {"span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"}
)
_NOT_SHOWN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE
)
_COPY = "请用浏览器打开，把正文复制到 Word 或 WPS 中另存为 .docx"
_LEVELS = {f"h{level + 1}": level for level in range(6)}
_ALIGN = re.compile(r"text-align\s*:\s*(\w+)", re.IGNORECASE)
_ALIGNS = {"left": Align.LEFT, "center": Align.CENTER, "right": Align.RIGHT, "justify": Align.BOTH}


def read_web_page(path: Path, raw: bytes) -> OtherFile:
    """Return a web page as read; raises UnreadableFileError or UnsafeFileError."""
    document = web_document(decode(raw, path.name), path.name)
    if not any(para.text for para in document.paragraphs):
        raise UnreadableFileError(f"{path.name}：网页里没有文字，或要靠脚本才显示；{_COPY}")
    return OtherFile(path, document)


def web_document(text: str, file: str) -> Document:
    """Return what a page shows as a Document; `file` names it in errors."""
    paragraphs = _Reader(file).read(_tree(text, file))
    return Document(paragraphs, has_format=False, reflowed=True)


def _tree(text: str, file: str) -> etree._Element:
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError:
        root = None
    if any(error.level == etree.ErrorLevels.FATAL for error in parser.error_log):
        raise UnsafeFileError(  # the parser has left out what follows
            f"{file}：网页嵌套过深或有一处过长，为安全起见不予读取；{_COPY}"
        )
    if root is None:
        raise UnreadableFileError(f"{file}：网页里没有内容；请确认文件已完整保存后再试")
    return root


class _Reader:
    """Walks the tree and says to the flow where paragraphs, cells and list items begin and end."""

    def __init__(self, file: str) -> None:
        self._flow = Flow(file)
        self._cells = Cells()
        self._counts: list[int | None] = []  # the next number of each open list, None for bullets
        self._aligns = [Align.LEFT]
        self._left_out: list[bool] = []  # of each open element

    def read(self, root: etree._Element) -> tuple[Paragraph, ...]:
        walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        for event, element in walk:
            if event == "start":
                if self._start(str(element.tag), element):
                    walk.skip_subtree()  # its end is told nevertheless
                continue
            if event == "end":
                self._end(str(element.tag))
            self._flow.add(element.tail or "")
        return self._flow.result()

    def _start(self, tag: str, element: etree._Element) -> bool:
        """Begin an element; return whether what is in it is left out."""
        if tag not in _INLINE:
            self._flow.end_block()
        self._aligns.append(_align(element) or self._aligns[-1])
        self._flow.align = self._aligns[-1]
        left_out = tag in _HIDDEN or _is_hidden(element)
        self._left_out.append(left_out or tag in _OBJECTS)
        if not self._left_out[-1]:
            self._begin(tag, element)
            self._flow.add(element.text or "")
        elif not left_out:
            self._flow.add(OBJECT)
        return self._left_out[-1]

    def _end(self, tag: str) -> None:
        if tag not in _INLINE:
            self._flow.end_block()
        if not self._left_out.pop():
            self._finish(tag)
        self._aligns.pop()
        self._flow.align = self._aligns[-1]

    def _begin(self, tag: str, element: etree._Element) -> None:
        if tag == "br":
            self._flow.end_line()
        elif tag == "a":
            self._flow.link = self._flow.link or "href" in element.attrib
        elif tag == "pre":
            self._flow.as_typed = True
        elif tag in _LEVELS:
            self._flow.level = _LEVELS[tag]
        elif tag in ("ol", "ul"):
            self._counts.append(_whole(element, "start", 1) if tag == "ol" else None)
        elif tag == "li":
            self._count(element)
        elif tag in Cells.TAGS:
            self._cells.begin(tag, _whole(element, "colspan", 1), _whole(element, "rowspan", 1))
            self._flow.place = self._cells.place

    def _finish(self, tag: str) -> None:
        if tag == "pre":
            self._flow.as_typed = False
        elif tag in _LEVELS:
            self._flow.level = None
        elif tag in ("ol", "ul"):
            self._counts.pop()
        elif tag == "li":
            self._flow.number = ""
        elif tag in Cells.TAGS:
            self._cells.end(tag)
            self._flow.place = self._cells.place

    def _count(self, element: etree._Element) -> None:
        """Give the item its number, where its list counts in digits."""
        if not self._counts or self._counts[-1] is None:
            return
        number = _whole(element, "value", self._counts[-1])
        self._counts[-1] = number + 1
        self._flow.number = f"{number}."


def _is_hidden(element: etree._Element) -> bool:
    return "hidden" in element.attrib or bool(_NOT_SHOWN.search(element.get("style", "")))


def _align(element: etree._Element) -> Align | None:
    if element.tag == "center":
        return Align.CENTER
    styled = _ALIGN.search(element.get("style", ""))
    return _ALIGNS.get((styled[1] if styled else element.get("align", "")).lower())


def _whole(element: etree._Element, name: str, usual: int) -> int:
    value = element.get(name, "").strip()
    return int(value) if value.isascii() and value.isdigit() and len(value) < 7 else usual
