"""Commands of several words: `govdocs words add …` does what `add` stands for."""

from collections.abc import Callable, Mapping

from gov_docs.cli import console

Action = Callable[[list[str]], int]


def run_one_of(actions: Mapping[str, Action], argv: list[str], told: str) -> int:
    """Do what the first word names; where it names nothing, tell what there is: 2, 0 if asked for."""
    if argv and argv[0] in actions:
        return actions[argv[0]](argv[1:])
    asked = bool(argv) and argv[0] in ("-h", "--help")
    (console.say if asked else console.warn)(told)
    return 0 if asked else 2
