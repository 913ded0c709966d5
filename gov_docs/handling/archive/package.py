"""The package for the archives: copies of the files, metadata by DA/T 46-2009, checksums.

Originals are only read. The package is built beside its place and moved there when it is whole.
"""

import hashlib
import shutil
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from gov_docs.core.errors import GovDocsError, UnwritableFileError
from gov_docs.files import reason
from gov_docs.handling.archive.filing import Filed, Held

_SUMS = "校验和-SHA256.txt"
_BLOCK = 1 << 20


def write_package(
    filed: Sequence[Filed], folder: Path, fonds_name: str, tell: Callable[[int, int], None]
) -> None:
    """Write the package as a new folder; raises GovDocsError, and then there is no folder."""
    if folder.exists():
        raise GovDocsError(f"{folder} 已经存在，没有动它；请换一个文件夹名。")
    try:
        draft = Path(tempfile.mkdtemp(dir=folder.parent, prefix=".govdocs-"))
        try:
            _fill(draft, filed, fonds_name, tell)
            draft.chmod(0o755)
            draft.rename(folder)
        except BaseException:
            shutil.rmtree(draft, ignore_errors=True)
            raise
    except OSError as error:
        why = f"{folder.name}：{reason(error)}；请检查磁盘空间和权限，或换一个位置。"
        raise UnwritableFileError(why) from error


def _fill(
    folder: Path, filed: Sequence[Filed], fonds_name: str, tell: Callable[[int, int], None]
) -> None:
    sums = []
    for done, one in enumerate(filed, 1):
        own = folder / one.code
        own.mkdir()
        names = [_copied(held, own, number) for number, held in enumerate(one.item.files, 1)]
        data = metadata(one, fonds_name, names)
        (own / "元数据.xml").write_bytes(data)
        sums += [
            f"{held.digest}  {one.code}/{name}"
            for held, name in zip(one.item.files, names, strict=True)
        ]
        sums.append(f"{hashlib.sha256(data).hexdigest()}  {one.code}/元数据.xml")
        tell(done, len(filed))
    (folder / _SUMS).write_text("\n".join(sums) + "\n", "utf-8")


def _copied(held: Held, folder: Path, number: int) -> str:
    """Copy one file; GovDocsError where it is gone or no longer what was filed."""
    source = Path(held.path)
    name = f"{number:02d}-{held.role}{source.suffix}"
    digest = hashlib.sha256()
    try:
        with source.open("rb") as reading, (folder / name).open("xb") as writing:
            while block := reading.read(_BLOCK):
                digest.update(block)
                writing.write(block)
    except FileNotFoundError as error:
        told = f"归档的文件“{source.name}”不在原处了（{source.parent}），没有打包；请找回后再试。"
        raise GovDocsError(told) from error
    if digest.hexdigest() != held.digest:
        raise GovDocsError(
            f"“{source.name}”归档以后被改过，没有打包；请找回归档时的文件，或者撤回归档后重新归档。"
        )
    return name


def metadata(one: Filed, fonds_name: str, names: Sequence[str]) -> bytes:
    """Return the item's metadata as XML, elements named as in DA/T 46-2009."""
    where, number = one.place
    item = one.item
    root = Element("文件实体")
    _put(root, "聚合层次", "件")
    _branch(root, "来源", {"全宗名称": fonds_name, "立档单位名称": fonds_name})
    _branch(root, "档号", {
        "档号": one.code, "全宗号": where.fonds, "年度": where.year, "保管期限": where.period,
        "机构或问题": item.subject, "室编件号": f"{number:04d}",
    })  # fmt: skip
    _branch(root, "内容描述", {
        "题名": item.title, "文件编号": item.doc_number, "责任者": item.issuer,
        "日期": item.date.replace("-", ""), "文种": item.kind, "密级": item.secrecy,
    })  # fmt: skip
    _branch(root, "形式特征", {"件数": "1", "页数": str(item.pages or "")})
    for held, name in zip(item.files, names, strict=True):
        told = {"计算机文件名": name, "稿本": held.role, "校验和": held.digest}
        _branch(root, "电子属性", told)
    _put(root, "附注", item.note)
    _branch(root, "业务实体", {"业务行为": "归档", "行为时间": one.filed, "机构人员": one.who})
    indent(root)
    data: bytes = tostring(root, "utf-8", xml_declaration=True)
    return data


def _branch(root: Element, name: str, told: dict[str, str]) -> None:
    branch = SubElement(root, name)
    for key, value in told.items():
        _put(branch, key, value)


def _put(root: Element, name: str, value: str) -> None:
    """Add an element; what is empty is left out."""
    if value:
        SubElement(root, name).text = "".join(c for c in value if c >= " " or c in "\t\n")
