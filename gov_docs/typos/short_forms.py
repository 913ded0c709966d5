"""Short forms that only their makers can judge: of issuers in numbers, and where one is agreed on."""

import re
from collections.abc import Iterator

_ISSUER = re.compile(r"[\u4e00-\u9fff]{1,5}(?=[〔\[［]\d{4}[〕\]］])")  # 冀政办发〔2025〕6号
# （以下简称“…”）
_AGREED = re.compile(r"[简统合]称为?[“\"]?(?P<form>[\u4e00-\u9fff]{1,10})[”\"]?[）)]")


def short_forms(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each."""
    for match in _ISSUER.finditer(text):
        yield match.span()
    for match in _AGREED.finditer(text):
        yield match.span("form")
