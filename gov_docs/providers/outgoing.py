"""What is about to be sent, whole: a person sees it before it goes."""

import json
from dataclasses import dataclass, field
from hashlib import sha256

from gov_docs.settings import Provider

_NAMES = {"system": "要求", "user": "内容", "assistant": "模型"}


@dataclass(frozen=True, slots=True)
class Message:
    role: str  # system or user
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One request, guarded; `text` is every character of the user's that it holds."""

    provider: Provider
    endpoint: str  # as shown and recorded: the address, or the local model's folder
    document: str  # what the text is from, as the list of calls names it
    messages: tuple[Message, ...] = field(repr=False)  # a document's text is never logged

    @property
    def text(self) -> str:
        return "\n\n".join(f"【{_NAMES[one.role]}】\n{one.text}" for one in self.messages)

    @property
    def body(self) -> bytes:
        """The bytes of the request."""
        value = {
            "model": self.provider.model,
            "messages": [{"role": one.role, "content": one.text} for one in self.messages],
            "stream": True,
            "temperature": 0.3,  # an official document is no place for surprises
        }
        return json.dumps(value, ensure_ascii=False).encode("utf-8", "replace")

    @property
    def characters(self) -> int:
        return sum(len(one.text) for one in self.messages)

    @property
    def fingerprint(self) -> str:
        return sha256(self.body).hexdigest()
