"""Sections: where they begin, what they inherit, and who shows the page number."""

import pytest

from gov_docs.core.types import PageNumber
from gov_docs.docx_io.read import read_word
from tests.docx_builder import SECTION, build, field, p, text_box


def reference(kind, part):
    return f'<w:footerReference w:type="{kind}" r:id="{part}"/>'


def test_sections_begin_after_the_paragraph_that_ends_one(tmp_path):
    end = SECTION.format(refs="")
    body = p("一") + p("二", end, more=text_box(p("框"))) + p("三") + p("四", end) + p("五")
    word = read_word(build(tmp_path, body, section=end))
    assert [section.first_para for section in word.document.sections] == [0, 3, 5]
    assert [part for part, _ in word.sections] == ["word/document.xml"] * 3


def test_a_tracked_old_section_is_no_section(tmp_path):
    old = "<w:sectPrChange><w:sectPr/></w:sectPrChange></w:sectPr>"
    section = SECTION.format(refs="").replace("</w:sectPr>", old)
    assert len(read_word(build(tmp_path, p("一"), section=section)).document.sections) == 1


def test_a_file_without_sections_has_none(tmp_path):
    assert read_word(build(tmp_path, p("一"), section="")).document.sections == ()


PAGE = p(more=field("PAGE  \\* MERGEFORMAT", "1"))


@pytest.mark.parametrize(
    ("footer", "form"),
    [
        (PAGE, "decimal"),
        (
            p(
                more='<w:fldSimple w:instr="PAGE \\* ArabicDash"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
            ),
            "numberInDash",
        ),
        (p(more="<w:r><w:pgNum/></w:r>"), "decimal"),
        (p(more=text_box(PAGE)), "decimal"),
        (f"<w:sdt><w:sdtContent>{PAGE}</w:sdtContent></w:sdt>", "decimal"),
        (p(more=field("PA</w:instrText></w:r><w:r><w:instrText>GE", "1")), "decimal"),
        (p(more=field("NUMPAGES", "1")), None),
        (p("1"), None),
    ],
)
def test_page_numbers_are_found_in_footers(tmp_path, footer, form):
    document = read_word(build(tmp_path, p("文"), {"word/footer1.xml": footer})).document
    numbers = document.sections[0].page_numbers
    assert [number.format for number in numbers] == ([form] if form else [])
    for number in numbers:
        assert document.paragraphs[number.para].text in ("1", "\ufffc")


def test_footers_are_inherited_and_count_where_they_are_shown(tmp_path):
    parts = {"word/footer1.xml": PAGE, "word/footereven.xml": PAGE, "word/footerfirst.xml": PAGE}
    refs = "".join(
        map(reference, ("default", "even", "first"), ("footer1", "footereven", "footerfirst"))
    )
    plain = SECTION.format(refs="")
    first = SECTION.format(refs=refs)
    title = plain.replace("<w:docGrid", '<w:pgNumType w:fmt="upperRoman"/><w:titlePg/><w:docGrid')
    path = build(tmp_path, p("一", first) + p("二"), parts, section=title)
    sections = read_word(path).document.sections
    assert sections[0].page_numbers == (PageNumber("default", 2),)
    assert sections[1].page_numbers == (
        PageNumber("default", 2, "upperRoman"),
        PageNumber("first", 4, "upperRoman"),
    )
    assert sections[1].title_page


def test_even_footers_count_where_the_settings_say_so(tmp_path):
    parts = {
        "word/footer1.xml": PAGE,
        "word/footereven.xml": PAGE,
        "word/settings.xml": "<w:evenAndOddHeaders/>",
    }
    (section,) = read_word(build(tmp_path, p("一"), parts)).document.sections
    assert section.odd_even
    assert [number.kind for number in section.page_numbers] == ["default", "even"]


def test_a_signature_part_or_a_seal_makes_a_file_signed(tmp_path):
    assert not read_word(build(tmp_path, p("一"))).document.signed
    assert read_word(build(tmp_path, p("一"), {"_xmlsignatures/sig1.xml": b"<a/>"})).document.signed
    seal = '<w:r><w:object><o:OLEObject ProgID="SealCtrl.Seal.1"/></w:object></w:r>'
    assert read_word(build(tmp_path, p("一", more=seal))).document.signed
