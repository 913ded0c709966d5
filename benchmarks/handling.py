"""Incoming documents: routing, archive and questions, each part in a module of benchmarks/handled."""

import argparse
import importlib
import pkgutil

from benchmarks import handled


def main(argv: list[str]) -> int:
    """Run the parts asked for, all of them by default; what follows a part's name is its own."""
    parts = sorted(m.name for m in pkgutil.iter_modules(handled.__path__) if not m.ispkg)
    parser = argparse.ArgumentParser(prog="python -m benchmarks handling", description=__doc__)
    parser.add_argument("part", nargs="?", choices=parts, help="one part only")
    options, rest = parser.parse_known_args(argv)
    for name in [options.part] if options.part else parts:
        print(f"== {name}")
        importlib.import_module(f"benchmarks.handled.{name}").main(rest)
    return 0
