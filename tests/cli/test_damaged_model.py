"""A model that is missing or damaged is told once a run; everything else is checked as ever."""

from pathlib import Path

import openpyxl
import pytest

from gov_docs.batch import work
from gov_docs.checking import looking, one_file
from gov_docs.desk import rule_switches, typo_engine
from gov_docs.typos import shipped
from tests.typos import damaged

SLIPS = "各单位要统一布署，做好当前安全生严工作，并邀请代表参加，招待不周，敬请包含。\n"
LISTED, PHRASE, WEIGHED = "TYP001", "TYP003", "TYP100"


def put(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shipped, "resource", lambda *_: folder)


@pytest.fixture(params=["missing", "flipped", "truncated"])
def broken(request, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    makers = {
        "missing": lambda folder: folder,
        "flipped": lambda folder: damaged.flipped(folder, "char_table.npy"),
        "truncated": lambda folder: damaged.truncated(folder, "word_table.npy", 0.4),
    }
    put(makers[request.param](tmp_path / "typo"), monkeypatch)
    forget()
    yield
    forget()


def forget() -> None:
    shipped._read.cache_clear()
    looking._model.cache_clear()


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / f"{n}.txt" for n in range(3)]
    for path in paths:
        path.write_text(SLIPS, encoding="utf-8")
    return paths


@pytest.mark.usefixtures("broken")
@pytest.mark.parametrize("asked", [(), ("--model",), ("--no-model",)])  # TYP003 asks it anyway
def test_it_is_told_once_and_the_check_goes_on(files, output_of, asked):
    status, out, err = output_of("check", *files, "--only", "错字", "--jobs", 1, *asked)
    assert status == 1
    assert err.count("错字模型") == 2, err  # once what is wrong with it, once what is done
    assert out.count(LISTED) == out.count(PHRASE) == 3
    assert WEIGHED not in out


@pytest.mark.usefixtures("broken")
@pytest.mark.parametrize("only", ["标点", "TYP001"])
def test_where_no_rule_asks_for_it_nothing_is_told(files, output_of, only):
    _, _, err = output_of("check", *files, "--only", only, "--jobs", 1)
    assert "模型" not in err


@pytest.mark.usefixtures("broken")
def test_where_its_rules_are_switched_off_nothing_is_told(files, output_of):
    rule_switches.switch([PHRASE, WEIGHED], on=False)
    _, _, err = output_of("check", *files, "--jobs", 1)
    assert "模型" not in err


@pytest.mark.usefixtures("broken")
def test_a_recheck_tells_it_once_and_goes_on(files, output_of):
    status, _, err = output_of("recheck", files[0], files[1])
    assert status == 1
    assert err.count("错字模型") == 2


def test_where_no_rule_asks_for_it_it_is_not_read(files, output_of, monkeypatch):
    monkeypatch.setattr(looking, "_model", lambda _: pytest.fail("read"))
    monkeypatch.setattr(typo_engine, "shipped", lambda _: pytest.fail("read"))
    assert output_of("check", *files, "--only", "标点,格式", "--jobs", 1)[0] < 2


@pytest.mark.usefixtures("broken")
def test_a_fix_goes_on_without_it(files, output_of, tmp_path):
    _, _, err = output_of("fix", *files, "--output", tmp_path / "改好", "--jobs", 1)
    assert err.count("错字模型") == 2
    assert "统一部署" in (tmp_path / "改好" / "0.txt").read_text("utf-8-sig")


def stopped_at(name: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Let Ctrl+C come while the file is checked; return the names of those begun."""
    begun: list[str] = []

    def check_file(path, setup):
        begun.append(path.name)
        if path.name == name:
            raise KeyboardInterrupt
        return one_file.check_file(path, setup)

    monkeypatch.setattr(work, "check_file", check_file)
    return begun


@pytest.fixture
def use(monkeypatch: pytest.MonkeyPatch):
    """Return what lets the program find its model in a folder, as if just started."""

    def put_in(folder: Path) -> None:
        put(folder, monkeypatch)
        forget()

    yield put_in
    forget()


@pytest.mark.parametrize("asked", [("--only", "错字"), ("--only", "TYP003")])
@pytest.mark.parametrize("is_there_first", [True, False])
def test_a_run_is_gone_on_with_only_where_the_model_is_as_it_was(
    files, json_of, use, tmp_path, monkeypatch, is_there_first, asked
):
    folders = [damaged.MODEL, tmp_path / "没有"]
    first, second = folders if is_there_first else reversed(folders)
    use(first)
    stopped_at("1.txt", monkeypatch)
    json_of("check", *files, *asked, "--jobs", 1)
    use(second)
    begun = stopped_at("", monkeypatch)
    report = json_of("check", *files, *asked, "--jobs", 1, "--resume")
    assert begun == ["0.txt", "1.txt", "2.txt"]
    found = [{one["rule"] for one in file["issues"]} for file in report["files"]]
    assert [WEIGHED in rules for rules in found] == [report["model"]] * 3


def test_a_run_without_the_model_is_gone_on_with_while_it_is_still_missing(
    files, json_of, use, tmp_path, monkeypatch
):
    use(tmp_path / "没有")
    stopped_at("1.txt", monkeypatch)
    json_of("check", *files, "--only", "错字", "--jobs", 1)
    begun = stopped_at("", monkeypatch)
    report = json_of("check", *files, "--only", "错字", "--jobs", 1, "--resume")
    assert begun == ["1.txt", "2.txt"]
    assert report["model"] is False


TOLD = "错字只按词表查过"


def report_of(output_of, form: str, *argv: object) -> str:
    place = Path(f"报告.{form}")
    place.unlink(missing_ok=True)
    option = "--report" if argv[0] == "fix" else "--output"
    output_of(*argv, option, place, "--jobs", 1)
    if form != "xlsx":
        return place.read_text("utf-8")
    sheet = openpyxl.load_workbook(place)["问题"]
    return "\n".join(str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell)


@pytest.mark.usefixtures("broken")
@pytest.mark.parametrize("form", ["txt", "html", "xlsx"])
def test_the_report_alone_says_it_once(files, output_of, tmp_path, form):
    assert report_of(output_of, form, "check", *files).count(TOLD) == 1
    fix = ("fix", *files, "--output", tmp_path / "改好")
    assert report_of(output_of, form, *fix).count(TOLD) == 1


@pytest.mark.usefixtures("broken")
@pytest.mark.parametrize("form", ["txt", "html", "xlsx"])
@pytest.mark.parametrize("asked", [("--no-model",), ("--only", "标点"), ()])
def test_the_report_of_a_check_that_was_to_ask_no_model_does_not_say_it(
    files, output_of, home, form, asked
):
    if not asked:
        (home / "settings.toml").write_text('[typos]\nengine = "off"\n', encoding="utf-8")
    assert TOLD not in report_of(output_of, form, "check", *files, *asked)


@pytest.mark.usefixtures("broken")
def test_the_report_for_programs_tells_it_from_a_check_without_the_model(files, json_of):
    assert json_of("check", *files, "--jobs", 1)["lacks_model"] is True
    assert "lacks_model" not in json_of("check", *files, "--jobs", 1, "--no-model")


def test_the_report_of_a_whole_model_does_not_say_it(files, output_of):
    assert TOLD not in report_of(output_of, "txt", "check", *files)


def test_with_a_whole_model_nothing_is_told(files, output_of):
    _, out, err = output_of("check", *files, "--only", "错字", "--jobs", 1)
    assert "模型" not in err
    assert out.count(WEIGHED) == 3
