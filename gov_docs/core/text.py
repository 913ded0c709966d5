"""Small facts about Chinese text that several parts need."""

import re

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff〇\U00020000-\U0003ffff"
IS_HAN = re.compile(f"[{HAN}]")
CHINESE_DIGITS = "〇一二三四五六七八九"

_UNITS = {"十": 10, "百": 100, "千": 1000}


def chinese_number(text: str) -> int | None:
    """Return the value of a Chinese numeral below ten thousand (十二, 一百零五), None if it is none."""
    total, digit = 0, 0
    for char in text:
        if char in "零〇":
            continue
        if char in CHINESE_DIGITS:
            digit = CHINESE_DIGITS.index(char)
        elif char == "两":
            digit = 2
        elif char in _UNITS:
            total += (digit or 1) * _UNITS[char]
            digit = 0
        else:
            return None
    return total + digit if text else None


def to_chinese(number: int) -> str:
    """Return 1 to 9999 as a Chinese numeral, as headings count: 十, 十一, 二十, 一百零五."""
    digits = "零一二三四五六七八九"
    out, zero = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            out += ("零" if zero else "") + digits[digit] + name
            zero = False
        elif out:
            zero = True
    return out.removeprefix("一") if out.startswith("一十") else out


def chinese_year(text: str) -> int | None:
    """Return the year written digit by digit (二〇二四, also with ○ or 零), None if it is not one."""
    digits = [CHINESE_DIGITS.find("〇" if char in "○零OＯ0" else char) for char in text]
    if len(digits) != 4 or -1 in digits:
        return None
    return int("".join(map(str, digits)))
