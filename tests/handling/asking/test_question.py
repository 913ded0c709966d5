"""A question taken apart."""

from datetime import date

import pytest

from gov_docs.handling.asking.question import Day, is_of_kind, parse

TODAY = date(2026, 11, 22)


def asked(text: str):
    found = parse(text, TODAY)
    return found.kind, found.issuer, found.topic


@pytest.mark.parametrize(
    ("text", "kind", "issuer", "topic"),
    [
        ("这两天基层治理专项工会，发新文件了吗？", "", "", "基层治理"),
        ("上周市教育局发了哪些通知？", "通知", "市教育局", ""),
        ("2025年3月省发改委印发的关于营商环境的方案", "方案", "省发改委", "营商环境"),
        (
            "国务院办公厅去年印发的数字政府方面的指导意见有哪些？",
            "指导意见",
            "国务院办公厅",
            "数字政府",
        ),
        ("新污染物治理有什么文件", "", "", "新污染物治理"),
        ("请找一下上个月生态环境厅发来的有关危险废物的文件", "", "生态环境厅", "危险废物"),
        ("昨天有新文件吗", "", "", ""),
        ("安全生产会议之后有新通知吗？", "通知", "", "安全生产"),
        ("社会保障方面的文件", "", "", "社会保障"),
        ("基层工会经费的文件有没有", "", "", "基层工会经费"),
        ("什么时候会出台高考的文件", "", "", "高考"),
        ("消费品以旧换新今年一共收了几份文件", "", "", "消费品以旧换新"),
        ("水务集团的请示和报告", "请示、报告", "水务集团", ""),
    ],
)
def test_parts(text, kind, issuer, topic):
    assert asked(text) == (kind, issuer, topic)


def test_which_day_is_meant():
    assert parse("昨天收到的函", TODAY).day is Day.RECEIVED
    assert parse("去年印发的办法", TODAY).day is Day.ISSUED
    assert parse("昨天有文件吗", TODAY).day is Day.EITHER


def test_a_meeting_and_what_came_after_it():
    found = parse("基层治理工作会会后出台了什么实施意见", TODAY)
    assert (found.meeting, found.after_meeting, found.kind) == ("基层治理", True, "实施意见")


def test_kinds():
    assert is_of_kind("意见", "意见", "关于加强基层治理的实施意见")
    assert is_of_kind("方案", "通知", "关于印发某某工作方案的通知")
    assert not is_of_kind("函", "通知", "关于开展检查的通知")
    assert is_of_kind("", "通知", "随便")
    assert is_of_kind("意见", "通知", "关于印发《加强治理的意见》的通知")
    assert not is_of_kind("意见", "函", "关于征求《管理办法》意见的函")
    assert not is_of_kind("报告", "通知", "关于报送法治政府建设情况报告的通知")
    assert is_of_kind("请示、报告", "报告", "关于防汛情况的报告")


@pytest.mark.parametrize(
    ("text", "meeting", "itself"),
    [
        ("今年上半年开了哪些会议", "", True),
        ("教育局有什么会议通知", "", True),
        ("防汛抗旱工会的通知是哪个单位发的", "防汛抗旱", True),
        ("安全生产电视电话会什么时候开", "安全生产", True),
        ("社会保障方面的文件", "", False),
        ("什么时候会出台高考的文件", "", False),
        ("安全生产会议之后有新通知吗", "安全生产", False),
    ],
)
def test_meetings(text, meeting, itself):
    found = parse(text, TODAY)
    assert (found.meeting, found.on_meeting) == (meeting, itself)
