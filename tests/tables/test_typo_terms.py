from pathlib import Path

import pytest

from gov_docs.core.typo_terms import Kind, Source, Term, UnitTerms
from gov_docs.tables.typo_terms import read_typo_terms, write_typo_terms

LEARNED = UnitTerms(
    (Term("智惠社区", Kind.TERM, 5, 2, "智慧社区"), Term("扎口", Kind.REFUSED)),
    (Source("工作总结\t一.docx", "0123456789abcdef"),),
)


def test_what_is_written_is_read(tmp_path: Path):
    path = tmp_path / "typo_terms.tsv"
    write_typo_terms(path, LEARNED)
    known, broken = read_typo_terms(path)
    assert known.rows == LEARNED.rows
    assert known.sources == (Source("工作总结 一.docx", "0123456789abcdef"),)
    assert broken == ()


def test_the_file_reads_well(tmp_path: Path):
    path = tmp_path / "typo_terms.tsv"
    write_typo_terms(path, LEARNED)
    assert "词语\t智惠社区\t5\t2\t智慧社区" in path.read_text("utf-8-sig")


def test_no_file_is_nothing_learned(tmp_path: Path):
    assert read_typo_terms(tmp_path / "typo_terms.tsv") == (UnitTerms(), ())


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("别的\t智惠", "类型应当写"),
        ("词语\t惠", "2 到 8 个字"),
        ("词语\t智惠\t许多", "次数应当是数字"),
        ("文件\t总结.docx", "没有写指纹"),
    ],
)
def test_a_broken_row_costs_only_itself(tmp_path: Path, row: str, why: str):
    path = tmp_path / "typo_terms.tsv"
    path.write_text(f"类型\t内容\t次数\t文件数\t模型会写成\t指纹\n{row}\n词语\t莲洁\n", "utf-8")
    known, (broken,) = read_typo_terms(path)
    assert known.rows == (Term("莲洁", Kind.TERM),)
    assert broken.line == 2
    assert why in broken.why
