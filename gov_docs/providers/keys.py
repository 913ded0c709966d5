"""The key of a model service: from the environment or the system's keyring, shown nowhere."""

import importlib
import os

from gov_docs.core.errors import GovDocsError

VARIABLE = "GOVDOCS_API_KEY"
SERVICE = "govdocs"  # in the keyring; the user name there is the host


class Key:
    """A key that no repr, error or pickle shows."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        # http.client would show a header it does not like in its error.
        if not value.isascii() or not value.isprintable() or " " in value:
            raise GovDocsError(
                "密钥里有空格、换行或中文等不能用的字符，请重新复制一遍密钥。"
            ) from None
        self._value = value

    def header(self) -> str:
        return f"Bearer {self._value}"

    def __repr__(self) -> str:
        return "Key(…)"

    def __reduce__(self) -> str:
        raise TypeError("a key is not written down")


def find_key(host: str) -> Key | None:
    """Return the key for a host; None where none is kept: a service on this machine needs none."""
    value = os.environ.get(VARIABLE, "").strip() or _from_keyring(host).strip()
    return Key(value) if value else None


def _from_keyring(host: str) -> str:
    try:
        keyring = importlib.import_module("keyring")
        errors = importlib.import_module("keyring.errors")
    except ImportError:  # the extra `provider` is not installed
        return ""
    try:
        return keyring.get_password(SERVICE, host) or ""
    except errors.KeyringError:  # locked, or none on this machine: the same as no key
        return ""
