"""`python -m benchmarks NAME`: run one of the measurements of this folder."""

import importlib
import pkgutil
import sys
from pathlib import Path


def _names() -> list[str]:
    modules = pkgutil.iter_modules([str(Path(__file__).parent)])
    return sorted(
        m.name
        for m in modules
        if not m.ispkg and m.name not in ("__main__", "data", "editor_keys", "library_of_documents")
    )


def main(argv: list[str]) -> int:
    if not argv or argv[0] not in _names():
        print("usage: python -m benchmarks", "|".join(_names()), "[options]", file=sys.stderr)
        return 2
    return int(importlib.import_module(f"benchmarks.{argv[0]}").main(argv[1:]))


sys.exit(main(sys.argv[1:]))
