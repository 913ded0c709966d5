"""Filing: suggested, decided, learnt, taken back and forgotten."""

import pytest

from gov_docs.core.errors import GovDocsError
from gov_docs.desk import archive_deciding, archived, archiving, filing, registering
from gov_docs.desk.archive_deciding import Decision
from gov_docs.handling.fields import Book
from gov_docs.handling.steps import Step
from tests.docx_builder import build, p

SETTINGS = '[unit]\nname = "云山市生态环境局"\nlevel = "市"\n[archive]\nfonds = "Z109"\n'


def letter(title, number, date="2026年3月2日"):
    return (
        p("云山市财政局文件") + p(number) + p(title) + p("请研究。") + p("云山市财政局") + p(date)
    )


@pytest.fixture
def home(tmp_path, monkeypatch):
    home = tmp_path / "home"
    home.mkdir()
    (home / "settings.toml").write_text(SETTINGS, "utf-8")
    monkeypatch.setenv("GOVDOCS_HOME", str(home))
    return home


@pytest.fixture
def path(home, tmp_path):
    return build(tmp_path, letter("关于征求绩效管理意见的函", "云财函〔2026〕5号"))


def one(path):
    return next(iter(archiving.suggest([path])))


def enter(path):
    entry = next(iter(registering.add([path]))).entry
    registering.take_step(str(entry.id), Step.FINISHED)
    return entry


def test_what_a_person_put_right_is_followed_and_forgotten_again(path, tmp_path):
    filed = archive_deciding.file(one(path), Decision("永久", "财务"))
    (tmp_path / "b").mkdir()
    like = build(tmp_path / "b", letter("关于征求绩效管理意见的函", "云财函〔2026〕9号"))
    assert one(like).advice.period == "永久"
    assert "照那一件" in one(like).advice.reason
    archive_deciding.take_back(filed.code)
    assert "照那一件" not in one(like).advice.reason


def test_two_letters_of_one_title_are_two_items(home, tmp_path):
    paths = []
    for at in (5, 6):
        (tmp_path / str(at)).mkdir()
        text = letter("关于召开调度会议的通知", f"云财函〔2026〕{at}号")
        paths.append(build(tmp_path / str(at), text))
    assert len(list(archiving.suggest(paths))) == 2


def test_a_file_changed_after_filing_is_told(path):
    archive_deciding.file(one(path), Decision("10年"))
    build(path.parent, letter("关于征求绩效管理意见的函（改）", "云财函〔2026〕5号"))
    assert "以后改过" in one(path).note
    assert not one(path).is_filed


def test_filed_by_its_entry_and_the_register_s_words_count(path):
    entry = enter(path)
    registering.change(str(entry.id), {"title": "关于绩效管理的函", "sender": "云山市审计局"})
    found = next(iter(archiving.suggest_entries([entry.number])))
    assert (found.item.title, found.item.issuer) == ("关于绩效管理的函", "云山市审计局")
    filed = archive_deciding.file(found, Decision("10年"))
    assert registering.show(str(entry.id)).entry.values["archive_code"] == filed.code
    archive_deciding.take_back(filed.code)
    assert "archive_code" not in registering.show(str(entry.id)).entry.values


def test_an_entry_on_paper_alone_is_filed_once(home):
    told = {"title": "某件", "sender": "云山市财政局", "date": "2026-03-01"}
    entry = registering.add_blank(Book.INCOMING, told).entry
    found = next(iter(archiving.suggest_entries([entry.number])))
    archive_deciding.file(found, Decision("10年"))
    with pytest.raises(GovDocsError, match="已经归档"):
        archive_deciding.file(found, Decision("10年"))
    assert next(iter(archiving.suggest_entries([entry.number]))).is_filed


def test_what_is_left_out_waits_no_more_until_it_is_taken_back(path):
    enter(path)
    (waits,) = filing.waits().items
    made, undo = filing.file(filing.opened(waits).one, Decision("不归档"))
    assert made is None
    assert filing.waits().total == 0
    undo()
    assert filing.waits().total == 1


def test_a_letter_and_its_reply_are_one_item_and_both_entries_have_its_code(home, tmp_path):
    entries = []
    for at, title in ((5, "云山市财政局关于追加经费的请示"), (6, "云山市财政局关于追加经费的批复")):
        (tmp_path / str(at)).mkdir()
        entries.append(enter(build(tmp_path / str(at), letter(title, f"云财〔2026〕{at}号"))))
    (waits,) = filing.waits().items
    filed, _ = filing.file(filing.opened(waits).one, Decision("30年"))
    codes = [registering.show(str(one.id)).entry.values["archive_code"] for one in entries]
    assert codes == [filed.code, filed.code]


def test_a_scan_without_text_is_filed_by_its_name(home, tmp_path):
    scan = tmp_path / "关于防汛的通知.png"
    scan.write_bytes(b"no picture")
    found = one(scan)
    assert "没有文字" in found.note
    assert archive_deciding.file(found, Decision("10年", year="2026", pages="3")).item.pages == 3


@pytest.mark.parametrize("told", [Decision("10年", pages="三"), Decision("10年", year="26")])
def test_a_wrong_word_is_told_and_nothing_filed(path, told):
    with pytest.raises(GovDocsError):
        archive_deciding.file(one(path), told)
    assert not archived.listed()


def test_catalogue_stamps_and_package(path, tmp_path):
    entry = enter(path)
    archive_deciding.file(next(iter(archiving.suggest_entries([entry.number]))), Decision("10年"))
    for name in ("目录.xlsx", "目录.docx"):
        assert archived.write_catalogue(tmp_path / name) == 1
    for name in ("章.xlsx", "章.docx"):
        assert archived.write_stamps(tmp_path / name) == 1
    with pytest.raises(GovDocsError, match="已经存在"):
        archived.write_stamps(tmp_path / "章.xlsx")
    archived.write_archive_package(tmp_path / "移交")
    (data,) = (tmp_path / "移交").glob("*/元数据.xml")
    told = data.read_text("utf-8")
    for name in ("办结", "行为依据", "计算机文件大小", "格式信息", "责任者"):
        assert name in told
    assert (tmp_path / "移交" / "归档文件目录.xlsx").exists()


def test_a_gap_is_told_before_a_package_is_made(home, tmp_path):
    codes = []
    for at in (5, 6):
        (tmp_path / str(at)).mkdir()
        text = letter(f"关于第{at}项工作的函", f"云财函〔2026〕{at}号")
        found = one(build(tmp_path / str(at), text))
        codes.append(archive_deciding.file(found, Decision("10年", "财务")).code)
    archive_deciding.take_back(codes[0])
    with pytest.raises(GovDocsError, match="缺第 1 件"):
        archived.write_archive_package(tmp_path / "移交")


def test_a_file_changed_while_somebody_looked_is_not_filed(path):
    found = one(path)
    build(path.parent, letter("关于另一件事的函", "云财函〔2026〕8号"))
    with pytest.raises(GovDocsError, match="又改过"):
        archive_deciding.file(found, Decision("10年"))
    path.unlink()
    with pytest.raises(GovDocsError, match="没有归档"):
        archive_deciding.file(found, Decision("10年"))
    assert not archived.listed()


def test_a_registered_file_that_cannot_be_read_is_filed_by_the_register(path):
    entry = enter(path)
    path.write_bytes(b"no zip any more")
    found = next(iter(archiving.suggest_entries([entry.number])))
    assert "只按登记的内容判断" in found.note
    assert found.item.doc_number == "云财函〔2026〕5号"
    filed = archive_deciding.file(found, Decision("10年", year="2026"))
    assert registering.show(str(entry.id)).entry.values["archive_code"] == filed.code
