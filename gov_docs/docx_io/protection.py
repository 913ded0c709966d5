"""What forbids changing a file: a signature that would break, or a limit its author has set."""

from lxml import etree

from gov_docs.core.errors import RefusedEditError
from gov_docs.core.types import Document
from gov_docs.docx_io.values import switch
from gov_docs.docx_io.xmlns import w

COMMENTS, REVISIONS = "comments", "trackedChanges"


def protection(settings: etree._Element | None) -> str:
    """Return what Word's 限制编辑 still allows (w:edit), '' where it is not in force."""
    found = settings.find(w("documentProtection")) if settings is not None else None
    if found is None or not switch(found.get(w("enforcement"), "0")):
        return ""
    allowed = found.get(w("edit"), "none")
    return "" if allowed == "none" else allowed


def refuse_guarded(document: Document, file: str, wanted: str, *, allow_signed: bool) -> None:
    """Raise RefusedEditError for a signed file, and for one protected against what is wanted.

    `wanted` is COMMENTS, REVISIONS, or '' for plain edits.
    """
    if document.signed and not allow_signed:
        raise RefusedEditError(
            f"{file}：文件带有数字签名或电子印章，修改后签名失效，未作修改；"
            "确需修改请加 --allow-signed"
        )
    allowed = {"": (COMMENTS, REVISIONS, ""), REVISIONS: (COMMENTS, REVISIONS)}.get(
        document.protection, (document.protection,)
    )
    if wanted not in allowed:
        raise RefusedEditError(
            f"{file}：文件设置了“限制编辑”，未作修改；请先在 Word 或 WPS 的“审阅”中停止保护，再重新处理"
        )
