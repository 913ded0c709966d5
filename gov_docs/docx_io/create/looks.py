"""The named styles of an official document, in lengths people use: lines, characters, points."""

from dataclasses import dataclass

from gov_docs.docx_io.create.figures import BIAO, FANG, HEI, KAI, Figures

NORMAL = "Normal"
RED = "FF0000"


@dataclass(frozen=True, slots=True)
class Border:
    side: str  # top or bottom
    size: int  # eighths of a point
    gap: int = 0  # points between text and line
    color: str = "000000"
    kind: str = "single"


@dataclass(frozen=True, slots=True)
class Tab:
    chars: float
    align: str = "left"


@dataclass(frozen=True, slots=True)
class Look:
    """A paragraph style. Indents are in characters of its own size; a negative first line hangs."""

    id: str
    name: str  # as Word lists it
    face: str = FANG
    size: float = 16.0
    color: str = ""
    align: str = "both"
    first: float = 0.0
    left: float = 0.0
    right: float = 0.0
    before: float = 0.0  # points
    after: float = 0.0
    pitch: float = 28.95
    scale: int = 100  # width of the characters in per cent
    keep_next: bool = False
    new_page: bool = False
    outline: int | None = None
    borders: tuple[Border, ...] = ()
    tabs: tuple[Tab, ...] = ()
    parent: str = NORMAL
    next: str = ""


@dataclass(frozen=True, slots=True)
class CharLook:
    """A character style."""

    id: str
    name: str
    face: str = ""
    shade: str = ""


BY_MODEL, NAME = "GwByModel", "GwName"
CHAR_LOOKS = (
    CharLook("GwBlank", "公文待填内容", shade="FFFF00"),
    CharLook(BY_MODEL, "公文模型起草", shade="DDEBF7"),
    CharLook(NAME, "公文签发人姓名", KAI),
    CharLook("GwHeading1Text", "公文一级标题字", HEI),
    CharLook("GwHeading2Text", "公文二级标题字", KAI),
)


def looks(f: Figures) -> dict[str, Look]:
    """Return the styles that are the same in every form, by their ids."""

    def like(id_: str, name: str, **other: object) -> Look:
        base: dict[str, object] = {"size": f.size, "pitch": f.pitch}
        return Look(id_, name, **{**base, **other})  # type: ignore[arg-type]

    first = f.first_line
    heading = {"first": first, "keep_next": True, "next": "GwBody"}
    title = {"face": BIAO, "size": f.title_size, "align": "center", "keep_next": True}
    found = (
        like("GwBody", "公文正文", first=first),
        like("GwLastBody", "公文正文末段", parent="GwBody", first=first, keep_next=True),
        like("GwTitle", "公文标题", **title, before=2 * f.pitch, next="GwAddressee"),
        like("GwTitleNote", "公文题注", face=KAI, align="center", next="GwBody"),
        like("GwAddressee", "公文主送机关", before=f.pitch, next="GwBody"),
        like("GwHeading1", "公文一级标题", **heading, face=HEI, outline=0),
        like("GwHeading2", "公文二级标题", **heading, face=KAI, outline=1),
        like("GwHeading3", "公文三级标题", **heading, outline=2),
        like("GwHeading4", "公文四级标题", **heading, outline=3),
        like("GwAnnotation", "公文附注", first=first),
        like("GwMark", "公文附件标记", face=HEI, align="left", new_page=True, keep_next=True),
        like("GwAttachmentTitle", "公文附件标题", **title, before=f.pitch, after=f.pitch),
    )
    return {look.id: look for look in found}
