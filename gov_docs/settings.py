"""The user's data folder and what its settings.toml says; all of it may be absent."""

import os
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, TypeVar

from gov_docs.core.errors import GovDocsError
from gov_docs.core.precedent import Level
from gov_docs.files import reason

Section = TypeVar("Section")
Value = str | float | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """The user's own office, as it signs documents."""

    name: str = ""  # 某某市生态环境局
    code: str = ""  # 发文代字: 某环
    place: str = ""  # 某某市
    level: str = ""  # 国家, 省, 市, 县 or 单位
    profile: str = ""  # the layout profile laid over the standard


@dataclass(frozen=True, slots=True)
class Typos:
    engine: str = "builtin"  # builtin, pycorrector or off
    model: str = ""  # folder of a local model, for pycorrector
    memory_gb: float = 0.0  # what that model may take; 0: by its size


@dataclass(frozen=True, slots=True)
class Rules:
    off: tuple[str, ...] = ()  # ids of rules that are not to look


@dataclass(frozen=True, slots=True)
class Store:
    url: str = ""  # postgresql://…; "" is the SQLite file in the data folder


@dataclass(frozen=True, slots=True)
class Provider:
    """A language model somebody switched on; its key is never kept here."""

    name: str = "offline"  # offline, openai or local
    endpoint: str = ""
    model: str = ""
    allowed: tuple[str, ...] = ()  # hosts beside this machine that documents may go to
    timeout_s: float = 60.0  # of silence; a whole answer may take ten times as long


@dataclass(frozen=True, slots=True)
class Archive:
    """What stands in archival codes and on the covers of boxes."""

    fonds: str = ""  # 全宗号, given by the archives: Z109
    name: str = ""  # 全宗名称
    by_subject: bool = True  # False: a small body sorts by year and period alone


@dataclass(frozen=True, slots=True)
class Settings:
    unit: Unit = Unit()
    typos: Typos = Typos()
    rules: Rules = Rules()
    store: Store = Store()
    archive: Archive = Archive()
    provider: Provider = Provider()


@dataclass(frozen=True, slots=True)
class Home:
    """The user's data folder; nothing is written outside it but what a command names."""

    root: Path

    @property
    def settings(self) -> Path:
        return self.root / "settings.toml"

    @property
    def words(self) -> Path:
        return self.root / "words.tsv"

    @property
    def ignores(self) -> Path:
        return self.root / "ignores.tsv"

    @property
    def typo_terms(self) -> Path:
        return self.root / "typo_terms.tsv"

    @property
    def typo_answers(self) -> Path:
        return self.root / "typo_answers.tsv"

    @property
    def runs(self) -> Path:
        return self.root / "runs"

    @property
    def store(self) -> Path:
        return self.root / "library.sqlite"

    @property
    def index(self) -> Path:
        return self.root / "index"

    @property
    def calls(self) -> Path:
        return self.root / "calls.tsv"  # what was sent to a language model, without the text

    @property
    def holidays(self) -> Path:
        return self.root / "holidays.tsv"

    @property
    def deadlines(self) -> Path:
        return self.root / "deadlines.tsv"

    @property
    def templates(self) -> Path:
        return self.root / "templates"


def home() -> Home:
    """Return the folder named by GOVDOCS_HOME, else the one the system keeps for programs' data."""
    named = os.environ.get("GOVDOCS_HOME")
    return Home(Path(named).expanduser() if named else _default())


def _default() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA") or Path.home() / "AppData" / "Roaming") / "gov_docs"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "gov_docs"


def settings() -> Settings:
    """Return what settings.toml says over what is usual; GovDocsError names the line to mend."""
    path = home().settings
    try:
        return read_settings(path.read_text("utf-8-sig"))
    except FileNotFoundError:
        return Settings()
    except NotADirectoryError as error:
        told = f"数据文件夹 {path.parent} 的位置上是一个文件，设置读不了；请移走那个文件再试。"
        raise GovDocsError(told) from error
    except OSError as error:
        told = f"设置文件 {path} 读不了（{reason(error)}），请检查它的权限再试。"
        raise GovDocsError(told) from error
    except UnicodeDecodeError as error:
        told = f"设置文件 {path} 不是 UTF-8 编码的文字，读不了；请另存为 UTF-8 再试。"
        raise GovDocsError(told) from error


def read_settings(text: str, *, strangers: bool = False) -> Settings:
    """Return what a text of the form of settings.toml says; raises GovDocsError.

    What this program does not know is refused, or left out where there may be `strangers`.
    """
    path = home().settings
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise GovDocsError(f"设置文件 {path} 读不了（{error}），请改正或删去它再试。") from error
    if strangers:
        told = _known(told)
    known = {field.name for field in fields(Settings)}
    for name in told.keys() - known:
        raise GovDocsError(f"设置文件 {path} 里没有 [{name}] 这一节，请删去。")
    sections = {name: _section(name, told[name], getattr(Settings(), name)) for name in told}
    found = Settings(**sections)
    if found.unit.level not in ("", *Level):
        raise GovDocsError(
            f"设置文件 {path} 里 [unit] 的 level 没有“{found.unit.level}”这一级，"
            f"可以写：{'、'.join(Level)}。"
        )
    return found


def _known(told: dict[str, Any]) -> dict[str, Any]:
    usual = Settings()
    sections = {name: section for name, section in told.items() if hasattr(usual, name)}
    return {
        name: {key: value for key, value in section.items() if hasattr(getattr(usual, name), key)}
        if isinstance(section, dict)
        else section
        for name, section in sections.items()
    }


def with_values(text: str, section: str, values: Mapping[str, Value]) -> str:
    """Return the text of settings.toml with these values in a section; all else stays as written.

    Comments, order and what the program does not know are kept; raises GovDocsError.
    """
    import tomlkit  # only who changes something needs it
    from tomlkit.exceptions import TOMLKitError

    try:
        whole = tomlkit.parse(text)
        table = whole.setdefault(section, tomlkit.table())
        for name, value in values.items():
            told = list(value) if isinstance(value, tuple) else value
            if name not in table or table[name] != told:
                table[name] = told
    except (TOMLKitError, TypeError) as error:
        raise GovDocsError(f"设置文件 {home().settings} 读不了（{error}），没有改动它。") from error
    return tomlkit.dumps(whole)


def _section(name: str, told: object, usual: Section) -> Section:
    if not isinstance(told, dict):
        raise GovDocsError(f"设置文件里 {name} 应当是一节：[{name}]。")
    values = {key: _value(name, key, value, usual) for key, value in told.items()}
    return type(usual)(**values)


def _value(section: str, key: str, value: object, usual: object) -> Any:  # noqa: ANN401
    if not hasattr(usual, key):
        raise GovDocsError(f"设置文件 [{section}] 里没有“{key}”这一项，请删去。")
    want = getattr(usual, key)
    if isinstance(want, tuple) and isinstance(value, list):
        value = tuple(str(one) for one in value)
    if isinstance(want, float) and isinstance(value, int) and not isinstance(value, bool):
        value = float(value)
    if type(value) is not type(want):
        kind = {str: "文字", float: "数字", bool: " true 或 false", tuple: "一列文字"}[type(want)]
        raise GovDocsError(f"设置文件 [{section}] 的 {key} 应当是{kind}。")
    return value
