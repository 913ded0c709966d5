"""From a unit's finished documents to the words it really uses."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from daachorse import CharwiseDoubleArrayAhoCorasick

from gov_docs.core.typo_terms import Kind, Term, UnitTerms
from gov_docs.language.segment import is_word
from gov_docs.typos.alphabet import UNKNOWN
from gov_docs.typos.engine import Engine, Typo
from gov_docs.typos.model import Model
from gov_docs.typos.odd_forms import Spans, odd_forms
from gov_docs.typos.words import LONGEST as LONGEST_WORD
from gov_docs.typos.words import word_keys

AROUND = 16  # characters beside a term that the model sees when it is asked about it
_TOGETHER = 100  # terms it is asked about at once; of 500, all odd, it makes 200 MB of alternatives


@dataclass(frozen=True, slots=True)
class Slip:
    """A form written again and again that is likely a mistake; it is not learned."""

    text: str
    advice: str  # what the documents write oftener
    times: int
    advice_times: int


@dataclass(frozen=True, slots=True)
class Learned:
    rows: tuple[Term, ...]  # new, or with more behind them than before
    slips: tuple[Slip, ...]


class Tally:
    """What is written, document after document, where the model finds it odd."""

    def __init__(self, model: Model, slips: Spans) -> None:
        self._model = model
        self._slips = slips
        self._texts: list[str] = []
        self._times: Counter[str] = Counter()
        self._documents: Counter[str] = Counter()
        self._example: dict[str, tuple[str, int]] = {}

    def add(self, texts: Sequence[str]) -> None:
        """Count one document's paragraphs."""
        seen = set()
        for form in odd_forms(texts, self._model, self._slips):
            text = texts[form.para]
            term = text[form.start : form.end]
            self._times[term] += 1
            seen.add(term)
            self._example.setdefault(term, (text, form.start))
        self._documents.update(seen)
        self._texts += texts

    def learn(self, known: UnitTerms) -> Learned:
        """Return what becomes of the terms, with what was known before counted in."""
        counted = {term: self._counted(term, known.get(term)) for term in self._times}
        enough = {text: term for text, term in counted.items() if term.kind is not Kind.REFUSED}
        enough = self._mostly_odd({t: one for t, one in enough.items() if _is_enough(one)}, known)
        kept = [term for term in _without_parts(enough) if not self._holds_slip(term.text)]
        return self._judged([self._ranked(term) for term in kept], known)

    def _counted(self, text: str, before: Term | None) -> Term:
        before = before or Term(text, Kind.PHRASE)
        times, documents = self._times[text], self._documents[text]
        return replace(before, times=before.times + times, documents=before.documents + documents)

    def _mostly_odd(self, terms: Mapping[str, Term], known: UnitTerms) -> dict[str, Term]:
        """Leave out ordinary text, odd only for what once stood beside it."""
        total = _occurrences(list(terms), self._texts)
        return {
            text: term
            for text, term in terms.items()
            if known.get(text) or self._times[text] * 2 >= total[text]
        }

    def _holds_slip(self, text: str) -> bool:
        return any(True for _ in self._slips(text))

    def _ranked(self, term: Term) -> Term:
        settled = _is_settled(term) and not self._is_known_word(term.text)
        return replace(term, kind=Kind.TERM) if settled else term

    def _is_known_word(self, text: str) -> bool:
        if is_word(text):
            return True
        ids = self._model.alphabet.encode(text)
        if len(ids) > LONGEST_WORD or (ids == UNKNOWN).any():
            return False
        return bool(self._model.words.are_words(word_keys([ids]))[0])

    def _judged(self, terms: Sequence[Term], known: UnitTerms) -> Learned:
        """Ask the model what it would write for terms not met before; leave out likely slips."""
        fresh = [term for term in terms if known.get(term.text) is None and term.kind is Kind.TERM]
        advice = dict(self._advised(fresh))
        usual = _occurrences([*advice.values(), *advice], self._texts)
        rows, slips = [], []
        for term in terms:
            better = advice.get(term.text, "")
            if better and usual[better] > usual[term.text]:
                slips.append(Slip(term.text, better, usual[term.text], usual[better]))
            else:
                rows.append(replace(term, advice=better or term.advice))
        return Learned(tuple(rows), tuple(slips))

    def _advised(self, terms: Sequence[Term]) -> Iterator[tuple[str, str]]:
        """Yield each term the model would change, and what it would make of it."""
        clauses, places = [], []
        for term in terms:
            text, start = self._example[term.text]
            begin = max(start - AROUND, 0)
            clauses.append(text[begin : start + len(term.text) + AROUND])
            places.append(start - begin)
        engine = Engine(self._model)
        parts = (clauses[at : at + _TOGETHER] for at in range(0, len(clauses), _TOGETHER))
        found = chain.from_iterable(map(engine.find_apart, parts))
        for term, start, typos in zip(terms, places, found, strict=True):
            better = _changed(term.text, start, typos)
            if better != term.text:
                yield term.text, better


def _is_enough(term: Term) -> bool:
    return term.times >= 3 or (term.times >= 2 and term.documents >= 2)


def _is_settled(term: Term) -> bool:
    return term.times >= 5 or (term.times >= 3 and term.documents >= 2)


def _without_parts(terms: Mapping[str, Term]) -> Iterator[Term]:
    """Leave out what is only ever written within one longer term."""
    parts = set()
    for text, term in terms.items():
        for start in range(len(text)):
            for end in range(start + 2, len(text) + 1):
                part = terms.get(text[start:end])
                if part and part is not term and part.times == term.times:
                    parts.add(part.text)
    return (term for text, term in terms.items() if text not in parts)


def _occurrences(terms: Sequence[str], texts: Iterable[str]) -> Counter[str]:
    count: Counter[str] = Counter()
    wanted = list(dict.fromkeys(filter(None, terms)))
    if wanted:
        finder = CharwiseDoubleArrayAhoCorasick(wanted)
        for text in texts:
            count.update(wanted[index] for _, _, index in finder.find_overlapping(text))
    return count


def _changed(term: str, start: int, typos: Iterable[Typo]) -> str:
    """Return the term as the model would write it; `start` is its place in what the model saw."""
    out = term
    for typo in sorted(typos, reverse=True):
        begin, end = typo.start - start, typo.end - start
        if begin >= 0 and end <= len(term):
            out = out[:begin] + typo.replacement + out[end:]
    return out
