"""Where a request goes: an address of the OpenAI-compatible form, and whether it may go there."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

from gov_docs.core.errors import GovDocsError
from gov_docs.providers.errors import RefusedToSendError

_COMPLETIONS = "/chat/completions"
_HOST = re.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|[0-9a-f:.]+")
_PATH = re.compile(r"(?:/[A-Za-z0-9._~%-]+)*/?")


@dataclass(frozen=True, slots=True)
class Endpoint:
    tls: bool
    host: str  # lower case, without brackets or a last dot
    port: int
    path: str

    @property
    def url(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        usual = 443 if self.tls else 80
        port = "" if self.port == usual else f":{self.port}"
        return f"http{'s' if self.tls else ''}://{host}{port}{self.path}"

    @property
    def local(self) -> bool:
        """Whether it is this machine; a name other than localhost is not asked of any resolver."""
        return self.host == "localhost" or is_loopback(self.host)


def is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def endpoint(address: str) -> Endpoint:
    """Return the endpoint of a settings line; /v1 alone is completed to /v1/chat/completions."""
    parts, port = _split(address.strip())
    host = (parts.hostname or "").rstrip(".")
    if parts.scheme not in ("http", "https") or not _HOST.fullmatch(host):
        raise GovDocsError(
            "设置里 [provider] 的 endpoint 写得不对，应当像 http://127.0.0.1:11434/v1 这样。"
        )
    if parts.username is not None or parts.query or parts.fragment:
        raise GovDocsError(
            "设置里 [provider] 的 endpoint 不能带用户名、密码和“?”后面的参数；"
            "密钥请放在系统的密钥环或环境变量 GOVDOCS_API_KEY 里。"
        )
    if not _PATH.fullmatch(parts.path):
        raise GovDocsError("设置里 [provider] 的 endpoint 含有不能用的字符，请改正后再试。")
    tls = parts.scheme == "https"
    return Endpoint(tls, host, port or (443 if tls else 80), _completed(parts.path))


def _split(address: str) -> tuple[SplitResult, int | None]:
    try:
        parts = urlsplit(address)
        return parts, parts.port
    except ValueError:  # a port that is no number, half a bracket
        raise GovDocsError(
            "设置里 [provider] 的 endpoint 不是网址，请改正后再试。"
        ) from None  # the address may hold a password


def _completed(path: str) -> str:
    path = path.rstrip("/")
    if path.endswith(_COMPLETIONS):
        return path
    return (path or "/v1") + _COMPLETIONS


def check_allowed(place: Endpoint, allowed: Iterable[str]) -> None:
    """Raise RefusedToSendError where the place is neither this machine nor on the unit's list."""
    if place.local or any(_fits(place, entry) for entry in allowed):
        return
    raise RefusedToSendError(
        f"模型服务 {place.host} 不在本机，也不在本单位允许的名单里，没有发送。"
        "确需使用，请经单位同意后把它写进设置 [provider] 的 allowed。"
    )


def _fits(place: Endpoint, entry: str) -> bool:
    """Tell whether an entry (host, or host:port) names the place exactly; there are no wildcards."""
    try:
        parts = urlsplit(f"//{entry.strip()}")
        port = parts.port
    except ValueError:
        return False
    return (parts.hostname or "").rstrip(".") == place.host and port in (None, place.port)
