"""A check asks the engine that the settings name, and says so when it cannot be had."""

import sys
from pathlib import Path

import pytest

from gov_docs.checking.looking import Setup
from gov_docs.desk import typo_engine
from gov_docs.typos.large import engine
from gov_docs.typos.large.kinds import Kind
from tests.typos.large.conftest import folder  # noqa: F401  a fixture
from tests.typos.large.scripts import CORRECTS, DIES, HANGS

SLIP = "各单位要认真做好当前安全生严工作，落实主体责任。\n"


@pytest.fixture
def slip(tmp_path: Path) -> Path:
    path = tmp_path / "错字.txt"
    path.write_text(SLIP, encoding="utf-8")
    return path


@pytest.fixture
def settings(home: Path, folder: Path):  # noqa: F811
    def write(name="pycorrector", model: str = str(folder)) -> Path:
        path = home / "settings.toml"
        path.write_text(f"[typos]\nengine = '{name}'\nmodel = '{model}'\n", encoding="utf-8")
        return path

    return write


@pytest.fixture
def worker(monkeypatch, tmp_path):
    """Put a script in the place of the model's process."""

    def put(script: str) -> None:
        path = tmp_path / "worker.py"
        path.write_text(script, encoding="utf-8")
        monkeypatch.setattr(engine, "command_for", lambda _: [sys.executable, str(path)])

    return put


def found(report):
    issues = [issue for file in report["files"] for issue in file["issues"]]
    return [(issue["text"], issue["tier"], issue["confidence"]) for issue in issues]


def test_the_large_model_is_asked(slip, settings, worker, json_of):
    settings()
    worker(CORRECTS)
    report = json_of("check", slip, "--only", "TYP100")
    assert found(report) == [("严", "hint", None)]
    (fix,) = report["files"][0]["issues"][0]["fixes"]
    assert (fix["safety"], fix["replacement"]) == ("ask", "产")


def test_however_many_files_at_once_the_model_is_loaded_once(
    slip, settings, worker, output_of, tmp_path
):
    settings()
    worker(f"open({str(tmp_path / 'starts')!r}, 'a').write('x')\n{CORRECTS}")
    files = [slip.with_name(f"{n}.txt") for n in range(4)]
    for path in files:
        path.write_text(SLIP, encoding="utf-8")
    _, out, _ = output_of("check", *files, "--only", "TYP100", "--jobs", 4)
    assert out.count("TYP100") == 4
    assert (tmp_path / "starts").read_text() == "x"


def test_its_finds_are_mended_only_when_accepted(slip, settings, worker, output_of, tmp_path):
    settings()
    worker(CORRECTS)
    output_of("fix", slip, "--output", tmp_path / "甲")
    output_of("fix", slip, "--output", tmp_path / "乙", "--accept", "TYP100")
    assert (tmp_path / "甲" / slip.name).read_text("utf-8") == SLIP
    assert (tmp_path / "乙" / slip.name).read_text("utf-8") == SLIP.replace("严", "产")


@pytest.mark.parametrize(
    ("accepted", "is_mended"),
    [("all", False), ("错字", False), ("TYP", False), ("all,typ100", True), ("错字,TYP100", True)],
)
def test_its_finds_are_accepted_only_by_name(
    slip, settings, worker, output_of, tmp_path, accepted, is_mended
):
    settings()
    worker(CORRECTS)
    output_of("fix", slip, "--output", tmp_path / "改好", "--accept", accepted)
    text = (tmp_path / "改好" / slip.name).read_text("utf-8")
    assert text == (SLIP.replace("严", "产") if is_mended else SLIP)


@pytest.mark.parametrize(
    ("engine_", "asked", "why"),
    [
        ("builtin", ("--no-model",), "--no-model"),
        ("off", (), 'engine = "off"'),
        ("builtin", ("--only", "标点"), "范围"),
    ],
)
def test_accepting_what_is_not_asked_is_told_in_one_sentence(
    slip, settings, output_of, tmp_path, engine_, asked, why
):
    def fix(name, *more):
        return output_of("fix", slip, "--output", tmp_path / name, *asked, *more)

    settings(engine_)
    status, _, err = fix("甲", "--accept", "错字,typ100")
    assert err.count("TYP100") == err.count(why) == 1
    assert (status, "TYP100" in fix("乙", "--accept", "错字,all")[2]) == (fix("丙")[0], False)


def test_accepting_what_is_asked_is_told_nothing_of(slip, output_of, tmp_path):
    err = output_of("fix", slip, "--output", tmp_path / "甲", "--accept", "TYP100")[2]
    assert "TYP100" not in err


@pytest.mark.parametrize(
    ("script", "why"), [(DIES, "意外退出"), (HANGS, "没有查完")], ids=["dies", "hangs"]
)
def test_when_it_fails_the_own_model_goes_on_and_it_is_told_once(
    slip, settings, worker, output_of, monkeypatch, script, why
):
    monkeypatch.setattr(engine, "_SECONDS", dict.fromkeys(Kind, 0.5))
    settings()
    worker(script)
    other = slip.with_name("又一份.txt")
    other.write_text(SLIP.replace("各单位", "各部门"), encoding="utf-8")
    _, out, err = output_of("check", slip, other, "--model", "--only", "TYP100")
    assert out.count("TYP100") == 2
    assert err.count(why) == err.count("改用程序自带的错字模型") == 1


@pytest.mark.parametrize(
    ("model", "why"), [("", "没有用 model 写明"), ("没有这个", "找不到大模型的文件夹")]
)
def test_without_a_model_the_own_one_is_asked_and_it_is_told(slip, settings, output_of, model, why):
    settings(model=model)
    _, out, err = output_of("check", slip, "--model", "--only", "TYP100")
    assert "TYP100" in out
    assert err.count(why) == 1


def test_an_unknown_engine_is_told_with_the_known_ones(slip, settings, output_of):
    path = settings("kenlm")
    status, _, err = output_of("check", slip, "--model")
    assert status == 2
    assert str(path) in err
    assert "kenlm" in err
    assert "builtin、pycorrector、off" in err


@pytest.mark.parametrize("asked", [(), ("--no-model",)])
def test_an_engine_switched_off_is_left_out_without_a_remark(slip, settings, output_of, asked):
    settings("off")
    status, out, err = output_of("check", slip, "--only", "TYP100", *asked)
    assert (status, "TYP100" in out, err) == (0, False, "")


def test_an_engine_switched_off_and_asked_for_says_so(slip, settings, output_of):
    settings("off")
    status, out, err = output_of("check", slip, "--model", "--only", "TYP100")
    assert (status, "TYP100" in out) == (0, False)
    assert "off" in err


@pytest.mark.parametrize(
    "asked", [("--no-model",), ("--model", "--no-model"), ("--only", "TYP001")]
)
def test_where_it_is_not_wanted_no_engine_is_started(slip, settings, output_of, monkeypatch, asked):
    monkeypatch.setattr(engine, "start", lambda *_: pytest.fail("started"))
    settings()
    _, out, err = output_of("check", slip, *asked)
    assert "TYP100" not in out
    assert err == ""


def test_the_last_of_two_options_counts(slip, output_of):
    _, out, _ = output_of("check", slip, "--no-model", "--model", "--only", "TYP100")
    assert "TYP100" in out


def test_a_fix_asks_and_leaves_it_out_as_a_check_does(slip, json_of, tmp_path):
    def rules(name, *asked):
        report = json_of("fix", slip, "--output", tmp_path / name, *asked)
        return [issue["rule"] for issue in report["files"][0]["issues"]]

    assert "TYP100" in rules("甲")
    assert "TYP100" not in rules("乙", "--no-model")


def test_a_resumed_run_knows_whether_the_model_was_asked(settings):
    asked = named(Setup(), None)
    assert named(Setup(), True) == asked != named(Setup(), False)
    assert named(Setup(("punctuation",)), None) == named(Setup(), False)
    settings("off")
    assert named(Setup(), None) == named(Setup(), False)


def test_a_resumed_run_knows_which_model_was_asked(settings, worker):
    own = named(Setup(), None)
    settings()
    worker(CORRECTS)
    assert named(Setup(), None) != own
    settings(model="没有这个")
    assert named(Setup(), None) == own


def named(setup: Setup, model: bool | None) -> str:
    with typo_engine.chosen(setup, model=model, warn=lambda _: None) as chosen:
        return typo_engine.proved(chosen.put_in(setup), lambda _: None).named()
