"""Drafts somebody has begun and not made yet: forms kept in the data folder."""

import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from gov_docs.core.errors import GovDocsError
from gov_docs.drafting.arrangement import AS_IT_IS, Arrangement
from gov_docs.files import reason, replace_file
from gov_docs.settings import home

_LARGEST = 64 * 1024**2  # bytes; a form holds far less, even after a mistaken paste


@dataclass(frozen=True, slots=True)
class Unfinished:
    template: str  # its id
    values: Mapping[str, str]
    chosen: tuple[int, ...] = ()  # documents of the library to borrow from
    arrangement: Arrangement = AS_IT_IS
    name: str = ""  # what it is called on the list
    id: str = field(default_factory=lambda: uuid.uuid4().hex)
    when: datetime | None = None  # it was kept


def _folder() -> Path:
    return home().root / "drafts"


def _path(id_: str) -> Path:
    return _folder() / f"{id_}.json"


def keep_unfinished(one: Unfinished) -> None:
    """Write it in one step; raises UnwritableFileError."""
    told = {
        "template": one.template,
        "name": one.name,
        "values": dict(one.values),
        "chosen": list(one.chosen),
        "order": list(one.arrangement.order),
        "without": list(one.arrangement.without),
    }
    data = json.dumps(told, ensure_ascii=False, indent=1).encode("utf-8", "surrogateescape")
    replace_file(_path(one.id), data, make_folder=True)


def unfinished() -> tuple[Unfinished, ...]:
    """Return the drafts not made yet, the newest first; a file that is damaged is none."""
    found = [one for path in _folder().glob("*.json") if (one := _read(path))]
    return tuple(sorted(found, key=lambda one: str(one.when), reverse=True))


def discard_unfinished(id_: str) -> None:
    """Throw one away: it is made, or not wanted."""
    try:
        _path(id_).unlink(missing_ok=True)
    except OSError as error:
        raise GovDocsError(f"未写完的草稿没有删掉：{reason(error)}。") from error


def _read(path: Path) -> Unfinished | None:
    try:
        state = path.stat()
        if state.st_size > _LARGEST:
            return None
        told = json.loads(path.read_bytes())
        return Unfinished(
            str(told["template"]),
            {str(key): str(value) for key, value in told["values"].items()},
            tuple(int(one) for one in told["chosen"]),
            Arrangement(tuple(map(str, told["order"])), tuple(map(str, told["without"]))),
            str(told["name"]),
            path.stem,
            datetime.fromtimestamp(state.st_mtime).astimezone(),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
