"""Damage that leaves a part well-formed: elements and attributes lost, doubled, moved, wrong."""

from collections.abc import Callable
from copy import deepcopy
from random import Random

from lxml import etree

from benchmarks.mutations.package import Parts, some_part

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_WRAPS = (
    "ins", "del", "moveTo", "moveFrom", "hyperlink", "smartTag", "fldSimple", "sdt", "sdtContent",
    "customXml", "r", "p", "tbl", "tr", "tc", "txbxContent", "ruby", "rubyBase", "body", "pict",
    "rPr", "pPr", "sectPr", "rPrChange", "t", "dir",
)  # fmt: skip
_VALUES = (
    "", " ", "-1", "0", "1", "9", "255", "99999999999999999999", "-99999999999999999999", "1e308",
    "1e999", "nan", "inf", "-inf", "0x10", "１２", "二", "²", "1_000", "+5", "5.5", "5pt", "-5mm",
    "1e5cm", "true", "off", "begin", "end", "separate", "rId1", "x" * 5000, "\U0001f600", "%1%2%9%0",
    "2026-99-99T99:99:99Z", "default", "exact", "both", "\u200b", "auto", "bullet", "&<>\"'",
)  # fmt: skip
_TEXTS = (
    "", " ", "\n", "\t", ",", "完整,准确", "各地区,各部门(含园区)要抓好.", "\ufffc", "\U00020000,\U0001f600",
    "一、" * 50, "(" * 500, "“" * 300, "2024年13月45日", "11010519491231002X", "1" * 5000, "\u202e,\u200b",
    "附件:1.", "，，，,,,。。。", "《" * 200 + "》" * 199, "a,b" * 1000, "\u0301" * 50, "第第第条条条",
)  # fmt: skip

Node = etree._Element  # noqa: SLF001 - the name lxml gives its type


def _on_tree(change: Callable[[list[Node], Random], None]) -> Callable[[Parts, Random], None]:
    """Make of a change to a part's elements (the root last) one to the parts."""

    def on_parts(parts: Parts, random: Random) -> None:
        name = some_part(parts, random)
        try:
            root = etree.fromstring(parts[name])
        except (KeyError, etree.XMLSyntaxError):
            return
        change([*root.iterdescendants(etree.Element), root], random)
        parts[name] = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)

    on_parts.__name__ = change.__name__
    return on_parts


@_on_tree
def delete_element(nodes: list[Node], random: Random) -> None:
    one = random.choice(nodes)
    parent = one.getparent()
    if parent is not None:
        parent.remove(one)


@_on_tree
def double_element(nodes: list[Node], random: Random) -> None:
    one = random.choice(nodes)
    for _ in range(random.choice((1, 1, 1, 20)) if one.getparent() is not None else 0):
        one.addnext(deepcopy(one))


@_on_tree
def move_element(nodes: list[Node], random: Random) -> None:
    one, other = random.choice(nodes), random.choice(nodes)
    if one.getparent() is not None and one not in other.iterancestors() and one is not other:
        other.insert(random.randrange(len(other) + 1), one)


@_on_tree
def copy_into_itself(nodes: list[Node], random: Random) -> None:
    """Nest an element in itself, such as a text box in its own text."""
    one = random.choice(nodes)
    if one.getparent() is None:
        return
    for _ in range(random.choice((1, 2, 4))):
        inside = [e for e in one.iterdescendants(etree.Element) if e.tag != one.tag] or [one]
        random.choice(inside).append(deepcopy(one))
        if sum(1 for _ in one.iter()) > 2000:
            return


@_on_tree
def wrap_element(nodes: list[Node], random: Random) -> None:
    one = random.choice(nodes)
    parent = one.getparent()
    if parent is None:
        return
    for _ in range(random.choice((1, 1, 2, 60))):
        tag = f"{{{_W}}}{random.choice(_WRAPS)}"
        if random.random() < 0.1:
            tag = f"{{{_MC}}}{random.choice(('AlternateContent', 'Choice', 'Fallback'))}"
        wrap = parent.makeelement(tag, {f"{{{_W}}}id": "1"})
        parent = one.getparent()
        if parent is None:
            return
        parent.replace(one, wrap)
        wrap.append(one)


@_on_tree
def unwrap_element(nodes: list[Node], random: Random) -> None:
    one = random.choice(nodes)
    parent = one.getparent()
    if parent is not None:
        at = parent.index(one)
        parent[at : at + 1] = list(one)


@_on_tree
def rename_element(nodes: list[Node], random: Random) -> None:
    """Give an element another's name, or one of another namespace."""
    one, other = random.choice(nodes), random.choice(nodes)
    local = etree.QName(one).localname
    namespace = random.choice((_STRICT, "urn:x", _MC, _W))
    one.tag = random.choice((str(other.tag), f"{{{namespace}}}{local}", local))


@_on_tree
def swap_elements(nodes: list[Node], random: Random) -> None:
    one, other = random.choice(nodes), random.choice(nodes)
    one[:], other[:] = [deepcopy(e) for e in other], [deepcopy(e) for e in one]


@_on_tree
def delete_attribute(nodes: list[Node], random: Random) -> None:
    one = _with_attributes(nodes, random)
    if one is not None:
        del one.attrib[random.choice(sorted(map(str, one.attrib)))]


@_on_tree
def wrong_attribute(nodes: list[Node], random: Random) -> None:
    for _ in range(random.choice((1, 1, 5, 30))):
        one = _with_attributes(nodes, random)
        if one is not None:
            one.set(random.choice(sorted(map(str, one.attrib))), random.choice(_VALUES))


@_on_tree
def moved_attribute(nodes: list[Node], random: Random) -> None:
    one, other = _with_attributes(nodes, random), random.choice(nodes)
    if one is not None:
        key = random.choice(sorted(map(str, one.attrib)))
        other.set(key, str(one.attrib[key]))


@_on_tree
def wrong_text(nodes: list[Node], random: Random) -> None:
    texts = [e for e in nodes if e.text and e.text.strip()] or nodes
    for _ in range(random.choice((1, 1, 5))):
        random.choice(texts).text = random.choice(_TEXTS)


@_on_tree
def comment_or_instruction(nodes: list[Node], random: Random) -> None:
    one = random.choice(nodes)
    new: Node = random.choice((etree.Comment("<w:p>"), etree.ProcessingInstruction("x", "<w:t>")))
    one.insert(random.randrange(len(one) + 1), new)
    new.tail = random.choice(("", "散,落", None))


@_on_tree
def circle(nodes: list[Node], random: Random) -> None:
    """Make styles, lists or relationships refer to themselves or to each other."""
    for name in ("basedOn", "link", "next", "numStyleLink", "styleLink", "abstractNumId", "pStyle"):
        found = [e for e in nodes if e.tag == f"{{{_W}}}{name}"]
        values = [e.get(f"{{{_W}}}val", "") for e in found]
        ids = [e.get(f"{{{_W}}}styleId", "") for e in nodes if e.get(f"{{{_W}}}styleId")]
        for one in found:
            one.set(f"{{{_W}}}val", random.choice([*values, *ids]))
    for style in [e for e in nodes if e.get(f"{{{_W}}}styleId")]:
        based = etree.SubElement(style, f"{{{_W}}}basedOn")
        based.set(f"{{{_W}}}val", random.choice(nodes).get(f"{{{_W}}}styleId", "a"))


def _with_attributes(nodes: list[Node], random: Random) -> Node | None:
    found = [e for e in nodes if e.attrib]
    return random.choice(found) if found else None


ALL = (
    delete_element, double_element, move_element, copy_into_itself, wrap_element, unwrap_element,
    rename_element, swap_elements, delete_attribute, wrong_attribute, moved_attribute, wrong_text,
    comment_or_instruction, circle,
)  # fmt: skip
