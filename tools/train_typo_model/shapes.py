"""Likeness of shape, measured on the glyphs of a font: characters easily taken for one another.

Each glyph is blurred and described five times, whole and by its halves, each time by its main
components; characters that share a half (检, 险) are alike although their pictures are not.
"""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from gov_docs.typos.alphabet import SIZE, Alphabet
from gov_docs.typos.shapes import COMPONENTS, MOST_ALIKE, PARTS, Shapes

_PIXELS = 40
_SIDE = 24
_BLOCK = 256
_HALVES = (
    (slice(None), slice(None)), (slice(None), slice(0, 12)), (slice(None), slice(12, 24)),
    (slice(0, 12), slice(None)), (slice(12, 24), slice(None)),
)  # fmt: skip


def make(
    alphabet: Alphabet, font_file: Path, usual: int
) -> tuple[NDArray[np.uint16], NDArray[np.int8]]:
    """Return for each character the likest of the `usual` most frequent ones, and all descriptions."""
    font = ImageFont.truetype(str(font_file), _PIXELS)
    han = np.flatnonzero(alphabet.han)
    glyphs = np.stack([_glyph(alphabet.decode([int(n)]), font) for n in han])
    described = np.zeros((SIZE, PARTS, COMPONENTS), np.int8)
    for part, (rows, columns) in enumerate(_HALVES):
        described[han, part] = _components(glyphs[:, rows, columns].reshape(len(han), -1))
    others = np.zeros((SIZE, MOST_ALIKE), np.uint16)
    shapes = Shapes(others, described)
    for start in range(0, len(han), _BLOCK):
        block = han[start : start + _BLOCK]
        one, two = np.repeat(block, usual), np.tile(han[:usual], len(block))
        like = shapes.degree(one, two).reshape(len(block), usual)
        like[block[:, None] == han[:usual]] = -1
        others[block] = han[np.argsort(-like, axis=1, kind="stable")[:, :MOST_ALIKE]]
    return others, described


def _glyph(char: str, font: ImageFont.FreeTypeFont) -> NDArray[np.float32]:
    image = Image.new("L", (_PIXELS + 8, _PIXELS + 8))
    ImageDraw.Draw(image).text((4, -6), char, font=font, fill=255)
    soft = image.filter(ImageFilter.GaussianBlur(1.4)).resize((_SIDE, _SIDE))
    return np.asarray(soft, np.float32)


def _components(pictures: NDArray[np.float32]) -> NDArray[np.int8]:
    """Return each picture's main components, scaled to length 127."""
    centred = pictures - pictures.mean(axis=0)
    values, vectors = np.linalg.eigh(centred.T @ centred)
    main = centred @ vectors[:, np.argsort(-values)[:COMPONENTS]]
    norm = np.linalg.norm(main, axis=1, keepdims=True)
    return np.asarray(np.round(main / np.maximum(norm, norm.mean() * 0.3) * 127), np.int8)
