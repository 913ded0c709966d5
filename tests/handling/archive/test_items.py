"""Which files make one item."""

from gov_docs.handling.archive.items import Part, grouped
from gov_docs.handling.archive.paper import Paper


def told(*papers: tuple[str, str]) -> list[list[tuple[int, Part]]]:
    return grouped([(Paper(title), name) for title, name in papers])


def test_text_draft_and_slip_are_one_item_in_its_order():
    found = told(
        ("关于印发方案的通知", "关于印发方案的通知（定稿）"),
        ("关于印发方案的通知", "关于印发方案的通知"),
        ("文件处理单", "关于印发方案的通知 处理单"),
    )
    assert found == [[(2, Part.SLIP), (1, Part.TEXT), (0, Part.FINAL_DRAFT)]]


def test_a_reply_comes_before_the_letter_it_answers():
    found = told(
        ("清河县财政局关于追加预算的请示", "a"),
        ("云山市财政局关于追加预算的批复", "b"),
        ("别的通知", "c"),
    )
    assert found == [[(1, Part.REPLY), (0, Part.TEXT)], [(2, Part.TEXT)]]


def test_a_number_in_the_title_tells_them_apart():
    found = told(("对第2996号建议的答复", "0012_答复"), ("对第7264号建议的答复", "0013_答复"))
    assert len(found) == 2


def test_short_names_bring_nothing_together():
    assert told(("通知", "1"), ("通知", "2")) == [[(0, Part.TEXT)], [(1, Part.TEXT)]]
