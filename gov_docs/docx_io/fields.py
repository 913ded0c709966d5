"""Where a story stands in its complex fields: the result is text, the instruction is not."""

from lxml import etree

from gov_docs.docx_io.xmlns import w

_FLD_CHAR, _TYPE = w("fldChar"), w("fldCharType")
_TEXT_BOX, _HIDDEN = w("txbxContent"), frozenset({w("del"), w("moveFrom")})


class FieldState:
    """Carried from paragraph to paragraph of one story, since a field may span several.

    A begin without its end is passed over: it must not hide or lock the rest of the story.
    """

    def __init__(self, story: etree._Element) -> None:
        self._story = story
        self._in_result: list[bool] = []  # one for each field that is open, outermost first
        self._begins, self._ends = self._matched()

    def pass_mark(self, mark: etree._Element) -> None:
        """Step over one w:fldChar."""
        kind = mark.get(_TYPE)
        if kind == "begin" and mark in self._begins:
            self._in_result.append(False)
        elif kind == "separate" and self._in_result:
            self._in_result[-1] = True
        elif kind == "end" and mark in self._ends and self._in_result:
            self._in_result.pop()

    @property
    def shown(self) -> bool:
        """Whether text here is seen: outside fields, or in the result of each."""
        return all(self._in_result)

    @property
    def inside(self) -> bool:
        return bool(self._in_result)

    def _matched(self) -> tuple[set[etree._Element], set[etree._Element]]:
        begins: set[etree._Element] = set()
        ends: set[etree._Element] = set()
        open_marks: list[etree._Element] = []
        for mark in self._story.iter(_FLD_CHAR):
            if not self._counts(mark):
                continue
            if mark.get(_TYPE) == "begin":
                open_marks.append(mark)
            elif mark.get(_TYPE) == "end" and open_marks:
                begins.add(open_marks.pop())
                ends.add(mark)
        return begins, ends

    def _counts(self, mark: etree._Element) -> bool:
        """Say whether the mark is this story's own (not a text box's) and not deleted."""
        for ancestor in mark.iterancestors():
            if ancestor is self._story:
                return True
            if ancestor.tag == _TEXT_BOX or ancestor.tag in _HIDDEN:
                return False
        return True
