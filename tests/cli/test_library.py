"""`govdocs library` from end to end."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.docx_builder import build, p

Run = Callable[..., tuple[int, str, str]]
Json = Callable[..., dict]
NOTICE = """某某市教育局关于做好校园食品安全工作的通知
某教〔2024〕3号
各学校：
根据《中华人民共和国食品安全法》，请做好校园食品安全检查。
某某市教育局
2024年3月5日
"""


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers" / "2024"
    folder.mkdir(parents=True)
    (folder / "通知.txt").write_text(NOTICE, encoding="utf-8")
    (folder / "坏.docx").write_bytes(b"PK broken")
    return tmp_path / "papers"


def test_a_folder_is_taken_in_and_a_bad_file_named(papers: Path, output_of: Run):
    status, out, err = output_of("library", "add", papers)
    assert status == 0
    assert "收入 1 个" in out
    assert "读不了 1 个" in out
    assert "坏.docx" in err


def test_nothing_taken_in_is_a_failure(tmp_path: Path, output_of: Run):
    assert output_of("library", "add", tmp_path / "nowhere")[0] == 2


def test_search_gives_the_record_of_the_contract(papers: Path, output_of: Run, json_of: Json):
    output_of("library", "add", papers)
    (hit,) = json_of("library", "search", "校园食品安全")["hits"]
    assert hit.items() >= {
        "title": "某某市教育局关于做好校园食品安全工作的通知", "doc_number": "某教〔2024〕3号",
        "issuer": "某某市教育局", "level": "市", "date": "2024-03-05", "kind": "通知",
    }.items()  # fmt: skip
    assert hit["snippet"][hit["found"]["start"] : hit["found"]["end"]] == "校园食品安全"
    assert hit["score"] > 0


def test_filters_are_passed_on(papers: Path, output_of: Run, json_of: Json):
    output_of("library", "add", papers)
    for more, count in (
        (("--kind", "意见"), 0),
        (("--level", "市，县", "--issuer", "教育", "--since", "2024", "--valid"), 1),
        (("--until", "2023-12-31"), 0),
    ):
        assert len(json_of("library", "search", "食品安全", *more)["hits"]) == count


def test_show_list_and_remove(papers: Path, output_of: Run, json_of: Json):
    added = json_of("library", "add", papers)
    assert added["summary"] == {"added": 1, "failed": 1}
    id_ = next(one["id"] for one in added["files"] if one["id"])
    shown = json_of("library", "show", id_)["document"]
    assert shown["citations"] == [
        {"title": "中华人民共和国食品安全法", "doc_number": None, "id": None}
    ]
    assert [one["id"] for one in json_of("library", "list")["documents"]] == [id_]
    assert "食品安全法" in output_of("library", "show", id_)[1]
    assert [one["id"] for one in json_of("library", "remove", id_)["removed"]] == [id_]
    assert json_of("library", "list")["documents"] == []


def test_comments_of_a_word_file_become_opinions(tmp_path: Path, json_of: Json):
    comment = f'<w:comment w:id="7" w:author="李主任">{p("期限应当写明确")}</w:comment>'
    own = f'<w:comment w:id="8" w:author="公文检查">{p("程序自己的批注")}</w:comment>'
    path = build(
        tmp_path, p("关于做好防汛工作的通知") + p("请尽快做好防汛工作。"),
        {"word/comments.xml": comment + own},
    )  # fmt: skip
    id_ = json_of("library", "add", path)["files"][0]["id"]
    assert [one["text"] for one in json_of("library", "show", id_)["document"]["opinions"]] == [
        "期限应当写明确"
    ]


def test_an_ignored_finding_is_an_opinion(tmp_path: Path, document: Path, json_of: Json):
    json_of("ignore", "add", document, "--rule", "TYP090", "--scope", "document")
    id_ = json_of("library", "add", document)["files"][0]["id"]
    (opinion,) = json_of("library", "show", id_)["document"]["opinions"]
    assert (opinion["kind"], opinion["quoted"]) == ("ignored", "园区办")


@pytest.mark.parametrize(
    "argv",
    [
        ("search", "食品", "--level", "镇"),
        ("search", "食品", "--since", "去年"),
        ("search", "食品", "--since", "2024-13-45"),
        ("search", "食品", "--until", "2023-02-29"),
        ("show", "0"),
        ("show", "9"),
        ("remove", "9"),
        ("forget",),
    ],
)
def test_what_makes_no_sense_is_refused_in_one_line(output_of: Run, argv: tuple[str, ...]):
    status, _, err = output_of("library", *argv)
    assert status == 2
    assert err
    assert "Traceback" not in err


def test_a_refusal_is_told_in_json_too(output_of: Run):
    assert json.loads(output_of("library", "show", "9", "--format", "json")[1])["error"]
