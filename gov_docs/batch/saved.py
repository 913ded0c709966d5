"""A JSON report saved earlier, as the state before a round of changes."""

import json
from dataclasses import dataclass
from pathlib import Path

from gov_docs.batch.record import record_marks
from gov_docs.batch.shapes import FileRecord
from gov_docs.core.errors import GovDocsError
from gov_docs.files import real, reason
from gov_docs.rules.typos.model_typos import ModelTypos


@dataclass(frozen=True, slots=True)
class Saved:
    record: FileRecord
    only: tuple[str, ...]  # what the check was narrowed to
    with_model: bool  # the typo model was asked


def saved_record(report_path: Path, after: Path) -> Saved:
    """Return the record of a saved report that belongs to the file `after`, and how it was made."""
    try:
        saved = json.loads(report_path.read_bytes())
        records: list[FileRecord] = [one for one in saved["files"] if one["error"] is None]
        named = [one for one in records if Path(one["path"]).name == after.name]
        wanted = [one for one in records if _is_of(one, after)] or named or records
        if len(wanted) == 1:
            marks = record_marks(wanted[0])
            # An older report does not say: then its findings do.
            model = saved.get("model", any(mark.rule == ModelTypos.id for mark in marks))
            return Saved(wanted[0], tuple(saved.get("only", ())), bool(model))
    except OSError as error:
        raise GovDocsError(f"读不了 {report_path}（{reason(error)}），请检查路径。") from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise GovDocsError(f"{report_path} 不是 govdocs 保存的 JSON 检查报告。") from error
    raise GovDocsError(f"报告 {report_path} 里认不出哪一个是 {after.name}，请改用原文件来比较。")


def _is_of(record: FileRecord, after: Path) -> bool:
    fixed = record.get("fixed")
    places = [record["path"], *([fixed["output"]] if fixed else [])]
    return any(real(Path(place)) == real(after) for place in places)
