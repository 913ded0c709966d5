"""The JSON of every command: its fields are a contract, added to but never renamed or dropped.

In a shape a type stands for a value of it, None for null, a tuple for either of its members, a
dict for an object with at least these fields, [x] for a list of x with at least one in it.
"""

import json
from pathlib import Path

import pytest

from gov_docs.cli.main import main
from tests.drafting.memory_library import CITY, LAW, PROVINCE, STATE, Paper

LETTER = """云岭省生态环境厅关于开展新污染物调查的通知
云环发〔2026〕5号
各市生态环境局：
一、开展新污染物风险调查。（市生态环境局牵头，市财政局配合）
二、会同园区办做好筛查。
请于2026年12月20日前报送落实情况。
云岭省生态环境厅
2026年11月20日
抄送：市卫生健康委。
"""
SETTINGS = '[unit]\nname = "云岭市生态环境局"\nplace = "云岭市"\nlevel = "市"\n'
PARTS = ("body", "table", "header", "footer", "footnote", "endnote", "textbox")

TEXT = (str, None)
WHERE = {"part": str, "paragraph": int, "start": int, "end": int}
ELEMENTS = {
    "title": TEXT, "doc_number": TEXT, "issuer": TEXT, "date": TEXT, "addressees": list, "cc": list,
    "secrecy": TEXT, "urgency": TEXT, "signatory": TEXT, "attachments": list,
}  # fmt: skip
ISSUE = {
    "rule": str, "category": str, "tier": str, "strength": str, "confidence": (float, None),
    "message": str, "basis": str, "ignored": bool, "where": WHERE, "related": list, "text": str,
    "fixes": [{"title": str, "safety": str, "replacement": TEXT}],
}  # fmt: skip
COUNTS = {"resolved": int, "remaining": int, "new": int, "ignored": int}
SUMMARY = {"files": int, "failed": int, "issues": int, "by_category": {"typo": int}}
FILE = {
    "path": str, "error": None, "seconds": float, "kind": TEXT, "elements": ELEMENTS,
    "issues": [ISSUE],
}  # fmt: skip
FIXED = {
    "output": str, "applied": int, "refused": list, "recheck": COUNTS, "untouched_verified": bool,
}  # fmt: skip
HIT = {
    "id": (int, None), "title": str, "doc_number": TEXT, "issuer": TEXT, "level": TEXT,
    "date": TEXT, "kind": TEXT, "score": (float, None), "snippet": str,
}  # fmt: skip
ADVISED = {"department": str, "confidence": float, "reason": str}
SOURCE = {"id": int, "title": str, "heading": TEXT}
ENTRY = {
    "id": int, "version": int, "book": str, "number": str, "status": str, "overdue": bool,
    "step": TEXT, "fields": {"title": TEXT, "doc_number": TEXT, "lead": TEXT, "due": TEXT},
    "files": [{"path": str}],
}  # fmt: skip

CONTRACT: dict[str, tuple[tuple[str, ...], dict]] = {
    "check": (("check", "来文.txt"), {"files": [FILE], "summary": SUMMARY}),
    "fix": (
        ("fix", "来文.txt", "--output", "改"),
        {"files": [{**FILE, "fixed": FIXED}], "summary": SUMMARY},
    ),
    "recheck": (
        ("recheck", "来文.txt", "改好.txt"),
        {
            "before": str, "after": str, "error": None, "recheck": COUNTS,
            "resolved": [{"rule": str, "message": str, "text": str, "where": WHERE}],
            "remaining": list, "new": list, "ignored": list,
        },
    ),
    "library search": (("library", "search", "新污染物治理"), {"hits": [HIT]}),
    "recommend": (
        ("recommend", "--kind", "方案", "--topic", "新污染物治理"),
        {
            "superior": [{**HIT, "why": str}], "same_kind": [{**HIT, "why": str}],
            "law": [{**HIT, "why": str}], "points": [{"text": str, "count": int, "from": list}],
        },
    ),
    "draft": (
        ("draft", "--kind", "方案", "--topic", "新污染物治理", "--output", "方案.docx"),
        {
            "output": str, "template": str, "blanks": [{"field": str, "text": str}],
            "paragraphs": [{"paragraph": int, "source": (SOURCE, None)}], "sources": [HIT],
        },
    ),
    "route": (
        ("route", "来文.txt"),
        {
            "files": [{
                "path": str, "error": None, "lead": ADVISED, "assist": [ADVISED],
                "inform": [ADVISED], "tasks": [{"department": str, "text": str, "where": WHERE}],
                "deadline": str, "opinion": str,
            }],
        },
    ),
    "archive": (
        ("archive", "来文.txt"),
        {
            "files": [{
                "path": str, "error": None, "file": (bool, None), "type": str, "category": str,
                "retention": TEXT, "row": TEXT, "confidence": float, "code": TEXT, "reason": str,
                "alternatives": list,
            }],
        },
    ),
    "ask": (
        ("ask", "有没有新污染物的新文件"),
        {"answer": str, "documents": [HIT], "reading": {"superior": list, "related": list}},
    ),
    "report week": (
        ("report", "week"),
        {
            "week": str, "since": str, "until": str, "sentence": str, "received": int,
            "handled": int, "overdue": list, "filed": {"total": int, "by_type": dict},
        },
    ),
    "register list": (("register", "list"), {"total": int, "entries": [ENTRY]}),
}  # fmt: skip


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory):
    """Make a folder in which every command has something to say: once, for it takes a second."""
    folder = tmp_path_factory.mktemp("office")
    (folder / "home").mkdir()
    (folder / "home" / "settings.toml").write_text(SETTINGS, "utf-8")
    (folder / "来文.txt").write_text(LETTER, "utf-8")
    (folder / "改好.txt").write_text(LETTER.replace("园区办", "园区管委会"), "utf-8")
    (folder / "资料").mkdir()
    for one in (STATE, PROVINCE, CITY, LAW):
        (folder / "资料" / f"{one.precedent.title}.txt").write_text(_text(one), "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GOVDOCS_HOME", str(folder / "home"))
        patch.chdir(folder)
        assert main(["words", "add", "园区办", "--to", "园区管委会"]) == 0
        assert main(["library", "add", "资料"]) == 0
        assert main(["register", "add", "来文.txt"]) == 0
    return folder


def _text(one: Paper) -> str:
    lines = [line.strip().lstrip("# ") for line in one.text.splitlines() if line.strip()]
    cited = [f"依据《{title}》制定本文件。" for title in one.cites]
    return "\n".join(
        [one.precedent.title, *cited, *lines, one.precedent.issuer or "", "2024年5月1日"]
    )


@pytest.fixture
def told(office: Path, monkeypatch: pytest.MonkeyPatch, json_of):
    """Run a command of the contract and return its JSON."""
    monkeypatch.setenv("GOVDOCS_HOME", str(office / "home"))
    monkeypatch.chdir(office)
    return lambda name: json_of(*CONTRACT[name][0], *(["--overwrite"] if name == "fix" else []))


@pytest.mark.parametrize("name", CONTRACT)
def test_a_command_tells_what_the_contract_says(name: str, told):
    assert list(misfits({"version": int, **CONTRACT[name][1]}, told(name), name)) == []


def test_words_of_the_contract_are_the_only_ones(told):
    issues = told("check")["files"][0]["issues"]
    assert {one["tier"] for one in issues} <= {"error", "warning", "hint"}
    assert {fix["safety"] for one in issues for fix in one["fixes"]} <= {"safe", "ask", "show"}
    assert {one["where"]["part"] for one in issues} <= set(PARTS)


@pytest.mark.parametrize("name", ["check", "route", "archive"])
def test_a_file_that_cannot_be_read_has_its_error_and_every_field(name: str, json_of):
    (file,) = json_of(name, "没有这个文件.docx")["files"]
    assert file["error"]
    assert set(CONTRACT[name][1]["files"][0]) - set(file) == set()


def misfits(shape: object, value: object, at: str):
    """Yield what in the value is not as the shape says."""
    if isinstance(shape, tuple):
        tried = [list(misfits(one, value, at)) for one in shape]
        yield from min(tried, key=len)
    elif isinstance(shape, dict) and isinstance(value, dict):
        for key, inner in shape.items():
            yield from (
                misfits(inner, value[key], f"{at}.{key}") if key in value else [f"no {at}.{key}"]
            )
    elif isinstance(shape, list) and isinstance(value, list):
        yield from () if value else [f"{at} is empty"]
        for one in value:
            yield from misfits(shape[0], one, f"{at}[]")
    elif not (value is None if shape is None else isinstance(shape, type) and _is(value, shape)):
        yield f"{at} is {json.dumps(value, ensure_ascii=False)}"


def _is(value: object, kind: type) -> bool:
    """Tell whether the value is of the type; JSON knows one kind of number, and no bool is one."""
    if kind in (int, float):
        return type(value) in (int, float) and (kind is float or float(value).is_integer())
    return isinstance(value, kind)
