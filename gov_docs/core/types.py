"""The plain data everything speaks: a document, what is wrong with it, and how to change it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, IntEnum, StrEnum

OBJECT = "\ufffc"  # stands for a picture, an equation, a note reference: what is not text


class Part(StrEnum):
    """The kind of story a paragraph belongs to; the words of the command line's JSON."""

    BODY = "body"
    TABLE = "table"
    HEADER = "header"
    FOOTER = "footer"
    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"
    TEXTBOX = "textbox"


class Role(StrEnum):
    """What a paragraph is in an official document (GB/T 9704-2012, section 7)."""

    COPY_NUMBER = "copy_number"  # 份号
    SECRECY = "secrecy"  # 密级和保密期限
    URGENCY = "urgency"  # 紧急程度
    LETTERHEAD = "letterhead"  # 发文机关标志
    DOC_NUMBER = "doc_number"  # 发文字号
    SIGNATORY = "signatory"  # 签发人
    TITLE = "title"
    TITLE_NOTE = "title_note"  # 题注: (2026年3月1日…会议通过) under a title, or a speaker's line
    ADDRESSEE = "addressee"  # 主送机关
    HEADING1 = "heading1"  # 一、
    HEADING2 = "heading2"  # （一）
    HEADING3 = "heading3"  # 1.
    HEADING4 = "heading4"  # （1）
    BODY = "body"
    ATTACHMENT_NOTE = "attachment_note"  # 附件说明
    SIGNATURE = "signature"  # 署名
    DATE = "date"  # 成文日期
    ANNOTATION = "annotation"  # 附注
    ATTACHMENT_MARK = "attachment_mark"  # 附件1, above an attachment
    ATTACHMENT_TITLE = "attachment_title"
    CC = "cc"  # 抄送机关
    PRINTING = "printing"  # 印发机关和印发日期
    PAGE_NUMBER = "page_number"
    CONTENTS = "contents"  # 目录 and its lines
    EMPTY = "empty"
    OTHER = "other"  # table cells, headers, notes, text boxes


HEADINGS = (Role.HEADING1, Role.HEADING2, Role.HEADING3, Role.HEADING4)


@dataclass(frozen=True, slots=True)
class Run:
    text: str
    font: str = ""  # as Word would show it for these characters (East Asian or Latin slot)
    size_pt: float = 0.0  # 0: not known (plain text)
    bold: bool = False
    color: str = ""  # RRGGBB in capitals, "" for automatic
    spacing_pt: float = 0.0  # added after each character; negative: the text is squeezed


@dataclass(frozen=True, slots=True)
class Place:
    part: Part = Part.BODY
    table: int | None = None  # table, row and column count from 0; a nested cell has its own table
    row: int | None = None
    column: int | None = None
    story: str = ""  # which header, note or text box; paragraphs of one story share it
    page: int | None = None  # from 0, where the file itself is made of pages (.pdf, .ofd)


class Align(StrEnum):
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    BOTH = "both"
    DISTRIBUTE = "distribute"


@dataclass(frozen=True, slots=True)
class Layout:
    """Effective paragraph format. Indents in characters win over points where both are given."""

    align: Align = Align.LEFT
    first_line_pt: float = 0.0  # negative: hanging
    first_line_chars: float | None = None
    left_pt: float = 0.0
    left_chars: float | None = None
    right_pt: float = 0.0
    right_chars: float | None = None
    line_rule: str = "auto"  # auto, exact, atLeast
    line_pt: float | None = None  # for exact and atLeast
    line_multiple: float = 1.0  # for auto
    before_pt: float = 0.0
    after_pt: float = 0.0
    snap_to_grid: bool = True
    page_break_before: bool = False
    keep_next: bool = False  # stays on the page of the next paragraph
    outline_level: int | None = None  # 0 is the highest
    style: str = ""  # the style's name


class InsetKind(StrEnum):
    """What an OBJECT stands for; the words a person reads."""

    PICTURE = "图片"
    SHAPE = "图形"
    TEXTBOX = "文本框"
    CHART = "图表"
    EQUATION = "公式"
    EMBEDDED = "嵌入对象"
    FOOTNOTE = "脚注"
    ENDNOTE = "尾注"
    NOTE_MARK = "注号"  # in the note itself
    SYMBOL = "符号"
    FIELD = "域"


@dataclass(frozen=True, slots=True)
class Inset:
    """What one OBJECT shows; lengths are 0 where the file does not say."""

    kind: InsetKind
    width_pt: float = 0.0
    height_pt: float = 0.0
    floats: bool = False  # stands beside the text, not in its line
    picture: str = ""  # the part of the file that holds the picture
    # What is cut off at the left, top, right and bottom, as shares of the picture.
    crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    number: int = 0  # of a note, from 1


@dataclass(frozen=True, slots=True)
class Lock:
    """A stretch of a paragraph that no edit may touch, and why, in Chinese."""

    start: int
    end: int
    why: str
    insets: tuple[Inset, ...] = ()  # of the OBJECTs in it, in order; () where they are not known


@dataclass(frozen=True, slots=True)
class Paragraph:
    id: int  # given on reading, kept for life; not a position
    runs: tuple[Run, ...]
    place: Place = Place()
    layout: Layout = Layout()
    role: Role = Role.BODY
    run_in: int = 0  # length of a heading that runs into its text, its 。 included; 0: none
    number: str = ""  # text of automatic numbering, as shown before the text
    locks: tuple[Lock, ...] = ()
    link: bool = False  # holds a hyperlink
    text: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", "".join(run.text for run in self.runs))


@dataclass(frozen=True, slots=True)
class PageNumber:
    kind: str  # default, first, even
    para: int  # the paragraph that shows it
    format: str = "decimal"


@dataclass(frozen=True, slots=True)
class Section:
    """One section's page, lengths in millimetres; `first_para` is its first body paragraph's id."""

    first_para: int
    width_mm: float = 210.0
    height_mm: float = 297.0
    top_mm: float = 37.0
    bottom_mm: float = 35.0
    left_mm: float = 28.0
    right_mm: float = 26.0
    grid: str = "default"  # default (none), lines, linesAndChars, snapToChars
    line_pitch_pt: float | None = None
    lines_per_page: int | None = None
    chars_per_line: int | None = None
    title_page: bool = False
    odd_even: bool = False
    page_numbers: tuple[PageNumber, ...] = ()
    new_page: bool = True  # False: begins on the page where the section before ends


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with what it covers of the grid; lines in points, 0: none."""

    row: int
    column: int
    rows: int = 1
    columns: int = 1
    lines: tuple[float, float, float, float] = (0.5, 0.5, 0.5, 0.5)  # left, top, right, bottom
    fill: str = ""  # RRGGBB, "" for none
    align: str = "top"  # top, center, bottom


@dataclass(frozen=True, slots=True)
class Table:
    columns_pt: tuple[float, ...]  # of the grid
    cells: tuple[Cell, ...]
    align: Align = Align.LEFT
    left_pt: float = 0.0


@dataclass(frozen=True, slots=True, order=True)
class Span:
    para: int  # a paragraph id
    start: int  # Python characters in Paragraph.text
    end: int


@dataclass(frozen=True, slots=True)
class Elements:
    """What the document says about itself; absent is None or ()."""

    kind: str | None = None
    title: str | None = None
    issuer: str | None = None
    doc_number: str | None = None
    date: str | None = None  # ISO 8601
    addressees: tuple[str, ...] = ()
    cc: tuple[str, ...] = ()
    secrecy: str | None = None
    urgency: str | None = None
    signatory: str | None = None
    attachments: tuple[str, ...] = ()
    spans: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)  # by field name


@dataclass(frozen=True, slots=True)
class Document:
    paragraphs: tuple[Paragraph, ...]  # reading order: body, then headers, footers, notes
    sections: tuple[Section, ...] = ()
    elements: Elements = Elements()
    has_format: bool = True  # False for plain text: fonts, sizes and layout say nothing
    reflowed: bool = (
        False  # no plain text: a paragraph is not a line of the file (.md, .html, .pdf)
    )
    signed: bool = False  # carries a digital signature
    protection: str = ""  # what the author's 限制编辑 still allows: readOnly, comments, forms …
    tables: Mapping[int, Table] = field(default_factory=dict)  # by Place.table, where known


class Tier(Enum):
    ERROR = "必错"
    WARNING = "疑似"
    HINT = "提示"


class Strength(Enum):
    """The force of the clause behind a rule."""

    MANDATORY = "规定"  # stated without 一般, 推荐, 宜, 可
    NORMAL = "一般"
    RECOMMENDED = "推荐"
    PRACTICE = "实务"


class Category(StrEnum):
    FORMAT = "format"
    STRUCTURE = "structure"
    PUNCTUATION = "punctuation"
    NUMBER = "number"
    TYPO = "typo"
    WORDING = "wording"
    PRIVACY = "privacy"
    CONSISTENCY = "consistency"
    REFERENCE = "reference"


class Safety(IntEnum):
    SHOW = 0  # shown only
    ASK = 1  # a person confirms
    SAFE = 2  # applied by 自动修改 where the finding is 必错


@dataclass(frozen=True, slots=True)
class TextEdit:
    """Replace the span's characters."""

    span: Span
    text: str


FormatValue = str | float | bool | None


@dataclass(frozen=True, slots=True)
class FormatEdit:
    """Set one property; run properties on the span's characters, layout on the whole paragraph.

    `name` is a field of Run (font, size_pt, bold, color) or of Layout.
    """

    span: Span
    name: str
    value: FormatValue


@dataclass(frozen=True, slots=True)
class SectionEdit:
    """Set one property of a section, by its index; `name` is a field of Section in mm or pt."""

    section: int
    name: str
    value: FormatValue


@dataclass(frozen=True, slots=True)
class Kept:
    """Characters of a paragraph that was there before."""

    para: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Made:
    """A paragraph as a ParagraphEdit makes it: of what is kept and of new text, in this order."""

    id: int  # of a paragraph that was there, which it then is still, or a new one
    like: int  # the paragraph that was there whose layout it has; its own id, or whence it comes
    pieces: tuple[Kept | str, ...] = ()
    layout: tuple[tuple[str, FormatValue], ...] = ()  # fields of Layout in which it differs


@dataclass(frozen=True, slots=True)
class ParagraphEdit:
    """Make neighbouring paragraphs of one place into others: split, join, insert, delete.

    What is kept stays in its order, each character at most once. Neither side is empty: a paragraph
    is inserted or deleted together with a neighbour that stays as it is.
    """

    old: tuple[int, ...]
    new: tuple[Made, ...]


Edit = TextEdit | FormatEdit | SectionEdit | ParagraphEdit


@dataclass(frozen=True, slots=True)
class Fix:
    title: str
    edits: tuple[Edit, ...]  # all or none
    safety: Safety


@dataclass(frozen=True, slots=True)
class Issue:
    rule: str
    span: Span | None  # None: the document as a whole
    message: str
    tier: Tier
    fixes: tuple[Fix, ...] = ()
    related: tuple[Span, ...] = ()
    confidence: float | None = None
