"""A created file read back: what it says, how it looks, what its user is told."""

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from gov_docs.checking.looking import Setup, look
from gov_docs.core.draft import Draft, DraftParagraph
from gov_docs.core.errors import GovDocsError, UnwritableFileError
from gov_docs.core.roles import label
from gov_docs.core.types import Document, Part, Role, Tier
from gov_docs.docx_io.create import fonts, write, write_text
from gov_docs.docx_io.create.figures import figures
from gov_docs.docx_io.read import read_word
from gov_docs.inputs.plain_text import read_text
from tests.docx_io.create.drafts import BORROWED, DOCUMENT, FORMS, UPWARD


def made(draft: Draft, folder: Path, **how: object) -> Document:
    path = folder / "made.docx"
    write(draft, path, **how)
    return label(read_word(path).document)


def part(folder: Path, name: str) -> str:
    with zipfile.ZipFile(folder / "made.docx") as package:
        return package.read(name).decode() if name in package.namelist() else ""


@pytest.mark.parametrize("name", FORMS)
def test_nothing_of_the_layout_or_structure_is_found_in_a_complete_draft(tmp_path, name):
    path = tmp_path / "made.docx"
    write(FORMS[name], path)
    found = look(read_word(path).document, Setup())
    assert [i.message for i in found.issues if i.rule.startswith(("FMT", "DOC"))] == []
    assert [i.message for i in found.issues if i.tier is Tier.ERROR] == []


@pytest.mark.parametrize("name", FORMS)
def test_every_word_of_the_draft_is_in_the_file(tmp_path, name):
    draft = FORMS[name]
    text = "".join(para.text for para in made(draft, tmp_path).paragraphs)
    text = "".join(text.split())
    said = [draft.title, *(one.text for one in draft.body), *draft.cc, *draft.addressees]
    said += [one.title for one in draft.attachments] + [draft.printer, draft.annotation]
    if name in ("letter", "classified_letter"):
        said.remove(draft.printer)  # a letter's imprint has the copies only (10.1)
    for one in said:
        assert "".join(one.split()) in text


def test_the_elements_are_read_back(tmp_path):
    elements = made(UPWARD, tmp_path).elements
    assert (elements.kind, elements.doc_number) == ("请示", "东档发〔2026〕15号")
    assert elements.signatory == "李强国、王平、赵小龙"
    assert elements.cc == UPWARD.cc


def test_a_mark_of_secrecy_is_read_back_from_every_form(tmp_path):
    for name in ("classified", "classified_letter"):
        assert made(FORMS[name], tmp_path).elements.secrecy == "机密★1年"


def test_paragraphs_have_named_styles_and_no_format_of_their_own(tmp_path):
    styles = {p.layout.style for p in made(DOCUMENT, tmp_path).paragraphs if p.text.strip()}
    assert styles >= {"公文标题", "公文正文", "公文主送机关", "公文一级标题", "公文抄送机关"}
    document = part(tmp_path, "word/document.xml")
    assert "<w:rFonts" not in document
    assert "<w:sz " not in document
    assert "<w:jc" not in document.replace('<w:jc w:val="center"/><w:tblBorders>', "")


def test_sources_are_comments_only_when_asked(tmp_path):
    draft = replace(DOCUMENT, body=(BORROWED,))
    made(draft, tmp_path)
    assert not part(tmp_path, "word/comments.xml")
    made(draft, tmp_path, with_sources=True)
    comments = part(tmp_path, "word/comments.xml")
    assert 'w:author="gov_docs 来源"' in comments
    assert "《全省档案工作方案》（省档〔2025〕3号），二、任务" in comments


def test_blanks_and_what_a_model_wrote_can_be_seen(tmp_path):
    modelled = DraftParagraph(Role.BODY, "模型写的一段。", by_model=True)
    made(replace(DOCUMENT, body=(BORROWED, modelled)), tmp_path)
    document = part(tmp_path, "word/document.xml")
    blank = '<w:rStyle w:val="GwBlank"/></w:rPr><w:t xml:space="preserve">【待填：事项】'
    assert blank in document
    assert '<w:rStyle w:val="GwByModel"/></w:rPr><w:t xml:space="preserve">模型' in document


def test_a_text_with_characters_a_file_cannot_hold_is_written_without_them(tmp_path):
    paragraph = DraftParagraph(Role.BODY, 'a<b> & "c"\x00\x1b\ufffc\ud800结束。')
    texts = [p.text for p in made(replace(DOCUMENT, body=(paragraph,)), tmp_path).paragraphs]
    assert 'a<b> & "c"结束。' in texts


def test_the_same_draft_gives_the_same_bytes(tmp_path):
    from datetime import UTC, datetime

    when = datetime(2026, 3, 1, tzinfo=UTC)
    for name in ("a.docx", "b.docx"):
        write(DOCUMENT, tmp_path / name, when=when)
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()


def test_where_it_cannot_be_written_nothing_is_left(tmp_path):
    with pytest.raises(UnwritableFileError):
        write(DOCUMENT, tmp_path / "missing" / "made.docx")
    assert list(tmp_path.iterdir()) == []


def test_a_machine_without_the_fonts_is_told_of_once(tmp_path, monkeypatch):
    monkeypatch.setattr(fonts, "installed", lambda: frozenset({"simsun", "黑体"}))
    (warning,) = fonts.missing_fonts(figures())
    assert "仿宋_GB2312、楷体_GB2312、方正小标宋简体" in warning
    monkeypatch.setattr(fonts, "installed", frozenset)
    assert fonts.missing_fonts(figures()) == ()


def test_too_many_addressees_for_page_one_are_told_of(tmp_path):
    draft = replace(DOCUMENT, addressees=tuple(f"东河市第{n}档案馆" for n in range(60)))
    assert any("首页" in warning for warning in write(draft, tmp_path / "made.docx"))


def test_a_faulty_table_of_figures_is_told_in_a_sentence(tmp_path):
    table = tmp_path / "own.toml"
    table.write_text("[paper]\n", encoding="utf-8")
    with pytest.raises(GovDocsError, match="版式文件"):
        write(DOCUMENT, tmp_path / "made.docx", profile=table)


def test_an_empty_draft_makes_a_file_that_opens(tmp_path):
    from gov_docs.core.draft import Form

    for form in Form:
        document = made(Draft(form, "通知", ""), tmp_path)
        assert document.sections


def test_every_line_of_a_plain_text_is_in_the_file(tmp_path):
    lines = [
        "东河市档案局文件", "东档发〔2026〕15号", "关于加强档案管理的通知", "各县区档案局：",
        "现就有关事项通知如下。", "一、抓好落实", "附件：1.名单", "2.分工表", "东河市档案局",
        "2026年3月12日", "附件1", "名单", "张三。", "抄送：市委办公室。",
        "东河市档案局办公室  2026年3月13日印发",
    ]  # fmt: skip
    source = tmp_path / "a.txt"
    source.write_text("\n\n".join(lines), encoding="utf-8")
    write_text(label(read_text(source).document), tmp_path / "made.docx")
    document = label(read_word(tmp_path / "made.docx").document)
    shown = [
        " ".join(p.text.split()) for p in document.paragraphs if p.place.part is not Part.FOOTER
    ]
    assert [one for one in shown if one.strip("\ufffc")] == [" ".join(one.split()) for one in lines]
    assert document.elements.doc_number == "东档发〔2026〕15号"
