"""What may not be done to a document, whatever its file could hold."""

from collections.abc import Iterator, Sequence

from gov_docs.core.errors import RefusedEditError
from gov_docs.core.types import OBJECT, Edit, Kept, Lock, Paragraph, ParagraphEdit, TextEdit
from gov_docs.desk.editing_document import Standing

_NOT_TEXT = "不是文字"


def refuse(standing: Standing, edits: Sequence[Edit]) -> None:
    """Raise RefusedEditError where an edit touches what must stay."""
    if standing.opened.read_only:
        raise RefusedEditError(standing.opened.read_only)
    for edit in edits:
        if isinstance(edit, TextEdit):
            _refuse_text(standing.para(edit.span.para), edit)
        elif isinstance(edit, ParagraphEdit):
            _refuse_structure(standing, edit)


def _refuse_text(para: Paragraph, edit: TextEdit) -> None:
    start, end = edit.span.start, edit.span.end
    for lock in para.locks:
        if lock.start < end and start < lock.end and (start < end or lock.start < start):
            raise RefusedEditError(f"这处{_told(lock)}，不能在这里改")


def _refuse_structure(standing: Standing, edit: ParagraphEdit) -> None:
    if not standing.opened.can_restructure:
        raise RefusedEditError(
            "打开的文件里还不能增加、合并或删除段落；请在 Word 或 WPS 里分段后再打开"
        )
    paras = [standing.para(para) for para in edit.old]
    if len({para.place for para in paras}) > 1:
        raise RefusedEditError(
            "选中的内容跨了表格的单元格、文本框、页眉页脚或脚注，不能一起改；请分开改"
        )
    places = [standing.place(para) for para in edit.old]
    if places != list(range(places[0], places[0] + len(places))):
        raise RefusedEditError("这几段不是挨着的，不能一起改；请分开改")
    for para in paras:
        _refuse_locked(para, edit)


def _refuse_locked(para: Paragraph, edit: ParagraphEdit) -> None:
    """Refuse where a locked stretch would go, or be cut in two."""
    kept = [(piece.start, piece.end) for piece in _kept(edit) if piece.para == para.id]
    goes = not kept and all(made.id != para.id for made in edit.new)
    for lock in para.locks:
        if any(start <= lock.start and lock.end <= end for start, end in kept):
            continue
        if goes and lock.why == _NOT_TEXT and OBJECT not in para.text[lock.start : lock.end]:
            continue  # tabs and line breaks go with their paragraph
        raise RefusedEditError(f"这里有一处{_told(lock)}，不能删除或拆开；请先避开它")


def _kept(edit: ParagraphEdit) -> Iterator[Kept]:
    return (piece for made in edit.new for piece in made.pieces if isinstance(piece, Kept))


def _told(lock: Lock) -> str:
    return "是图片、对象或分隔符" if lock.why == _NOT_TEXT else f"文字{lock.why}"
