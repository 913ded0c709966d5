"""Likeness of shape, measured on the glyphs of a font: characters easily taken for one another.

Each glyph is cut to its ink and described seven times, whole and by its halves and larger parts,
all by the same main components: so characters that share a half (检, 险) are alike, and those that
stand within one another (则, 测).
"""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from gov_docs.typos.alphabet import SIZE, Alphabet
from gov_docs.typos.shapes import COMPONENTS, MOST_ALIKE, PARTS, Shapes

_PIXELS = 40
_SIDE = 16
_SIMPLIFIED = 2  # the face for simplified Chinese in a Noto collection
_BLOCK = 64
_SLIM = 0.3  # of a part's longer side; what is slimmer (一, 丨) keeps its shape
# Left, upper, right and lower end of each part, as shares of the glyph.
_CUTS = (
    (0, 0, 1, 1), (0.36, 0, 1, 1), (0.5, 0, 1, 1), (0, 0, 0.5, 1),
    (0, 0.36, 1, 1), (0, 0.5, 1, 1), (0, 0, 1, 0.5),
)  # fmt: skip


def make(
    alphabet: Alphabet, font_file: Path, usual: int
) -> tuple[NDArray[np.uint16], NDArray[np.int8]]:
    """Return for each character the likest of the `usual` most frequent ones, and all descriptions."""
    face = _SIMPLIFIED if font_file.suffix == ".ttc" else 0
    font = ImageFont.truetype(str(font_file), _PIXELS, index=face)
    han = np.flatnonzero(alphabet.han)
    pictures = np.stack([_parts(alphabet.decode([int(n)]), font) for n in han])
    described = np.zeros((SIZE, PARTS, COMPONENTS), np.int8)
    described[han] = _components(pictures)
    others = np.zeros((SIZE, MOST_ALIKE), np.uint16)
    shapes = Shapes(others, described)
    for start in range(0, len(han), _BLOCK):
        block = han[start : start + _BLOCK]
        one, two = np.repeat(block, usual), np.tile(han[:usual], len(block))
        like = shapes.degree(one, two).reshape(len(block), usual)
        like[block[:, None] == han[:usual]] = -1
        others[block] = han[np.argsort(-like, axis=1, kind="stable")[:, :MOST_ALIKE]]
    return others, described


def _parts(char: str, font: ImageFont.FreeTypeFont) -> NDArray[np.float32]:
    image = Image.new("L", (_PIXELS + 8, _PIXELS + 8))
    ImageDraw.Draw(image).text((4, -6), char, font=font, fill=255)
    left, top, right, bottom = image.getbbox() or (0, 0, *image.size)
    width, height = right - left, bottom - top
    boxes = [
        (left + int(width * a), top + int(height * b),
         left + int(width * c), top + int(height * d))
        for a, b, c, d in _CUTS
    ]  # fmt: skip
    return np.stack([_picture(image.crop(box)) for box in boxes])


def _picture(image: Image.Image) -> NDArray[np.float32]:
    """Return the ink, stretched to a square and blurred."""
    box = image.getbbox()
    if not box:
        return np.zeros((_SIDE, _SIDE), np.float32)
    ink = image.crop(box)
    width, height = ink.size
    least = int(max(width, height) * _SLIM)
    if min(width, height) < least:
        frame = Image.new("L", (max(width, least), max(height, least)))
        frame.paste(ink, ((frame.width - width) // 2, (frame.height - height) // 2))
        ink = frame
    wide = ink.resize((_SIDE + 2, _SIDE + 2), Image.Resampling.BOX)
    soft = wide.filter(ImageFilter.GaussianBlur(0.8)).resize((_SIDE, _SIDE))
    return np.asarray(soft, np.float32)


def _components(pictures: NDArray[np.float32]) -> NDArray[np.int8]:
    """Return the main components of each part of each glyph, scaled to length 127."""
    flat = pictures.reshape(len(pictures), PARTS, -1)
    centred = flat - flat.reshape(-1, flat.shape[2]).mean(axis=0)
    rows = centred.reshape(-1, flat.shape[2])
    values, vectors = np.linalg.eigh(rows.T @ rows)
    main = centred @ vectors[:, np.argsort(-values)[:COMPONENTS]]
    norm = np.linalg.norm(main, axis=2, keepdims=True)
    return np.asarray(np.round(main / np.maximum(norm, 1e-6) * 127), np.int8)
