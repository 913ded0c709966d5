import shutil
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from gov_docs.core.errors import BrokenListError, GovDocsError
from gov_docs.desk import registering
from gov_docs.desk.registering import Entered
from gov_docs.handling.fields import Book
from gov_docs.handling.register_reading import Query
from gov_docs.inputs import scanned
from gov_docs.tables.report_xlsx import Column, Sheet, write_workbook
from tests.docx_builder import build, p
from tests.inputs.pdf_builder import Frame, pdf, written

NOTICE = (
    "某环〔2026〕12号",
    "关于做好冬季大气污染防治工作的通知",
    "各区生态环境分局：",
    "为做好有关工作，现通知如下。",
    "某某市生态环境局",
    "2026年11月20日",
)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    monkeypatch.setenv("GOVDOCS_HOME", str(folder))
    return folder


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    path = tmp_path / "通知.txt"
    path.write_text("\n".join(NOTICE), encoding="utf-8")
    return path


def add(*paths: Path, **how: object) -> list[Entered]:
    return list(registering.add(paths, **how))


def workbook(path: Path, *rows: tuple[str | int, ...]) -> Path:
    columns = tuple(Column(str(name), 10) for name in rows[0])
    with path.open("wb") as out:
        write_workbook([Sheet("登记", columns, rows[1:])], out)
    return path


def test_a_file_is_entered_and_stays_where_it_is(notice: Path) -> None:
    before = notice.read_bytes()
    (one,) = add(notice)
    shown = registering.show(one.entry.number)
    assert shown.entry.values["doc_number"] == "某环〔2026〕12号"
    assert shown.entry.values["due_basis"].startswith("一般办件")
    assert shown.places == one.places
    assert [Path(held.path).name for held in shown.files] == ["通知.txt"]
    assert notice.read_bytes() == before


def test_a_file_that_went_away_is_told(notice: Path) -> None:
    (one,) = add(notice)
    assert registering.show(one.entry.number).missing == ()
    notice.unlink()
    gone = registering.show(one.entry.number).missing
    assert [Path(held.path).name for held in gone] == ["通知.txt"]


def test_a_copy_of_the_same_file_is_noticed(notice: Path, tmp_path: Path) -> None:
    add(notice)
    copy = tmp_path / "复制.txt"
    shutil.copy(notice, copy)
    (one,) = add(copy)
    assert (one.is_new, one.entry.number[-4:]) == (False, "0001")
    assert "已经登记过" in one.warnings[0]


def test_what_a_person_says_outranks_the_document(notice: Path) -> None:
    (one,) = add(notice, told={"密级": "秘密", "来文单位": "某某省厅"})
    assert one.entry.values["sender"] == "某某省厅"
    with pytest.raises(GovDocsError, match="日历上不存在"):
        add(notice, told={"due": "2026-02-30"})


def test_a_scan_without_the_recogniser_is_entered_for_a_person_to_fill(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing():
        raise ImportError

    monkeypatch.setattr(scanned, "_loaded", missing)
    path = written(tmp_path, pdf([Frame(10, 10, 20, 20)]), "来文扫描件.pdf")
    (one,) = add(path)
    assert one.entry.title == "来文扫描件"
    assert "gov_docs[ocr]" in one.warnings[0]
    assert "照原件填写" in one.warnings[1]


def test_a_broken_file_costs_one_line_and_the_others_are_entered(
    notice: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "坏.docx"
    broken.write_bytes(b"PK broken")
    found = add(broken, tmp_path / "没有.docx", notice)
    assert [bool(one.error) for one in found] == [True, True, False]
    assert found[2].entry.serial == 1  # no number is lost to a file that cannot be read


def test_a_fault_of_the_program_costs_one_file(
    notice: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "另一件.txt"
    other.write_text("关于另一事项的通知\n各单位：\n请落实。", encoding="utf-8")
    real = registering.filled_from

    def faulty(path: Path, *rest):
        if path == notice:
            raise ZeroDivisionError
        return real(path, *rest)

    monkeypatch.setattr(registering, "filled_from", faulty)
    found = add(notice, other)
    assert "ZeroDivisionError" in found[0].error
    assert found[1].entry.title == "关于另一事项的通知"


def test_a_document_without_a_title_bears_the_name_of_its_file(tmp_path: Path) -> None:
    path = tmp_path / "会议材料.txt"
    path.write_text("今天天气很好。", encoding="utf-8")
    (one,) = add(path)
    assert one.entry.title == "会议材料"
    assert "文件名" in one.warnings[-1]


def test_a_document_of_paper_is_entered_by_hand() -> None:
    one = registering.add_blank(Book.INCOMING, {"标题": "某件", "收文日期": "2026-11-20 9:30"})
    assert one.entry.values["received"] == "2026-11-20 09:30"


def test_several_at_once_lose_nothing(tmp_path: Path) -> None:
    paths = [tmp_path / f"{at}.txt" for at in range(8)]
    for path in paths:
        path.write_text(f"关于{path.stem}号事项的通知\n各单位：\n请落实。", encoding="utf-8")
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda path: add(path)[0], paths))
    assert sorted(one.entry.serial for one in found) == list(range(1, 9))


def test_a_register_goes_out_as_a_workbook_and_comes_back_the_same(
    notice: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(notice)
    registering.add_blank(Book.INCOMING, {"标题": "=1+1", "due": "2026-12-01"})
    void = registering.add_blank(Book.INCOMING, {"标题": "错的"})
    registering.void(void.entry.number, "登记错了")
    query = Query(today="2026-11-22")
    assert registering.export(tmp_path / "a.xlsx", query) == 3
    before = registering.listing(query)[0].entries
    monkeypatch.setenv("GOVDOCS_HOME", str(tmp_path / "other"))
    done = registering.take_in(tmp_path / "a.xlsx", Book.INCOMING)
    assert (done.added, done.known, done.unknown, done.warnings) == (3, 0, (), ())
    after = registering.listing(query)[0].entries
    dropped = {"due_basis"}  # no column of the register
    assert [(one.number, one.values) for one in after] == [
        (one.number, {k: v for k, v in one.values.items() if k not in dropped}) for one in before
    ]
    assert registering.show(void.entry.number).entry.void
    assert registering.take_in(tmp_path / "a.xlsx", Book.INCOMING).known == 3


def test_an_old_register_is_taken_in_by_the_names_of_its_columns(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "旧.xlsx",
        ("收文号", "登记日期", "来文机关", "文号", "文件标题", "颜色"),
        ("收〔2026〕7号", "2026/3/1", "某局", "某发〔2026〕1号", "甲", "红"),
        ("", "2026年3月2日", "某局", "", "乙", ""),
    )
    done = registering.take_in(path, Book.INCOMING)
    assert (done.added, done.unknown) == (2, ("颜色",))
    assert done.warnings == ("2026年的收文号缺 6 个：1、2、3、4、5、6。",)
    entries = registering.listing(Query())[0].entries
    assert [(one.number, one.title) for one in entries] == [
        ("2026-0008", "乙"),
        ("2026-0007", "甲"),
    ]


def test_a_workbook_changed_meanwhile_changes_nothing_and_is_told(tmp_path: Path) -> None:
    head = ("收文号", "收文日期", "标题", "文号", "主办")
    rows = [
        ("2026-1", "2026-03-01", "甲", "某发〔2026〕1号", "市水利局"),
        ("", "2026-03-02", "乙", "", ""),
    ]
    registering.take_in(workbook(tmp_path / "旧.xlsx", head, *rows), Book.INCOMING)
    rows[0] = (*rows[0][:4], "市财政局")
    rows.append(("2026-9", "2026-03-09", "丙", "某发〔2026〕1号", ""))
    done = registering.take_in(workbook(tmp_path / "新.xlsx", head, *rows), Book.INCOMING)
    assert (done.added, done.known) == (1, 2)
    assert "第2行（2026-0001）的主办" in done.warnings[0]
    assert "第4行：发文字号“某发〔2026〕1号”和 2026-0001《甲》相同" in done.warnings[1]
    assert registering.show("2026-0001").entry.values["lead"] == "市水利局"


def test_wrong_rows_are_told_and_nothing_is_taken_in(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "旧.xlsx",
        ("收文号", "收文日期", "标题"),
        ("2026-1", "2026-03-01", "好的"),
        ("2026-2", "2026-02-30", "没有这一天"),
        ("2026-1", "2026-03-02", "号码重了"),
        ("", "2026-03-02", ""),
    )
    with pytest.raises(BrokenListError) as told:
        registering.take_in(path, Book.INCOMING)
    assert all(f"第{line}行" in str(told.value) for line in (3, 4, 5))
    assert "第2行：" not in str(told.value)
    assert registering.listing(Query())[0].total == 0


def test_a_number_that_is_given_is_not_given_to_another(notice: Path, tmp_path: Path) -> None:
    (one,) = add(notice)
    path = workbook(tmp_path / "旧.xlsx", ("收文号", "标题"), (one.entry.number, "另一件"))
    with pytest.raises(BrokenListError, match="已经给了"):
        registering.take_in(path, Book.INCOMING)


def test_ten_pages_are_an_entry_in_a_moment(tmp_path: Path) -> None:
    body = "各单位要高度重视，加强组织领导，压实工作责任，确保各项任务落到实处。" * 6
    parts = [*map(p, NOTICE[:3]), *(p(body) for _ in range(30)), *map(p, NOTICE[4:])]
    first, second = (
        build(tmp_path, "".join([*parts, p(name)]), name=name) for name in ("1.docx", "2.docx")
    )
    add(first)
    start = time.perf_counter()
    (one,) = add(second)
    assert one.is_new
    assert time.perf_counter() - start < 2.0  # the aim is 0.3 s on a quiet machine
