"""An open document as other files: a copy, with its revisions, with comments, as PDF, as a report.

Each is made of the document as it stands in the window, saved or not; the file it was opened from
is never written.
"""

import io
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path

from gov_docs.batch.record import file_record
from gov_docs.batch.reports import save
from gov_docs.batch.reports.report import Report, Shown, summarize
from gov_docs.checking.one_file import AUTHOR, Checked, How, Stamp, note_of
from gov_docs.checking.writing import annotated, edited
from gov_docs.core.errors import RefusedEditError, UnprovenFixError, UnwritableFileError
from gov_docs.core.roles import label
from gov_docs.core.types import Document, Edit, Issue, Span
from gov_docs.desk.editing import Session
from gov_docs.desk.editing_source import MODEL_RULES, Opened, changed_bytes
from gov_docs.docx_io.create import text_bytes
from gov_docs.docx_io.package import package_of
from gov_docs.docx_io.read import WordFile, read_package
from gov_docs.files import real, replace_file
from gov_docs.inputs.reader import TextFile

MakePdf = Callable[["Version"], bytes]


class Form(Enum):
    """What an open document can be exported as."""

    COPY = "copy"
    REVISIONS = "revisions"
    COMMENTS = "comments"
    PDF = "pdf"
    HTML = "html"
    XLSX = "xlsx"
    JSON = "json"

    @property
    def suffix(self) -> str:
        return f".{self.value}" if self in _ALONE else ".docx"


_REPORTS = (Form.HTML, Form.XLSX, Form.JSON)
_ALONE = (Form.PDF, *_REPORTS)


@dataclass(frozen=True, slots=True)
class Version:
    """An open document at one moment, plain, so that it can be worked on beside the window."""

    opened: Opened
    groups: tuple[tuple[Edit, ...], ...]  # against the file as opened
    document: Document
    issues: tuple[Issue, ...]
    ignored: tuple[bool, ...]  # parallel to issues
    broken: tuple[str, ...] = ()
    with_model: bool = False  # the typo model has read it to the end

    @property
    def shown(self) -> tuple[Issue, ...]:
        pairs = zip(self.issues, self.ignored, strict=True)
        return tuple(issue for issue, off in pairs if not off)


def version_of(
    session: Session, broken: tuple[str, ...] = (), *, with_model: bool = False
) -> Version:
    """Return the document as it stands; `broken` names the rules that failed on it."""
    places = {para.id: at for at, para in enumerate(session.document.paragraphs)}
    found = sorted(session.findings.all(), key=lambda one: _order(one.issue, places))
    issues = tuple(one.issue for one in found)
    ignored = tuple(one.ignored for one in found)
    groups = session.groups()
    return Version(session.opened, groups, session.document, issues, ignored, broken, with_model)


def _order(issue: Issue, places: dict[int, int]) -> tuple[int, int]:
    return (places[issue.span.para], issue.span.start) if issue.span else (-1, 0)


# --- what can be made


def why_not(version: Version, form: Form) -> str:
    """Return why this cannot be made, '' if it can."""
    if form not in (Form.REVISIONS, Form.COMMENTS):
        return ""
    source = version.opened.source
    if not isinstance(source, WordFile):
        return "只有 .docx 能带修订和批注；可以先导出为 Word 文件，再打开它"
    if source.document.signed:
        return "文件带有数字签名或电子印章，加上修订或批注签名就失效；可以改为导出检查报告"
    if form is Form.REVISIONS and not version.groups:
        return "打开以后没有改动，没有修订可以标出"
    if form is Form.COMMENTS and not version.shown:
        return "没有查出问题，没有批注可加"
    return ""


def suggested_name(version: Version, form: Form) -> str:
    """Return a name for the result that is not the original's."""
    stem = version.opened.path.stem
    added = {Form.COPY: "副本", Form.REVISIONS: "修订", Form.COMMENTS: "批注"}.get(form)
    if form in _REPORTS:
        added = "检查报告"
    return f"{stem}-{added}{form.suffix}" if added else f"{stem}{form.suffix}"


# --- making it


@dataclass(frozen=True, slots=True)
class ExportOrder:
    version: Version
    form: Form
    target: Path
    overwrite: bool = False  # a person has said that the file at the target may go
    spared: Collection[Path] = ()  # files open in the window, which no export may write


def export(order: ExportOrder, make_pdf: MakePdf) -> str:
    """Make the file in one step and return in a sentence what was made.

    Raises GovDocsError, and then nothing has been written.
    """
    version, form = order.version, order.form
    refuse_place(order)
    why = why_not(version, form)
    if why:
        raise RefusedEditError(f"{version.opened.path.name}：{why}。")
    replace_file(order.target, _made(version, form, make_pdf))
    return f"已导出：{order.target.name}{_told(version, form)}"


def refuse_place(order: ExportOrder) -> None:
    """Raise UnwritableFileError where the result may not or cannot be put."""
    target, name = real(order.target), order.target.name
    if target in {real(path) for path in (order.version.opened.path, *order.spared)}:
        raise UnwritableFileError(
            f"{name}：这个文件正在窗口里打开着，导出不能盖掉它；请换一个名字，存回原文件请用“保存”。"
        )
    if target.is_dir():
        raise UnwritableFileError(f"{name}：是一个文件夹；请换一个名字。")
    if target.exists() and not order.overwrite:
        raise UnwritableFileError(f"{name}：已经有这个文件，没有覆盖；请换一个名字。")


def _made(version: Version, form: Form, make_pdf: MakePdf) -> bytes:
    if form is Form.COPY:
        return docx_bytes(version)
    if form is Form.REVISIONS:
        return _revised(version)
    if form is Form.COMMENTS:
        return _commented(version)
    return make_pdf(version) if form is Form.PDF else _report(version, form)


def docx_bytes(version: Version) -> bytes:
    """Return the document as a .docx: the file with its changes, or a text laid out to the standard."""
    if isinstance(version.opened.source, WordFile):
        return changed_bytes(version.opened, version.groups)
    return text_bytes(label(version.document))


def _revised(version: Version) -> bytes:
    word = _word(version)
    copy = edited(word, version.groups, How.REVISIONS, _stamp(), allow_signed=False)
    if copy.refused:
        _, why = copy.refused[0]
        raise RefusedEditError(
            f"{version.opened.path.name}：有一处改动不能用修订标出（{why}）；"
            "没有写入任何内容，可以改为导出副本。"
        )
    try:
        return copy.proved()
    except UnprovenFixError as error:  # one reading of revisions leaves more, or less, than meant
        raise RefusedEditError(
            f"{version.opened.path.name}：有一处分段、合并或删除用修订标出后，接受或拒绝会与原意不符；"
            "没有写入任何内容，可以改为导出副本。"
        ) from error


def _commented(version: Version) -> bytes:
    path = version.opened.path
    word = read_package(package_of(docx_bytes(version), path))
    moved = dict(_pairs(version.document, word.document, path.name))
    notes = [(_at(issue, moved), note_of(issue)) for issue in version.shown]
    copy = annotated(word, notes, _stamp(), allow_signed=False)
    if copy.patched.refused:
        why = copy.patched.refused[0].why
        raise RefusedEditError(f"{path.name}：有的问题加不上批注（{why}）；可以改为导出检查报告。")
    return copy.proved()


def _pairs(shown: Document, read: Document, name: str) -> Iterable[tuple[int, int]]:
    """Yield each paragraph's id in the window with its id in the file just made."""
    if [para.text for para in shown.paragraphs] != [para.text for para in read.paragraphs]:
        raise UnprovenFixError(
            f"{name}：写出的文字与窗口里的对不上；没有写入任何内容，请先保存再导出。"
        )
    for ours, theirs in zip(shown.paragraphs, read.paragraphs, strict=True):
        yield ours.id, theirs.id


def _at(issue: Issue, moved: dict[int, int]) -> Span | None:
    span = issue.span
    return Span(moved[span.para], span.start, span.end) if span else None


def _word(version: Version) -> WordFile:
    source = version.opened.source
    if not isinstance(source, WordFile):
        raise RefusedEditError(f"{version.opened.path.name}：只有 .docx 能带修订和批注。")
    return source


def _stamp() -> Stamp:
    return Stamp(AUTHOR, datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))


def _report(version: Version, form: Form) -> bytes:
    broken = tuple(rule for rule in version.broken if rule not in MODEL_RULES)
    checked = Checked(version.document, version.issues, version.ignored, 0.0, broken)
    record = file_record(version.opened.path, checked)
    report = Report(
        Shown([record]),
        summarize([record]),
        datetime.now().astimezone(),
        with_model=version.with_model,
        lacks_model=broken != version.broken,
    )
    out = io.BytesIO()
    save.write(report, form.value, out)
    return out.getvalue()


def _told(version: Version, form: Form) -> str:
    if form is Form.REVISIONS:
        return "；改动都标成了修订，可以在 Word 或 WPS 里逐处接受或拒绝"
    if form is Form.COMMENTS:
        return f"；{len(version.shown)} 处问题写成了批注，正文没有动"
    if form in _REPORTS:
        return f"；报告里有 {len(version.shown)} 处问题"
    if form is Form.COPY and isinstance(version.opened.source, TextFile):
        return "；已按公文格式排版"
    return ""
