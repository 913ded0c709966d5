"""The library's use cases: found page by page, read with its ties, judged, filled until told to stop."""

from pathlib import Path

import pytest

from gov_docs.core.errors import GovDocsError
from gov_docs.core.precedent import Filters, Level, Validity
from gov_docs.desk import library
from gov_docs.desk.library_finding import find, in_time, is_begun
from gov_docs.desk.library_importing import take_in
from gov_docs.desk.library_news import looked_in, news
from gov_docs.desk.library_reading import Line, Place, places, read_document, set_validity
from gov_docs.precedents.described import Content
from gov_docs.precedents.importing import Fate

RULES = "某某省水库管理办法\n\n第一章 总则\n第一条 本办法自{year}年1月1日起施行。\n某某省人民政府\n{year}年1月1日\n"
NOTICE = (
    "某某市人民政府关于做好度汛工作的通知\n某政发〔2024〕{number}号\n各县人民政府：\n"
    "一、总体要求\n按照《某某省水库管理办法》抓好落实。\n（一）巡查\n每日巡查一次。\n"
    "某某市人民政府\n2024年5月6日\n"
)
VOID = (
    "某某省人民政府关于清理规章的决定\n某政令〔2023〕3号\n各市人民政府：\n"
    "《某某省水库管理办法》予以废止。\n某某省人民政府\n2023年1月5日\n"
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch) -> Path:
    monkeypatch.setenv("GOVDOCS_HOME", str(tmp_path / "home"))
    made = tmp_path / "文件"
    made.mkdir()
    return made


def put(folder: Path, *texts: str):
    for text in texts:
        (folder / f"{len(list(folder.iterdir()))}.txt").write_text(text, "utf-8")
    return take_in([folder], lambda *_: None, lambda: True)


def id_of(word: str) -> int:
    return next(one.id for one in library.listing() if word in one.title)


def test_asking_of_a_library_that_is_not_there_makes_none():
    assert not find("水库", Filters()).hits
    assert (news().count, is_begun()) == (0, False)
    looked_in()
    assert not is_begun()


def test_without_a_query_the_newest_come_page_by_page(folder):
    put(folder, *(NOTICE.format(number=at) for at in range(1, 6)))
    first = find("", Filters(), limit=2)
    assert [hit.precedent.doc_number for hit in first.hits] == [
        "某政发〔2024〕5号",
        "某政发〔2024〕4号",
    ]
    assert (first.matching, first.total, first.kinds) == (5, 5, ("通知",))
    assert len(find("", Filters(), limit=4).hits) == 4


def test_filters_count_all_that_pass(folder):
    put(folder, RULES.format(year=2019), NOTICE.format(number=1), NOTICE.format(number=2))
    found = find("", Filters(kind="通知", levels=(Level.CITY,)), limit=1)
    assert (len(found.hits), found.matching, found.total) == (1, 2, 3)


@pytest.mark.parametrize("text", ["2024", "2024-05", "2024-05-06", " 2024 ", ""])
def test_a_time_may_be_a_year_a_month_or_a_day(text):
    assert in_time(Filters(), text, "").since == (text.strip() or None)


@pytest.mark.parametrize("text", ["去年", "2024-13", "2024-02-30", "24", "2024/05"])
def test_what_is_no_date_is_told(text):
    with pytest.raises(GovDocsError, match="不是日期"):
        in_time(Filters(), "", text)


def test_a_document_is_read_in_its_order_with_headings(folder):
    put(folder, NOTICE.format(number=1))
    reading = read_document(id_of("度汛"), "巡查")
    assert [line.passage for line in reading.lines] == [-1, 0, -1, 1]
    assert [(line.level, line.text) for line in reading.lines] == [
        (1, "一、总体要求"),
        (0, "按照《某某省水库管理办法》抓好落实。"),
        (2, "（一）巡查"),
        (0, "每日巡查一次。"),
    ]
    assert reading.hits == (Place(2, 3, 5), Place(3, 2, 4))
    assert reading.files == (folder / "0.txt",)


def test_headings_without_text_and_tables_are_not_lost():
    content = Content(((1, "一、甲"), (1, "二、乙"), (1, "三、丙")), ("文",), ((1,),), ("表格",))
    from gov_docs.desk.library_reading import _lines

    texts = [line.text for line in _lines(content)]
    assert texts == ["一、甲", "二、乙", "文", "三、丙", "（表格、注释和文本框里的文字）", "表格"]


def test_where_no_word_stands_its_longest_part_is_marked():
    content = Content((), ("加强水库大坝管理。",), ((),))
    (place,) = places("水库大坝安全鉴定", content, [Line("加强水库大坝管理。")])
    assert place == Place(0, 2, 6)


def test_full_width_and_capitals_are_found():
    content = Content((), ("建设５Ｇ基站",), ((),))
    assert places("5g", content, [Line("建设５Ｇ基站")]) == (Place(0, 2, 4),)


def test_ties_lead_both_ways(folder):
    put(folder, RULES.format(year=2019), NOTICE.format(number=1))
    notice, rules = read_document(id_of("度汛")), read_document(id_of("水库"))
    assert [one.target for one in notice.cites] == [rules.precedent.id]
    assert [one.id for one in rules.cited_by] == [notice.precedent.id]


def test_validity_rests_on_what_says_so(folder):
    put(folder, RULES.format(year=2019))
    assert "没有文件说明" in read_document(id_of("水库")).derived
    put(folder, VOID)
    reading = read_document(id_of("水库"))
    assert reading.precedent.validity is Validity.REVOKED
    assert "《某某省人民政府关于清理规章的决定》" in reading.derived


def test_what_a_person_says_stands_over_texts_and_new_versions(folder):
    put(folder, RULES.format(year=2019), VOID)
    id_ = id_of("水库")
    set_validity(id_, Validity.VALID)
    (folder / "0.txt").write_text(RULES.format(year=2019) + "附则\n另行通知。\n", "utf-8")
    put(folder)
    reading = read_document(id_)
    assert (reading.precedent.validity, reading.is_judged) == (Validity.VALID, True)
    assert find("水库管理办法", Filters(validity=(Validity.VALID,))).hits
    set_validity(id_, None)
    assert read_document(id_).precedent.validity is Validity.REVOKED


def test_what_was_said_of_a_document_goes_with_it(folder):
    put(folder, RULES.format(year=2019))
    set_validity(id_of("水库"), Validity.VALID)
    library.remove([id_of("水库")])
    put(folder)
    assert not read_document(id_of("水库")).is_judged


def test_a_document_that_is_gone_is_told():
    with pytest.raises(GovDocsError, match="没有 7 号"):
        set_validity(7, Validity.VALID)


def test_a_stop_tells_exactly_what_is_kept(folder):
    for at in range(5):
        (folder / f"{at}.txt").write_text(NOTICE.format(number=at + 1), "utf-8")
    seen = []
    done = take_in([folder], lambda at, of: seen.append((at, of)), lambda: False)
    assert done.stopped
    assert [one.id for one in done.results] == [one.id for one in library.listing()] == [1]
    assert take_in([folder], lambda *_: None, lambda: True).told == "收入 4 份，已有 1 份"


def test_one_bad_file_costs_only_itself(folder):
    (folder / "坏.docx").write_bytes(b"no zip")
    done = put(folder, NOTICE.format(number=1))
    assert [one.fate for one in done.failed] == [Fate.FAILED]
    assert (done.told, done.stopped) == ("收入 1 份，没能收入 1 份", False)


def test_news_last_until_somebody_looks(folder):
    put(folder, NOTICE.format(number=1), NOTICE.format(number=2))
    assert news().count == 2
    looked_in()
    assert news().count == 0
    put(folder, NOTICE.format(number=3))
    assert [one.doc_number for one in news().latest] == ["某政发〔2024〕3号"]


def test_no_more_places_are_marked_than_anyone_looks_at():
    content = Content((), ("防汛" * 500,), ((),))
    assert len(places("防汛", content, [Line("防汛" * 500)])) == 300
