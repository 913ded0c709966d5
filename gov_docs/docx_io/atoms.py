"""A paragraph as the pieces of text it shows, each with the XML element that holds it."""

from dataclasses import dataclass

from lxml import etree

from gov_docs.core.types import OBJECT
from gov_docs.docx_io.fields import FieldState
from gov_docs.docx_io.hidden import is_hidden, paragraph_hides
from gov_docs.docx_io.xmlns import m, mc, w

IN_FIELD = "在域中"
IN_BOUND_CONTROL = "在绑定数据的内容控件中"
IN_LOCKED_CONTROL = "内容控件已锁定"
IN_CHOICE_CONTROL = "在选项类内容控件中"
PLACEHOLDER = "是内容控件的提示文字"
NOT_TEXT = "不是文字"
RUBY = "注音文字"
ALTERNATIVE = "在兼容性替换内容中"
COMMENTED = "文字中夹有标记"


@dataclass(slots=True)
class Atom:
    """A maximal piece of text from one leaf element of a paragraph."""

    start: int  # offset in Paragraph.text
    text: str  # a w:t's characters, or one character for anything else
    element: etree._Element  # the w:t, w:tab, w:drawing …
    run: etree._Element | None  # the w:r; None for an equation
    lock: str  # '' where it may be edited, else why not, in Chinese


_T, _R, _RPR, _VANISH = w("t"), w("r"), w("rPr"), w("vanish")
_SDT, _FLD_SIMPLE, _FLD_CHAR = w("sdt"), w("fldSimple"), w("fldChar")
_BR, _RUBY = w("br"), w("ruby")
_ALTERNATE = mc("AlternateContent")
_OBJECTS = frozenset(
    {m("oMath")}
    | {
        w(name)
        for name in (
            "drawing", "pict", "object", "sym", "footnoteReference", "endnoteReference",
            "footnoteRef", "endnoteRef", "pgNum", "contentPart", "dayShort", "monthShort",
            "yearShort", "dayLong", "monthLong", "yearLong",
        )
    }
)  # fmt: skip
_CHARACTERS = {
    w("tab"): "\t",
    w("ptab"): "\t",
    w("cr"): "\n",
    w("noBreakHyphen"): "\u2011",
    w("softHyphen"): "\u00ad",
}
_WRAPPERS = frozenset(
    {m("oMathPara")}
    | {
        w(name)
        for name in (
            "ins",
            "moveTo",
            "hyperlink",
            "smartTag",
            "customXml",
            "dir",
            "bdo",
            "sdtContent",
        )
    }
)
_BLANK = str.maketrans("\n\r\t", "   ")  # what Word shows for these inside a w:t


def atoms(
    paragraph: etree._Element, fields: FieldState, hidden: frozenset[str] = frozenset()
) -> list[Atom]:
    """Return what the paragraph shows; `fields` is moved on to the paragraph's end.

    `hidden` names the styles whose text is not shown.
    """
    walk = _Walk(fields, hidden, by_paragraph=paragraph_hides(paragraph, hidden))
    walk.into(paragraph, control_lock(paragraph))
    return walk.found


def control_lock(element: etree._Element) -> str:
    """Return why the content controls around an element forbid edits, '' if they do not."""
    for control in element.iterancestors(_SDT):
        lock = _lock_of(control)
        if lock:
            return lock
    return ""


def shown_branch(alternate: etree._Element) -> etree._Element | None:
    """Return the branch of an mc:AlternateContent that Word shows: its first Choice, if it has one."""
    choice = alternate.find(mc("Choice"))
    return choice if choice is not None else alternate.find(mc("Fallback"))


class _Walk:
    def __init__(self, fields: FieldState, hidden: frozenset[str], *, by_paragraph: bool) -> None:
        self.found: list[Atom] = []
        self._fields = fields
        self._hidden = hidden
        self._by_paragraph = by_paragraph
        self._length = 0

    def into(self, parent: etree._Element, lock: str) -> None:
        for child in parent.iterchildren(etree.Element):
            self._inline(child, lock)

    def _inline(self, element: etree._Element, lock: str) -> None:
        tag = element.tag
        if tag == _R:
            self._run(element, lock)
        elif tag in _WRAPPERS:
            self.into(element, lock)
        elif tag == _FLD_SIMPLE:
            self.into(element, IN_FIELD)
        elif tag == _SDT:
            self._control(element, lock)
        elif tag in _OBJECTS:
            self._add(OBJECT, element, None, NOT_TEXT)
        elif tag == _ALTERNATE:
            branch = shown_branch(element)
            if branch is not None:
                self.into(branch, lock or ALTERNATIVE)

    def _control(self, control: etree._Element, lock: str) -> None:
        content = control.find(w("sdtContent"))
        if content is not None:
            self.into(content, lock or _lock_of(control))

    def _run(self, run: etree._Element, lock: str) -> None:
        if is_hidden(run, self._hidden, by_paragraph=self._by_paragraph):
            for mark in run.iterchildren(_FLD_CHAR):
                self._fields.pass_mark(mark)
            return
        for child in run.iterchildren(etree.Element):
            self._leaf(child, run, lock)

    def _leaf(self, element: etree._Element, run: etree._Element, lock: str) -> None:
        tag = element.tag
        if tag == _FLD_CHAR:
            self._fields.pass_mark(element)
        elif tag == _T:
            text, commented = _text_of(element)
            self._add(text, element, run, lock or (COMMENTED if commented else ""))
        elif tag in _OBJECTS:
            self._add(OBJECT, element, run, NOT_TEXT)
        elif tag in _CHARACTERS:
            self._add(_CHARACTERS[tag], element, run, NOT_TEXT)
        elif tag == _BR:
            page = element.get(w("type")) in ("page", "column")
            self._add("\f" if page else "\n", element, run, NOT_TEXT)
        elif tag == _RUBY:
            base = element.find(w("rubyBase"))
            if base is not None:
                self.into(base, RUBY)
        elif tag == _ALTERNATE:
            self._alternate(element, run, lock)

    def _alternate(self, alternate: etree._Element, run: etree._Element, lock: str) -> None:
        """One object if it holds a picture or shape, else the text it shows."""
        branch = shown_branch(alternate)
        if branch is None:
            return
        if any(child.tag in _OBJECTS for child in branch.iterchildren(etree.Element)):
            self._add(OBJECT, alternate, run, NOT_TEXT)
            return
        for child in branch.iterchildren(etree.Element):
            self._leaf(child, run, lock or ALTERNATIVE)

    def _add(
        self, text: str, element: etree._Element, run: etree._Element | None, lock: str
    ) -> None:
        if not text or not self._fields.shown:
            return
        if self._fields.inside:
            lock = IN_FIELD
        self.found.append(Atom(self._length, text, element, run, lock))
        self._length += len(text)


def _text_of(element: etree._Element) -> tuple[str, bool]:
    commented = len(element) > 0
    text = str(element.xpath("string()")) if commented else element.text or ""
    return text.translate(_BLANK), commented


def _lock_of(control: etree._Element) -> str:
    properties = control.find(w("sdtPr"))
    if properties is None:
        return ""
    names = {
        etree.QName(child).localname: child for child in properties.iterchildren(etree.Element)
    }
    if "dataBinding" in names:
        return IN_BOUND_CONTROL
    if "lock" in names and names["lock"].get(w("val")) in ("contentLocked", "sdtContentLocked"):
        return IN_LOCKED_CONTROL
    if names.keys() & {"dropDownList", "checkbox", "date"}:
        return IN_CHOICE_CONTROL
    return PLACEHOLDER if "showingPlcHdr" in names else ""
