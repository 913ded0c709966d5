"""`govdocs summary` from the command line."""

import io

from tests.providers.bad_server import GOOD, STREAM, event, serving

TEXT = """关于开展排查的通知
各有关单位：
为防范事故发生，现就开展安全排查工作通知如下：
一、全面排查隐患
各单位要逐一登记造册，建立台账。
二、按时报送情况
请于2026年11月30日前将排查情况报送我局。
"""


def file(tmp_path, text=TEXT):
    path = tmp_path / "通知.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_summary_with_places(tmp_path, output_of):
    status, out, _ = output_of("summary", file(tmp_path), "--sentences", 2)
    assert status == 0
    assert "目的　为防范事故发生，现就开展安全排查工作通知如下：（第3行）" in out
    assert "时限　请于2026年11月30日前将排查情况报送我局。（第7行）" in out
    assert "二、按时报送情况（第6行）" in out


def test_json_has_each_sentence_with_its_place(tmp_path, json_of):
    told = json_of("summary", file(tmp_path))
    assert (told["version"], told["kind"]) == (1, "通知")
    lines = TEXT.split("\n")
    for one in told["sentences"] + told["tasks"]:
        where = one["where"]
        assert lines[where["paragraph"]][where["start"] : where["end"]] == one["text"]


def test_no_such_file(tmp_path, output_of):
    status, _, err = output_of("summary", tmp_path / "无.txt")
    assert status == 2
    assert "出错" in err


def test_a_model_that_is_not_switched_on_is_not_asked(tmp_path, output_of):
    status, _, err = output_of("summary", file(tmp_path), "--provider", "openai")
    assert status == 2
    assert "settings.toml" in err


def switch_on(home, address):
    lines = f'[provider]\nname = "openai"\nendpoint = "{address}"\nmodel = "m"\n'
    (home / "settings.toml").write_text(lines, encoding="utf-8")


def test_the_text_is_shown_and_only_a_yes_sends_it(tmp_path, home, output_of, monkeypatch):
    with serving(GOOD) as (address, served):
        switch_on(home, address)
        monkeypatch.setattr("sys.stdin", io.StringIO("\n"))
        status, out, err = output_of("summary", file(tmp_path), "--provider", "openai")
        assert (status, served.times) == (0, 0)
        assert "请于2026年11月30日前" in err
        assert "没有发送" in err
        monkeypatch.setattr("sys.stdin", io.StringIO("是\n"))
        status, out, _ = output_of("summary", file(tmp_path), "--provider", "openai")
    assert (status, served.times) == (0, 1)
    assert "前句。后句。" in out
    assert (home / "calls.tsv").exists()


def test_a_model_that_breaks_off_leaves_the_documents_own_sentences(tmp_path, home, output_of):
    def play(connection, served):
        connection.sendall(STREAM + event("写到一半"))

    with serving(play) as (address, _):
        switch_on(home, address)
        status, out, err = output_of("summary", file(tmp_path), "--provider", "openai", "--yes")
    assert status == 0
    assert "目的　为防范事故发生" in out
    assert "没有写完" in err
    assert "写到一半" in err


def test_a_file_with_a_secrecy_mark_is_not_sent(tmp_path, home, output_of):
    with serving(GOOD) as (address, served):
        switch_on(home, address)
        path = file(tmp_path, "秘密★1年\n" + TEXT)
        status, _, err = output_of("summary", path, "--provider", "openai", "--yes")
    assert (status, served.times) == (2, 0)
    assert "密级" in err
    assert not (home / "calls.tsv").exists()
