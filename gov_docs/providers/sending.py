"""The only way out: prepare what would be sent, show it, send it when a person said yes."""

from collections.abc import Callable
from pathlib import Path

from gov_docs.core.errors import GovDocsError
from gov_docs.providers.answer import Answer
from gov_docs.providers.calls import record_call
from gov_docs.providers.client import Ask, OnText
from gov_docs.providers.endpoint import check_allowed, endpoint
from gov_docs.providers.errors import RefusedToSendError
from gov_docs.providers.keys import find_key
from gov_docs.providers.outgoing import Message, Outgoing
from gov_docs.providers.patience import Cancel, Patience, patience_for
from gov_docs.settings import Provider

Guard = Callable[[str], None]  # raises RefusedToSendError for a text that must stay

MAX_CHARACTERS = 100_000  # of a request; no model takes more in, and nobody reads through it


def prepare(
    provider: Provider, messages: tuple[Message, ...], document: str, guard: Guard
) -> Outgoing:
    """Return what would be sent; raises RefusedToSendError for a place or text that is not allowed.

    A model that runs as a process of this program sends nothing: it is asked of no guard.
    """
    if provider.name == "local":
        return Outgoing(provider, f"本机：{Path(provider.model).name}", document, messages)
    if provider.name != "openai":
        raise GovDocsError(
            "没有启用语言模型。要用的话，请在设置文件的 [provider] 一节写上 name、endpoint 和 model。"
        )
    place = endpoint(provider.endpoint)
    check_allowed(place, provider.allowed)
    outgoing = Outgoing(provider, place.url, document, messages)
    if outgoing.characters > MAX_CHARACTERS:
        raise GovDocsError(f"内容超过 {MAX_CHARACTERS // 10_000} 万字，太长了，请分成几段再试。")
    guard(outgoing.text)
    return outgoing


def send(
    outgoing: Outgoing,
    *,
    confirmed: bool,
    calls: Path,
    on_text: OnText = lambda _: None,
    cancel: Cancel | None = None,
    patience: Patience | None = None,
) -> Answer:
    """Send what a person has seen and confirmed; each sending is recorded in `calls` first."""
    if not confirmed:
        raise RefusedToSendError("还没有确认要发送的内容，没有发送。")
    cancel = cancel or Cancel()
    patience = patience or patience_for(outgoing.provider.timeout_s)

    def record() -> None:
        record_call(calls, outgoing)

    if outgoing.provider.name == "local":
        from gov_docs.providers.local import ask_local

        record()
        return ask_local(outgoing, patience, cancel, on_text)
    place = endpoint(outgoing.provider.endpoint)
    check_allowed(place, outgoing.provider.allowed)
    key = find_key(place.host)
    return Ask(place, key, outgoing.body, patience, cancel, on_text, record).answer()
