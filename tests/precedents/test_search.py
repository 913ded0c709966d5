"""What a search finds, the same in both databases."""

import pytest

from gov_docs.core.precedent import Filters, Level, Validity
from gov_docs.precedents.library import StoredLibrary
from tests.precedents.conftest import Add, notice

SUBJECTS = (
    "排污口排查",
    "新污染物治理",
    "秋季防汛检查",
    "校园食品安全",
    "老旧小区改造",
    "古树名木保护",
)


@pytest.fixture
def ids(add: Add) -> dict[str, int]:
    return {
        subject: add(subject, *notice(
            f"某某市生态环境局关于做好{subject}工作的通知", f"某环〔2024〕{at}号",
            "一、工作目标", f"年底前完成{subject}任务，建立长效机制。", "二、工作要求", "压实责任，定期调度通报。",
            date=f"2024年{at}月1日",
        )).id or 0
        for at, subject in enumerate(SUBJECTS, 1)
    }  # fmt: skip


def first(library: StoredLibrary, query: str, filters: Filters = Filters()) -> int:  # noqa: B008
    return library.search(query, filters)[0].precedent.id


@pytest.mark.parametrize(
    "query",
    [
        "新污染物治理",
        "关于新污染物的通知",
        "污染物治里工作",
        "某环〔2024〕2号",
        "某环2024 2",
        "年底前完成新污染物治理任务",
    ],
)
def test_half_remembered_is_enough(library: StoredLibrary, ids: dict[str, int], query: str):
    assert first(library, query) == ids["新污染物治理"]


def test_what_stands_in_no_document_finds_nothing(library: StoredLibrary, ids: dict[str, int]):
    assert library.search("卫星发射") == []
    assert library.search("，。！") == []


def test_the_snippet_shows_the_found_words_and_their_heading(
    library: StoredLibrary, ids: dict[str, int]
):
    hit = library.search("建立长效机制")[0]
    assert hit.snippet[hit.start : hit.end] == "建立长效机制"
    assert hit.heading == "一、工作目标"


def test_a_long_document_is_found_before_those_that_cite_it(library: StoredLibrary, add: Add):
    long = [f"第{at}条 单位和个人应当履行第{at}项义务，依法承担相应责任。" for at in range(400)]
    id_ = add("law", "某某市湿地保护条例", *long).id
    for at in range(60):
        cites = "落实《某某市湿地保护条例》，依据《某某市湿地保护条例》执法。"
        add(f"n{at}", *notice(f"关于湿地保护条例宣传第{at}期的通知", "", cites))
    assert first(library, "某某市湿地保护条例") == id_


@pytest.mark.parametrize(
    ("filters", "subjects"),
    [
        (Filters(kind="通知"), set(SUBJECTS)),
        (Filters(kind="意见"), set()),
        (Filters(levels=(Level.CITY,)), set(SUBJECTS)),
        (Filters(levels=(Level.STATE, Level.PROVINCE)), set()),
        (Filters(issuer="生态环境"), set(SUBJECTS)),
        (Filters(issuer="环境生态"), set()),
        (Filters(since="2024-03-01"), set(SUBJECTS[2:])),
        (Filters(until="2024-02"), set(SUBJECTS[:2])),
        (Filters(since="2024-02", until="2024-03-01"), set(SUBJECTS[1:3])),
        (Filters(validity=(Validity.VALID,)), set()),
        (Filters(validity=(Validity.VALID, Validity.UNKNOWN)), set(SUBJECTS)),
    ],
)
def test_filters_keep_what_they_ask_for(
    library: StoredLibrary, ids: dict[str, int], filters: Filters, subjects: set[str]
):
    found = {hit.precedent.id for hit in library.search("工作", filters)}
    assert found == {ids[subject] for subject in subjects}


def test_a_notice_that_issues_a_plan_is_found_as_a_plan(library: StoredLibrary, add: Add):
    id_ = add(
        "a", *notice("某某市人民政府关于印发《某某市防汛工作方案》的通知", "某政发〔2024〕9号")
    ).id
    assert first(library, "防汛", Filters(kind="方案")) == id_


def test_the_best_paragraphs_of_chosen_documents(library: StoredLibrary, ids: dict[str, int]):
    chosen = [ids["秋季防汛检查"], ids["校园食品安全"]]
    found = library.search_passages("防汛检查任务", chosen, limit=1)
    assert [(one.document, one.headings) for one, _ in found] == [(chosen[0], ("一、工作目标",))]


def test_the_best_paragraphs_of_all(library: StoredLibrary, ids: dict[str, int]):
    (passage, score) = library.search_passages("古树名木保护")[0]
    assert passage.document == ids["古树名木保护"]
    assert score > 0


def test_a_document_added_by_another_window_is_found_at_once(
    library: StoredLibrary, ids: dict[str, int], add: Add
):
    from gov_docs.precedents.library import open_library

    with open_library() as other:
        assert other.search("噪声整治") == []
        id_ = add("new", *notice("关于开展噪声整治的通知")).id
        assert first(other, "噪声整治") == first(library, "噪声整治") == id_
