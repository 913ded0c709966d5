"""The command itself: help and errors in Chinese, no traceback, a quick start."""

import io
import subprocess
import sys
from pathlib import Path

import pytest

from gov_docs.cli import console
from gov_docs.cli.arguments import in_chinese
from gov_docs.cli.main import COMMANDS, main


@pytest.fixture(autouse=True)
def _without_a_display(monkeypatch):
    """Without a command the window would open."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("argv", [[], ["--help"], *([name, "--help"] for name in COMMANDS)])
def test_help_is_in_chinese(argv: list[str], output_of):
    status, out, _ = output_of(*argv)
    assert status == 0
    assert "usage" not in out
    assert "options" not in out
    assert "govdocs" in out


@pytest.mark.parametrize(
    ("argv", "told"),
    [
        (["chek"], "没有“chek”"),
        (["check"], "还缺少：文件或文件夹"),
        (["check", "a", "--format", "pdf"], "--format 不能是 'pdf'"),
        (["check", "a", "--jobs", "0"], "不小于 1"),
        (["check", "a", "--frmat", "json"], "不认识的参数：--frmat"),
        (["check", "a", "--output"], "后面要跟一个值"),
        (["fix", "a"], "还缺少：--output"),
        (["words", "ad"], "govdocs words add"),
    ],
)
def test_a_wrong_command_is_told_in_chinese(argv: list[str], told: str, output_of):
    status, out, err = output_of(*argv)
    assert (status, out) == (2, "")
    assert told in err
    assert "argument" not in err


def test_a_message_that_is_not_known_is_kept():
    assert in_chinese("something new") == "something new"


def test_an_unexpected_fault_is_one_line(monkeypatch, output_of):
    def fail(argv):
        raise ZeroDivisionError("文件里的文字")

    monkeypatch.setattr("gov_docs.cli.rules.run", fail)
    status, out, err = output_of("rules")
    assert (status, out) == (2, "")
    assert "ZeroDivisionError" in err
    assert "文字" not in err


def test_a_console_that_lacks_characters_does_not_stop_the_program(monkeypatch):
    stream = io.TextIOWrapper(io.BytesIO(), encoding="cp437")
    monkeypatch.setattr(sys, "stdout", stream)
    console.prepare()
    assert main(["--help"]) == 0


def test_help_loads_nothing_heavy():
    code = (
        "import sys; from gov_docs.cli.main import main; main(['check', '--help']); "
        "print([m for m in ('lxml', 'openpyxl', 'rjieba', 'gov_docs.rules') if m in sys.modules])"
    )
    shown = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, cwd=Path(__file__).parents[2]
    )
    assert shown.stdout.endswith(b"[]\n")
