"""The name a person typed for a file, with the ending it must have."""

from pathlib import Path

from PySide6.QtWidgets import QMessageBox, QWidget


def with_ending(name: str, suffix: str) -> Path:
    """Return the file of this name; the dot in “2.0版” begins no ending and nothing is cut off."""
    path = Path(name)
    return path if path.suffix.lower() == suffix.lower() else path.with_name(path.name + suffix)


def agreed_place(parent: QWidget, name: str, suffix: str) -> Path | None:
    """Return the place, unless a file lies there that the dialog for files did not ask about."""
    place = with_ending(name, suffix)
    if place == Path(name) or not place.exists():
        return place
    buttons = QMessageBox.StandardButton
    box = QMessageBox(QMessageBox.Icon.Question, "已经有了", "", buttons.Yes | buttons.No, parent)
    box.setText(f"“{place.name}”已经有了，要替换它吗？")
    box.button(buttons.Yes).setText("替换")
    box.button(buttons.No).setText("不替换")
    return place if box.exec() == buttons.Yes else None
