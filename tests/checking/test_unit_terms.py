"""What a unit writes against what a model would have instead; the model here says what it is told."""

from dataclasses import dataclass

import pytest

from gov_docs.checking.looking import Setup, look
from gov_docs.core.types import Document, Paragraph, Run
from gov_docs.core.typo_terms import Kind, Term, UnitTerms

TEXT = "各单位要打造智惠社区，切实便民。"


@dataclass(frozen=True)
class Says:
    """Finds 惠 in every text, as sure as told."""

    confidence: float | None
    start: int = TEXT.index("惠")
    mends_word = False
    kind = "wrong"
    replacement = "慧"

    @property
    def end(self) -> int:
        return self.start + 1

    def find_apart(self, texts):
        return [[self] for _ in texts]

    find_closely = find_apart


def finds(confidence: float | None, *terms: Term, only=("TYP100",)) -> int:
    document = Document((Paragraph(0, (Run(TEXT),)),), has_format=False)
    setup = Setup(only, model=True, finder=Says(confidence), terms=UnitTerms(terms))
    return len(look(document, setup).issues)


def test_no_find_stands_in_a_term():
    assert finds(0.999) == 1
    assert finds(0.999, Term("智惠社区", Kind.TERM, 3, 2)) == 0


def test_a_term_elsewhere_protects_nothing():
    assert finds(0.999, Term("便民", Kind.TERM, 3, 2)) == 1


@pytest.mark.parametrize(("times", "left"), [(1, 1), (20, 0)])
def test_the_oftener_a_phrase_was_written_the_surer_a_find_must_be(times: int, left: int):
    assert finds(0.98, Term("智惠", Kind.PHRASE, times, 2)) == left


def test_a_find_without_a_figure_gives_way_to_a_phrase():
    assert finds(None) == 1
    assert finds(None, Term("智惠", Kind.PHRASE, 2, 2)) == 0


def test_a_refused_term_protects_nothing():
    assert finds(0.96, Term("智惠", Kind.REFUSED, 9, 9)) == 1


@pytest.mark.parametrize(
    ("text", "left"), [("日期：____惠____月", 0), ("日期：　惠　月", 0), ("日期：__智惠__月", 1)]
)
def test_between_blanks_to_be_filled_in_nothing_is_told(text: str, left: int):
    find = Says(0.99, text.index("惠"))
    document = Document((Paragraph(0, (Run(text),)),), has_format=False)
    assert len(look(document, Setup(("TYP100",), model=True, finder=find)).issues) == left
