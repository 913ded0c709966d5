"""The model that comes with the program: read once a process, whoever asks for it."""

from functools import cache
from threading import Lock
from typing import TYPE_CHECKING

from gov_docs.core.errors import GovDocsError
from gov_docs.resources import resource

if TYPE_CHECKING:
    from gov_docs.typos.model import Model

_READING = Lock()  # two threads that ask at once read it once


def shipped() -> "Model":
    """Return the model; raises MissingModelError, the second time without reading again."""
    with _READING:
        found = _read()
    if isinstance(found, GovDocsError):
        raise type(found)(str(found))
    return found


@cache
def _read() -> "Model | GovDocsError":
    from gov_docs.typos.model import (
        MissingModelError,
        load,
    )  # brings numpy, which a check without typos spares

    try:
        return load(resource("models", "typo"))
    except GovDocsError as error:
        return error
    except MemoryError:
        return MissingModelError("内存不够，装不下错字模型，请关闭别的程序再试。")
