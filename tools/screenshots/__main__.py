"""`python -m tools.screenshots`: the pictures of the window that the manual and README show.

`python -m tools.screenshots FOLDER [SCENE...]` takes every scene, light and dark, to be looked at.
Needs a CJK font; the pictures say which fonts this machine has.
"""

import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtWidgets import QApplication

from tools.screenshots.scenes import SCENES
from tools.screenshots.stage import Stage

IMAGES = Path(__file__).parents[2] / "docs" / "images"
_COLORS = 256
# What is shown to readers; the repository carries no more than these.
SHOWN = (
    ("review", "light"),
    ("review", "dark"),
    ("round", "light"),
    ("preview", "light"),
    ("export", "light"),
    ("draft-made", "light"),
    ("library", "light"),
    ("settings-rules", "light"),
    ("incoming", "light"),
    ("filing", "light"),
)


def main(argv: list[str]) -> int:
    os.environ.setdefault("QT_FONT_DPI", "96")
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    unknown = set(argv[1:]) - SCENES.keys()
    if unknown:
        print(f"no scene {unknown}; there are {', '.join(SCENES)}")
        return 2
    if argv:
        every = [(name, mode) for name in argv[1:] or SCENES for mode in ("light", "dark")]
        _take(every, Path(argv[0]))
    else:
        _take(SHOWN, IMAGES)
    return 0


def _take(pictures: Iterable[tuple[str, str]], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    app.setCursorFlashTime(0)
    for name, mode in pictures:
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
            stage = Stage(app, Path(home), mode)
            try:
                grabbed = SCENES[name](stage).grab().toImage()
            finally:
                stage.close()
        path = folder / f"desktop-{name}{'-dark' if mode == 'dark' else ''}.png"
        _save(grabbed, path)
        print(f"{path.name} {path.stat().st_size // 1024} KB")


def _save(image: QImage, path: Path) -> None:
    """Save with the 256 commonest colours, packed as tightly as PNG can: a quarter of the size."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    few = plain.convertToFormat(QImage.Format.Format_Indexed8, _commonest(plain))
    writer = QImageWriter(str(path), b"png")
    writer.setCompression(100)
    if not writer.write(few):
        raise OSError(writer.errorString())


def _commonest(image: QImage) -> list[int]:
    dots = np.frombuffer(image.constBits(), np.uint32)
    colors, counts = np.unique(dots, return_counts=True)
    return [int(one) for one in colors[np.argsort(counts)[::-1][:_COLORS]]]


sys.exit(main(sys.argv[1:]))
