"""Names that stand for a place: bare, in a title, in a slogan."""

from gov_docs.core.precedent import Level
from gov_docs.drafting.borrowing import Party, borrow, party_of
from tests.drafting.memory_library import paper

OURS = Party(("云岭市生态环境局",), "云岭市", Level.CITY)


def test_the_place_a_title_begins_with_is_theirs() -> None:
    party = party_of(paper(1, "泰州政府工作报告", kind="报告").precedent)
    borrowed = borrow("加快建设泰州市监测网络，提升泰州监测能力。", party, OURS)
    assert borrowed is not None
    assert borrowed.text == "加快建设云岭市监测网络，提升云岭市监测能力。"


def test_a_slogan_named_after_their_place_is_not_borrowed() -> None:
    party = party_of(paper(1, "绵阳政府工作报告", kind="报告").precedent)
    assert borrow("优化拓展“绵企通”服务平台，完善政企沟通机制。", party, OURS) is None
