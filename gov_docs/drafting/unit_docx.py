"""An office's own red-head .docx with placeholders, filled in: {{标题}}, {{正文}} and the rest.

Not docxtpl (LGPL, which would do): it saves through python-docx, which drops parts it does not know,
and runs whatever Jinja stands in the file. Here a placeholder is a name and nothing else, and every
part without one goes into the new file byte for byte.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from difflib import get_close_matches
from pathlib import Path

from lxml import etree

from gov_docs.core.draft import Draft
from gov_docs.core.errors import GovDocsError
from gov_docs.docx_io import safe_xml
from gov_docs.docx_io.package import Package, open_package, save_package
from gov_docs.docx_io.xmlns import STRICT, W_NS
from gov_docs.drafting.unit_fields import BODY, Line, line_values, single_values

_W = f"{{{W_NS}}}"
_PLACE = re.compile(r"\{\{\s*([^{}\s]{1,20})\s*\}\}")
_STORIES = ("header", "footer")
_FACES = {"一级标题": "黑体", "二级标题": "楷体_GB2312"}  # where the file shows no look for them


def fill_docx(form: Path, draft: Draft, output: Path) -> tuple[str, ...]:
    """Write the form with the draft in its placeholders to a new file; return warnings.

    Raises GovDocsError for a form that cannot be read or filled; UnwritableFileError.
    """
    package = open_package(form)
    filling = _Filling(draft, form.name)
    changed: dict[str, bytes] = {}
    for part in _stories(package):
        data = package.parts[part]
        if b"{" not in data:
            continue
        root = safe_xml.parse(data, form.name, part)
        if filling.fill(root):
            if any(uri.encode() in data for uri in STRICT):
                raise GovDocsError(
                    f"{form.name}：是“严格开放 XML”格式；请在 Word 中另存为普通的 .docx 再用"
                )
            changed[part] = etree.tostring(
                root, xml_declaration=True, encoding="UTF-8", standalone=True
            )
    warnings = filling.finish()
    save_package(package, changed, output)
    return warnings


def _stories(package: Package) -> Iterator[str]:
    main = package.main_part()
    yield main
    for kind in _STORIES:
        yield from package.related(main, kind)


class _Filling:
    """Fills one story after the other, and knows at the end what found no place."""

    def __init__(self, draft: Draft, file: str) -> None:
        self._single = single_values(draft)
        self._lines = line_values(draft)
        self._file = file
        self._seen: set[str] = set()
        self._faults: list[str] = []

    def fill(self, root: etree._Element) -> bool:
        """Fill the story's placeholders; return whether it had one."""
        places = [
            (para, names)
            for para in root.iter(f"{_W}p")
            if (names := _PLACE.findall(_text_of(para)))
        ]
        self._check(places)
        if self._faults:
            return False
        looks = {
            names[0]: para for para, names in places if names[0] in self._lines and _is_alone(para)
        }
        for para, names in places:
            if _is_alone(para) and names[0] in self._lines:
                self._put_lines(para, self._lines[names[0]], looks)
            else:
                self._put_words(para, names)
        return bool(places)

    def finish(self) -> tuple[str, ...]:
        """Return warnings; GovDocsError where the form itself must be mended."""
        if not self._faults and BODY not in self._seen:
            self._faults.append("没有 {{正文}}；请在放正文的地方单独写一段 {{正文}}")
        if self._faults:
            raise GovDocsError(f"{self._file}：" + "；".join(self._faults) + "。")
        return tuple(
            f"{self._file} 里没有 {{{{{name}}}}}，这一项没有写进文件，请自己补上。"
            for name in self._unplaced()
        )

    def _unplaced(self) -> Iterator[str]:
        given = {name for name, value in self._single.items() if value and name != "文种"}
        given |= {name for name, lines in self._lines.items() if lines}
        return (name for name in (*self._single, *self._lines) if name in given - self._seen)

    def _check(self, places: Sequence[tuple[etree._Element, list[str]]]) -> None:
        known = (*self._single, *self._lines)
        for para, names in places:
            self._seen.update(names)
            for name in names:
                if name not in known:
                    near = get_close_matches(name, known, n=2, cutoff=0.3) or known[:6]
                    tip = f"是不是 {'、'.join(near)}"
                    self._faults.append(f"不认识 {{{{{name}}}}}，{tip}")
                elif name in self._lines and not _is_alone(para):
                    self._faults.append(f"{{{{{name}}}}} 要单独成一段，前后不能有别的字")

    def _put_lines(
        self,
        para: etree._Element,
        lines: Sequence[Line],
        looks: Mapping[str, etree._Element],
    ) -> None:
        for line in lines:
            look = looks.get(line.look)
            made = _paragraph(line.text, para if look is None else look)
            if look is None and line.look in _FACES:
                _set_face(made, _FACES[line.look])
            if line.new_page:
                _properties(made).insert(0, etree.Element(f"{_W}pageBreakBefore"))
                _in_order(_properties(made))
            para.addprevious(made)
        _remove(para)

    def _put_words(self, para: etree._Element, names: Sequence[str]) -> None:
        if not any(self._single[name] for name in names):
            _remove(para)
            return
        texts = _texts(para)
        for hit in reversed(list(_PLACE.finditer("".join(one.text or "" for one in texts)))):
            _replace(texts, hit.start(), hit.end(), self._single[hit[1]])


def _texts(para: etree._Element) -> list[etree._Element]:
    """Return the paragraph's own texts, not those of a text box in it."""
    inner = {id(one) for box in para.iterfind(f".//{_W}p") for one in box.iter(f"{_W}t")}
    return [one for one in para.iter(f"{_W}t") if id(one) not in inner]


def _text_of(para: etree._Element) -> str:
    return "".join(one.text or "" for one in _texts(para))


def _is_alone(para: etree._Element) -> bool:
    return _PLACE.fullmatch(_text_of(para).strip()) is not None


def _replace(texts: Sequence[etree._Element], start: int, end: int, new: str) -> None:
    """Put `new` where the placeholder stands, be it in one run or broken over several."""
    at, first = 0, True
    for one in texts:
        own = one.text or ""
        left, right = max(start - at, 0), min(end - at, len(own))
        if left < right:
            one.text = own[:left] + (new if first else "") + own[right:]
            one.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            first = False
        at += len(own)


def _paragraph(text: str, look: etree._Element) -> etree._Element:
    """Return a paragraph of the text that looks like the other one."""
    made = etree.Element(f"{_W}p")
    properties = look.find(f"{_W}pPr")
    if properties is not None:
        made.append(_without_section(properties))
    run = etree.SubElement(made, f"{_W}r")
    face = next((face for face in look.iterfind(f".//{_W}r/{_W}rPr")), None)
    if face is not None:
        run.append(deepcopy(face))
    shown = etree.SubElement(run, f"{_W}t")
    shown.text = text
    shown.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made


def _without_section(properties: etree._Element) -> etree._Element:
    """Return a copy without the end of a section, which belongs to one paragraph only."""
    copy = deepcopy(properties)
    for section in copy.findall(f"{_W}sectPr"):
        copy.remove(section)
    return copy


def _properties(para: etree._Element) -> etree._Element:
    found = para.find(f"{_W}pPr")
    if found is None:
        found = etree.Element(f"{_W}pPr")
        para.insert(0, found)
    return found


def _in_order(properties: etree._Element) -> None:
    """Put pStyle and keepNext, which the schema wants first, before a page break."""
    for name in ("keepLines", "keepNext", "pStyle"):
        child = properties.find(f"{_W}{name}")
        if child is not None:
            properties.insert(0, child)


def _set_face(para: etree._Element, face: str) -> None:
    for run in para.iterfind(f"{_W}r"):
        look = run.find(f"{_W}rPr")
        if look is None:
            look = etree.Element(f"{_W}rPr")
            run.insert(0, look)
        fonts = look.find(f"{_W}rFonts")
        if fonts is None:
            fonts = etree.Element(f"{_W}rFonts")
            look.insert(1 if look.find(f"{_W}rStyle") is not None else 0, fonts)
        for theme in ("eastAsiaTheme", "asciiTheme", "hAnsiTheme"):
            fonts.attrib.pop(f"{_W}{theme}", "")
        fonts.set(f"{_W}eastAsia", face)


def _remove(para: etree._Element) -> None:
    """Take the paragraph away, or only its text where the file needs a paragraph there."""
    parent = para.getparent()
    if parent is None or _is_needed(para, parent):
        for one in _texts(para):
            one.text = ""
        return
    parent.remove(para)


def _is_needed(para: etree._Element, parent: etree._Element) -> bool:
    """Tell whether it ends a section, holds a box or a picture, or a cell has to end with it."""
    if para.find(f"{_W}pPr/{_W}sectPr") is not None:
        return True
    if any(para.find(f".//{_W}{name}") is not None for name in ("drawing", "pict", "object")):
        return True
    before = para.getprevious()
    above = before is not None and before.tag == para.tag
    return parent.tag != f"{_W}body" and para.getnext() is None and not above
