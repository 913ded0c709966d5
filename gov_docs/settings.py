"""Where the user's own data lies: word list, ignores, unfinished runs."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Home:
    """The user's data folder; nothing is written outside it but what a command names."""

    root: Path

    @property
    def words(self) -> Path:
        return self.root / "words.tsv"

    @property
    def ignores(self) -> Path:
        return self.root / "ignores.tsv"

    @property
    def runs(self) -> Path:
        return self.root / "runs"


def home() -> Home:
    """Return the folder named by GOVDOCS_HOME, else the one the system keeps for programs' data."""
    named = os.environ.get("GOVDOCS_HOME")
    return Home(Path(named).expanduser() if named else _default())


def _default() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA") or Path.home() / "AppData" / "Roaming") / "gov_docs"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "gov_docs"
