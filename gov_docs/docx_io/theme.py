"""The fonts a theme stands for, such as minorEastAsia."""

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from gov_docs.docx_io.xmlns import a

_SLOTS = {"Ascii": "latin", "HAnsi": "latin", "EastAsia": "ea", "Bidi": "cs"}


@dataclass(frozen=True, slots=True)
class Theme:
    fonts: Mapping[str, str]  # minorEastAsia -> 等线; those a theme leaves empty are missing

    def font(self, name: str | None) -> str:
        return self.fonts.get(name, "") if name else ""


def read_theme(root: etree._Element | None, language: str) -> Theme:
    """Return the theme's fonts; where East Asian is empty, the one for the `language` (zh-CN)."""
    fonts: dict[str, str] = {}
    for size in ("major", "minor"):
        scheme = root.find(f".//{a(f'{size}Font')}") if root is not None else None
        if scheme is None:
            continue
        for slot, tag in _SLOTS.items():
            face = scheme.find(a(tag))
            font = face.get("typeface", "") if face is not None else ""
            if not font and slot == "EastAsia":
                font = _by_script(scheme, _script(language))
            if font:
                fonts[f"{size}{slot}"] = font
    return Theme(fonts)


def _by_script(scheme: etree._Element, script: str) -> str:
    for font in scheme.iterchildren(a("font")):
        if font.get("script") == script:
            return font.get("typeface", "")
    return ""


def _script(language: str) -> str:
    """Return the script a theme files its East Asian font under; this program's papers are Chinese."""
    language = language.lower()
    if language.startswith("ja"):
        return "Jpan"
    if language.startswith("ko"):
        return "Hang"
    traditional = language.startswith(("zh-tw", "zh-hk", "zh-mo", "zh-hant"))
    return "Hant" if traditional else "Hans"
