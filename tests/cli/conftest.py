"""A data folder of the test's own, and documents with a mistake that is known for certain."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from gov_docs.cli.main import main

OWN = "TYP090"  # the rule of the user's own words: what it finds is in the test's hands
TEXT = """关于做好开发区安全生产工作的通知

各有关单位：
请园区办牵头，会同企业抓好落实。
联系人在园区办，电话另行通知。
"""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    monkeypatch.setenv("GOVDOCS_HOME", str(folder))
    monkeypatch.chdir(tmp_path)
    assert main(["words", "add", "园区办", "--to", "园区管委会"]) == 0
    return folder


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "通知.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def output_of(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Run a command; return its status and what it wrote to the two streams."""

    def run(*argv: object) -> tuple[int, str, str]:
        capsys.readouterr()
        status = main([str(one) for one in argv])
        out, err = capsys.readouterr()
        return status, out, err

    return run


@pytest.fixture
def json_of(output_of: Callable[..., tuple[int, str, str]]) -> Callable[..., dict]:
    def run(*argv: object) -> dict:
        _, out, _ = output_of(*argv, "--format", "json")
        return json.loads(out)

    return run
