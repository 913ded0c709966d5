"""The package for the archives: copies of the files, metadata by DA/T 46-2009, checksums.

Originals are only read. The package is built beside its place and moved there when it is whole.
"""

import hashlib
import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from gov_docs.core.errors import GovDocsError, UnwritableFileError
from gov_docs.files import reason
from gov_docs.handling.archive.filed import Filed, Held
from gov_docs.handling.archive.metadata import Act, Copy, metadata

_SUMS = "校验和-SHA256.txt"
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Delivery:
    """What is handed over: the items, whose they are, and what the register tells of each."""

    filed: Sequence[Filed]
    fonds_name: str = ""
    acts: Mapping[int, Sequence[Act]] = field(default_factory=dict)  # by the item's id
    also: Mapping[str, bytes] = field(default_factory=dict)  # files of the whole, by name


def write_package(
    delivery: Delivery,
    folder: Path,
    tell: Callable[[int, int], None] = lambda _done, _total: None,
) -> None:
    """Write the package as a new folder; raises GovDocsError, and then there is no folder."""
    if folder.exists():
        raise GovDocsError(f"{folder} 已经存在，没有动它；请换一个文件夹名。")
    try:
        draft = Path(tempfile.mkdtemp(dir=folder.parent, prefix=".govdocs-"))
        try:
            _fill(draft, delivery, tell)
            draft.chmod(0o755)
            draft.rename(folder)
        except BaseException:
            shutil.rmtree(draft, ignore_errors=True)
            raise
    except OSError as error:
        why = f"{folder.name}：{reason(error)}；请检查磁盘空间和权限，或换一个位置。"
        raise UnwritableFileError(why) from error


def _fill(folder: Path, delivery: Delivery, tell: Callable[[int, int], None]) -> None:
    sums: list[str] = []
    for name, data in delivery.also.items():
        sums.append(_written(folder, name, data))
    for done, one in enumerate(delivery.filed, 1):
        (folder / one.code).mkdir()
        copies = []
        for number, held in enumerate(one.item.files, 1):
            name = f"{number:02d}-{held.role}{Path(held.path).suffix}"
            copies.append(_copied(held, folder / one.code, name))
            sums.append(f"{held.digest}  {one.code}/{name}")
        data = metadata(one, delivery.fonds_name, copies, delivery.acts.get(one.id, ()))
        sums.append(_written(folder, f"{one.code}/元数据.xml", data))
        tell(done, len(delivery.filed))
    (folder / _SUMS).write_text("\n".join(sums) + "\n", "utf-8")


def _written(folder: Path, name: str, data: bytes) -> str:
    """Write a file of the package; return its line among the checksums."""
    (folder / name).write_bytes(data)
    return f"{hashlib.sha256(data).hexdigest()}  {name}"


def _copied(held: Held, folder: Path, name: str) -> Copy:
    """Copy one file; GovDocsError where it is gone or no longer what was filed."""
    source = Path(held.path)
    digest, size = hashlib.sha256(), 0
    try:
        with source.open("rb") as reading, (folder / name).open("xb") as writing:
            while block := reading.read(_BLOCK):
                digest.update(block)
                size += writing.write(block)
    except FileNotFoundError as error:
        told = f"归档的文件“{source.name}”不在原处了（{source.parent}），没有打包；请找回后再试。"
        raise GovDocsError(told) from error
    if digest.hexdigest() != held.digest:
        raise GovDocsError(
            f"“{source.name}”归档以后被改过，没有打包；请找回归档时的文件，或者撤回归档后重新归档。"
        )
    return Copy(held, name, size)
