"""XML parts into trees, with nothing fetched, expanded or endless."""

import re

from lxml import etree

from gov_docs.core.errors import GovDocsError, UnreadableFileError, UnsafeFileError
from gov_docs.docx_io.xmlns import STRICT

MAX_XML = 64 * 1024**2  # the largest of the sample files, 40,000 characters, has 1.8 MB
MAX_ATTRIBUTES = 1000  # looking one up takes as long as they are many
_LONG_TAG = re.compile(rb"<[^<]{8192}")
# Atomic groups: a prolog of a thousand comments must not make this slow.
_PROLOG = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*+(?:(?:<\?(?>.*?\?>)|<!--(?>.*?-->))\s*+)*+<!DOCTYPE", re.DOTALL
)


def check_size(size: int, file: str, part: str) -> None:
    if size > MAX_XML:
        raise UnsafeFileError(f"{file}：部件 {part} 过大，为安全起见不予读取；请拆分文件后再试")


def parse(data: bytes, file: str, part: str) -> etree._Element:
    """Return the root of one part; Strict names are replaced by their usual equals.

    The elements and their order are those of `data`; the errors name the file and the part.
    """
    check_size(len(data), file, part)
    if _has_doctype(data):
        raise _doctype(file, part)
    # Without huge_tree libxml2 stops at 256 levels and 10 MB of text in one node.
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise _broken(file, part, error) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise _doctype(file, part)
    if _LONG_TAG.search(data) and any(len(e.attrib) > MAX_ATTRIBUTES for e in root.iter("*")):
        raise UnsafeFileError(
            f"{file}：部件 {part} 写法异常，为安全起见不予读取；请用 Word 或 WPS 打开后另存为 .docx 再试"
        )
    if _namespace(root.tag) in STRICT or any(uri in STRICT for uri in root.nsmap.values()):
        _rename(root)
    return root


def _has_doctype(data: bytes) -> bool:
    head = data
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        head = data[:65536].decode("utf-16", "ignore").encode("utf-8")
    return _PROLOG.match(head) is not None


def _doctype(file: str, part: str) -> GovDocsError:
    return UnsafeFileError(
        f"{file}：部件 {part} 带有外部实体声明，可能不安全，未予读取；"
        "请向来文单位索要用 Word 或 WPS 另存的 .docx"
    )


def _broken(file: str, part: str, error: etree.XMLSyntaxError) -> GovDocsError:
    if "depth" in str(error).lower():
        return UnsafeFileError(
            f"{file}：部件 {part} 嵌套过深，为安全起见不予读取；请另存为 .docx 后再试"
        )
    if "XML_PARSE_HUGE" in str(error):  # so says libxml2 at each of its other limits
        return UnsafeFileError(
            f"{file}：部件 {part} 有一处过长，为安全起见不予读取；请分段或拆分文件后再试"
        )
    return UnreadableFileError(
        f"{file}：部件 {part} 第 {error.lineno or 1} 行已损坏；请用 Word 或 WPS 打开修复并另存为 .docx 后再试"
    )


def _namespace(name: str) -> str:
    return name[1:].partition("}")[0] if name.startswith("{") else ""


def _renamed(name: str) -> str:
    usual = STRICT.get(_namespace(name))
    return f"{{{usual}}}{name.rpartition('}')[2]}" if usual else name


def _rename(root: etree._Element) -> None:
    for element in root.iter(etree.Element):
        element.tag = _renamed(element.tag)
        # All attributes are set again, so that their order stays.
        attributes = [(_renamed(str(key)), value) for key, value in element.attrib.items()]
        element.attrib.clear()
        element.attrib.update(attributes)
