"""What the process of a local model does: load it from its folder, write, tell each piece."""

import os
from collections.abc import Mapping, Sequence
from multiprocessing.connection import Connection
from typing import Protocol

_MAX_NEW_TOKENS = 4096
_QUIET = {"HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1", "TRANSFORMERS_VERBOSITY": "error"}


class _Tokens(Protocol):
    """A list of token numbers, in one or two dimensions, as torch gives them."""

    def flatten(self) -> "_Tokens": ...

    def tolist(self) -> list[int]: ...


class _Tokenizer(Protocol):
    def decode(self, tokens: list[int], *, skip_special_tokens: bool) -> str: ...


def generate(pipe: Connection, folder: str, messages: Sequence[Mapping[str, str]]) -> None:
    """Send ("text", piece)…, then ("end", why); ("error", what) where it cannot."""
    os.environ |= _QUIET
    try:
        _write(pipe, folder, messages)
    except (OSError, ValueError, RuntimeError, ImportError, MemoryError) as error:
        pipe.send(("error", type(error).__name__))  # its message may hold the text


def _write(pipe: Connection, folder: str, messages: Sequence[Mapping[str, str]]) -> None:
    import transformers

    # No code and no pickle out of a model's folder.
    safe = {"local_files_only": True, "trust_remote_code": False}
    tokenizer = transformers.AutoTokenizer.from_pretrained(folder, **safe)
    model = transformers.AutoModelForCausalLM.from_pretrained(
        folder, use_safetensors=True, torch_dtype="auto", **safe
    )
    if getattr(tokenizer, "chat_template", None):
        prompt = tokenizer.apply_chat_template(messages, tokenize=False, add_generation_prompt=True)
    else:
        prompt = "\n\n".join(one["content"] for one in messages) + "\n"
    inputs = tokenizer(prompt, return_tensors="pt", add_special_tokens=False)
    teller = Teller(pipe, tokenizer)
    model.generate(**inputs, streamer=teller, max_new_tokens=_MAX_NEW_TOKENS, do_sample=False)
    pipe.send(("end", "length" if teller.count >= _MAX_NEW_TOKENS else "stop"))


class Teller:
    """Takes tokens as the model makes them; sends each piece as soon as its characters are whole."""

    def __init__(self, pipe: Connection, tokenizer: _Tokenizer) -> None:
        self._pipe, self._tokenizer = pipe, tokenizer
        self._line: list[int] = []  # tokens of the line being written: decoded together
        self._sent = 0  # characters of it
        self._prompt = True  # the first tokens put are the question
        self.count = 0

    def put(self, tokens: _Tokens) -> None:
        if self._prompt:
            self._prompt = False
            return
        new = tokens.flatten().tolist()
        self.count += len(new)
        self._line += new
        text = self._tokenizer.decode(self._line, skip_special_tokens=True)
        if not text.endswith("\ufffd"):  # half a character
            self._tell(text)
        if text.endswith("\n"):
            self._line, self._sent = [], 0

    def end(self) -> None:
        self._tell(self._tokenizer.decode(self._line, skip_special_tokens=True))

    def _tell(self, text: str) -> None:
        if len(text) > self._sent:
            self._pipe.send(("text", text[self._sent :]))
            self._sent = len(text)
