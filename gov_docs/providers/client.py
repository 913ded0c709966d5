"""Asks an OpenAI-compatible service, and tells in one sentence whatever it does wrong."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from gov_docs.providers.answer import Answer, pieces, whole_answer
from gov_docs.providers.endpoint import Endpoint
from gov_docs.providers.errors import PassingError, ProviderError, StoppedError
from gov_docs.providers.exchange import BrokenConnectionError, Exchange, Head, SilentError
from gov_docs.providers.keys import Key
from gov_docs.providers.patience import Cancel, Patience
from gov_docs.providers.sse import BrokenStreamError, EventReader

OnText = Callable[[str], None]

_LONGEST_WAIT = 30.0  # seconds a server may ask for with Retry-After


@dataclass(slots=True)
class Ask:
    """One question to one service; what has come of the answer is in `text` whatever happens."""

    place: Endpoint
    key: Key | None
    body: bytes
    patience: Patience
    cancel: Cancel
    on_text: OnText
    before_each: Callable[[], None]  # called before each sending: it is recorded
    text: str = ""
    _finish: str = field(default="", init=False)

    def answer(self) -> Answer:
        """Return the whole answer; raises ProviderError, whose `partial` is what had come."""
        until = time.monotonic() + self.patience.whole_s
        for pause in self.patience.pauses:
            try:
                return self._try(until)
            except PassingError as error:
                self._wait(max(pause, min(error.wait_s, _LONGEST_WAIT)), until, error)
        return self._try(until)

    def _wait(self, seconds: float, until: float, error: PassingError) -> None:
        if time.monotonic() + seconds >= until:
            raise error
        if self.cancel.wait(seconds):
            raise StoppedError("已停止。")

    def _try(self, until: float) -> Answer:
        self.before_each()
        try:
            with Exchange(self.place, self.key, self.body, self.patience) as exchange:
                return self._read(exchange.steps(until, self.cancel))
        except StoppedError as error:
            raise StoppedError(str(error), self.text) from None
        except ProviderError:
            raise
        except BrokenStreamError as error:
            raise self._failed(f"模型服务的回答读不懂（{error}）") from None
        except SilentError as silent:
            raise self._silent(str(silent)) from None
        except BrokenConnectionError as error:
            raise self._broken(error) from None

    def _read(self, steps: Iterator[Head | bytes]) -> Answer:
        head = next(steps, None)
        if not isinstance(head, Head):
            raise PassingError("模型服务没有应答就断开了，请稍后再试。")
        check_head(head)
        content = _content(steps, self.patience.max_bytes)
        if head.content_type == "application/json":
            answer = whole_answer(b"".join(content))
            self._take(answer.text)
            self._finish = answer.finish
        else:
            self._read_stream(content)
        return self._whole()

    def _read_stream(self, content: Iterator[bytes]) -> None:
        reader = EventReader()
        for piece in content:
            for event in reader.feed(piece):
                self._event(event)
            if self._finish:
                return
        self._event(reader.close())

    def _event(self, event: tuple[str, ...]) -> None:
        for piece in pieces(event) if event else ():
            self._take(piece.text)
            self._finish = self._finish or piece.finish

    def _take(self, text: str) -> None:
        if not text:
            return
        room = self.patience.max_characters - len(self.text)
        self.text += text[:room]
        self.on_text(text[:room])
        if len(text) > room:
            limit = self.patience.max_characters
            raise self._failed(f"模型的回答超过 {limit} 字还没有结束，已经停下")

    def _whole(self) -> Answer:
        if not self._finish:
            raise self._failed("模型的回答没有写完，连接就断开了")
        if not self.text.strip():
            raise ProviderError("模型没有写出任何内容，请换一个说法或换一个模型再试。")
        return Answer(self.text, self._finish)

    def _failed(self, what: str) -> ProviderError:
        kept = "，已经收到的部分保留着" if self.text else ""
        return ProviderError(f"{what}{kept}，请再试一次，或换一个模型。", self.text)

    def _silent(self, what: str) -> ProviderError:
        patience = self.patience
        if what == "connect":
            seconds = f"{patience.connect_s:g}"
            return PassingError(
                f"{seconds} 秒没有连上模型服务 {self.place.host}，请检查地址和网络后再试。"
            )
        if what == "whole":
            return self._failed(f"模型写了 {patience.whole_s:g} 秒还没有写完")
        return self._failed(f"模型服务 {patience.idle_s:g} 秒没有动静")

    def _broken(self, error: BrokenConnectionError) -> ProviderError:
        if error.untrusted:
            return ProviderError(
                f"模型服务 {self.place.host} 的证书不可信，没有发送；请联系网络管理员。"
            )
        if self.text:
            return self._failed("和模型服务的连接中途断开了")
        return PassingError(
            f"连不上模型服务 {self.place.host}，或者一连上就断开；请确认它已经启动、地址没有写错。"
        )


def check_head(head: Head) -> None:
    """Raise what the status or the kind of content says against the answer."""
    status = head.status
    if 300 <= status < 400:
        host = urlsplit(head.location).hostname if head.location else None
        raise ProviderError(
            f"模型服务要求转到另一个地址（{host or '没有写明'}），没有照办，也没有再发送；"
            "请核对设置里的 endpoint。"
        )
    if status == 429 or status >= 500:
        raise PassingError(_PASSING.get(status, _FAULT).format(status), _seconds(head.retry_after))
    if status != 200:
        raise ProviderError(_REFUSED.get(status, _OTHER).format(status))
    if "html" in head.content_type:
        raise ProviderError(
            "模型服务返回的是网页，多半要先登录网络或登录服务；请用浏览器登录，或核对设置里的 endpoint。"
        )
    if head.content_type not in ("text/event-stream", "application/json", "text/plain", ""):
        raise ProviderError("模型服务返回的不是文字，请核对设置里的 endpoint。")


_PASSING = {429: "模型服务说请求太多（429），请过一会儿再试。"}
_FAULT = "模型服务自身出错（{}），请过一会儿再试；一直这样就联系它的管理员。"
_REFUSED = {
    401: "模型服务不认这个密钥（401），请检查密钥环或环境变量 GOVDOCS_API_KEY 里的密钥。",
    402: "模型服务的账户余额不足（402），请充值或换一个服务。",
    403: "模型服务不许使用（403），请检查密钥的权限。",
    404: "模型服务上没有这个地址或模型（404），请核对设置里的 endpoint 和 model。",
    413: "内容太长，模型服务不收（413），请分成几段再试。",
}
_OTHER = "模型服务不接受这次请求（{}），请核对设置里的 endpoint 和 model。"


def _seconds(retry_after: str) -> float:
    return float(retry_after) if retry_after.strip().isdecimal() else 0.0


def _content(steps: Iterator[Head | bytes], limit: int) -> Iterator[bytes]:
    size = 0
    for step in steps:
        piece = step if isinstance(step, bytes) else b""
        size += len(piece)
        if size > limit:
            raise BrokenStreamError("内容没有尽头")
        yield piece
