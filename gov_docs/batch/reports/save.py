"""Put a report where it belongs: a file, replaced in one piece, or an open stream."""

import io
import os
from importlib import import_module
from pathlib import Path
from typing import IO, TextIO

from gov_docs.batch.reports import text
from gov_docs.batch.reports.report import Report
from gov_docs.core.errors import UnwritableFileError
from gov_docs.files import replacing

_BY_SUFFIX = {".txt": "text", ".json": "json", ".html": "html", ".htm": "html", ".xlsx": "xlsx"}


def format_of(path: Path | None) -> str:
    """Return the format a file's name asks for; text where it has no suffix."""
    suffix = path.suffix.lower() if path else ""
    if suffix and suffix not in _BY_SUFFIX:
        raise UnwritableFileError(
            f"报告不能存成 {suffix}，可以是 .txt、.json、.html 或 .xlsx；要用别的文件名请加 --format。"
        )
    return _BY_SUFFIX.get(suffix, "text")


def save(report: Report, form: str, path: Path) -> None:
    """Write the report; the old file stays until the new one is complete."""
    with replacing(path) as out:
        write(report, form, out)


def write(report: Report, form: str, out: IO[bytes]) -> None:
    """Write the report as UTF-8 (a lone surrogate as its escape) or as a workbook."""
    if form == "xlsx":
        from gov_docs.batch.reports import rows
        from gov_docs.tables.report_xlsx import Sheet, write_workbook

        findings = Sheet("问题", rows.FINDINGS, rows.finding_rows(report))
        write_workbook((findings, Sheet("文件", rows.FILES, rows.file_rows(report))), out)
        return
    encoded = io.TextIOWrapper(out, encoding="utf-8", errors="backslashreplace", newline="\n")
    try:
        import_module(f"gov_docs.batch.reports.{form}").write(report, encoded)
    finally:
        encoded.detach()


def print_to(report: Report, form: str, out: TextIO) -> None:
    """Write the report to an open text stream; what is not text as UTF-8 bytes beneath it."""
    if form == "text":
        text.write(report, out)
        return
    out.flush()
    write(report, form, out.buffer)
    out.buffer.flush()


def check_place(path: Path) -> None:
    """Raise UnwritableFileError where a report cannot be put, before a long run rather than after."""
    folder = path.absolute().parent
    if path.is_dir():
        raise UnwritableFileError(f"{path} 是文件夹，请给出报告的文件名。")
    if path.exists() and path.suffix.lower() not in _BY_SUFFIX:
        raise UnwritableFileError(f"{path} 已经存在，而且不像是报告，没有覆盖；请换一个文件名。")
    if not folder.is_dir():
        raise UnwritableFileError(f"文件夹 {folder} 不存在，请先建好或换一个位置。")
    if not os.access(folder, os.W_OK):
        raise UnwritableFileError(f"没有权限写入文件夹 {folder}，请换一个位置。")
