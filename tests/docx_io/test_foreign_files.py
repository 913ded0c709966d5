"""Files as other programs write them: read whole, mended in place, proved."""

import re
import zipfile

import pytest

from gov_docs.checking.one_file import How, Setup, check_file, fix_file
from gov_docs.docx_io.read import read_word
from tests.docx_builder import NAMES, build, p, text_box, write_zip
from tests.libreoffice import needs_libreoffice, to_docx

MAIN, RELATIONS = "word/document.xml", "word/_rels/document.xml.rels"
WRONG, RIGHT = "各地区,各部门要抓好落实。", "各地区，各部门要抓好落实。"
STRICT = {
    NAMES["w"]: "http://purl.oclc.org/ooxml/wordprocessingml/main",
    NAMES["r"]: "http://purl.oclc.org/ooxml/officeDocument/relationships",
    NAMES["m"]: "http://purl.oclc.org/ooxml/officeDocument/math",
    NAMES["a"]: "http://purl.oclc.org/ooxml/drawingml/main",
}


@pytest.fixture
def parts(tmp_path):
    """Return the parts of a document with the same slip in body, text box, header and note."""
    body = p(WRONG, more='<w:r><w:footnoteReference w:id="2"/></w:r>' + text_box(p(WRONG)))
    path = build(
        tmp_path,
        body,
        {
            "word/styles.xml": '<w:style w:type="paragraph" w:default="1" w:styleId="a"/>',
            "word/header1.xml": p(WRONG),
            "word/footnotes.xml": f'<w:footnote w:id="2">{p(WRONG)}</w:footnote>',
        },
    )
    return {name: zipfile.ZipFile(path).read(name) for name in zipfile.ZipFile(path).namelist()}


def mended(path, how=How.DIRECT):
    """Return the texts of the fixed copy, and check that the input was left alone."""
    before = path.read_bytes()
    output = path.with_name("out.docx")
    checked = fix_file(path, output, Setup(only=("punctuation",)), how=how)
    assert checked.fixed.untouched_verified
    assert checked.fixed.refused == ()
    assert path.read_bytes() == before
    return [para.text for para in read_word(output).document.paragraphs]


def all_right(texts):
    return len(texts) == 4 and all(RIGHT in text for text in texts)


def single_quotes(xml):
    return re.sub(r'="([^"]*)"', r"='\1'", xml)


def other_prefix(xml):
    xml = re.sub(r"(</?)w:", r"\1ns0:", xml)
    return xml.replace(" w:", " ns0:").replace("xmlns:w=", "xmlns:ns0=")


def default_namespace(xml):
    return re.sub(r"(</?)w:", r"\1", xml).replace("xmlns:w=", f'xmlns="{NAMES["w"]}" xmlns:w=')


def cdata(xml):
    return xml.replace("各地区,各部门", "<![CDATA[各地区,各]]>部门")


def references(xml):
    return xml.replace("各地区,", "&#21508;&#x5730;区&#44;")


def lines(xml):
    return xml.replace("><", ">\r\n  <")


def odd_spaces(xml):
    return xml.replace('<w:t xml:space="preserve">', "<w:t\n xml:space = 'preserve' >")


def byte_order_mark(xml):
    return "\ufeff" + xml


def no_declaration(xml):
    return xml[xml.index("<w:document") :]


SPELLINGS = (
    single_quotes, other_prefix, default_namespace, cdata, references, lines, odd_spaces,
    byte_order_mark, no_declaration,
)  # fmt: skip


@pytest.mark.parametrize("how", [How.DIRECT, How.REVISIONS])
@pytest.mark.parametrize("spelling", SPELLINGS, ids=lambda one: one.__name__)
def test_xml_may_be_spelled_in_many_ways(parts, tmp_path, spelling, how):
    parts[MAIN] = spelling(parts[MAIN].decode()).encode()
    assert all_right(mended(write_zip(tmp_path / "a.docx", parts), how))


@pytest.mark.parametrize("how", How)
def test_strict_files_are_mended_and_stay_strict(parts, tmp_path, how):
    for name, data in parts.items():
        for usual, strict in STRICT.items() if name != "[Content_Types].xml" else ():
            data = data.replace(usual.encode(), strict.encode())
        parts[name] = data
    parts[MAIN] = parts[MAIN].replace(b'w:w="11906"', b'w:w="210mm"')
    path = write_zip(tmp_path / "strict.docx", parts)
    assert all_right(mended(path, how)) or how is How.COMMENTS
    assert check_file(path, Setup()).document.sections[0].width_mm == 210
    written = zipfile.ZipFile(tmp_path / "out.docx")
    assert all(NAMES["w"].encode() not in written.read(name) for name in written.namelist())


@pytest.mark.parametrize("lost", ["word/styles.xml", "[Content_Types].xml"])
def test_parts_a_program_leaves_out_are_not_missed(parts, tmp_path, lost):
    del parts[lost]
    assert all_right(mended(write_zip(tmp_path / "a.docx", parts)))


def test_targets_may_be_absolute(parts, tmp_path):
    for name, root in (("_rels/.rels", b"/"), (RELATIONS, b"/word/")):
        parts[name] = parts[name].replace(b'Target="', b'Target="' + root)
    assert all_right(mended(write_zip(tmp_path / "a.docx", parts)))


def test_the_document_may_lie_elsewhere(parts, tmp_path):
    parts["main.xml"] = parts.pop(MAIN)
    relations = parts.pop(RELATIONS)
    parts["_rels/main.xml.rels"] = relations.replace(b'Target="', b'Target="word/')
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(MAIN.encode(), b"main.xml")
    assert all_right(mended(write_zip(tmp_path / "a.docx", parts)))


@pytest.mark.parametrize("kind", ["stored", "with long sizes", "with folders", "after a program"])
def test_the_zip_may_be_of_many_kinds(parts, tmp_path, kind):
    path = tmp_path / "a.docx"
    method = zipfile.ZIP_STORED if kind == "stored" else zipfile.ZIP_DEFLATED
    with path.open("wb") as stream:
        stream.write(b"MZ" + bytes(300) if kind == "after a program" else b"")
        with zipfile.ZipFile(stream, "w", method) as made:
            if kind == "with folders":
                made.writestr("word/", b"")
            for name, data in parts.items():
                with made.open(name, "w", force_zip64=kind == "with long sizes") as one:
                    one.write(data)
    assert all_right(mended(path))


@pytest.mark.parametrize("encoding", ["utf-16", "gb18030", "us-ascii"])
def test_a_part_in_another_encoding_is_read_and_its_fixes_refused(parts, tmp_path, encoding):
    xml = parts[MAIN].decode().replace("UTF-8", encoding)
    parts[MAIN] = xml.encode(encoding, "xmlcharrefreplace")
    path = write_zip(tmp_path / "a.docx", parts)
    checked = fix_file(path, tmp_path / "out.docx", Setup(only=("PUN014",)))
    assert {refusal.why[:12] for refusal in checked.fixed.refused} == {"文件内部不是 UTF-8"}
    assert checked.fixed.applied == 2  # the header and the note


_ODF = "urn:oasis:names:tc:opendocument:xmlns"
FLAT = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="{_ODF}:office:1.0" xmlns:text="{_ODF}:text:1.0" xmlns:table="{_ODF}:table:1.0"
 office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>
<text:h text:outline-level="1">关于做好工作的通知</text:h><text:p>{WRONG}</text:p>
<table:table><table:table-row><table:table-cell><text:p>{WRONG}</text:p></table:table-cell></table:table-row>
</table:table></office:text></office:body></office:document>"""


@needs_libreoffice
@pytest.mark.libreoffice
def test_what_libreoffice_writes_is_mended(tmp_path):
    (tmp_path / "a.fodt").write_text(FLAT, encoding="utf-8")
    (tmp_path / "b.txt").write_text(f"关于做好工作的通知\n{WRONG}\n", encoding="utf-8-sig")
    for path in to_docx([tmp_path / "a.fodt", tmp_path / "b.txt"], tmp_path):
        texts = mended(path)
        assert RIGHT in texts
        assert WRONG not in texts
