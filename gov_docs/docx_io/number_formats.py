"""Numbers as automatic numbering shows them: 一, (1) as ⑴, iv, 甲 …"""

from collections.abc import Callable

from gov_docs.core.text import to_chinese

_LARGEST = 32_767  # what Word counts to; more letters would fill the memory
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LEGAL = str.maketrans("零一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
_LEGAL_TRADITIONAL = str.maketrans("零一二三四五六七八九十百千", "零壹貳參肆伍陸柒捌玖拾佰仟")
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")


def number_text(value: int, form: str) -> str:
    """Return a number in a w:numFmt; an unknown form is decimal, as Word does it."""
    if form == "none":
        return ""
    writer = _FORMS.get(form)
    return writer(value) if writer is not None and 0 < value <= _LARGEST else str(value)


def _roman(value: int) -> str:
    out = ""
    for worth, letters in _ROMAN:
        out += letters * (value // worth)
        value %= worth
    return out


def _letter(value: int) -> str:
    times, index = divmod(value - 1, 26)
    return chr(ord("a") + index) * (times + 1)


def _one_of(characters: str) -> Callable[[int], str]:
    return lambda value: characters[(value - 1) % len(characters)]


def _enclosed(first: str, count: int) -> Callable[[int], str]:
    return lambda value: chr(ord(first) + value - 1) if value <= count else str(value)


def _counted(value: int) -> str:
    return to_chinese(value) if value < 10_000 else str(value)


def _japanese(value: int) -> str:
    return _counted(value).replace("零", "").replace("一百", "百").replace("一千", "千")


_stems, _branches = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_FORMS: dict[str, Callable[[int], str]] = {
    "upperRoman": lambda value: _roman(value).upper(),
    "lowerRoman": _roman,
    "upperLetter": lambda value: _letter(value).upper(),
    "lowerLetter": _letter,
    "chineseCounting": _counted,
    "chineseCountingThousand": _counted,
    "taiwaneseCounting": _counted,
    "taiwaneseCountingThousand": _counted,
    "japaneseCounting": _japanese,
    "ideographDigital": lambda value: str(value).translate(_DIGITS),
    "taiwaneseDigital": lambda value: str(value).translate(_DIGITS),
    "japaneseDigitalTenThousand": lambda value: str(value).translate(_DIGITS),
    "chineseLegalSimplified": lambda value: _counted(value).translate(_LEGAL),
    "ideographLegalTraditional": lambda value: _counted(value).translate(_LEGAL_TRADITIONAL),
    "ideographTraditional": _one_of(_stems),
    "ideographZodiac": _one_of(_branches),
    "ideographEnclosedCircle": _enclosed("㈠", 10),
    "decimalEnclosedCircle": _enclosed("①", 20),
    "decimalEnclosedCircleChinese": _enclosed("①", 20),
    "decimalEnclosedParen": _enclosed("⑴", 20),
    "decimalEnclosedFullstop": _enclosed("⒈", 20),
    "decimalFullWidth": lambda value: str(value).translate(_FULL_WIDTH),
    "decimalFullWidth2": lambda value: str(value).translate(_FULL_WIDTH),
    "decimalZero": lambda value: f"{value:02d}",
    "numberInDash": lambda value: f"- {value} -",
}
