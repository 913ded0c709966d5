"""Colours, light and dark, and the style sheet made of them."""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from gov_docs.core.types import Tier

_UI_FONTS = [
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "WenQuanYi Micro Hei",
    "PingFang SC",
]


@dataclass(frozen=True, slots=True)
class Colors:
    window: str
    panel: str
    card: str
    line: str
    text: str
    faint: str
    accent: str
    accent_soft: str
    on_accent: str
    desk: str  # around the page
    paper: str
    ink: str
    object: str  # a picture's box
    error: str
    warning: str
    hint: str
    good: str

    def tier(self, tier: Tier) -> str:
        return {Tier.ERROR: self.error, Tier.WARNING: self.warning, Tier.HINT: self.hint}[tier]


LIGHT = Colors(
    window="#f3f4f6", panel="#fafbfc", card="#ffffff", line="#d9dde3", text="#1f2329",
    faint="#646a73", accent="#1f5fbf", accent_soft="#e3edfb", on_accent="#ffffff", desk="#d5d8dd",
    paper="#ffffff", ink="#000000", object="#e4e7ec", error="#c62828", warning="#b25e00",
    hint="#2e6fb7", good="#1d7a3d",
)  # fmt: skip
DARK = Colors(
    window="#202225", panel="#26282c", card="#2e3136", line="#43474e", text="#e8eaed",
    faint="#a7adb6", accent="#6ea8ff", accent_soft="#2c3d57", on_accent="#10141a", desk="#17181b",
    paper="#2b2d31", ink="#eceff3", object="#42464e", error="#ff7b72", warning="#f0a742",
    hint="#7ab7ff", good="#6fd08c",
)  # fmt: skip


def dress(app: QApplication, mode: str) -> Colors:
    """Give the whole program its look: 浅色, 深色 or what the system has; return the colours."""
    hints = app.styleHints().colorScheme().name if mode == "system" else mode
    colors = DARK if hints.lower() == "dark" else LIGHT
    if app.styleSheet():
        app.setStyleSheet("")  # straight from one sheet to another takes four times as long
    else:
        app.setStyle("Fusion")
    app.setPalette(_palette(colors))
    font = QFont()
    font.setFamilies(_UI_FONTS)
    font.setPointSizeF(10)
    app.setFont(font)
    app.setStyleSheet(_sheet(colors))
    return colors


def _palette(colors: Colors) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for which, color in (
        (role.Window, colors.window),
        (role.Base, colors.card),
        (role.AlternateBase, colors.panel),
        (role.Button, colors.panel),
        (role.ToolTipBase, colors.card),
        (role.Text, colors.text),
        (role.WindowText, colors.text),
        (role.ButtonText, colors.text),
        (role.ToolTipText, colors.text),
        (role.PlaceholderText, colors.faint),
        (role.Highlight, colors.accent),
        (role.HighlightedText, colors.on_accent),
        (role.Link, colors.accent),
    ):
        palette.setColor(which, QColor(color))
    for which in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(colors.faint))
    return palette


def _sheet(c: Colors) -> str:
    return f"""
QToolTip {{ color: {c.text}; background: {c.card}; border: 1px solid {c.line}; padding: 4px; }}
#rail {{ background: {c.panel}; border-right: 1px solid {c.line}; }}
#rail QToolButton {{ border: none; border-radius: 6px; padding: 8px 4px; color: {c.faint}; }}
#rail QToolButton:hover {{ background: {c.accent_soft}; }}
#rail QToolButton:checked {{ background: {c.accent_soft}; color: {c.accent}; font-weight: 600; }}
#panel, #side {{ background: {c.panel}; }}
#head {{ font-size: 15px; font-weight: 600; }}
#title {{ font-size: 22px; font-weight: 600; }}
#faint {{ color: {c.faint}; }}
#warning {{ color: {c.warning}; }}
#notice {{ background: {c.accent_soft}; border: none; }}
#card {{ background: {c.card}; border: 1px solid {c.line}; border-radius: 6px; }}
#card[current="true"] {{ border: 2px solid {c.accent}; }}
QPushButton, #card QToolButton {{ border: 1px solid {c.line}; border-radius: 4px; padding: 3px 9px;
  background: {c.card}; color: {c.text}; }}
QPushButton:hover, #card QToolButton:hover {{ border-color: {c.accent}; }}
QPushButton:disabled, #card QToolButton:disabled {{ color: {c.faint}; background: {c.panel}; }}
QPushButton:focus, #card QToolButton:focus {{ border: 1px solid {c.accent}; }}
QPushButton#primary {{ background: {c.accent}; color: {c.on_accent}; border-color: {c.accent}; }}
QPushButton#primary:disabled {{ background: {c.line}; color: {c.faint}; border-color: {c.line}; }}
#card QToolButton::menu-indicator {{ image: none; }}
#chip {{ border: 1px solid {c.line}; border-radius: 10px; padding: 2px 8px; background: {c.card}; }}
#chip:checked {{ background: {c.accent}; color: {c.on_accent}; border-color: {c.accent}; }}
QLineEdit {{ border: 1px solid {c.line}; border-radius: 4px; padding: 3px 6px;
  background: {c.card}; }}
QPlainTextEdit, QTableWidget {{ border: 1px solid {c.line}; border-radius: 4px;
  background: {c.card}; gridline-color: {c.line}; }}
QHeaderView::section, QTableCornerButton::section {{ background: {c.panel}; color: {c.faint};
  border: none; border-bottom: 1px solid {c.line}; padding: 3px 6px; }}
QLineEdit:focus, QPlainTextEdit:focus, QTableWidget:focus {{ border-color: {c.accent}; }}
QCheckBox::indicator:unchecked, QTreeView#ticks::indicator:unchecked {{ width: 12px; height: 12px;
  border: 1px solid {c.faint}; border-radius: 3px; background: {c.card}; }}
QComboBox QAbstractItemView {{ background: {c.card}; border: 1px solid {c.line}; }}
QRadioButton::indicator {{ width: 14px; height: 14px; border: 1px solid {c.faint};
  border-radius: 8px; background: {c.card}; }}
QRadioButton::indicator:checked {{ width: 8px; height: 8px; border: 4px solid {c.accent}; }}
QRadioButton::indicator:focus {{ border-color: {c.accent}; }}
QRadioButton::indicator:disabled {{ border-color: {c.line}; background: {c.panel}; }}
QRadioButton:disabled {{ color: {c.faint}; }}
QScrollBar {{ background: transparent; border: none; margin: 0; }}
QScrollBar:vertical {{ width: 12px; }}
QScrollBar:horizontal {{ height: 12px; }}
QScrollBar::handle {{ background: {c.faint}; border-radius: 4px; margin: 3px; }}
QScrollBar::handle:vertical {{ min-height: 32px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; }}
QScrollBar::handle:hover {{ background: {c.accent}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QListView, QTreeView {{ border: none; background: transparent; }}
QTreeView#ticks {{ border: 1px solid {c.line}; border-radius: 4px; background: {c.card}; }}
QScrollArea {{ border: none; background: transparent; }}
#link {{ border: none; padding: 3px 0; color: {c.accent}; text-align: left; }}
#link:hover, #link:focus {{ text-decoration: underline; }}
#sections {{ background: {c.panel}; border-right: 1px solid {c.line}; padding: 8px 6px; }}
#sections::item {{ padding: 7px 10px; border-radius: 5px; color: {c.text}; }}
#sections::item:selected {{ background: {c.accent_soft}; color: {c.accent}; }}
#box {{ background: {c.card}; border: 1px solid {c.line}; border-radius: 4px;
  alternate-background-color: {c.panel}; }}
QHeaderView::section {{ background: {c.panel}; color: {c.faint}; border: none; padding: 4px 8px;
  border-bottom: 1px solid {c.line}; }}
QSplitter::handle {{ background: {c.line}; }}
QStatusBar::item {{ border: none; }}
QTabBar {{ qproperty-drawBase: 0; }}
QTabBar::tab {{ padding: 5px 12px; border: none; color: {c.faint}; }}
QTabBar::tab:selected {{ color: {c.text}; border-bottom: 2px solid {c.accent}; }}
"""
