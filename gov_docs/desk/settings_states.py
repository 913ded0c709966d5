"""Whether what the settings name is there and may be used; each answer is a sentence for people."""

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from gov_docs.core.errors import GovDocsError
from gov_docs.desk.library_finding import is_begun
from gov_docs.precedents.opening import open_store
from gov_docs.providers.calls import Call, clear_calls, read_calls
from gov_docs.providers.endpoint import check_allowed, endpoint
from gov_docs.providers.keys import find_key
from gov_docs.resources import resource
from gov_docs.settings import Provider, Typos, home

_NEEDED = ("torch", "transformers")
_MB = 1_000_000

GUARD = (
    "平时不用任何语言模型，程序也不联网。打开以后，也只在您点了“发送”才发，发之前先给您看要发的全文。",
    "从不发送：标有密级或“内部资料”的文件，含身份证号、手机号、银行卡号的内容。查出来就整份不发。",
    "只发到：这台电脑上的服务（127.0.0.1），或您写进“允许的主机”的本单位服务；别的地址一律拒绝。",
    "发到别的电脑请用 https，http 的内容在路上不加密；密钥不写在设置里，放在系统的密钥环或环境变量 GOVDOCS_API_KEY。",
    "每次发送都先记在下面：时间、地址、多少字、用在哪份文件上，不记内容；记不下就不发。",
)


@dataclass(frozen=True, slots=True)
class State:
    is_good: bool
    told: str


def typo_state(told: Typos) -> State:
    """Return whether the chosen typo engine can be used; reads the whole model."""
    if told.engine == "off":
        return State(True, "不用错字模型。词表里的错别字照常查。")
    try:
        return _own_state() if told.engine == "builtin" else _large_state(told)
    except GovDocsError as error:
        return State(False, str(error))


def _own_state() -> State:
    from gov_docs.typos.model import load  # brings numpy

    folder = resource("models", "typo")
    load(folder)  # proves each file against the manifest
    size = sum(file.stat().st_size for file in folder.iterdir())
    return State(True, f"程序自带的模型完好：逐个文件核对过校验和，共 {size / _MB:.0f} MB。")


def _large_state(told: Typos) -> State:
    from gov_docs.typos.large.kinds import detect

    if not told.model:
        return State(False, "还没有选模型文件夹。")
    found = detect(home().root / Path(told.model).expanduser())
    absent = [name for name in _NEEDED if find_spec(name) is None]
    if absent:
        return State(False, f"文件夹里有模型，但没有安装要用的组件（{'、'.join(absent)}）。")
    return State(True, f"文件夹里有模型，权重 {found.weights / _MB:.0f} MB。成批检查时用它。")


def provider_state(told: Provider) -> State:
    """Return whether the language model that is switched on may be asked; asks nobody."""
    if told.name == "offline":
        return State(True, "没有启用语言模型，什么也不会发送。")
    try:
        return _local_state(told) if told.name == "local" else _service_state(told)
    except GovDocsError as error:
        return State(False, str(error))


def _local_state(told: Provider) -> State:
    from gov_docs.providers.local import missing

    if why := missing():
        return State(False, f"本机模型用不了：{why}。")
    if not told.model or not (Path(told.model) / "config.json").is_file():
        return State(False, "“模型”应当是本机模型的文件夹，里面要有 config.json。")
    return State(True, "模型在这台电脑上运行，内容不出本机。")


def _service_state(told: Provider) -> State:
    if not told.endpoint:
        return State(False, "还没有写服务的地址。")
    place = endpoint(told.endpoint)
    check_allowed(place, told.allowed)
    if not told.model:
        return State(False, "还没有写模型的名字。")
    if place.local:
        return State(True, f"发到本机的 {place.url}，内容不出这台电脑。")
    plain = "" if place.tls else "注意：地址是 http，内容在路上不加密。"
    key = "找到了密钥" if find_key(place.host) else "没有找到密钥，服务要密钥的话会拒绝"
    return State(True, f"会发到 {place.host}（在允许的名单里，{key}）。{plain}")


def sent() -> tuple[Call, ...]:
    """Return what was sent to a service so far, the oldest first; raises GovDocsError."""
    return read_calls(home().calls)


def forget_calls() -> None:
    """Empty the record of what was sent; raises GovDocsError."""
    clear_calls(home().calls)


def store_state() -> State:
    """Return whether the library opens, and how much it holds; looking makes none."""
    try:
        if not is_begun():
            return State(True, "还没有资料库，第一次收入文件时建立。")
        store = open_store()
    except GovDocsError as error:
        return State(False, str(error))
    try:
        return State(True, f"资料库打得开，有 {store.count()} 份文件。")
    finally:
        store.close()
