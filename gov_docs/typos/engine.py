"""Finding typos in the paragraphs of one document."""

import itertools
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from gov_docs.typos import model as model_files
from gov_docs.typos.decision import Choice, choose
from gov_docs.typos.edits import Edits
from gov_docs.typos.model import Model
from gov_docs.typos.scorer import Scorer
from gov_docs.typos.search import Found
from gov_docs.typos.second_look import searched
from gov_docs.typos.sentences import sentence_of, usual_in
from gov_docs.typos.shipped import shipped
from gov_docs.typos.stream import blocks
from gov_docs.typos.stretches import joined, stretches

BLOCK = 4_000  # characters looked at together; where each place is doubtful they fill 550 MB
LONGEST = 4_000  # characters of a paragraph; a longer one is read in parts
MOST = 4  # edits of one sentence; where there are more, the sentence is not the model's to mend


@dataclass(frozen=True, slots=True, order=True)
class Typo:
    start: int
    end: int
    replacement: str
    confidence: float  # how often findings like this one are right
    kind: str  # wrong, missing, extra, swapped
    breaks_word: bool  # the original forms a word where it stands
    makes_word: bool  # the replacement does

    @property
    def mends_word(self) -> bool:
        return self.makes_word and not self.breaks_word


class Engine:
    """Holds a loaded model; has no state of its own, so threads may share it."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._scorer = Scorer.of(model.weights["decision"])
        limits = model.weights["limits"]
        self._silent, self._sure = limits["silent"], limits["sure"]
        self._word_margin, self._again = limits["word_margin"], limits["again"]
        self._slope, self._offset = limits["curve"]["slope"], limits["curve"]["offset"]
        self._shifts: Mapping[str, float] = limits["shifts"]

    def find(self, texts: Sequence[str]) -> list[list[Typo]]:
        """Return the typos of each paragraph of one document, in order of place."""
        return self._find(texts, ["\n".join(texts)] * len(texts))

    def find_apart(self, texts: Sequence[str]) -> list[list[Typo]]:
        """Return the typos of each text, each a document of its own."""
        return self._find(texts, texts)

    def find_closely(self, texts: Sequence[str]) -> list[list[Typo]]:
        """Return more typos of each text: the tagger reads all of it."""
        return self._find(texts, texts, closely=True)

    def _find(
        self, texts: Sequence[str], wholes: Sequence[str], *, closely: bool = False
    ) -> list[list[Typo]]:
        found = self._pass(texts, self._silent, closely=closely)
        # The second pass is a quick one in either reading: it asks about the neighbours of sure finds.
        changed = [n for n, typos in enumerate(found) if self._any_sure(typos)]
        for n, more in zip(changed, self._second(texts, found, changed), strict=True):
            found[n] = sorted([*found[n], *more])
        return [_kept(*each) for each in zip(texts, found, wholes, strict=True)]

    def _any_sure(self, typos: Iterable[Typo]) -> bool:
        return any(typo.confidence >= self._sure for typo in typos)

    def _second(
        self, texts: Sequence[str], found: Sequence[Sequence[Typo]], which: Sequence[int]
    ) -> list[list[Typo]]:
        """Look again at paragraphs with sure finds mended; keep what is new in those sentences."""
        mended = [_mended(texts[n], self._sure_ones(found[n])) for n in which]
        again = self._pass([text for text, _ in mended], self._silent - self._again)
        out = []
        for n, typos, (_, shifts) in zip(which, again, mended, strict=True):
            near = {sentence_of(texts[n], t.start) for t in self._sure_ones(found[n])}
            taken = [(t.start, t.end) for t in found[n]]
            moved = [_moved(typo, shifts) for typo in typos]
            out.append(
                [
                    t
                    for t in moved
                    if sentence_of(texts[n], t.start) in near
                    and not any(a < t.end + 1 and t.start < b + 1 for a, b in taken)
                ]
            )
        return out

    def _sure_ones(self, typos: Iterable[Typo]) -> list[Typo]:
        return [typo for typo in typos if typo.confidence >= self._sure]

    def _pass(
        self, texts: Sequence[str], least: float, *, closely: bool = False
    ) -> list[list[Typo]]:
        cut = [tuple(stretches(text, LONGEST)) for text in texts]
        parts = blocks([part for own in cut for part in own], BLOCK)
        found = (typos for part in parts for typos in self._look(part, least, closely=closely))
        return [list(joined(own, itertools.islice(found, len(own)))) for own in cut]

    def _look(self, texts: Sequence[str], least: float, *, closely: bool) -> list[list[Typo]]:
        found = searched(texts, self._model, closely=closely)
        choice = choose(found.clusters, found.features, found.stream, self._scorer)
        out: list[list[Typo]] = [[] for _ in texts]
        paras = np.searchsorted(found.stream.starts, choice.edits.start, "right") - 1
        for n, para in enumerate(paras.tolist()):
            kind = kind_of(choice.edits, n, found.stream.ids)
            odds = float(choice.odds[n]) + self._shifts.get(kind, 0.0)
            if odds < least:
                continue
            typo = self._typo(found, choice, n, int(found.stream.starts[para]), odds, kind)
            if odds >= least + self._word_margin or not typo.breaks_word:
                out[para].append(typo)
        return [_apart(typos) for typos in out]

    def _typo(
        self, found: Found, choice: Choice, n: int, base: int, odds: float, kind: str
    ) -> Typo:
        edits, words = choice.edits, self._model.words
        start, old = int(edits.start[n]), int(edits.old[n])
        new = edits.new[n, : edits.size[n]]
        ids = found.stream.ids
        before, after = ids[start - 3 : start], ids[start + old : start + old + 3]
        return Typo(
            start - base,
            start - base + old,
            self._model.alphabet.decode(new),
            round(1 / (1 + math.exp(-self._slope * odds - self._offset)), 5),
            kind,
            words.holds_word(before, ids[start : start + old], after),
            words.holds_word(before, new, after),
        )


def _kept(text: str, typos: list[Typo], whole: str) -> list[Typo]:
    """Drop forms the document uses again and again, and sentences with too many finds."""
    typos = [t for t in typos if not usual_in(whole, text, t.start, t.end)]
    count = Counter(sentence_of(text, typo.start) for typo in typos)
    return [t for t in typos if count[sentence_of(text, t.start)] <= MOST]


def load(folder: Path) -> Engine:
    """Return the engine of a model folder; raises MissingModelError where it is absent or damaged."""
    return Engine(model_files.load(folder))


def own_engine() -> Engine:
    """Return the engine of the model that comes with the program; raises MissingModelError."""
    return Engine(shipped())


def kind_of(edits: Edits, n: int, text: np.ndarray) -> str:
    """Return what kind of slip an edit mends: missing, extra, swapped or wrong."""
    start, old, size = int(edits.start[n]), int(edits.old[n]), int(edits.size[n])
    if old != size:
        return "missing" if old < size else "extra"
    turned = old == 2 and np.array_equal(text[start : start + 2][::-1], edits.new[n, :2])
    return "swapped" if turned else "wrong"


def _apart(typos: list[Typo]) -> list[Typo]:
    """Return finds that do not overlap, the surer of two."""
    kept: list[Typo] = []
    for typo in sorted(typos, key=lambda t: (-t.confidence, t)):
        if all(typo.end <= k.start or k.end <= typo.start for k in kept):
            kept.append(typo)
    return sorted(kept)


def _mended(text: str, typos: Sequence[Typo]) -> tuple[str, list[tuple[int, int]]]:
    """Return the text with the typos replaced, and from where on it is shifted by how much."""
    out, at, shift, shifts = "", 0, 0, []
    for typo in sorted(typos):
        out += text[at : typo.start] + typo.replacement
        at = typo.end
        shift += len(typo.replacement) - (typo.end - typo.start)
        shifts.append((len(out), shift))
    return out + text[at:], shifts


def _moved(typo: Typo, shifts: Sequence[tuple[int, int]]) -> Typo:
    """Return a find in the mended text as one of the original."""
    shift = 0
    for place, by in shifts:
        if typo.start < place:
            break
        shift = by
    return Typo(
        typo.start - shift, typo.end - shift, typo.replacement, typo.confidence, typo.kind,
        typo.breaks_word, typo.makes_word,
    )  # fmt: skip
