"""What is put in, replaced, known again and taken out; the same in both databases."""

from contextlib import suppress
from pathlib import Path

import pytest

from gov_docs.core.errors import GovDocsError
from gov_docs.core.precedent import Opinion, Validity
from gov_docs.precedents.importing import import_files
from gov_docs.precedents.keeping import Fate, add_opinions, remove
from gov_docs.precedents.library import StoredLibrary
from tests.precedents.conftest import Add, notice

TITLE, NUMBER = "某某市生态环境局关于开展排污口排查的通知", "某环〔2024〕8号"


def test_the_elements_are_kept(library: StoredLibrary, add: Add):
    added = add("a", *notice(TITLE, NUMBER))
    one = library.precedent(added.id or 0)
    assert (one.title, one.doc_number, one.issuer, one.date, one.kind) == (
        TITLE, NUMBER, "某某市生态环境局", "2024-03-05", "通知",
    )  # fmt: skip
    assert (one.level, one.topic) == ("市", "生态环境")


def test_headings_stand_above_their_paragraphs(library: StoredLibrary, add: Add):
    body = (
        "一、总体要求",
        "（一）工作目标。全面完成排查。",
        "坚持依法推进。",
        "二、保障措施",
        "加强领导。",
    )
    id_ = add("a", *notice(TITLE, NUMBER, *body)).id or 0
    assert [(one.headings, one.text) for one in library.passages(id_)] == [
        (("一、总体要求", "（一）工作目标"), "全面完成排查。"),
        (("一、总体要求", "（一）工作目标"), "坚持依法推进。"),
        (("二、保障措施",), "加强领导。"),
    ]
    assert library.outline(id_) == ((1, "一、总体要求"), (2, "（一）工作目标"), (1, "二、保障措施"))


def test_the_same_text_under_another_name_is_known(add: Add):
    first = add("a", *notice(TITLE, NUMBER))
    second = add("b", *notice(TITLE, NUMBER))
    assert (second.fate, second.id) == (Fate.KNOWN, first.id)


def test_same_title_and_number_replace_the_old_version(library: StoredLibrary, add: Add):
    first = add("a", *notice(TITLE, NUMBER))
    second = add("b", *notice(TITLE, NUMBER, "请于六月底前完成。"))
    assert (second.fate, second.id) == (Fate.REPLACED, first.id)
    assert library.passages(first.id or 0)[-1].text == "请于六月底前完成。"
    assert library.store.count() == 1


def test_the_same_file_changed_replaces_its_old_version(library: StoredLibrary, add: Add):
    first = add("a", *notice("关于开展甲项工作的通知"))
    second = add("a", *notice("关于开展乙项工作的通知"))
    assert (second.fate, second.id) == (Fate.REPLACED, first.id)
    assert library.holding("关于开展甲项工作的通知") is None


def test_a_copy_elsewhere_keeps_the_old_text_alive(library: StoredLibrary, add: Add):
    add("a", *notice("关于开展甲项工作的通知"))
    add("copy", *notice("关于开展甲项工作的通知"))
    assert add("a", *notice("关于开展乙项工作的通知")).fate is Fate.ADDED
    assert library.store.count() == 2


def test_reports_of_two_years_are_two_documents(library: StoredLibrary, add: Add):
    add("a", *notice("政府工作报告", date="2023年1月5日"))
    add("b", *notice("政府工作报告", "", "过去一年成绩显著。", date="2024年1月6日"))
    assert library.store.count() == 2


def test_an_older_version_met_again_does_not_come_back(
    library: StoredLibrary, add: Add, tmp_path: Path
):
    add("a", *notice(TITLE, NUMBER))
    add("b", *notice(TITLE, NUMBER, "请于六月底前完成。"))
    fates = [
        one.fate for one in import_files(library.store, [tmp_path / "a.txt", tmp_path / "b.txt"])
    ]
    assert fates == [Fate.KNOWN, Fate.KNOWN]


def test_what_is_removed_is_gone(library: StoredLibrary, add: Add):
    id_ = add("a", *notice(TITLE, NUMBER)).id or 0
    assert library.search("排污口排查")
    with library.store.writing():
        remove(library.store, id_)
    assert library.search("排污口排查") == []
    with pytest.raises(GovDocsError):
        library.precedent(id_)
    assert add("a", *notice(TITLE, NUMBER)).fate is Fate.ADDED


def test_nothing_is_kept_of_a_batch_that_fails(library: StoredLibrary, add: Add):
    id_ = add("a", *notice(TITLE, NUMBER)).id or 0
    with suppress(ZeroDivisionError), library.store.writing():
        remove(library.store, id_)
        raise ZeroDivisionError
    assert library.precedent(id_).title == TITLE


def test_a_citation_is_resolved_when_its_document_arrives(library: StoredLibrary, add: Add):
    citing = (
        add(
            "a", *notice(TITLE, NUMBER, "根据《某某市排污口管理办法》（某政发〔2020〕2号）开展。")
        ).id
        or 0
    )
    assert library.citations(citing)[0].target is None
    cited = add("b", *notice("某某市排污口管理办法", "某政发〔2020〕2号")).id or 0
    (citation,) = library.citations(citing)
    assert (citation.title, citation.number, citation.target) == (
        "某某市排污口管理办法", "某政发〔2020〕2号", cited,
    )  # fmt: skip
    assert library.cited_by(cited) == (citing,)


def test_a_repealed_document_is_marked_whichever_comes_first(library: StoredLibrary, add: Add):
    says = "本办法自2024年4月1日起施行。《甲项管理办法》（某政发〔2001〕2号）同时废止。"
    first = add("old", *notice("甲项管理办法", "某政发〔2001〕2号", date="2001年2月3日")).id or 0
    assert library.precedent(first).validity is Validity.UNKNOWN
    new = add("new", *notice("乙项管理办法", "某政发〔2024〕3号", says)).id or 0
    assert library.precedent(first).validity is Validity.REVOKED
    with library.store.writing():
        remove(library.store, new)
    assert library.precedent(first).validity is Validity.UNKNOWN


def test_a_new_version_of_the_same_title_does_not_repeal_itself(library: StoredLibrary, add: Add):
    says = "本办法自印发之日起施行。2001年印发的《甲项管理办法》同时废止。"
    old = add("old", *notice("甲项管理办法", "某政发〔2001〕2号", date="2001年2月3日")).id or 0
    new = add("new", *notice("甲项管理办法", "某政发〔2024〕3号", says)).id or 0
    add("other", *notice("丙项管理办法", "某政发〔2020〕3号", says, date="2020年2月3日"))
    assert library.precedent(old).validity is Validity.REVOKED
    assert library.precedent(new).validity is Validity.UNKNOWN
    assert library.holding("甲项管理办法") == new


def test_opinions_are_kept_once_and_outlive_a_new_version(library: StoredLibrary, add: Add):
    id_ = add("a", *notice(TITLE, NUMBER)).id or 0
    said = Opinion(id_, "期限写明确", "comment", "尽快")
    for _ in range(2):
        with library.store.writing():
            add_opinions(library.store, [said])
    add("b", *notice(TITLE, NUMBER, "请于六月底前完成。"))
    assert library.opinions([id_]) == (said,)
    assert library.opinions([]) == ()
