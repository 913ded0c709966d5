"""What a format edit means in WordprocessingML: which element, which attributes."""

from collections.abc import Mapping
from dataclasses import fields, replace

from gov_docs.core.errors import RefusedEditError
from gov_docs.core.types import FormatValue, Layout, Section
from gov_docs.docx_io.char_slots import EAST_ASIA, slots
from gov_docs.docx_io.properties import Change

RUN_PROPERTIES = frozenset({"font", "size_pt", "bold", "color", "spacing_pt"})
LAYOUT_PROPERTIES = frozenset(f.name for f in fields(Layout)) - {"style"}
_PAGE = {"width_mm": "w", "height_mm": "h"}
_MARGINS = {"top_mm": "top", "bottom_mm": "bottom", "left_mm": "left", "right_mm": "right"}
SECTION_PROPERTIES = frozenset({*_PAGE, *_MARGINS, "grid", "line_pitch_pt"})
_SWITCHES = (
    ("snap_to_grid", "snapToGrid"),
    ("page_break_before", "pageBreakBefore"),
    ("keep_next", "keepNext"),
)
_GRIDS = ("default", "lines", "linesAndChars", "snapToChars")


def run_changes(name: str, value: FormatValue, text: str) -> tuple[Change, ...]:
    """Return the change of one run property for characters `text`."""
    if name == "font":
        return (Change("rFonts", _fonts(str(value), text)),)
    if name == "size_pt":
        half_points = str(round(_number(value) * 2))
        return Change("sz", {"val": half_points}), Change("szCs", {"val": half_points})
    if name == "bold":
        val = None if value else "0"
        return Change("b", {"val": val}), Change("bCs", {"val": val})
    if name == "color":
        theme = dict.fromkeys(("themeColor", "themeTint", "themeShade"))
        return (Change("color", {"val": str(value) or "auto", **theme}),)
    if name == "spacing_pt":
        return (Change("spacing", {"val": _twips(_number(value))}),)
    raise RefusedEditError(f"不能自动设置字符格式“{name}”")


def layout_changes(
    values: Mapping[str, FormatValue], layout: Layout, size_pt: float, strict: bool
) -> tuple[Change, ...]:
    """Return the changes of a paragraph's properties, given as fields of Layout.

    `layout` is the effective one, `size_pt` that of the text: Word keeps points beside characters.
    """
    unknown = values.keys() - LAYOUT_PROPERTIES
    if unknown:
        raise RefusedEditError(f"不能自动设置段落格式“{min(unknown)}”")
    new = replace(layout, **values)  # type: ignore[arg-type]
    changes = [*_spacing(values.keys(), new), *_indents(values, new, size_pt)]
    if "align" in values:
        changes.append(Change("jc", {"val": _align(str(new.align), strict)}))
    for name, child in _SWITCHES:
        if name in values:
            changes.append(Change(child, {"val": None if values[name] else "0"}))
    if "outline_level" in values:
        level = 9 if new.outline_level is None else new.outline_level  # 9: body text
        changes.append(Change("outlineLvl", {"val": str(int(level))}))
    return tuple(changes)


def section_changes(values: Mapping[str, FormatValue], section: Section) -> tuple[Change, ...]:
    """Return the changes of a section's properties, given as fields of Section."""
    unknown = values.keys() - SECTION_PROPERTIES
    if unknown:
        raise RefusedEditError(f"不能自动设置页面格式“{min(unknown)}”")
    changes = []
    for child, names, more in (
        ("pgSz", _PAGE, {}),
        ("pgMar", _MARGINS, {"header": "851", "footer": "992", "gutter": "0"}),
    ):
        given = {names[n]: _twips_of_mm(v) for n, v in values.items() if n in names}
        needs = {attr: _twips_of_mm(getattr(section, n)) for n, attr in names.items()} | more
        if given:
            changes.append(Change(child, given, needs))
    return (*changes, *_grid(values))


def _fonts(font: str, text: str) -> dict[str, str | None]:
    if not font:
        raise RefusedEditError("没有给出字体名称")
    # A quotation mark may be shown in either slot, as the run hints: then both are set.
    shown_in = {
        slot
        for hinted in (False, True)
        for slot, piece in slots(text, hinted)
        if not piece.isspace()
    }
    attributes: dict[str, str | None] = {}
    if EAST_ASIA in shown_in or not shown_in:
        attributes |= {"eastAsia": font, "eastAsiaTheme": None}
    if shown_in - {EAST_ASIA}:
        attributes |= {"ascii": font, "hAnsi": font, "asciiTheme": None, "hAnsiTheme": None}
    return attributes


def _spacing(names: object, new: Layout) -> list[Change]:
    given = set(names)  # type: ignore[call-overload]
    attributes: dict[str, str | None] = {}
    if given & {"line_rule", "line_pt", "line_multiple"}:
        attributes |= _line(given, new)
    for name, attribute in (("before_pt", "before"), ("after_pt", "after")):
        if name in given:
            # In lines or automatic, where not 0, they would win over the points.
            attributes[f"{attribute}Lines"] = attributes[f"{attribute}Autospacing"] = "0"
            attributes[attribute] = _twips(getattr(new, name))
    return [Change("spacing", attributes)] if attributes else []


def _line(given: set[str], new: Layout) -> dict[str, str | None]:
    rule = new.line_rule
    if "line_multiple" in given and not given & {"line_rule", "line_pt"}:
        rule = "auto"  # a fixed pitch would leave no room for it
    if rule == "auto" and "line_pt" in given and "line_rule" not in given and new.line_pt:
        rule = "exact"
    if rule == "auto":
        return {"line": str(round(240 * new.line_multiple)), "lineRule": "auto"}
    if not new.line_pt:
        raise RefusedEditError("没有给出行距的磅值")
    return {"line": _twips(new.line_pt), "lineRule": rule}


def _indents(values: Mapping[str, FormatValue], new: Layout, size_pt: float) -> list[Change]:
    attributes: dict[str, str | None] = {}
    if values.keys() & {"first_line_pt", "first_line_chars"}:
        attributes |= _first_line(values, new, size_pt)
    for side in ("left", "right"):
        points, chars = values.get(f"{side}_pt"), values.get(f"{side}_chars")
        if chars is not None:
            attributes[f"{side}Chars"] = str(round(_number(chars) * 100))
            if size_pt or not chars:
                attributes[side] = _twips(_number(chars) * size_pt)
        elif f"{side}_pt" in values or f"{side}_chars" in values:
            attributes[f"{side}Chars"] = "0"  # 0: the points count
            attributes[side] = _twips(_number(points or getattr(new, f"{side}_pt")))
    return [Change("ind", attributes)] if attributes else []


def _first_line(
    values: Mapping[str, FormatValue], new: Layout, size_pt: float
) -> dict[str, str | None]:
    chars = values.get("first_line_chars")
    if chars is None:
        return _one_of("firstLine", "hanging", _twips(new.first_line_pt)) | _one_of(
            "firstLineChars", "hangingChars", "0"
        )
    number = _number(chars)
    attributes = _one_of("firstLineChars", "hangingChars", str(round(number * 100)))
    if size_pt or not number:
        attributes |= _one_of("firstLine", "hanging", _twips(number * size_pt))
    return attributes


def _one_of(first: str, hanging: str, value: str) -> dict[str, str | None]:
    """Return a first-line indent, as a hanging one where it is negative; the other goes."""
    if value.startswith("-"):
        return {first: None, hanging: value[1:]}
    return {first: value, hanging: None}


def _grid(values: Mapping[str, FormatValue]) -> tuple[Change, ...]:
    attributes: dict[str, str | None] = {}
    if "grid" in values:
        if values["grid"] not in _GRIDS:
            raise RefusedEditError(f"不认识的文档网格类型“{values['grid']}”")
        attributes["type"] = str(values["grid"])
    if "line_pitch_pt" in values:
        attributes["linePitch"] = _twips(_number(values["line_pitch_pt"]))
    return (Change("docGrid", attributes),) if attributes else ()


def _align(align: str, strict: bool) -> str:
    return {"left": "start", "right": "end"}.get(align, align) if strict else align


def _twips(points: float) -> str:
    return str(round(points * 20))


def _twips_of_mm(value: FormatValue) -> str:
    return str(round(_number(value) * 1440 / 25.4))


def _number(value: FormatValue) -> float:
    if isinstance(value, int | float):
        return float(value)
    raise RefusedEditError("格式的取值不是数字")
