"""From the paths a person named to the files to work on, and where each result goes."""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from gov_docs.batch.reports.html import REPORT_MARK
from gov_docs.files import real, reason
from gov_docs.inputs.formats import SUFFIXES

_WINDOWS_HIDDEN = 0x2
_HEAD = 300  # bytes of a report in which its mark stands


@dataclass(frozen=True, slots=True)
class Job:
    path: Path
    inside: Path  # the path below the folder it was found in, or its name
    output: Path | None = None
    error: str = ""  # why there is nothing to do; "" where there is


def gather(paths: Sequence[Path], leave_out: Iterable[Path] = ()) -> tuple[Job, ...]:
    """Return one job a file, folders walked in order of name; a file named twice is done once.

    What `leave_out` names, the folder of results and the report, is no input when a folder is
    walked; nor is an earlier report.
    """
    found: dict[Path, Job] = {}
    skipped = frozenset(map(real, leave_out))
    for path in paths:
        for job in _jobs(path, skipped):
            found.setdefault(real(job.path), job)
    return tuple(found.values())


def _jobs(path: Path, skipped: frozenset[Path]) -> Iterator[Job]:
    try:
        yield from _folder(path, skipped) if path.is_dir() else _file(path)
    except OSError as error:  # one place that may not be looked at must not stop the others
        told = f"读不到这个位置（{reason(error)}），请检查路径和权限。"
        yield Job(path, Path(path.name), error=told)


def _file(path: Path) -> Iterator[Job]:
    error = "" if path.exists() else "找不到这个文件，请检查路径。"
    if not error and not path.is_file():
        error = "这不是普通文件，没有读取，请改选文档。"  # a pipe would keep the program waiting for ever
    yield Job(path, Path(path.name), error=error)


def _folder(folder: Path, skipped: frozenset[Path]) -> Iterator[Job]:
    count = 0
    troubles: list[OSError] = []
    for at, folders, names in os.walk(folder, onerror=troubles.append):
        here = Path(at)
        folders[:] = sorted(
            name
            for name in folders
            if not _is_hidden(here / name) and real(here / name) not in skipped
        )
        for name in sorted(names):
            path = here / name
            if _is_document(path) and real(path) not in skipped:
                count += 1
                yield Job(path, path.relative_to(folder))
    for trouble in troubles:
        path = Path(trouble.filename or folder)
        yield Job(path, path, error=f"打不开这个文件夹（{reason(trouble)}），请检查权限。")
    if not count and not troubles:
        yield Job(
            folder,
            folder,
            error="这个文件夹里没有可以检查的文件（.docx、.doc、.wps、.pdf、.ofd、.txt、.md、.html），请换一个文件夹。",
        )


def _is_document(path: Path) -> bool:
    """Say whether a walk takes the file; ~$ is what Word keeps beside an open one."""
    is_read = path.suffix.lower() in SUFFIXES and not path.name.startswith("~$")
    is_there = is_read and not _is_hidden(path) and (path.is_file() or path.is_symlink())
    return is_there and not _is_report(path)


def _is_report(path: Path) -> bool:
    """Tell whether the page is one of our own reports: they like to lie beside the documents."""
    if path.suffix.lower() not in (".html", ".htm"):
        return False
    try:
        with path.open("rb") as stream:
            return REPORT_MARK.encode() in stream.read(_HEAD)
    except OSError:
        return False  # reading it will say why


def _is_hidden(path: Path) -> bool:
    if path.name.startswith("."):
        return True
    try:
        attributes = getattr(path.stat(), "st_file_attributes", 0)
    except OSError:
        return False
    return bool(attributes & _WINDOWS_HIDDEN)


def with_outputs(jobs: Sequence[Job], folder: Path, *, overwrite: bool) -> tuple[Job, ...]:
    """Return the jobs with the place of each result under `folder`, sub-folders kept.

    Two results never share a place, no result takes the place of an input, and a file that is
    already there is replaced only where `overwrite` says so.
    """
    inputs = {real(job.path) for job in jobs}
    taken: set[str] = set()
    out = []
    for job in jobs:
        if job.error:
            out.append(job)
            continue
        output = _free(folder / job.inside, taken)
        taken.add(_folded(output))
        out.append(replace(job, output=output, error=_obstacle(output, inputs, overwrite)))
    return tuple(out)


def _free(output: Path, taken: set[str]) -> Path:
    wanted, count = output, 1
    while _folded(output) in taken:
        count += 1
        output = wanted.with_name(f"{wanted.stem} ({count}){wanted.suffix}")
    return output


def _folded(path: Path) -> str:
    """Return the path as a file system that ignores case sees it."""
    return str(path).casefold()


def _obstacle(output: Path, inputs: set[Path], overwrite: bool) -> str:
    try:
        if real(output) in inputs:
            return f"输出位置 {output} 就是要检查的原文件，请用 --output 换一个文件夹。"
        if output.exists() and not overwrite:
            return f"输出位置已有文件 {output}，未作修改；要替换它请加 --overwrite。"
    except OSError as error:
        return f"读不到输出位置 {output}（{reason(error)}），请用 --output 换一个文件夹。"
    return ""
