"""Files taken into the library while a person watches: progress, a stop that loses nothing, a report."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from gov_docs.desk.library import add
from gov_docs.precedents.importing import Imported
from gov_docs.precedents.keeping import Fate


@dataclass(frozen=True, slots=True)
class TakenIn:
    results: tuple[Imported, ...]
    stopped: bool

    @property
    def failed(self) -> tuple[Imported, ...]:
        return tuple(one for one in self.results if one.fate is Fate.FAILED)

    @property
    def told(self) -> str:
        """Return in one sentence what became of the files."""
        counts = Counter(one.fate for one in self.results)
        words = [f"收入 {counts[Fate.ADDED]} 份"]
        for fate, name in (
            (Fate.REPLACED, "替换旧版本"),
            (Fate.KNOWN, "已有"),
            (Fate.FAILED, "没能收入"),
        ):
            words += [f"{name} {counts[fate]} 份"] if counts[fate] else []
        begun = "已停下，收入的都已存好：" if self.stopped else ""
        return f"{begun}{'，'.join(words)}"


def take_in(
    paths: Sequence[Path], tell: Callable[[int, int], None], is_wanted: Callable[[], bool]
) -> TakenIn:
    """Import files and folders until all are done or nobody wants it; what is kept stays."""
    reached = (0, 0)

    def told(done: int, of: int) -> None:
        nonlocal reached
        reached = done, of
        tell(done, of)

    results = tuple(add(paths, told, is_wanted))
    return TakenIn(results, stopped=reached[0] < reached[1])
