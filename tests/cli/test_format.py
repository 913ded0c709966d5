"""`govdocs format` from the command line."""

import json

import pytest

from gov_docs.docx_io.create import write
from gov_docs.docx_io.read import read_word
from gov_docs.inputs.libreoffice import program
from tests.docx_io.create.drafts import DOCUMENT


def test_a_text_becomes_a_file_laid_out_to_the_standard(document, output_of, tmp_path):
    output = tmp_path / "排好.docx"
    status, told, _ = output_of("format", document, "--output", output)
    assert status == 0
    assert "排好.docx" in told
    texts = [para.text for para in read_word(output).document.paragraphs]
    assert "请园区办牵头，会同企业抓好落实。" in texts


def test_a_word_file_is_patched_and_its_changes_are_counted(output_of, tmp_path):
    source, output = tmp_path / "a.docx", tmp_path / "b.docx"
    write(DOCUMENT, source)
    before = source.read_bytes()
    status, told, _ = output_of("format", source, "--output", output, "--format", "json")
    assert status == 0
    assert json.loads(told)["changes"] == 0
    assert source.read_bytes() == before


@pytest.mark.parametrize("name", ["a.txt", "a.odt", "a"])
def test_another_kind_of_output_is_refused_in_a_sentence(document, output_of, tmp_path, name):
    status, _, why = output_of("format", document, "--output", tmp_path / name)
    assert status == 2
    assert ".docx 或 .pdf" in why
    assert not (tmp_path / name).exists()


def test_the_input_is_not_written_over(output_of, tmp_path):
    source = tmp_path / "a.docx"
    write(DOCUMENT, source)
    before = source.read_bytes()
    status, _, why = output_of("format", source, "--output", source)
    assert status == 2
    assert "不能覆盖原文件" in why
    assert source.read_bytes() == before


def test_without_libreoffice_a_pdf_is_refused_with_advice(
    document, output_of, tmp_path, monkeypatch
):
    monkeypatch.setattr("gov_docs.desk.laying_out.program", lambda: None)
    status, _, why = output_of("format", document, "--output", tmp_path / "a.pdf")
    assert status == 2
    assert "LibreOffice" in why
    assert not (tmp_path / "a.pdf").exists()


@pytest.mark.libreoffice
@pytest.mark.skipif(program() is None, reason="LibreOffice (soffice) is not installed")
def test_a_pdf_is_made(document, output_of, tmp_path):
    output = tmp_path / "a.pdf"
    status, _, _ = output_of("format", document, "--output", output)
    assert status == 0
    assert output.read_bytes().startswith(b"%PDF")


def test_a_file_that_is_not_there_is_told(output_of, tmp_path):
    status, _, why = output_of("format", tmp_path / "无.docx", "--output", tmp_path / "b.docx")
    assert status == 2
    assert "无.docx" in why
