"""A question in plain words, answered from the register and the library."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from gov_docs.core.precedent import Citation
from gov_docs.desk.models import Talk
from gov_docs.desk.models import prepare as prepare_sending
from gov_docs.handling.asking import answering
from gov_docs.handling.asking.finding import matching, settled
from gov_docs.handling.asking.papers import Paper, entries, of_library, together
from gov_docs.handling.asking.phrasing import documents, phrase_messages, unsupported
from gov_docs.handling.asking.question import Question, parse
from gov_docs.handling.asking.reading import Reading, reading
from gov_docs.handling.store import prepare
from gov_docs.precedents.library import StoredLibrary, open_library
from gov_docs.providers.errors import ProviderError

__all__ = ["Answered", "Paper", "Reading", "ask", "phrased", "shown"]

_TEXTS = 30  # library documents looked at for a topic that stands in no title


@dataclass(frozen=True, slots=True)
class Answered:
    question: Question
    answer: str
    documents: tuple[Paper, ...]
    reading: Reading


def ask(text: str, today: date | None = None) -> Answered:
    """Answer a question; where nothing fits the answer says so."""
    with open_library() as library:
        engine = library.store.engine
        prepare(engine)
        papers = together(entries(engine), map(of_library, library.store.all()))
        bodies = {one.issuer for one in papers if one.issuer}
        asked = settled(parse(text, today or date.today(), bodies), papers)
        found = matching(asked, papers)
        if not found and asked.topic:
            found = matching(asked, papers, lambda topic: _in_text(library, topic))
        also = reading(asked, found, papers, lambda one: _cited(library, one))
    return Answered(asked, answering.answer(asked, found, also), tuple(found), also)


def shown(one: Paper) -> str:
    """Return a document in one line."""
    return answering.line(one)


def phrased(answered: Answered, talk: Talk) -> str | None:
    """Return the answer in the model's words, None where its sending was declined.

    Raises ProviderError where a statement of it names no document; the own answer still stands.
    """
    known = documents(answered.documents, answered.reading)
    if not known:
        return None  # nothing to say but that there is nothing
    text = answered.question.text
    messages = phrase_messages(text, answered.documents, answered.reading)
    told = talk.ask(prepare_sending(talk.settings, messages, text))
    if told is None:
        return None
    fault = unsupported(told.text, len(known)) if told.whole else told.text
    if fault:
        raise ProviderError(
            f"模型的回答里有一句没有注明文件：“{fault}”。仍用程序自己的回答。", told.text
        )
    return told.text


def _in_text(library: StoredLibrary, topic: str) -> frozenset[int]:
    """Return the library's documents that have every word of the topic in one paragraph."""
    parts = topic.split()
    found = library.search_passages(topic, limit=_TEXTS)
    return frozenset(
        passage.document for passage, _ in found if all(part in passage.text for part in parts)
    )


def _cited(library: StoredLibrary, one: Paper) -> Sequence[Citation]:
    return library.citations(one.id) if one.id is not None else ()
