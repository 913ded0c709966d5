"""Drafts of every form, complete and conforming, for the tests of the layout."""

from dataclasses import replace

from gov_docs.core.draft import Draft, DraftAttachment, DraftParagraph, Form, Source
from gov_docs.core.types import Role

SENTENCE = (
    "各县区要会同有关单位按照统一部署开展排查，建立问题清单和责任清单，明确整改措施和完成时限。"
)
BODY = DraftParagraph(Role.BODY, SENTENCE * 2)


def body(count: int) -> tuple[DraftParagraph, ...]:
    """Return an opening and so many paragraphs under headings of three levels."""
    found = [DraftParagraph(Role.BODY, "为做好全市档案安全管理工作，现就有关事项通知如下。")]
    for at, number in zip(range(count), "一二三四五六七八九十" * 5, strict=False):
        found += [DraftParagraph(Role.HEADING1, f"{number}、落实工作责任"), BODY]
        if at == 0:
            found += [DraftParagraph(Role.HEADING2, f"（一）加强领导。{SENTENCE}")]
            found += [DraftParagraph(Role.HEADING3, "1.明确分工"), BODY]
    return tuple(found)


DOCUMENT = Draft(
    Form.DOCUMENT,
    "通知",
    "东河市档案局关于进一步加强全市机关档案安全管理工作的通知",
    issuers=("东河市档案局",),
    doc_number="东档发〔2026〕15号",
    addressees=("各县（市、区）档案局", "市直各单位"),
    body=body(6),
    signatures=("东河市档案局",),
    date="2026年3月12日",
    annotation="联系人：档案科，电话：0800-1234567",
    cc=("市委办公室", "市人大常委会办公室", "市政府办公室", "市政协办公室"),
    printer="东河市档案局办公室",
    printed="2026年3月13日",
)
ATTACHED = replace(
    DOCUMENT,
    attachments=(
        DraftAttachment("档案安全检查表", (BODY,)),
        DraftAttachment("档案安全责任分工", (DraftParagraph(Role.HEADING1, "一、职责"), BODY)),
    ),
)
JOINT = replace(
    DOCUMENT,
    issuers=("东河市档案局", "东河市发展和改革委员会"),
    signatures=("东河市档案局", "东河市发展和改革委员会"),
)
CLASSIFIED = replace(DOCUMENT, copy_number="000012", secrecy="机密★1年", urgency="特急")
UPWARD = replace(
    DOCUMENT,
    form=Form.UPWARD,
    kind="请示",
    title="东河市档案局关于建设档案新馆的请示",
    addressees=("东河市人民政府",),
    signatories=("李强国", "王平", "赵小龙"),
)
LETTER = replace(
    DOCUMENT,
    form=Form.LETTER,
    kind="函",
    title="东河市档案局关于商请提供馆藏目录的函",
    doc_number="东档函〔2026〕8号",
    addressees=("东河市图书馆",),
)
CLASSIFIED_LETTER = replace(LETTER, copy_number="000012", secrecy="机密★1年", urgency="特急")
ORDER = Draft(
    Form.ORDER,
    "命令",
    "东河市人民政府令",
    issuers=("东河市人民政府",),
    doc_number="第12号",
    body=(DraftParagraph(Role.BODY, "《东河市档案管理办法》已经审议通过，现予公布。"),),
    signatures=("市长　李强国",),
    date="2026年3月1日",
)
MINUTES = Draft(
    Form.MINUTES,
    "纪要",
    "东河市人民政府专题会议纪要",
    issuers=("东河市人民政府",),
    doc_number="〔2026〕5号",
    body=(
        *body(2)[1:],
        DraftParagraph(Role.BODY, "出席：李强国（市档案局）、赵小龙（市财政局）。"),
        DraftParagraph(Role.BODY, "列席：孙立（市公安局）。"),
    ),
    date="2026年3月8日",
    cc=("市委办公室",),
    printer="东河市人民政府办公室",
    printed="2026年3月8日",
)
COVERING = replace(  # a line and a half too much for page 1, were it laid out loosely
    DOCUMENT,
    title="东河市档案局关于印发《东河市机关档案安全专项检查工作方案》的通知",
    addressees=("各县（市、区）档案局",),
    body=(
        DraftParagraph(
            Role.BODY,
            "现将《东河市机关档案安全专项检查工作方案》印发给你们，请结合实际，认真贯彻执行。",
        ),
    ),
    attachments=(DraftAttachment("东河市机关档案安全专项检查工作方案", body(4)),),
    annotation="",
)
PLAIN = Draft(Form.PLAIN, "方案", "东河市档案安全专项检查工作方案", body=body(5))
LONG = replace(DOCUMENT, body=body(3), attachments=(), annotation="")
FORMS = {
    "document": DOCUMENT, "attached": ATTACHED, "joint": JOINT, "classified": CLASSIFIED,
    "upward": UPWARD, "letter": LETTER, "classified_letter": CLASSIFIED_LETTER, "order": ORDER,
    "minutes": MINUTES, "plain": PLAIN,
}  # fmt: skip
BORROWED = DraftParagraph(
    Role.BODY,
    "摸清【待填：事项】底数。",
    Source(7, "全省档案工作方案", "二、任务", "省档〔2025〕3号"),
)
