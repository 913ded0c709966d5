"""Which of a run's fonts a character is shown in (ISO/IEC 29500-1, 17.3.2.26)."""

import re
from collections.abc import Iterator

from gov_docs.core.types import OBJECT

ASCII, HIGH_ANSI, EAST_ASIA = "ascii", "hAnsi", "eastAsia"

_ALWAYS_EAST_ASIAN = (
    "\u1100-\u11ff\u2e80-\u2fff\u3000-\ua4cf\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff"
    "\ufe30-\ufe6f\uff00-\uffef\U00010000-\U0010ffff"
)
# East Asian only where the run hints so: quotes, dashes, ellipses, ① and the like. The accented
# Latin letters count for Chinese text, which is what this program reads.
_IF_HINTED = (
    "\u00a1\u00a4\u00a7\u00a8\u00aa\u00ad\u00af-\u00b4\u00b6-\u00ba\u00bc-\u00bf\u00d7\u00f7"
    "\u00e0\u00e1\u00e8-\u00ea\u00ec\u00ed\u00f2\u00f3\u00f9\u00fa\u00fc"
    "\u0100-\u03cf\u0400-\u04ff\u1e00-\u1eff\u2000-\u2bff\ue000-\uf8ff\ufb00-\ufb1c"
)
# Breaks and objects have no font of their own: they go with what stands before them.
_NEUTRAL = f"\t\n\f{OBJECT}"


def _pattern(east_asian: str) -> re.Pattern[str]:
    return re.compile(
        f"(?P<{EAST_ASIA}>[{east_asian}][{east_asian}{_NEUTRAL}]*)"
        f"|(?P<{ASCII}>[\u0000-\u007f{OBJECT}]+)"
        f"|(?P<{HIGH_ANSI}>[^\u0000-\u007f{east_asian}][^\u0000-\u0008\u000b\u000d-\u007f{east_asian}]*)"
    )


_PLAIN = _pattern(_ALWAYS_EAST_ASIAN)
_HINTED = _pattern(_ALWAYS_EAST_ASIAN + _IF_HINTED)


def slots(text: str, hinted: bool) -> Iterator[tuple[str, str]]:
    """Yield (slot, text) pieces that cover the text; `hinted` is w:hint="eastAsia"."""
    for match in (_HINTED if hinted else _PLAIN).finditer(text):
        yield match.lastgroup or ASCII, match.group()
