"""Where the outside data lies that benchmarks measure on."""

import os
import sys
from pathlib import Path


def data_folder() -> Path:
    """Return the folder named by GOVDOCS_TEST_DATA; without one a benchmark cannot measure."""
    folder = os.environ.get("GOVDOCS_TEST_DATA", "")
    if not folder or not Path(folder).is_dir():
        sys.exit("GOVDOCS_TEST_DATA does not name a folder: nothing to measure on.")
    return Path(folder)


def published_texts() -> list[Path]:
    """Return the published official texts held out for false alarms."""
    return sorted((data_folder() / "bench" / "clean").glob("*.txt"))
