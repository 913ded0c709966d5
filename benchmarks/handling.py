"""Incoming documents: routing, archive and questions, each part in a module of benchmarks/handled."""

import argparse
import importlib

PARTS = ("questions", "retention", "routing")  # the first needs no outside data


def main(argv: list[str]) -> int:
    """Run the parts asked for, all of them by default; what follows a part's name is its own."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks handling", description=__doc__)
    parser.add_argument("part", nargs="?", choices=PARTS, help="one part only")
    options, rest = parser.parse_known_args(argv)
    for name in [options.part] if options.part else PARTS:
        print(f"== {name}")
        importlib.import_module(f"benchmarks.handled.{name}").main(rest)
    return 0
