"""What may not go to a language model's service: secrets and personal data."""

import re
import unicodedata
from collections.abc import Iterable

from gov_docs.checking.looking import chosen_rules
from gov_docs.core import marks, pipeline
from gov_docs.core.draft import Draft
from gov_docs.core.roles import label
from gov_docs.core.types import Document, Paragraph, Role, Run
from gov_docs.providers.errors import RefusedToSendError

_SECRET = re.compile(
    r"(?:绝\s*密|机\s*密|秘\s*密)\s*[★☆*]"
    r"|密\s*级\s*:\s*(?:绝\s*密|机\s*密|秘\s*密)"
    r"|内部\s*(?:资料|文件|材料|刊物).{0,6}(?:不得|严禁|请勿|注意)\s*(?:外传|保存|保密)"
)
_LINE = re.compile(f"(?:{marks.SECRECY.pattern})")


def guard_text(text: str) -> None:
    """Raise RefusedToSendError for a text with a secrecy mark or personal data, whatever its form.

    Full-width and invisible characters hide nothing; a rule that fails refuses too.
    """
    lines = [_plain(line) for line in text.splitlines()]
    if any(_SECRET.search(line) or _LINE.fullmatch(line.strip()) for line in lines):
        raise RefusedToSendError(_SECRECY)
    _guard_privacy(Document(tuple(Paragraph(at, (Run(line),)) for at, line in enumerate(lines))))


def guard_document(document: Document) -> None:
    """Raise RefusedToSendError for a document no part of which may be sent."""
    labelled = label(document)
    marked = any(para.role is Role.SECRECY for para in labelled.paragraphs)
    if labelled.elements.secrecy or marked:
        raise RefusedToSendError(_SECRECY)
    guard_text("\n".join(para.text for para in document.paragraphs))


def guard_draft(draft: Draft, texts: Iterable[str]) -> None:
    """Raise RefusedToSendError for a draft that is to be secret, or whose texts may not be sent."""
    if draft.secrecy.strip():
        raise RefusedToSendError(_SECRECY)
    guard_text("\n".join(texts))


_SECRECY = "内容标有密级或者“内部资料”，不能发给语言模型，没有发送任何内容。"


def _guard_privacy(document: Document) -> None:
    rules = chosen_rules(("privacy",))
    found = pipeline.check(document, rules)
    hit = {issue.rule for issue in found.issues} | set(found.broken)
    names = [rule.name for rule in rules if rule.id in hit]
    if names:
        raise RefusedToSendError(
            f"内容里有个人信息（{'、'.join(names)}），不能发给语言模型，没有发送任何内容；"
            "请先遮住或删去再试。"
        )


def _plain(line: str) -> str:
    shown = "".join(char for char in line if unicodedata.category(char) != "Cf")
    return unicodedata.normalize("NFKC", shown)
