"""A .docx as a plain table of parts, taken apart and put together by the standard zipfile."""

import io
import zipfile
from random import Random

Parts = dict[str, bytes]


def unpacked(data: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Parts) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name, (2026, 1, 2, 3, 4, 6))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return out.getvalue()


def some_part(parts: Parts, random: Random) -> str:
    """Return the name of an XML part, most often the document's."""
    names = sorted(name for name in parts if name.endswith((".xml", ".rels")))
    if "word/document.xml" in parts and random.random() < 0.6:
        return "word/document.xml"
    return random.choice(names) if names else ""
