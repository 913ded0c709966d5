"""Where a paragraph stands, in words for a person."""

from gov_docs.core.types import Paragraph, Part

_NAMES = {
    Part.BODY: "正文",
    Part.TABLE: "表格",
    Part.HEADER: "页眉",
    Part.FOOTER: "页脚",
    Part.FOOTNOTE: "脚注",
    Part.ENDNOTE: "尾注",
    Part.TEXTBOX: "文本框",
}
_EXCERPT = 12


def place_name(para: Paragraph) -> str:
    """Return the kind of place and the paragraph's first words: 页脚“第一章总则…”."""
    text = para.text.strip()
    shown = text[:_EXCERPT] + ("…" if len(text) > _EXCERPT else "")
    return (
        f"{_NAMES[para.place.part]}“{shown}”" if shown else f"{_NAMES[para.place.part]}（空段落）"
    )
