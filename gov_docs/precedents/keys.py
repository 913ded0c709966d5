"""Titles and numbers in the one form by which the same document is known again."""

import re
import unicodedata

_NOISE = re.compile(r"[\W_]+")
# 《…法》（2018年修正）: the bracket tells the version, people leave it out when they cite.
_VERSION = re.compile(r"[（(][^（）()]*(?:修正|修订|修改|公布|施行|发布)[^（）()]*[）)]$")
_NUMBER = re.compile(
    r"(?P<name>.*?)[〔\[［【（({]?\s*(?P<year>(?:19|20)[0-9]{2})\s*[〕\]］】）)}]?年?\s*第?\s*(?P<serial>[0-9]+)\s*号?"
)


def title_key(title: str) -> str:
    """Return the title without marks, spaces and version note, letters and digits half width."""
    return _NOISE.sub("", unicodedata.normalize("NFKC", _VERSION.sub("", title.strip()))).lower()


def number_key(number: str) -> str:
    """Return a document number as 国发|2024|15, whatever its brackets; "" where it is none."""
    found = _NUMBER.fullmatch(_width(number))
    if not found or not found["serial"].strip("0"):
        return ""
    name = _NOISE.sub("", found["name"])
    return f"{name}|{found['year']}|{int(found['serial'])}" if name else ""


def _width(text: str) -> str:
    # NFKC leaves 〔〕 alone and turns （２０２４） into (2024).
    return unicodedata.normalize("NFKC", text).strip()
