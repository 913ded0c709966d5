"""Where a request may go: this machine, or what the unit has listed, and nowhere else."""

import pytest

from gov_docs.core.errors import GovDocsError
from gov_docs.providers.endpoint import check_allowed, endpoint
from gov_docs.providers.errors import RefusedToSendError


@pytest.mark.parametrize(
    ("address", "url"),
    [
        ("http://127.0.0.1:11434/v1", "http://127.0.0.1:11434/v1/chat/completions"),
        ("http://127.0.0.1:11434/", "http://127.0.0.1:11434/v1/chat/completions"),
        ("https://Model.Example.CN/", "https://model.example.cn/v1/chat/completions"),
        ("https://m.example/v1/chat/completions", "https://m.example/v1/chat/completions"),
        ("http://[::1]:8000/api", "http://[::1]:8000/api/chat/completions"),
    ],
)
def test_an_address_is_completed(address, url):
    assert endpoint(address).url == url


@pytest.mark.parametrize(
    "address",
    ["", "127.0.0.1:8000", "ftp://m.example", "http://", "http://m.example:99999", "http://[::1"],
)
def test_what_is_no_address_is_told(address):
    with pytest.raises(GovDocsError, match="endpoint"):
        endpoint(address)


@pytest.mark.parametrize(
    "address",
    ["https://user:geheim@m.example/v1", "https://m.example/v1?key=geheim", "https://a@m.example"],
)
def test_a_key_does_not_belong_in_the_address_and_is_not_repeated(address):
    with pytest.raises(GovDocsError, match="GOVDOCS_API_KEY") as caught:
        endpoint(address)
    assert "geheim" not in repr(caught.value)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.8.8", "localhost", "LOCALHOST.", "[::1]"])
def test_this_machine_needs_no_list(host):
    check_allowed(endpoint(f"http://{host}:8000"), ())


@pytest.mark.parametrize(
    "host",
    [
        "0.0.0.0",  # noqa: S104  nothing is bound
        "127.0.0.1.example.com",
        "localhost.example.com",
        "2130706433",
        "10.1.2.3",
        "[::ffff:10.1.2.3]",
        "model.gov.example",
        "evilmodel.unit.example",
        "model.unit.example.evil.example",
    ],
)
def test_another_machine_is_refused(host):
    with pytest.raises(RefusedToSendError, match="没有发送"):
        check_allowed(endpoint(f"http://{host}:8000"), ("model.unit.example", "*", ""))


def test_what_the_unit_has_listed_is_allowed():
    place = endpoint("https://model.unit.example:8443/v1")
    for entry in ("model.unit.example", " Model.Unit.Example ", "model.unit.example:8443"):
        check_allowed(place, (entry,))


def test_another_port_than_the_listed_one_is_refused():
    with pytest.raises(RefusedToSendError):
        check_allowed(endpoint("https://model.unit.example/v1"), ("model.unit.example:8443",))
