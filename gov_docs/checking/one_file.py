"""One file end to end: read, label, check, fix, patch, verify, re-check."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from gov_docs.checking.looking import Looked, Setup, look
from gov_docs.checking.planning import Bans, Plan, plan_fixes
from gov_docs.checking.writing import How, TextCopy, WordCopy, annotated, edited
from gov_docs.core.errors import RefusedEditError, UnprovenFixError
from gov_docs.core.recheck import Recheck, compare
from gov_docs.core.types import Document, Edit, Issue, ParagraphEdit, SectionEdit
from gov_docs.docx_io.read import WordFile
from gov_docs.docx_io.revisions import Stamp
from gov_docs.inputs.plain_text import TextFile
from gov_docs.inputs.reader import read_file, read_to_change

__all__ = ["Checked", "Fixed", "How", "Refusal", "Setup", "Stamp", "check_file", "fix_file"]

MAX_TRIES = 10
AUTHOR = "公文检查"


@dataclass(frozen=True, slots=True)
class Refusal:
    issue: Issue
    why: str


@dataclass(frozen=True, slots=True)
class Fixed:
    output: Path
    applied: int
    refused: tuple[Refusal, ...]
    recheck: Recheck
    untouched_verified: bool
    comments: int = 0  # written in place of fixes


@dataclass(frozen=True, slots=True)
class Checked:
    document: Document  # labelled, elements filled
    issues: tuple[Issue, ...]  # the document as a whole first, then by place
    ignored: tuple[bool, ...]  # parallel to issues
    seconds: float
    broken: tuple[str, ...] = ()  # rules that failed on this file
    fixed: Fixed | None = None
    error_rate: float = 0.0  # mistakes a character, as far as they are known
    closely: bool = False  # read so by the model


def check_file(path: Path, setup: Setup) -> Checked:
    """Return what is wrong with a file; raises GovDocsError where it cannot be read."""
    start = time.perf_counter()
    looked = look(read_file(path).document, setup)
    return _checked(looked, start)


def fix_file(
    path: Path,
    output: Path,
    setup: Setup,
    *,
    how: How = How.DIRECT,
    accept: frozenset[str] = frozenset(),
    stamp: Stamp | None = None,
    allow_signed: bool = False,
) -> Checked:
    """Write a fixed copy of the file and return what was found, mended and left.

    Without a fix to make the copy is the same bytes. Raises GovDocsError, and then nothing has been
    written: the file cannot be read, the copy cannot be written, or it cannot be proved to differ
    by the fixes alone.
    """
    start = time.perf_counter()
    source = read_to_change(path)
    _refuse_plain_text(source, how)
    before = look(source.document, setup)
    pen = Pen(how, stamp or Stamp(AUTHOR, _now()), allow_signed)
    if how is How.COMMENTS and isinstance(source, WordFile):
        return _checked(before, start, _comment(source, before, output, pen))
    bans = Bans()
    plan, copy = _agreed(source, before, setup, accept, bans, pen)
    copy.save(output)
    refused = tuple(Refusal(issue, why) for issue, why in bans.why.items())
    fixed = Fixed(output, len(plan.applied), refused, plan.recheck, untouched_verified=True)
    return _checked(before, start, fixed)


def _refuse_plain_text(source: WordFile | TextFile, how: How) -> None:
    """Raise RefusedEditError where plain text has no means to carry what is asked for."""
    if isinstance(source, TextFile) and how is not How.DIRECT:
        what = "修订" if how is How.REVISIONS else "批注"
        raise RefusedEditError(f"{source.path.name}：纯文本文件不能带{what}；请用 --as direct")


@dataclass(frozen=True, slots=True)
class Pen:
    """How changes are written, and in whose name."""

    how: How
    stamp: Stamp
    allow_signed: bool


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _agreed(
    source: WordFile | TextFile,
    before: Looked,
    setup: Setup,
    accept: frozenset[str],
    bans: Bans,
    pen: Pen,
) -> tuple[Plan, TextCopy | WordCopy]:
    """Plan, write, and leave out what the file refuses, until plan and file agree."""
    for _ in range(MAX_TRIES):
        plan = plan_fixes(before, setup, accept, bans)
        copy = edited(source, plan.groups, pen.how, pen.stamp, allow_signed=pen.allow_signed)
        if not copy.refused:
            return plan, copy
        for edit, why in copy.refused:
            bans.add(_makers(plan, edit), why)
    raise UnprovenFixError(
        f"{_name(source)}：文件结构特殊，无法安全修改，未写入任何内容；请改用批注方式（--as comments）"
    )


def _comment(source: WordFile, before: Looked, output: Path, pen: Pen) -> Fixed:
    """Write a copy that carries the findings as comments; nothing is mended."""
    shown = [issue for issue, off in zip(before.issues, before.ignored, strict=True) if not off]
    notes = [(issue.span, note_of(issue)) for issue in shown]
    copy = annotated(source, notes, pen.stamp, allow_signed=pen.allow_signed)
    copy.save(output)
    refused = tuple(Refusal(shown[one.group], one.why) for one in copy.patched.refused)
    marks = before.marks()
    same = compare(marks, marks)
    count = len(notes) - len(refused)
    return Fixed(output, 0, refused, same, untouched_verified=True, comments=count)


def note_of(issue: Issue) -> str:
    advice = f"（建议：{issue.fixes[0].title}）" if issue.fixes else ""
    return f"【{issue.tier.value}】{issue.message}{advice}"


def _makers(plan: Plan, refused: Edit) -> Sequence[Issue]:
    """Return the findings whose fixes touch the place of a refused edit."""
    return [
        chosen.issue
        for chosen in plan.applied
        if any(_place(edit) == _place(refused) for edit in chosen.fix.edits)
    ]


def _name(source: WordFile | TextFile) -> str:
    return source.path.name if isinstance(source, TextFile) else source.package.path.name


def _place(edit: Edit) -> tuple[str, int]:
    if isinstance(edit, SectionEdit):
        return ("section", edit.section)
    return ("paragraph", edit.old[0] if isinstance(edit, ParagraphEdit) else edit.span.para)


def _checked(looked: Looked, start: float, fixed: Fixed | None = None) -> Checked:
    seconds = time.perf_counter() - start
    return Checked(
        looked.document,
        looked.issues,
        looked.ignored,
        seconds,
        looked.broken,
        fixed,
        looked.error_rate,
        looked.closely,
    )
