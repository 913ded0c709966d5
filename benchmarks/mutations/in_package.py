"""Damage among the parts: missing, swapped or of the wrong name; relationships that lead astray."""

import re
from random import Random

from benchmarks.mutations.package import Parts

_TARGET = re.compile(rb'Target="([^"]*)"')
_KIND = re.compile(rb'/relationships/(\w+)"')
_ASTRAY = (
    "", "/", ".", "..", "../..", "../../etc/passwd", "document.xml", "/word/document.xml", "x.xml",
    "styles.xml", "file:///etc/passwd", "http://127.0.0.1/x", "%2e%2e/x", "media/", "\\", "a\x01b",
    "document.xml#x", "[Content_Types].xml", "_rels/document.xml.rels", "%FF%FE", "word/../styles.xml",
)  # fmt: skip


def missing_part(parts: Parts, random: Random) -> None:
    parts.pop(_any(parts, random), None)


def swapped_parts(parts: Parts, random: Random) -> None:
    one, other = _any(parts, random), _any(parts, random)
    if one and other:
        parts[one], parts[other] = parts[other], parts[one]


def copied_part(parts: Parts, random: Random) -> None:
    """Put one part's content under another's name: a footnotes part that is the document."""
    one, other = _any(parts, random), _any(parts, random)
    if one and other:
        parts[one] = parts[other]


def renamed_part(parts: Parts, random: Random) -> None:
    name = _any(parts, random)
    new = random.choice(
        (name.upper(), name + ".xml", "word/" + name, f"/{name}", f"../{name}", "a")
    )
    if name:
        parts[new] = parts.pop(name)


def astray_target(parts: Parts, random: Random) -> None:
    name = _relationships(parts, random)
    targets = [*_TARGET.finditer(parts.get(name, b""))]
    if targets:
        one, new = random.choice(targets), random.choice(_ASTRAY)
        parts[name] = _replaced(parts[name], one, new.encode())


def wrong_kind(parts: Parts, random: Random) -> None:
    """Call a part something else: the header the styles, the settings the document."""
    name = _relationships(parts, random)
    kinds = [*_KIND.finditer(parts.get(name, b""))]
    if kinds:
        one, other = random.choice(kinds), random.choice(kinds)
        parts[name] = _replaced(parts[name], one, other[1])


def all_to_one_target(parts: Parts, random: Random) -> None:
    """Lead every relationship to one part, which so includes itself."""
    name = _relationships(parts, random)
    targets = _TARGET.findall(parts.get(name, b""))
    if targets:
        parts[name] = _TARGET.sub(b'Target="%s"' % random.choice(targets), parts[name])


def _any(parts: Parts, random: Random) -> str:
    return random.choice(sorted(parts)) if parts else ""


def _relationships(parts: Parts, random: Random) -> str:
    names = sorted(name for name in parts if name.endswith(".rels"))
    return random.choice(names) if names else ""


def _replaced(data: bytes, found: re.Match[bytes], new: bytes) -> bytes:
    return data[: found.start(1)] + new + data[found.end(1) :]


ALL = (
    missing_part, swapped_parts, copied_part, renamed_part, astray_target, wrong_kind,
    all_to_one_target,
)  # fmt: skip
