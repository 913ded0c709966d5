"""A person's word list read from and written to files."""

import zipfile

import openpyxl
import pytest

from gov_docs.core.errors import UnreadableFileError, UnwritableFileError
from gov_docs.core.words import Words, WrongWord
from gov_docs.tables import words
from gov_docs.tables.words import read_words, write_words
from tests.docx_builder import write_zip

WORDS = Words(
    ("河东镇", "通办中心"),
    (WrongWord("园区办", "园区管委会", ("园区办公楼",), "2024年起"), WrongWord("大伙")),
    (("河东镇", "新设的镇"),),
)
HEADER = "类型\t词语\t建议\t例外\t备注\n"


@pytest.mark.parametrize("name", ["words.tsv", "words.xlsx"])
def test_what_is_written_is_read_again(tmp_path, name):
    write_words(tmp_path / name, WORDS)
    assert read_words(tmp_path / name) == (WORDS, ())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_any_common_encoding_is_read(tmp_path, encoding):
    path = tmp_path / "words.tsv"
    path.write_bytes((HEADER + "错\t大伙\n").encode(encoding))
    assert read_words(path) == (Words((), (WrongWord("大伙"),)), ())


def test_exceptions_may_be_divided_as_people_divide_them(tmp_path):
    path = tmp_path / "words.tsv"
    path.write_text(HEADER + "错\t园区办\t\t园区办公、园区办事；园区办好\n", encoding="utf-8")
    words, _ = read_words(path)
    assert words.wrong[0].exceptions == ("园区办公", "园区办事", "园区办好")


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("坏\t大伙", "类型应当写"),
        ("错\t", "没有写词语"),
        ("对\t河东镇", "前面已经有了"),
        ("错\t大伙\t大伙", "建议和错词相同"),
        ("错\t大伙\t大家\t大家伙", "例外“大家伙”里没有“大伙”"),
        ("错\t大伙\t大家\t\t\t多余", "多了制表符"),
    ],
)
def test_a_broken_row_costs_only_itself(tmp_path, line, why):
    path = tmp_path / "words.tsv"
    path.write_text(HEADER + f"对\t河东镇\n{line}\n错\t咱们\t我们\n", encoding="utf-8")
    words, broken = read_words(path)
    assert words == Words(("河东镇",), (WrongWord("咱们", "我们"),))
    assert [(one.file, one.line) for one in broken] == [("words.tsv", 3)]
    assert why in broken[0].why
    assert "河东镇" in str(broken[0])


def test_a_broken_row_of_a_workbook_is_named_by_its_row(tmp_path):
    book = openpyxl.Workbook()
    for cells in (["类型", "词语"], ["对", "河东镇"], ["好", "西坝"]):
        book.active.append(cells)
    book.save(tmp_path / "words.xlsx")
    words, broken = read_words(tmp_path / "words.xlsx")
    assert words.right == ("河东镇",)
    assert [one.line for one in broken] == [3]


def test_a_missing_column_is_said(tmp_path):
    path = tmp_path / "words.tsv"
    path.write_text("词\t建议\n大伙\t大家\n", encoding="utf-8")
    words, broken = read_words(path)
    assert words == Words()
    assert "缺少：类型、词语" in broken[0].why


@pytest.mark.parametrize("name", ["none.tsv", "none.xlsx"])
def test_a_file_that_is_not_there_is_an_error_for_people(tmp_path, name):
    with pytest.raises(UnreadableFileError):
        read_words(tmp_path / name)


def test_a_workbook_that_is_none_is_an_error_for_people(tmp_path):
    (tmp_path / "words.xlsx").write_bytes(b"not a zip")
    with pytest.raises(UnreadableFileError):
        read_words(tmp_path / "words.xlsx")


def test_a_list_that_cannot_be_written_leaves_nothing_behind(tmp_path):
    (tmp_path / "words.tsv").mkdir()
    with pytest.raises(UnwritableFileError):
        write_words(tmp_path / "words.tsv", WORDS)
    assert [path.name for path in tmp_path.iterdir()] == ["words.tsv"]


@pytest.mark.parametrize("name", ["words.csv", "words", "words.xls"])
def test_another_kind_of_file_is_refused(tmp_path, name):
    with pytest.raises(UnwritableFileError, match=r"\.tsv 或 \.xlsx"):
        write_words(tmp_path / name, WORDS)
    with pytest.raises(UnreadableFileError, match=r"\.tsv 或 \.xlsx"):
        read_words(tmp_path / name)


def test_a_list_with_nothing_in_it_is_no_words(tmp_path):
    write_words(tmp_path / "words.tsv", Words())
    assert read_words(tmp_path / "words.tsv") == (Words(), ())


def workbook(path, sheet):
    openpyxl.Workbook().save(path)
    parts = {n: zipfile.ZipFile(path).read(n) for n in zipfile.ZipFile(path).namelist()}
    return write_zip(path, parts | {"xl/worksheets/sheet1.xml": sheet})


@pytest.mark.parametrize(
    "sheet", [b"<worksheet", b"<!DOCTYPE a [<!ENTITY b '&b;'>]><a>&b;</a>", b"\xff\xfe"]
)
def test_a_damaged_workbook_is_told_in_one_line(tmp_path, sheet):
    with pytest.raises(UnreadableFileError, match="确认它是"):
        read_words(workbook(tmp_path / "a.xlsx", sheet))


def test_a_workbook_too_large_to_be_a_word_list_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(words, "MAX_WORKBOOK", 100)
    with pytest.raises(UnreadableFileError, match="内容过多"):
        read_words(workbook(tmp_path / "a.xlsx", b"<worksheet/>"))
