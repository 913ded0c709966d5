"""What a text cites, and which documents it declares void."""

from gov_docs.precedents.citing import citations_of
from gov_docs.precedents.described import Effect


def cited(*texts: str, title: str = "某办法") -> list[tuple[str, str]]:
    return [(one.title, one.number) for one in citations_of(title, texts)]


def repealed(*texts: str, title: str = "某办法") -> list[str]:
    found = citations_of(title, texts)
    return [one.title or one.number for one in found if one.effect is Effect.REPEALS]


def test_a_number_in_brackets_belongs_to_the_title_before_it():
    assert cited("根据《甲办法》（国发〔2020〕3号）和《乙条例》，制定本办法。") == [
        ("甲办法", "国发〔2020〕3号"),
        ("乙条例", ""),
    ]


def test_a_number_alone_is_cited_without_the_words_before_it():
    assert cited("按照市政发〔2023〕7号要求，抓好落实。") == [("", "市政发〔2023〕7号")]


def test_a_title_inside_a_title_is_part_of_it():
    assert cited("执行《关于印发〈甲方案〉的通知》《乙《丙》办法》。") == [
        ("关于印发〈甲方案〉的通知", ""),
        ("乙《丙》办法", ""),
    ]


def test_each_document_is_named_once_and_never_itself():
    assert cited("《甲》和《甲》按《某办法》执行。") == []  # a title of one character is none
    assert cited("《甲法》和《甲法》，按《某办法》执行。") == [("甲法", "")]


def test_what_is_void_at_the_same_time_is_repealed():
    text = "本办法自2024年1月1日起施行。2001年发布的《甲办法》（市政发〔2001〕2号）和《乙规定》同时废止。"
    assert repealed(text) == ["甲办法", "乙规定"]


def test_the_basis_named_in_the_same_sentence_is_not_repealed():
    assert repealed("根据《甲法》的授权，原《乙办法》同时废止。") == ["乙办法"]
    assert repealed("《乙办法》同时废止，改按《甲法》执行。") == ["乙办法"]


def test_one_article_is_not_the_whole_document():
    assert repealed("《甲办法》第五条、第六条同时废止。", "《乙办法》中有关规定予以废止。") == []


def test_a_list_of_repealed_documents_is_read_to_its_end():
    found = repealed("下列文件予以废止：", "1.《甲办法》", "2.《乙办法》", "其余按《丙办法》执行。")
    assert found == ["甲办法", "乙办法"]


def test_a_decision_says_in_its_title_what_it_does():
    assert repealed(title="关于废止《甲办法》的决定") == ["甲办法"]
    (one,) = citations_of("关于修改《甲办法》的决定", ())
    assert one.effect is Effect.AMENDS
