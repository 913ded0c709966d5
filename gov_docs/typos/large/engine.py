"""A large model as a typo engine, and what happens when it fails in the middle of a run."""

import re
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from gov_docs.core.text import IS_HAN
from gov_docs.typos.finder import Find, Finder
from gov_docs.typos.large.changes import MOST, Suggestion, changes
from gov_docs.typos.large.errors import LargeModelError
from gov_docs.typos.large.kinds import Kind, detect
from gov_docs.typos.large.limits import limit_for, machine_memory
from gov_docs.typos.large.process import Bounds, ModelProcess, command_for
from gov_docs.typos.sentences import sentence_of

_LONGEST = 120  # characters asked about together: the models know 128 tokens well
_LEAST = 4  # Chinese characters; of less no model can judge
_BATCH = {Kind.MASKED: 16, Kind.SEQ2SEQ: 8, Kind.CAUSAL: 1}  # sentences
_SECONDS = {Kind.MASKED: 120, Kind.SEQ2SEQ: 120, Kind.CAUSAL: 300}  # for a batch, ten times usual
_REMEMBERED = 20_000  # sentences, so that a second look at a document asks only what changed
_SENTENCE = re.compile("[^。！？；\n]+[。！？；]*")
_PIECE = re.compile(f"[^，,]{{1,{_LONGEST - 1}}}[，,]?")


class LargeEngine:
    """Threads may share it; they wait for one another."""

    def __init__(self, process: ModelProcess, batch: int) -> None:
        self._process = process
        self._batch = batch
        self._answers: dict[str, str] = {}
        self._one_at_a_time = threading.Lock()

    def find_apart(self, texts: Sequence[str]) -> list[list[Suggestion]]:
        """Return the finds of each text; raises LargeModelError."""
        with self._one_at_a_time:
            self._ask({text[a:b] for text in texts for a, b in sentences(text)})
            return [self._found(text) for text in texts]

    find_closely = find_apart  # it reads everything anyway

    def close(self) -> None:
        self._process.close()

    def _ask(self, wanted: set[str]) -> None:
        if len(self._answers) > _REMEMBERED and wanted - self._answers.keys():
            self._answers.clear()
        # Alike in length, so that little of a batch is padding; and the same for any order.
        new = sorted(wanted - self._answers.keys(), key=lambda one: (len(one), one))
        for at in range(0, len(new), self._batch):
            batch = new[at : at + self._batch]
            self._answers.update(zip(batch, self._process.ask(batch), strict=True))

    def _found(self, text: str) -> list[Suggestion]:
        found = [
            change
            for start, end in sentences(text)
            for change in changes(text, start, end, self._answers[text[start:end]])
        ]
        count = Counter(sentence_of(text, one.start) for one in found)
        return [one for one in found if count[sentence_of(text, one.start)] <= MOST]


class WithFallback:
    """Asks the large model until it fails; says so once and asks the other one from then on."""

    def __init__(
        self,
        large: LargeEngine,
        other: Callable[[], Finder],
        tell: Callable[[LargeModelError], None],
    ) -> None:
        self._large: LargeEngine | None = large
        self._other = other
        self._tell = tell

    def find_apart(self, texts: Sequence[str]) -> Sequence[Sequence[Find]]:
        found = self._asked(texts)
        return self._other().find_apart(texts) if found is None else found

    def find_closely(self, texts: Sequence[str]) -> Sequence[Sequence[Find]]:
        found = self._asked(texts)
        return self._other().find_closely(texts) if found is None else found

    def _asked(self, texts: Sequence[str]) -> Sequence[Sequence[Find]] | None:
        """Return what the large model finds, None where it has failed."""
        large = self._large
        if large:
            try:
                return large.find_apart(texts)
            except LargeModelError as error:
                self._fail(error)
        return None

    def _fail(self, error: LargeModelError) -> None:
        if self._large:  # another thread may have been first
            self._large = None
            self._tell(error)


def start(folder: Path, memory_gb: float = 0.0) -> LargeEngine:
    """Return the engine of a model's folder, its process started; raises LargeModelError."""
    model = detect(folder)
    memory = limit_for(model.weights, memory_gb, machine_memory())
    bounds = Bounds(memory, batch_s=_SECONDS[model.kind])
    return LargeEngine(ModelProcess(command_for(model), bounds), _BATCH[model.kind])


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield the (start, end) of each stretch worth asking about, none longer than _LONGEST."""
    for match in _SENTENCE.finditer(text):
        for start, end in _pieces(text, match.start(), match.end()):
            if len(IS_HAN.findall(text, start, end)) >= _LEAST:
                yield start, end


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a sentence whole, or in runs of its clauses."""
    begin = at = start
    for match in _PIECE.finditer(text, start, end):
        if match.end() - begin > _LONGEST and at > begin:
            yield begin, at
            begin = at
        at = match.end()
    if at > begin:
        yield begin, at
