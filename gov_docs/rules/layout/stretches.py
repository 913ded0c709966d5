"""Which runs of a paragraph differ in one property: most of it, or a stretch within."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from gov_docs.core.text import IS_HAN
from gov_docs.core.types import FormatEdit, FormatValue, Paragraph, Run, Span
from gov_docs.rules.layout.oddity import Odd

_LEAST_INSIDE = 4  # characters; a shorter stretch is a symbol or a letter
_ENTITY = ("（", "(", "《", "“")  # a bracketed note or a name may have a face of its own


@dataclass(frozen=True, slots=True)
class Property:
    name: str  # a field of Run
    value: FormatValue  # what it should be
    wrong: Callable[[Run], bool]
    wrong_inside: Callable[[Run], bool]  # surer: one stretch among right ones may be meant

    def weight(self, run: Run, text: str) -> int:
        """Count the characters that say something of it: a font is judged by its Han."""
        if self.name == "font":
            return len(IS_HAN.findall(text)) if run.font else 0
        return len("".join(text.split())) if run.size_pt else 0


@dataclass(frozen=True, slots=True)
class _Stretch:
    start: int
    end: int
    run: Run
    weight: int


def odd_runs(para: Paragraph, start: int, end: int, looked_at: Property) -> Odd | None:
    """Return what differs in `start`–`end` if that is most of it; the edits touch nothing else."""
    known = list(_known(para, start, end, looked_at))
    wrong = [one for one in known if looked_at.wrong(one.run)]
    weights = Counter[str]()
    for one in wrong:
        weights[str(getattr(one.run, looked_at.name))] += one.weight
    if weights.total() * 2 <= sum(one.weight for one in known):
        return None
    edits = tuple(
        FormatEdit(Span(para.id, *pair), looked_at.name, looked_at.value) for pair in _joined(wrong)
    )
    return Odd(Span(para.id, start, end), weights.most_common(1)[0][0], edits)


def odd_inside(para: Paragraph, start: int, end: int, looked_at: Property) -> Iterator[Odd]:
    """Yield the stretches that differ in a paragraph most of which is right."""
    known = _known(para, start, end, looked_at)
    wrong = [one for one in known if looked_at.wrong_inside(one.run)]
    for left, right in _joined(wrong):
        inside = [one for one in wrong if left <= one.start < right]
        long = sum(one.weight for one in inside) >= _LEAST_INSIDE
        if long and not para.text.startswith(_ENTITY, left):
            span = Span(para.id, left, right)
            edits = (FormatEdit(span, looked_at.name, looked_at.value),)
            yield Odd(span, str(getattr(inside[0].run, looked_at.name)), edits)


def _known(para: Paragraph, start: int, end: int, looked_at: Property) -> Iterator[_Stretch]:
    """Yield the runs of the stretch whose property is known and says something."""
    at = 0
    for run in para.runs:
        left, right = max(at, start), min(at + len(run.text), end)
        at += len(run.text)
        weight = looked_at.weight(run, para.text[left:right]) if right > left else 0
        if weight:
            yield _Stretch(left, right, run, weight)


def _joined(stretches: list[_Stretch]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for one in stretches:
        if joined and joined[-1][1] == one.start:
            joined[-1] = (joined[-1][0], one.end)
        else:
            joined.append((one.start, one.end))
    return joined
