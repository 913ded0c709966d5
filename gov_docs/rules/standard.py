"""The figures of GB/T 9704-2012, from resources/rules/layout.toml."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from gov_docs.resources import resource

_SIZE_TOLERANCE_PT = 0.25  # Word keeps half points; converters round to a quarter
_PAGE_NUMBER_FACE = "宋体"  # in running text it is what a page of the web leaves behind


@dataclass(frozen=True, slots=True)
class Face:
    """A typeface under all the names that programs give it."""

    name: str
    set_as: str
    marks: tuple[str, ...]

    def met_by(self, font: str) -> bool:
        low = font.lower()
        return any(mark in low for mark in self.marks)


@dataclass(frozen=True, slots=True)
class TextForm:
    clause: str
    face: Face
    size_pt: float

    def size_met_by(self, size_pt: float) -> bool:
        return abs(size_pt - self.size_pt) <= _SIZE_TOLERANCE_PT


@dataclass(frozen=True, slots=True)
class Paper:
    clause: str
    name: str
    width_mm: float
    height_mm: float
    tolerance_mm: float


@dataclass(frozen=True, slots=True)
class Margins:
    clause: str
    top_mm: float
    left_mm: float
    right_mm: float
    bottom_mm: float
    tolerance_mm: float


@dataclass(frozen=True, slots=True)
class Grid:
    clause: str
    lines: int
    chars: int


@dataclass(frozen=True, slots=True)
class LinePitch:
    clause: str
    least_pt: float
    most_pt: float
    set_as_pt: float


@dataclass(frozen=True, slots=True)
class Indent:
    clause: str
    first_line: float
    tolerance: float


@dataclass(frozen=True, slots=True)
class SignaturePlace:
    clause: str
    right_chars: float
    sealed_right_chars: float


@dataclass(frozen=True, slots=True)
class Standard:
    paper: Paper
    margins: Margins
    grid: Grid
    line_pitch: LinePitch
    indent: Indent
    signature: SignaturePlace
    texts: dict[str, TextForm]
    faces: tuple[Face, ...]
    sizes: dict[str, float]

    def is_official_face(self, font: str) -> bool:
        """Say whether official documents use the font anywhere in their text."""
        return any(face.met_by(font) for face in self.faces if face.name != _PAGE_NUMBER_FACE)

    def size_name(self, size_pt: float) -> str:
        """Return the size as office people say it: 三号, or 17磅 where it has no name."""
        named = (name for name, pt in self.sizes.items() if abs(pt - size_pt) <= _SIZE_TOLERANCE_PT)
        return next(named, f"{size_pt:g}磅")


@cache
def standard(path: Path | None = None) -> Standard:
    """Return the figures to check against; `path` is a unit's own table in place of the built-in."""
    with (path or resource("rules", "layout.toml")).open("rb") as file:
        data: dict[str, Any] = tomllib.load(file)
    faces = {
        name: Face(name, row["set_as"], tuple(row["marks"])) for name, row in data["faces"].items()
    }
    return Standard(
        paper=Paper(**data["paper"]),
        margins=Margins(**data["margins"]),
        grid=Grid(**data["grid"]),
        line_pitch=LinePitch(**data["line_pitch"]),
        indent=Indent(**data["indent"]),
        signature=SignaturePlace(**data["signature"]),
        texts={
            name: TextForm(row["clause"], faces[row["face"]], row["size_pt"])
            for name, row in data["texts"].items()
        },
        faces=tuple(faces.values()),
        sizes=data["sizes"],
    )
