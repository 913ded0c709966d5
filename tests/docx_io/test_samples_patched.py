"""Real files are edited all three ways, proved, and open in LibreOffice."""

import os
import random
from pathlib import Path

import pytest

from gov_docs.core.types import FormatEdit, SectionEdit, Span, TextEdit
from gov_docs.docx_io.annotate import annotate
from gov_docs.docx_io.package import save_package
from gov_docs.docx_io.patch import Mode, Patched, patch
from gov_docs.docx_io.read import WordFile, read_word
from gov_docs.docx_io.verify import verify, verify_file
from tests.docx_io.patching import STAMP
from tests.libreoffice import needs_libreoffice, to_pdf

DATA = os.environ.get("GOVDOCS_TEST_DATA")
SAMPLES = sorted(Path(DATA, "samples").rglob("*.docx")) if DATA else []
FEW = ("in.docx", "001.docx", "011.docx", "039.docx", "048.docx")
VALUES = (
    ("font", "黑体"), ("size_pt", 16.0), ("bold", True), ("color", ""), ("align", "center"),
    ("first_line_chars", 2.0), ("snap_to_grid", False),
)  # fmt: skip
pytestmark = [
    pytest.mark.data,
    pytest.mark.skipif(not SAMPLES, reason="GOVDOCS_TEST_DATA is not set"),
]


def stretches(word: WordFile, chance: random.Random) -> list[Span]:
    """Return some short stretches of each of at most 400 paragraphs."""
    found = []
    for para in word.document.paragraphs[:400]:
        for start in range(chance.randrange(8), len(para.text), 25):
            end = min(start + chance.randrange(4), len(para.text))
            found.append(Span(para.id, start, end))
    return found


def changed(word: WordFile, mode: Mode) -> Patched:
    chance = random.Random(word.package.path.name)  # noqa: S311 - a seed, not a secret
    spans = stretches(word, chance)
    if mode is Mode.COMMENTS:
        return annotate(
            word, [(None, "全文"), *((span, "意见") for span in spans)], STAMP, allow_signed=True
        )
    groups = [(TextEdit(span, chance.choice(("", "，", "新 字", "&<"))),) for span in spans]
    groups += [(FormatEdit(s, *chance.choice(VALUES)),) for s in spans[::5] if s.end > s.start]
    groups += [(SectionEdit(i, "top_mm", 37.0),) for i in range(len(word.document.sections))]
    return patch(word, groups, mode, STAMP, allow_signed=True)


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_edits_are_proved(path, mode, tmp_path):
    word = read_word(path)
    made = changed(word, mode)
    verify(word, made)
    output = tmp_path / "out.docx"
    save_package(word.package, made.changed, output)
    verify_file(path, output, made)
    wanted = len(made.edits) + len(made.ours)
    assert wanted > len(made.refused)


@pytest.mark.slow
@pytest.mark.libreoffice
@needs_libreoffice
def test_the_results_open_in_libreoffice(tmp_path):
    outputs = []
    for path in (path for path in SAMPLES if path.name in FEW):
        word = read_word(path)
        for mode in Mode:
            output = tmp_path / f"{path.stem}-{mode}.docx"
            save_package(word.package, changed(word, mode).changed, output)
            outputs.append(output)
    assert all(pdf.stat().st_size > 1000 for pdf in to_pdf(outputs, tmp_path))
