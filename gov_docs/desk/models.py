"""What a language model may do for the user: write sections, polish, summarise. Off by default."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from gov_docs.core.draft import Draft, DraftParagraph
from gov_docs.core.errors import GovDocsError
from gov_docs.core.types import Document
from gov_docs.desk.summaries import ModelRecord, StretchRecord
from gov_docs.drafting.polish import Polished, polish_messages, polished
from gov_docs.drafting.summary import summary_messages
from gov_docs.drafting.with_model import plain, section_messages, texts_of, written
from gov_docs.drafting.with_model_facts import Given, Unverified, unverified
from gov_docs.drafting.with_model_guard import guard_document, guard_draft, guard_text
from gov_docs.drafting.with_model_sections import Section, sections, with_section
from gov_docs.providers import sending
from gov_docs.providers.answer import Answer
from gov_docs.providers.calls import Call, read_calls
from gov_docs.providers.errors import ProviderError
from gov_docs.providers.outgoing import Message, Outgoing
from gov_docs.providers.patience import Cancel, Patience
from gov_docs.settings import Settings, home, settings

# The caller catches and shows these; it need not know where they come from.
__all__ = [
    "Cancel",
    "Outgoing",
    "ProviderError",
    "RewriteStoppedError",
    "Talk",
    "calls",
    "polish",
    "prepare",
    "rewrite_sections",
    "settings_for",
    "summarise_with_model",
    "summary_model_record",
]

Confirm = Callable[[Outgoing], bool]
Progress = Callable[[int, int], None]
OnText = Callable[[str], None]


def _nothing(_: str) -> None:
    """Show nothing of an answer while it comes."""


@dataclass(frozen=True, slots=True)
class Talk:
    """How one conversation with a model goes: who is asked, who says yes, who sees and stops it."""

    settings: Settings
    confirm: Confirm  # shown the exact text before it is sent
    on_text: OnText = _nothing
    cancel: Cancel | None = None
    patience: Patience | None = None

    def ask(self, outgoing: Outgoing) -> Answer | None:
        """Return the answer, None where the person did not want it sent."""
        if not self.confirm(outgoing):
            return None
        return sending.send(
            outgoing,
            confirmed=True,
            calls=home().calls,
            on_text=self.on_text,
            cancel=self.cancel,
            patience=self.patience,
        )


def settings_for(provider: str) -> Settings:
    """Return the settings; GovDocsError where they have not switched this provider on."""
    told = settings()
    if told.provider.name != provider:
        raise GovDocsError(
            f"设置里没有启用 {provider}。请在设置文件 {home().settings} 的 [provider] 一节写上 "
            f'name = "{provider}" 等几项再试。'
        )
    return told


class RewriteStoppedError(ProviderError):
    """Some sections could not be rewritten; `draft` has those that were, the others as before."""

    def __init__(self, message: str, draft: Draft, partial: str = "") -> None:
        super().__init__(message, partial)
        self.draft = draft


def prepare(settings: Settings, messages: tuple[Message, ...], document: str) -> Outgoing:
    """Return what would be sent, guarded; nothing has been sent yet."""
    return sending.prepare(settings.provider, messages, document, guard_text)


def rewrite_sections(
    draft: Draft,
    material: Sequence[DraftParagraph],
    settings: Settings,
    confirm: Confirm,
    progress: Progress,
    *,
    on_text: OnText = _nothing,
    cancel: Cancel | None = None,
    patience: Patience | None = None,
) -> Draft:
    """Return the draft with its sections written by the model, each marked until confirmed.

    Every request passes the guard before the first is sent. A section whose sending is declined
    stays. Raises RewriteStoppedError, which holds the draft as far as it got.
    """
    texts = [*texts_of(draft, material), settings.unit.name, settings.unit.place]
    if settings.provider.name != "local":
        guard_draft(draft, texts)
    talk = Talk(settings, confirm, on_text, cancel, patience)
    requests = [(one, _request(draft, one, material, settings)) for one in sections(draft)]
    given = Given(texts)
    done: list[tuple[Section, tuple[DraftParagraph, ...]]] = []
    progress(0, len(requests))
    for count, (section, outgoing) in enumerate(requests, 1):
        try:
            answer = talk.ask(outgoing)
            if answer:
                done.append((section, written(_whole(answer), section, given)))
        except GovDocsError as error:
            partial = error.partial if isinstance(error, ProviderError) else ""
            raise RewriteStoppedError(str(error), _with(draft, done), partial) from error
        except KeyboardInterrupt:  # Ctrl+C ends the waiting, not the draft
            raise RewriteStoppedError("已停止。", _with(draft, done)) from None
        progress(count, len(requests))
    return _with(draft, done)


def _request(
    draft: Draft, section: Section, material: Sequence[DraftParagraph], settings: Settings
) -> Outgoing:
    messages = section_messages(draft, section, material, settings.unit)
    return prepare(settings, messages, draft.title)


def _with(draft: Draft, done: Sequence[tuple[Section, tuple[DraftParagraph, ...]]]) -> Draft:
    for section, paragraphs in reversed(done):  # from the end: the others keep their places
        draft = with_section(draft, section, paragraphs)
    return draft


def _whole(answer: Answer) -> str:
    if not answer.whole:
        raise ProviderError(
            "模型没有写完就停下了（到了它自己的长度上限，或被它的内容审查拦下），请分段再试或换一个模型。",
            answer.text,
        )
    return answer.text


def polish(document: Document, selection: str, wish: str, name: str, talk: Talk) -> Polished | None:
    """Return the selection in better words, None where its sending was declined.

    The whole document passes the guard: no part of a secret one is sent.
    """
    outgoing = _of_document(document, polish_messages(selection, wish), name, talk)
    answer = talk.ask(outgoing)
    return polished(selection, _whole(answer)) if answer else None


def _of_document(
    document: Document, messages: tuple[Message, ...], name: str, talk: Talk
) -> Outgoing:
    if talk.settings.provider.name != "local":
        guard_document(document)
    return prepare(talk.settings, messages, name)


@dataclass(frozen=True, slots=True)
class ModelSummary:
    """A summary in a model's own words: shown as such, its strange facts marked."""

    text: str
    unverified: tuple[Unverified, ...]


def summarise_with_model(document: Document, name: str, talk: Talk) -> ModelSummary | None:
    """Return the model's summary, None where the sending was declined."""
    outgoing = _of_document(document, summary_messages(document), name, talk)
    answer = talk.ask(outgoing)
    if answer is None:
        return None
    text = plain(_whole(answer))
    given = Given(para.text for para in document.paragraphs)
    return ModelSummary(text, unverified(text, given))


def summary_model_record(told: ModelSummary) -> ModelRecord:
    found = [StretchRecord(start=u.start, end=u.end, text=u.text) for u in told.unverified]
    return ModelRecord(text=told.text, unverified=found)


def calls() -> tuple[Call, ...]:
    """Return what was sent to a service so far, the oldest first."""
    return read_calls(home().calls)
