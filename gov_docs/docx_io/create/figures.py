"""The figures of GB/T 9704-2012 that a new file is laid out by, from resources/rules/layout.toml."""

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from gov_docs.core.errors import GovDocsError
from gov_docs.resources import resource

FANG, KAI, HEI, SONG, BIAO = "仿宋", "楷体", "黑体", "宋体", "小标宋"


@dataclass(frozen=True, slots=True)
class Face:
    """A typeface: the font to ask for, and what the names of its like hold."""

    font: str
    marks: tuple[str, ...]

    def met_by(self, font: str) -> bool:
        return any(mark in font.lower() for mark in (*self.marks, self.font.lower()))


@dataclass(frozen=True, slots=True)
class Figures:
    """Lengths in points unless the name says otherwise."""

    width_mm: float
    height_mm: float
    top_mm: float
    bottom_mm: float
    left_mm: float
    right_mm: float
    lines: int
    chars: int
    pitch: float  # of one line
    least_pitch: float  # that a page of so many lines may have
    size: float  # of body text
    title_size: float
    number_size: float  # of the page number
    first_line: float  # characters
    sealed_right: float  # characters right of the date where a seal is set on it
    faces: Mapping[str, Face]
    # Between text and name: a seal of 42 mm then begins within a line of the text (7.3.5.1).
    seal_lines: float = 2.0

    @property
    def text_width(self) -> float:
        return points(self.width_mm - self.left_mm - self.right_mm)

    @property
    def text_height(self) -> float:
        return points(self.height_mm - self.top_mm - self.bottom_mm)

    @property
    def squeeze_twips(self) -> int:
        """Return what is taken from the space after each character for a line to hold them all."""
        return min(0, math.floor((self.text_width / self.chars - self.size) * 20))

    @property
    def char(self) -> float:
        """Return the width one character of body text takes in its line."""
        return self.size + self.squeeze_twips / 20

    def font(self, face: str) -> str:
        return self.faces[face].font


def points(mm: float) -> float:
    return mm * 72 / 25.4


def twips(length: float) -> int:
    return round(length * 20)


@cache
def figures(profile: Path | None = None) -> Figures:
    """Return the standard's figures, or those of a unit's own table of the same form."""
    path = profile or resource("rules", "layout.toml")
    try:
        return _figures(tomllib.loads(path.read_text("utf-8-sig")))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise GovDocsError(
            f"版式文件 {path} 读不了（{error}），请改正，或不指定版式文件，按国家标准排版。"
        ) from error


def _figures(data: Mapping[str, Any]) -> Figures:
    paper, margins, texts = data["paper"], data["margins"], data["texts"]
    return Figures(
        width_mm=paper["width_mm"],
        height_mm=paper["height_mm"],
        **{f"{side}_mm": margins[f"{side}_mm"] for side in ("top", "bottom", "left", "right")},
        lines=data["grid"]["lines"],
        chars=data["grid"]["chars"],
        pitch=data["line_pitch"]["set_as_pt"],
        least_pitch=math.ceil(data["line_pitch"]["least_pt"]),
        size=texts["body"]["size_pt"],
        title_size=texts["title"]["size_pt"],
        number_size=texts["page_number"]["size_pt"],
        first_line=data["indent"]["first_line"],
        sealed_right=data["signature"]["sealed_right_chars"],
        faces={
            name: Face(row["set_as"], tuple(row["marks"])) for name, row in data["faces"].items()
        },
    )
