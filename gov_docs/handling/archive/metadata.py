"""The metadata of an item, as XML whose elements are named as in DA/T 46-2009."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from gov_docs.handling.archive.filed import Filed, Held

_FORMATS = {
    ".docx": "OOXML", ".doc": "DOC", ".wps": "WPS", ".pdf": "PDF", ".ofd": "OFD", ".txt": "TXT",
    ".html": "HTML", ".htm": "HTML", ".md": "Markdown", ".jpg": "JPEG", ".jpeg": "JPEG",
    ".png": "PNG", ".tif": "TIFF", ".tiff": "TIFF",
}  # fmt: skip
_SCANS = (".jpg", ".jpeg", ".png", ".tif", ".tiff")


@dataclass(frozen=True, slots=True)
class Copy:
    """A file in the package."""

    held: Held
    name: str
    size: int  # bytes


@dataclass(frozen=True, slots=True)
class Act:
    """What was done with the document: a step of its handling, or its filing."""

    name: str
    when: str
    person: str = ""
    told: str = ""


def metadata(one: Filed, fonds_name: str, copies: Sequence[Copy], acts: Sequence[Act]) -> bytes:
    """Return the metadata of an item; what is not known is left out."""
    root = Element("文件实体")
    _put(root, "聚合层次", "件")
    _branch(root, "来源", {"全宗名称": fonds_name, "立档单位名称": fonds_name})
    _put(root, "电子文件号", one.item.files[0].digest[:32] if one.item.files else "")
    _describe(root, one)
    _tell_form(root, one, copies)
    _put(root, "附注", one.item.note)
    _tell_acts(root, one, acts)
    indent(root)
    data: bytes = tostring(root, "utf-8", xml_declaration=True)
    return data


def _describe(root: Element, one: Filed) -> None:
    where, number = one.place
    item = one.item
    _branch(root, "档号", {
        "档号": one.code, "全宗号": where.fonds, "年度": where.year, "保管期限": where.period,
        "机构或问题": item.subject, "类别号": where.subject, "室编件号": f"{number:04d}",
    })  # fmt: skip
    _branch(root, "内容描述", {
        "题名": item.title, "文件编号": item.doc_number, "责任者": item.issuer,
        "日期": item.date.replace("-", ""), "文种": item.kind, "紧急程度": item.urgency,
        "主送": item.addressees, "抄送": item.cc, "密级": item.secrecy,
    })  # fmt: skip


def _tell_form(root: Element, one: Filed, copies: Sequence[Copy]) -> None:
    _branch(root, "形式特征", {
        "文件组合类型": "组合文件" if len(copies) > 1 else "单件", "件数": "1",
        "页数": str(one.item.pages or ""), "语种": "汉语",
        "稿本": "、".join(dict.fromkeys(copy.held.role for copy in copies)),
    })  # fmt: skip
    for copy in copies:
        suffix = Path(copy.name).suffix.lower()
        _branch(root, "电子属性", {
            "格式信息": _FORMATS.get(suffix, suffix.lstrip(".").upper()), "计算机文件名": copy.name,
            "计算机文件大小": str(copy.size), "稿本": copy.held.role, "校验和": copy.held.digest,
            "数字化属性": "扫描件" if suffix in _SCANS else "",
        })  # fmt: skip


def _tell_acts(root: Element, one: Filed, acts: Sequence[Act]) -> None:
    filed = Act("归档", one.filed, one.who, one.item.basis)
    for act in (*acts, filed):
        _branch(root, "业务实体", {
            "业务状态": "已完成", "业务行为": act.name, "行为时间": act.when,
            "行为依据" if act is filed else "行为描述": act.told, "机构人员名称": act.person,
        })  # fmt: skip


def _branch(root: Element, name: str, told: dict[str, str]) -> None:
    branch = SubElement(root, name)
    for key, value in told.items():
        _put(branch, key, value)


def _put(root: Element, name: str, value: str) -> None:
    """Add an element; what is empty is left out."""
    if value:
        SubElement(root, name).text = "".join(c for c in value if c >= " " or c in "\t\n")
