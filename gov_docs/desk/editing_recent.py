"""The files opened last, as the desktop program offers them."""

import json
from pathlib import Path

from gov_docs.files import real, replace_file
from gov_docs.resources import resource
from gov_docs.settings import home

MOST = 12


def recent_files() -> tuple[Path, ...]:
    """Return the files opened last that are still there, the newest first."""
    try:
        told = json.loads(_list().read_bytes())
    except (OSError, ValueError):
        return ()
    paths = (Path(one) for one in told if isinstance(one, str)) if isinstance(told, list) else ()
    return tuple(path for path in paths if path.is_file())


def opened_file(path: Path) -> None:
    """Put the file first on the list; raises UnwritableFileError."""
    path = real(path)
    paths = [path, *(one for one in recent_files() if one != path)][:MOST]
    data = json.dumps([str(one) for one in paths], ensure_ascii=False, indent=1)
    replace_file(_list(), data.encode("utf-8", "surrogateescape"), make_folder=True)


def _list() -> Path:
    return home().root / "recent.json"


def samples() -> tuple[Path, ...]:
    """Return the sample documents that come with the program."""
    return tuple(sorted(resource().parent.joinpath("examples").glob("*.docx")))


def copy_of_sample(sample: Path) -> Path:
    """Return a fresh copy to play with, in the data folder; raises UnwritableFileError."""
    copy = home().root / "samples" / sample.name
    replace_file(copy, sample.read_bytes(), make_folder=True)
    return copy
