"""The settings as a person changes them: read with what is wrong, changed one section at a time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from gov_docs.core.errors import GovDocsError
from gov_docs.files import alone, reason, replace_file
from gov_docs.settings import Settings, Value, home, read_settings, settings, with_values

_BUSY = "另一个窗口正在保存设置，请再试一次。"


@dataclass(frozen=True, slots=True)
class Preferences:
    settings: Settings
    damaged: str = ""  # why the file cannot be read; `settings` are then the usual ones
    strange: str = ""  # what in it the program does not know


def preferences() -> Preferences:
    try:
        return Preferences(settings())
    except GovDocsError as error:
        return _in_part(str(error))


def _in_part(why: str) -> Preferences:
    try:
        known = read_settings(_text(home().settings), strangers=True)
    except GovDocsError:
        return Preferences(Settings(), damaged=why)
    return Preferences(known, strange=why)


def change(section: str, **values: Value) -> Settings:
    """Put values into settings.toml in one step; raises GovDocsError, and then it is as it was.

    A file that cannot be read is not written over; what the program does not know in it stays.
    """
    path = home().settings
    with alone(path, busy=_BUSY):
        text = _text(path)
        read_settings(text, strangers=True)  # raises
        new = with_values(text, section, values)
        told = read_settings(new, strangers=True)
        if new != text:
            replace_file(path, new.encode(), make_folder=True)
        return told


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        raise GovDocsError(f"设置文件 {path} 读不了（{error}），没有改动它。") from error


def set_aside() -> Path:
    """Move a settings.toml that cannot be read out of the way, whole; return where it lies."""
    path = home().settings
    kept = path.with_name(f"settings-damaged-{datetime.now():%Y%m%d-%H%M%S}.toml")
    try:
        path.rename(kept)
    except OSError as error:
        raise GovDocsError(
            f"设置文件 {path} 移不开（{reason(error)}），请关闭打开它的程序再试。"
        ) from error
    return kept


@dataclass(frozen=True, slots=True)
class DataFolder:
    path: Path
    parts: tuple[tuple[str, int], ...]  # what is kept and its bytes, the largest first

    @property
    def size(self) -> int:
        return sum(size for _, size in self.parts)


_PARTS = {
    "library.sqlite": "资料库",
    "index": "资料库的索引",
    "recovery": "没有保存的改动",
    "templates": "自己的模板",
    "runs": "没做完的检查",
    "samples": "示例的副本",
    "words.tsv": "词表",
    "ignores.tsv": "忽略清单",
    "typo_terms.tsv": "学到的用语",
    "calls.tsv": "发送记录",
}


def data_folder() -> DataFolder:
    """Return what lies in the data folder; it may be large, so not while somebody waits."""
    root = home().root
    sizes: dict[str, int] = {}
    for place in root.iterdir() if root.is_dir() else ():
        name = next((told for part, told in _PARTS.items() if place.name.startswith(part)), "其他")
        sizes[name] = sizes.get(name, 0) + _size(place)
    ranked = sorted(sizes.items(), key=lambda one: -one[1])
    return DataFolder(root, tuple(one for one in ranked if one[1]))


def _size(place: Path) -> int:
    inside: Iterable[Path] = place.rglob("*") if place.is_dir() else (place,)
    return sum(map(_bytes, inside))


def _bytes(path: Path) -> int:
    try:
        return path.stat().st_size if path.is_file() else 0
    except OSError:  # it went while we looked
        return 0
