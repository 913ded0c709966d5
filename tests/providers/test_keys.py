"""The key of a service is found, sent, and shown nowhere."""

import pickle
import sys
import types

import pytest

from gov_docs.core.errors import GovDocsError
from gov_docs.providers.keys import Key, find_key
from tests.providers.bad_server import GOOD, serving, status

KEY = "sk-geheim-0123"


def test_the_key_is_sent_and_stands_in_no_file(asked, monkeypatch, tmp_path):
    monkeypatch.setenv("GOVDOCS_API_KEY", f" {KEY}\n")
    with serving(GOOD) as (address, served):
        asked(address)
    assert f"Authorization: Bearer {KEY}".encode() in served.request
    assert all(KEY.encode() not in path.read_bytes() for path in tmp_path.rglob("*.*"))


def test_without_a_key_none_is_sent(asked):
    with serving(GOOD) as (address, served):
        asked(address)
    assert b"authorization" not in served.request.lower()


def test_no_error_and_no_repr_shows_the_key(asked, monkeypatch, caplog):
    monkeypatch.setenv("GOVDOCS_API_KEY", KEY)
    body = f"invalid key {KEY}".encode()
    with (
        serving(status("401 No", body=body)) as (address, _),
        pytest.raises(GovDocsError) as caught,
    ):
        asked(address)
    told = [repr(caught.value), str(caught.value), repr(find_key("127.0.0.1")), caplog.text]
    assert all(KEY not in one for one in told)


@pytest.mark.parametrize("bad", [f"{KEY}\r\nX-Evil: 1", f"{KEY} 密钥", f"a {KEY}"])
def test_a_key_that_would_break_the_header_is_told_without_it(bad):
    with pytest.raises(GovDocsError, match="密钥里有") as caught:
        Key(bad)
    assert KEY not in repr(caught.value)


def test_a_key_is_not_pickled():
    with pytest.raises(TypeError):
        pickle.dumps(Key(KEY))


@pytest.fixture
def keyring(monkeypatch):
    """Return a keyring with one key, as the library of that name would give it."""
    ring, errors = types.ModuleType("keyring"), types.ModuleType("keyring.errors")
    errors.KeyringError = type("KeyringError", (Exception,), {})
    ring.get_password = lambda service, user: {("govdocs", "m.example"): KEY}.get((service, user))
    monkeypatch.setitem(sys.modules, "keyring", ring)
    monkeypatch.setitem(sys.modules, "keyring.errors", errors)
    monkeypatch.delenv("GOVDOCS_API_KEY", raising=False)
    return ring


def test_the_keyring_gives_a_key_to_its_own_host_only(keyring):
    assert find_key("m.example").header() == f"Bearer {KEY}"
    assert find_key("other.example") is None


def test_a_locked_keyring_is_no_key(keyring):
    def locked(service, user):
        raise sys.modules["keyring.errors"].KeyringError("locked")

    keyring.get_password = locked
    assert find_key("m.example") is None
