"""One entry for every format; what can only be read is refused to whoever wants to change it."""

import pytest

from gov_docs.batch.record import file_record
from gov_docs.checking.one_file import Setup, check_file, fix_file
from gov_docs.core.errors import GovDocsError, RefusedEditError, UnsafeFileError
from gov_docs.inputs.reader import read_file, read_to_change
from tests.inputs.ofd_builder import ofd, page, parts, text
from tests.inputs.pdf_builder import lines, pdf

WRONG = "各地区,各部门要抓好落实。"


def written(folder, name, data):
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def samples(folder):
    """Yield the same sentence in each format that is only read."""
    yield written(folder, "a.md", f"# 通知\n\n{WRONG}\n")
    yield written(folder, "a.html", f"<p>{WRONG}</p>")
    yield written(folder, "a.HTM", f"<p>{WRONG}</p>")
    yield written(folder, "a.pdf", pdf(lines(f"　　{WRONG}")))
    yield ofd(folder, parts(page(text(39.2, 60, WRONG))))


def test_findings_are_shown_on_each_format_and_none_on_its_layout(tmp_path):
    for path in samples(tmp_path):
        checked = check_file(path, Setup())
        rules = {issue.rule for issue in checked.issues}
        assert "PUN014" in rules, path.name
        assert not [rule for rule in rules if rule.startswith("FMT")], path.name


def test_fixing_them_is_refused_with_advice_and_nothing_is_written(tmp_path):
    old = written(tmp_path, "a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    for path in (*samples(tmp_path), old):
        output = tmp_path / "out"
        with pytest.raises(RefusedEditError, match=r"只能检查，不能直接修改；请先.*另存为 \.docx"):
            fix_file(path, output, Setup())
        assert not output.exists()


def test_plain_text_can_still_be_changed(tmp_path):
    assert read_to_change(written(tmp_path, "a.txt", WRONG)).document.paragraphs[0].text == WRONG


def place(path):
    record = file_record(path, check_file(path, Setup(only=("PUN014",))))
    return record["issues"][0]["place"], record["issues"][0]["where"].get("page")


def test_a_place_says_the_page_where_the_file_has_pages(tmp_path):
    two = written(tmp_path, "a.pdf", pdf(lines("　　第一页。"), lines(f"　　{WRONG}")))
    assert place(two) == ("第2页第2段", 1)
    assert place(written(tmp_path, "a.md", WRONG)) == ("第1段", None)
    assert place(written(tmp_path, "a.txt", WRONG)) == ("第1行", None)


@pytest.mark.parametrize("name", ["a.md", "a.html", "a.pdf", "a.ofd", "a.doc"])
def test_a_file_that_is_missing_or_a_folder_is_told(tmp_path, name):
    with pytest.raises(GovDocsError, match="文件不存在"):
        read_file(tmp_path / name)
    (tmp_path / name).mkdir()
    with pytest.raises(GovDocsError, match="是文件夹"):
        read_file(tmp_path / name)


def test_a_huge_page_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "a.html"
    with path.open("wb") as stream:
        stream.truncate(600 * 1024**2)  # takes no room on the disk
    with pytest.raises(UnsafeFileError, match="超过 512 MB"):
        read_file(path)
