"""The line a hit shows."""

from gov_docs.precedents.described import Content
from gov_docs.precedents.snippets import snippet

CONTENT = Content(
    (),
    ("总的要求是稳中求进。", "加强水污染防治，" + "完善制度，" * 30 + "开展监测。", "附则。"),
    ((), (), ()),
)


def found(query: str) -> str:
    text, start, end, _ = snippet(query, CONTENT)
    return text[start:end]


def test_the_longest_part_of_the_query_is_marked():
    assert found("水污染防治条例") == "水污染防治"
    assert snippet("水污染防治条例", CONTENT)[3] == 1


def test_a_place_deep_in_a_paragraph_is_cut_out():
    text, start, end, _ = snippet("开展监测", CONTENT)
    assert text[start:end] == "开展监测"
    assert text.startswith("…")
    assert len(text) < 100


def test_full_width_letters_do_not_shift_the_place():
    content = Content((), ("ＡＢ类企业：ＶＯＣｓ治理。",), ((),))
    text, start, end, _ = snippet("vocs治理", content)
    assert text[start:end] == "ＶＯＣｓ治理"


def test_without_a_place_the_beginning_is_shown():
    text, start, end, number = snippet("火星探测", CONTENT)
    assert text.startswith("总的要求")
    assert (start, end, number) == (0, 0, -1)
