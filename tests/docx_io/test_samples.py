"""Real files, by Word, WPS and others, are read whole."""

import os
import zipfile
from pathlib import Path

import pytest

from gov_docs.core.types import Part
from gov_docs.docx_io.read import read_word
from gov_docs.docx_io.xmlns import w

DATA = os.environ.get("GOVDOCS_TEST_DATA")
SAMPLES = sorted(Path(DATA, "samples").rglob("*.docx")) if DATA else []
pytestmark = [
    pytest.mark.data,
    pytest.mark.skipif(not SAMPLES, reason="GOVDOCS_TEST_DATA is not set"),
]
DELETED = {w("del"), w("moveFrom"), w("rt")}
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_every_text_element_of_the_body_is_reached_once(path):
    word = read_word(path)
    reached = [atom.element for nodes in word.nodes.values() for atom in nodes[0].atoms]
    assert len(reached) == len(set(reached))
    main = word.package.main_part()
    missed = [
        element
        for element in word.package.xml(main).iter(w("t"))
        if element.text and element not in set(reached) and not passed_over(element)
    ]
    assert missed == []


def passed_over(element):
    """Say whether text is rightly not read: deleted, hidden, or the old copy of a text box."""
    ancestors = {ancestor.tag for ancestor in element.iterancestors()}
    hidden = element.getparent().find(f"{w('rPr')}/{w('vanish')}") is not None
    return bool(ancestors & DELETED) or FALLBACK in ancestors or hidden


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_formats_are_plausible_and_texts_agree(path):
    word = read_word(path)
    assert word.document.sections
    for para in word.document.paragraphs:
        assert para.text == "".join(atom.text for atom in word.nodes[para.id][0].atoms)
        assert all(0 < run.size_pt < 500 and run.text for run in para.runs)
        assert all(0 <= lock.start < lock.end <= len(para.text) for lock in para.locks)


def hard():
    path = next((path for path in SAMPLES if path.match("hard/in.docx")), None)
    if path is None:
        pytest.skip("samples/hard/in.docx is not there")
    return read_word(path)


@pytest.mark.parametrize(
    ("mark", "part"),
    [
        ("MARKB", Part.BODY), ("INSTXT", Part.BODY), ("CMTANCHOR", Part.BODY), ("LINKTXT", Part.BODY),
        ("SDTIN", Part.BODY), ("SDTBLK", Part.BODY), ("AUTONUM", Part.BODY), ("TBL,", Part.TABLE),
        ("NEST", Part.TABLE), ("TXBX", Part.TEXTBOX), ("IMGTXT", Part.BODY), ("FNAFTER", Part.BODY),
        ("HDR", Part.HEADER), ("FTR", Part.FOOTER), ("FNOTE", Part.FOOTNOTE),
    ],
)  # fmt: skip
def test_the_hard_file_shows_each_planted_word_once(mark, part):
    places = [para.place.part for para in hard().document.paragraphs if mark in para.text]
    assert places == [part]


def test_the_hard_file_keeps_deletions_and_comments_out():
    text = "".join(para.text for para in hard().document.paragraphs)
    assert "DELTXT" not in text
    assert zipfile.ZipFile(hard().package.path).testzip() is None
