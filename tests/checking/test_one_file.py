"""One file end to end, on small documents whose mistakes are known."""

import zipfile
from dataclasses import replace

import pytest

from gov_docs.batch.record import file_record
from gov_docs.checking.looking import look
from gov_docs.checking.one_file import How, Setup, Stamp, fix_file
from gov_docs.checking.writing import edited
from gov_docs.core.errors import RefusedEditError, UnprovenFixError, UnwritableFileError
from gov_docs.core.ignore import Ignore, Ignores, Scope, ignore
from gov_docs.core.types import Span, TextEdit
from gov_docs.core.words import Words, WrongWord
from gov_docs.docx_io.read import read_word
from gov_docs.inputs.plain_text import read_text
from gov_docs.typos.engine import Typo
from tests.docx_builder import build, field, p

ALL = Setup()


def texts(path):
    return [para.text for para in read_word(path).document.paragraphs]


def fixed(path, tmp_path, setup=ALL, **options):
    output = tmp_path / "out" / path.name
    output.parent.mkdir(exist_ok=True)
    return fix_file(path, output, setup, **options), output


def test_a_certain_mistake_is_mended_and_ticked_off(tmp_path):
    path = build(tmp_path, p("各地区,各部门要抓好落实。"))
    checked, output = fixed(path, tmp_path)
    assert texts(output)[0] == "各地区，各部门要抓好落实。"
    assert [mark.rule for mark in checked.fixed.recheck.resolved] == ["PUN014"]
    assert checked.fixed.untouched_verified


def test_without_mistakes_the_copy_is_the_same_bytes(tmp_path):
    path = build(tmp_path, p("各地区，各部门要抓好落实。"))
    _, output = fixed(path, tmp_path, Setup(only=("punctuation",)))
    assert output.read_bytes() == path.read_bytes()


def test_what_needs_a_person_waits_for_a_word(tmp_path):
    path = build(tmp_path, p("要完整，准确反映有关情况。"))
    _, output = fixed(path, tmp_path)
    assert texts(output)[0] == "要完整，准确反映有关情况。"
    _, output = fixed(path, tmp_path, accept=frozenset({"PUN037"}))
    assert texts(output)[0] == "要完整、准确反映有关情况。"


class Guessing:
    """In the model's place: sees a slip only where the comma is right."""

    def find_apart(self, texts):
        guess = Typo(0, 2, "各区", 0.99, "wrong", False, True)
        return [[guess] if "，" in text else [] for text in texts]

    find_closely = find_apart


def test_a_guess_of_the_model_undoes_no_certain_fix(tmp_path):
    path = build(tmp_path, p("各地区,各部门要抓好落实。"))
    checked, output = fixed(path, tmp_path, Setup(model=True, finder=Guessing()))
    assert texts(output)[0] == "各地区，各部门要抓好落实。"
    assert checked.fixed.refused == ()
    assert [mark.rule for mark in checked.fixed.recheck.new] == ["TYP100"]


def test_text_inside_a_field_is_refused_and_said(tmp_path):
    path = build(
        tmp_path, p("见", more=field("REF _x", "各地区,各部门") + "<w:r><w:t>等,办</w:t></w:r>")
    )
    checked, output = fixed(path, tmp_path)
    assert texts(output)[0] == "见各地区,各部门等，办"
    assert [refusal.issue.rule for refusal in checked.fixed.refused] == ["PUN014"]
    assert "域" in checked.fixed.refused[0].why


def test_a_fix_that_makes_a_new_finding_is_left_out_and_said(tmp_path):
    path = build(tmp_path, p("请园区办牵头落实,各单位配合。"))
    words = Words(wrong=(WrongWord("园区办", "园区（办"),))
    checked, output = fixed(path, tmp_path, Setup(words=words))
    assert texts(output)[0] == "请园区办牵头落实，各单位配合。"
    assert [refusal.issue.rule for refusal in checked.fixed.refused] == ["TYP090"]
    assert "PUN009" in checked.fixed.refused[0].why


def test_an_ignored_finding_is_not_mended(tmp_path):
    path = build(tmp_path, p("各地区,各部门要抓好落实。"))
    ignores = Ignores((Ignore(Scope.ALWAYS, "PUN014", ","),))
    checked, output = fixed(path, tmp_path, Setup(ignores=ignores))
    assert output.read_bytes() == path.read_bytes()
    assert [mark.rule for mark in checked.fixed.recheck.ignored] == ["PUN014"]


def test_an_ignored_finding_stays_so_when_a_fix_beside_it_changes_its_surroundings(tmp_path):
    path = build(tmp_path, p("请园区办与市经委联系，落实好有关工作。"))
    words = Words(wrong=(WrongWord("园区办", "园区管委会"), WrongWord("市经委", "市工信局")))
    setup = Setup(only=("TYP090",), words=words)
    document = look(read_word(path).document, setup)
    row = ignore(document.document, document.issues[1], Scope.ONCE, "")
    checked, output = fixed(path, tmp_path, replace(setup, ignores=Ignores((row,))))
    assert texts(output)[0] == "请园区管委会与市经委联系，落实好有关工作。"
    recheck = checked.fixed.recheck
    assert [mark.text for mark in recheck.ignored] == ["市经委"]
    assert (recheck.remaining, recheck.new, checked.fixed.refused) == ((), (), ())


@pytest.mark.parametrize("other", ["once", "field"])
def test_the_finding_that_is_left_is_named_among_equal_ones(tmp_path, other):
    words = Words(wrong=(WrongWord("办", "人民政府办公室"),))
    setup = Setup(only=("TYP090",), words=words)
    plain, more = "<w:r><w:t>办与办</w:t></w:r>", "<w:r><w:t>与办联系</w:t></w:r>"
    middle = field("REF _x", "办") if other == "field" else "<w:r><w:t>办</w:t></w:r>"
    path = build(tmp_path, p("", more=plain + middle + more))
    if other == "once":
        seen = look(read_word(path).document, setup)
        row = ignore(seen.document, seen.issues[2], Scope.ONCE, "")
        setup = replace(setup, ignores=Ignores((row,)))
    checked, output = fixed(path, tmp_path, setup)
    new = "人民政府办公室"
    assert texts(output)[0] == f"{new}与{new}办与{new}联系"
    became = file_record(path, checked)["issues"]
    left = "remaining" if other == "field" else "ignored"
    assert [one["outcome"] for one in became] == ["resolved", "resolved", left, "resolved"]


def test_comments_change_no_text(tmp_path):
    path = build(tmp_path, p("各地区,各部门要抓好落实。"))
    checked, output = fixed(path, tmp_path, how=How.COMMENTS)
    assert texts(output) == texts(path)
    comments = zipfile.ZipFile(output).read("word/comments.xml").decode()
    assert "中文里应当用全角的" in comments
    assert (checked.fixed.applied, checked.fixed.comments) == (0, len(checked.issues))


def test_revisions_keep_the_old_text_for_who_rejects_them(tmp_path):
    path = build(tmp_path, p("各地区,各部门要抓好落实。"))
    _, output = fixed(path, tmp_path, how=How.REVISIONS)
    xml = zipfile.ZipFile(output).read("word/document.xml").decode()
    assert ">,</w:delText>" in xml
    assert texts(output)[0] == "各地区，各部门要抓好落实。"


def test_plain_text_keeps_its_encoding_and_line_ends(tmp_path):
    path = tmp_path / "通知.txt"
    path.write_bytes("关于工作的通知\r\n各地区,各部门要抓好落实。\n尾".encode("gb18030"))
    _, output = fixed(path, tmp_path)
    want = "关于工作的通知\r\n各地区，各部门要抓好落实。\n尾".encode("gb18030")
    assert output.read_bytes() == want


@pytest.mark.parametrize("how", [How.COMMENTS, How.REVISIONS])
def test_plain_text_takes_neither_comments_nor_revisions(how, tmp_path):
    path = tmp_path / "通知.txt"
    path.write_text("各地区,各部门。", encoding="utf-8")
    with pytest.raises(RefusedEditError, match="纯文本"):
        fixed(path, tmp_path, how=how)
    assert list((tmp_path / "out").iterdir()) == []


def test_the_input_is_never_the_output(tmp_path):
    path = build(tmp_path, p("各地区,各部门。"))
    before = path.read_bytes()
    with pytest.raises(UnwritableFileError, match="不能覆盖原文件"):
        fix_file(path, path, Setup())
    assert path.read_bytes() == before


def test_an_original_changed_meanwhile_leaves_no_copy(tmp_path):
    path, output = build(tmp_path, p("甲,乙")), tmp_path / "copy.docx"
    word = read_word(path)
    copy = edited(word, (), How.DIRECT, Stamp("甲", "2026-03-01T09:00:00Z"), allow_signed=False)
    build(tmp_path, p("甲,乙"), {"word/header1.xml": p("页眉")})
    with pytest.raises(UnprovenFixError):
        copy.save(output)
    assert not output.exists()


def test_comments_that_find_no_place_are_said(tmp_path):
    path = build(tmp_path, "", {"word/header1.xml": p("页,眉")})
    checked, _ = fixed(path, tmp_path, Setup(only=("PUN014",)), how=How.COMMENTS)
    assert [refusal.issue.rule for refusal in checked.fixed.refused] == ["PUN014"]


def test_a_text_changed_meanwhile_is_not_written(tmp_path):
    path, output = tmp_path / "a.txt", tmp_path / "b.txt"
    path.write_text("各地区,各部门\n", encoding="utf-8")
    edits = ((TextEdit(Span(0, 3, 4), "，"),),)
    stamp = Stamp("甲", "2026-03-01T09:00:00Z")
    copy = edited(read_text(path), edits, How.DIRECT, stamp, allow_signed=False)
    copy.save(output)
    assert output.read_text(encoding="utf-8") == "各地区，各部门\n"
    path.write_text("另一份\n", encoding="utf-8")
    output.unlink()
    with pytest.raises(UnprovenFixError):
        copy.save(output)
    assert not output.exists()
