"""Write small PDFs: text and lines where a test wants them, in a Chinese font that is not embedded."""

from dataclasses import dataclass
from pathlib import Path

WIDTH, HEIGHT = 595, 842  # A4 in points
_FONT = (
    b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[<<"
    b"/Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/DW 1000/W[1 95 500]"
    b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>"
    b"/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 4"
    b"/FontBBox[-25 -254 1000 880]/Ascent 880/Descent -120/CapHeight 880/StemV 80/ItalicAngle 0>>>>]>>"
)


@dataclass(frozen=True)
class Text:
    x: float  # from the left
    y: float  # of the base line, from above
    text: str
    size: float = 16
    turn: str = "1 0 0 1"  # the matrix text is turned by

    def drawn(self) -> str:
        codes = self.text.encode("utf-16-be").hex()
        return f"BT /F1 {self.size} Tf {self.turn} {self.x} {HEIGHT - self.y} Tm <{codes}> Tj ET\n"


@dataclass(frozen=True)
class Frame:
    """A box drawn with thin lines."""

    x: float
    y: float
    width: float
    height: float

    def drawn(self) -> str:
        return f"{self.x} {HEIGHT - self.y - self.height} {self.width} {self.height} re S\n"


def lines(
    *texts: str, x: float = 79, y: float = 117, pitch: float = 29, size: float = 16
) -> list[Text]:
    """Return lines of text one under the other; each leading 　 moves its line to the right."""
    return [
        Text(
            x + size * (len(text) - len(text.lstrip("\u3000"))), y + at * pitch, text.strip(), size
        )
        for at, text in enumerate(texts)
    ]


def pdf(*pages: list[Text | Frame], trailer: bytes = b"") -> bytes:
    count = len(pages)
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(count))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {count}>>".encode(),
        _FONT,
    ]
    for at, page in enumerate(pages):
        content = "".join(piece.drawn() for piece in page).encode()
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]/Contents {5 + 2 * at} 0 R"
            "/Resources<</Font<</F1 3 0 R>>>>>>".encode()
        )
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(content), content))
    return _file(objects, trailer)


def _file(objects: list[bytes], trailer: bytes) -> bytes:
    out, places = b"%PDF-1.5\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    end = b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n"
    return out + head + table + end % (len(objects) + 1, trailer, len(out))


def written(folder: Path, data: bytes, name: str = "a.pdf") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path
