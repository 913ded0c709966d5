"""Every real file is checked, fixed in all three ways, proved, and opens in LibreOffice."""

import os
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from gov_docs.checking.one_file import Checked, How, Setup, check_file, fix_file
from gov_docs.docx_io.read import read_word
from tests.libreoffice import needs_libreoffice, to_text

DATA = os.environ.get("GOVDOCS_TEST_DATA")
SAMPLES = sorted(Path(DATA, "samples").rglob("*.docx")) if DATA else []
pytestmark = [
    pytest.mark.data,
    pytest.mark.skipif(not SAMPLES, reason="GOVDOCS_TEST_DATA is not set"),
]

# LibreOffice 7.4 does not finish opening this one as its author left it either.
ENDLESS = {"010"}
NO_TEXT = {"012"}  # its text as LibreOffice writes it is empty as its author left it, too


def hard(name):
    return next(path for path in SAMPLES if path.parent.name == "hard" and path.name == name)


def changed_parts(before, after):
    with zipfile.ZipFile(before) as old, zipfile.ZipFile(after) as new:
        assert [n for n in new.namelist() if n in set(old.namelist())] == old.namelist()
        return {name for name in old.namelist() if old.read(name) != new.read(name)}


@pytest.fixture(scope="module")
def fixed(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path, How], tuple[Path, Checked]]:
    """Fix a file once for all tests that look at it; return where it is, and what was found."""
    folder = tmp_path_factory.mktemp("fixed")

    @cache
    def fix(path: Path, how: How) -> tuple[Path, Checked]:
        output = folder / how / path.name
        output.parent.mkdir(exist_ok=True)
        return output, fix_file(path, output, Setup(), how=how, allow_signed=True)

    return fix


@pytest.mark.parametrize("how", How)
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_real_file_is_fixed_and_proved(path, how, fixed):
    bytes_before = path.read_bytes()
    output, checked = fixed(path, how)
    assert path.read_bytes() == bytes_before
    assert checked.fixed.untouched_verified
    assert checked.broken == ()
    assert checked.fixed.recheck.new == ()
    before, after = read_word(path).document, read_word(output).document
    assert len(before.paragraphs) == len(after.paragraphs)
    if how is How.COMMENTS:
        assert [p.text for p in before.paragraphs] == [p.text for p in after.paragraphs]
    media = {name for name in changed_parts(path, output) if "/media/" in name}
    assert media == set()


def test_planted_half_width_marks_are_mended_wherever_they_stand(tmp_path):
    output = tmp_path / "in.docx"
    fix_file(hard("in.docx"), output, Setup(only=("punctuation",)))
    before, after = read_word(hard("in.docx")).document, read_word(output).document
    changed = {
        para.place.part
        for para, new in zip(before.paragraphs, after.paragraphs, strict=True)
        if para.text != new.text
    }
    assert {part.value for part in changed} == {
        "body", "table", "textbox", "header", "footer", "footnote",
    }  # fmt: skip


def test_what_must_not_change_in_the_hard_file_does_not(tmp_path):
    output = tmp_path / "in.docx"
    fix_file(hard("in.docx"), output, Setup())
    with zipfile.ZipFile(hard("in.docx")) as old, zipfile.ZipFile(output) as new:
        assert old.read("word/comments.xml") == new.read("word/comments.xml")
        before, after = old.read("word/document.xml"), new.read("word/document.xml")
    assert before.count(b"w:delText") == after.count(b"w:delText")
    text = "".join(para.text for para in read_word(output).document.paragraphs)
    assert "1,234.5" in text
    assert "9:30" in text


def test_the_clean_file_has_no_certain_mistake():
    checked = check_file(hard("clean.docx"), Setup())
    assert [issue for issue in checked.issues if issue.tier.value == "必错"] == []


@needs_libreoffice
@pytest.mark.libreoffice
@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize("how", How)
def test_the_fixed_files_open_in_libreoffice(how, fixed, tmp_path):
    outputs = [fixed(path, how)[0] for path in SAMPLES if path.stem not in ENDLESS]
    # As text, which takes half of the time of a PDF and shows that the text is there.
    texts = to_text(outputs, tmp_path, timeout_s=800)
    lost = [one.stem for one in texts if not one.read_text("utf-8-sig").strip()]
    assert [name for name in lost if name not in NO_TEXT] == []
