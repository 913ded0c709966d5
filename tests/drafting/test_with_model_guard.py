"""What may not be sent is refused, whatever form it takes; ordinary documents pass."""

from dataclasses import replace

import pytest

from gov_docs.core.draft import Draft, Form
from gov_docs.core.types import Document, Paragraph, Part, Place, Run
from gov_docs.drafting import with_model_guard
from gov_docs.drafting.with_model_guard import guard_document, guard_draft, guard_text
from gov_docs.providers.errors import RefusedToSendError

IDENTITY = "11010519491231002X"


@pytest.mark.parametrize(
    "text",
    [
        "秘密★1年",
        "机 密 ★ 长期",
        "关于某事的通知\n　秘密\n各有关单位：",
        "绝密☆",
        "密级：机密",
        "密级:秘密",
        "机\u200b密★6个月",
        "（内部资料，不得外传）",
        "正文里引用了机密★5年的文件。",
    ],
)
def test_a_secrecy_mark_is_refused(text):
    with pytest.raises(RefusedToSendError, match="密级"):
        guard_text(text)


@pytest.mark.parametrize(
    "text",
    [
        f"申请人身份证号{IDENTITY}。",
        "身份证号１１０１０５１９４９１２３１００２Ｘ。",
        f"身份证号{IDENTITY[:6]}\u200b{IDENTITY[6:]}",
        "王某（13812345678）已到岗。",
        "银行卡号6222021234567890128",
    ],
)
def test_personal_data_is_refused_and_not_repeated(text):
    with pytest.raises(RefusedToSendError, match="个人信息") as caught:
        guard_text(text)
    assert not any(char.isdigit() for char in str(caught.value))


@pytest.mark.parametrize(
    "text",
    [
        "保守国家秘密，保护商业秘密和个人信息。",
        "各级机关要加强保密工作，不得泄露工作秘密。",
        "总投资138123.45万元，文号〔2026〕13号。",
        "开展涉密人员培训。",
    ],
)
def test_an_ordinary_text_passes(text):
    guard_text(text)


def document(*texts, part=Part.BODY):
    return Document(
        tuple(Paragraph(at, (Run(text),), Place(part)) for at, text in enumerate(texts))
    )


def test_a_document_is_refused_for_a_mark_anywhere_in_it():
    guard_document(document("关于某事的通知", "各有关单位：", "请抓好落实。"))
    for part in (Part.BODY, Part.TEXTBOX, Part.HEADER):
        with pytest.raises(RefusedToSendError):
            guard_document(document("秘密★1年", "关于某事的通知", part=part))


def test_a_draft_that_is_to_be_secret_is_refused():
    draft = Draft(Form.DOCUMENT, "通知", "关于某事的通知")
    guard_draft(draft, ["正文。"])
    with pytest.raises(RefusedToSendError):
        guard_draft(replace(draft, secrecy="【待填：密级】"), ["正文。"])


def test_a_rule_that_fails_refuses(monkeypatch):
    class Broken:
        id, name = "PRV001", "公民身份号码"

        def check(self, document):
            raise RuntimeError

    monkeypatch.setattr(with_model_guard, "chosen_rules", lambda _: (Broken(),))
    with pytest.raises(RefusedToSendError):
        guard_text("请抓好落实。")
