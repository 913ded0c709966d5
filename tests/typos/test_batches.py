"""The same findings however a document is cut up, and by however many threads."""

import random
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest

from gov_docs.core.types import Document, Paragraph, Run
from gov_docs.resources import resource
from gov_docs.rules.typos.context_pairs import ContextPairs
from gov_docs.typos import compare, engine
from gov_docs.typos.engine import Engine, Typo, load
from gov_docs.typos.second_look import searched

OPENINGS = ("各单位要", "有关部门应当", "下一步，全县各级干部将", "根据工作安排，各乡镇要")
MIDDLES = (
    "加强安全生产监督管理", "落实防汛抗旱责任制", "压实企业主体责任", "做好春耕备耕工作",
    "严格执行财务管理制度", "及时反映群众诉求", "维护职工合法权益", "推进农村人居环境综合整治",
)  # fmt: skip
ENDINGS = ("，确保各项任务按期完成。", "，并于月底前报送进展情况。", "，形成齐抓共管的合力。")
SLIPS = (
    ("加强", "加墙"), ("防汛", "防讯"), ("主体", "主题"), ("权益", "权宜"), ("任务", "任物"),
    ("及时", "急时"), ("整治", "政治"), ("合力", "和力"), ("部门", "步门"), ("反映", "反应"),
)  # fmt: skip


def document(paragraphs: int) -> list[str]:
    """Return paragraphs of one to four sentences, most with a slip."""
    chance = random.Random(7)  # noqa: S311  a seed, no secret
    texts = []
    for _ in range(paragraphs):
        text = "".join(
            chance.choice(OPENINGS) + chance.choice(MIDDLES) + chance.choice(ENDINGS)
            for _ in range(chance.randint(1, 4))
        )
        right, wrong = chance.choice([slip for slip in SLIPS if slip[0] in text] or SLIPS)
        texts.append(text.replace(right, wrong, 1))
    return texts


TEXTS = document(36)


@pytest.fixture(scope="module")
def finder() -> Engine:
    return load(resource("models", "typo"))


@pytest.fixture(scope="module")
def expected(finder: Engine) -> list[list[Typo]]:
    found = finder.find_apart(TEXTS)
    assert sum(map(len, found)) > 20
    return found


@pytest.mark.parametrize("block", [1, 100, 999, 10**9])
def test_blocks_of_any_size_give_the_same(finder, expected, monkeypatch, block):
    monkeypatch.setattr(engine, "BLOCK", block)
    assert finder.find_apart(TEXTS) == expected


@pytest.mark.parametrize("block", [1, 100, 10**9])
def test_a_whole_document_in_any_blocks_gives_the_same(finder, monkeypatch, block):
    found = finder.find(TEXTS)
    monkeypatch.setattr(engine, "BLOCK", block)
    assert finder.find(TEXTS) == found


def test_a_very_long_paragraph_is_read_in_parts_and_gives_the_same(finder, monkeypatch):
    text, sizes = "".join(TEXTS), []
    expected = [(typo.start, typo.replacement) for typo in finder.find([text])[0]]
    assert expected

    def measured(texts, model, **how):
        sizes.append(sum(map(len, texts)))
        return searched(texts, model, **how)

    for name, value in (("LONGEST", 300), ("BLOCK", 300), ("searched", measured)):
        monkeypatch.setattr(engine, name, value)
    assert [(typo.start, typo.replacement) for typo in finder.find([text])[0]] == expected
    assert max(sizes) <= 300


@pytest.mark.parametrize("block", [1, 100])
def test_a_close_reading_gives_the_same_in_any_blocks(finder, monkeypatch, block):
    texts = TEXTS[:12]
    found = finder.find_closely(texts)
    assert sum(map(len, found)) > 5
    assert found != finder.find_apart(texts)
    monkeypatch.setattr(engine, "BLOCK", block)
    assert finder.find_closely(texts) == found


@pytest.mark.parametrize("threads", [1, 2, 4])
def test_any_number_of_threads_gives_the_same(finder, expected, threads):
    shares = [TEXTS[at : at + 7] for at in range(0, len(TEXTS), 7)]
    with ThreadPoolExecutor(threads) as pool:
        assert [typos for part in pool.map(finder.find_apart, shares) for typos in part] == expected


def pairs_in(texts: Sequence[str]) -> list[tuple[int, int, str]]:
    paragraphs = tuple(Paragraph(at, (Run(text),)) for at, text in enumerate(texts))
    issues = ContextPairs().check(Document(paragraphs))
    return [(issue.span.para, issue.span.start, issue.message) for issue in issues if issue.span]


@pytest.mark.parametrize("block", [1, 3, 10**6])
def test_pairs_weighed_in_any_blocks_give_the_same(monkeypatch, block):
    found = pairs_in(TEXTS)
    assert found
    monkeypatch.setattr(compare, "BLOCK", block)
    assert pairs_in(TEXTS) == found


@pytest.mark.parametrize("threads", [2, 4])
def test_pairs_by_any_number_of_threads_give_the_same(threads):
    with ThreadPoolExecutor(threads) as pool:
        assert list(pool.map(pairs_in, [TEXTS] * 6)) == [pairs_in(TEXTS)] * 6
