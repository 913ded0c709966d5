"""A causal model of the transformers library in a process of its own (extra `neural`)."""

import multiprocessing
import time
from collections.abc import Iterator
from importlib.util import find_spec
from multiprocessing.connection import Connection
from pathlib import Path

from gov_docs.core.errors import GovDocsError
from gov_docs.providers.answer import Answer
from gov_docs.providers.client import OnText
from gov_docs.providers.errors import ProviderError, StoppedError
from gov_docs.providers.local_worker import generate
from gov_docs.providers.outgoing import Outgoing
from gov_docs.providers.patience import Cancel, Patience

_BLINK = 0.05
_LOADING_S = 600.0  # a few gigabytes from a slow disk


def missing() -> str:
    """Return why no local model can run here, "" where one can."""
    absent = [name for name in ("torch", "transformers") if find_spec(name) is None]
    return f"没有安装 {'、'.join(absent)}" if absent else ""


def ask_local(outgoing: Outgoing, patience: Patience, cancel: Cancel, on_text: OnText) -> Answer:
    """Return the model's answer; the process ends with it, and its memory is given back."""
    folder = Path(outgoing.provider.model)
    if why := missing():
        raise GovDocsError(f"本机模型用不了：{why}。请安装附加组件 neural，或改用别的模型。")
    if not (folder / "config.json").is_file():
        raise GovDocsError(f"本机模型用不了：{folder} 里没有模型（config.json），请改正设置。")
    context = multiprocessing.get_context("spawn")  # torch does not survive a fork
    ours, theirs = context.Pipe(duplex=False)
    messages = [{"role": one.role, "content": one.text} for one in outgoing.messages]
    process = context.Process(target=generate, args=(theirs, str(folder), messages), daemon=True)
    process.start()
    theirs.close()
    try:
        return _collect(ours, patience, cancel, on_text)
    finally:
        process.kill()
        process.join()
        ours.close()


def _collect(pipe: Connection, patience: Patience, cancel: Cancel, on_text: OnText) -> Answer:
    text = ""
    for kind, value in _told(pipe, patience, cancel):
        if kind == "text":
            text += value
            on_text(value)
        elif kind == "end" and text.strip():
            return Answer(text, value)
        elif kind == "end":
            raise ProviderError("模型没有写出任何内容，请换一个说法或换一个模型再试。")
        elif kind == "stopped":
            raise StoppedError("已停止。", text)
        elif kind == "error":
            raise ProviderError(f"本机模型出错：{value}。请换一个模型，或改用别的方式。", text)
        if len(text) > patience.max_characters:
            raise ProviderError("模型的回答太长，已经停下，已经收到的部分保留着。", text)
    raise ProviderError("本机模型的进程意外结束，多半是内存不够；请换一个小些的模型。", text)


def _told(pipe: Connection, patience: Patience, cancel: Cancel) -> Iterator[tuple[str, str]]:
    """Yield what the process tells, until it ends."""
    started = time.monotonic()
    silent_at = started + _LOADING_S
    while True:
        now = time.monotonic()
        if cancel.is_set:
            yield "stopped", ""
        elif now > silent_at or now > started + _LOADING_S + patience.whole_s:
            yield "error", "太久没有动静"
        elif pipe.poll(_BLINK):
            try:
                yield pipe.recv()
            except EOFError:
                return
            silent_at = time.monotonic() + patience.idle_s
