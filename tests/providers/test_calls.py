"""The list of calls bears a line cut short and two programs at once."""

from concurrent.futures import ThreadPoolExecutor

from gov_docs.providers.calls import read_calls, record_call
from gov_docs.providers.outgoing import Message, Outgoing
from gov_docs.settings import Provider


def outgoing(document="通知"):
    return Outgoing(Provider("openai"), "http://127.0.0.1/v1", document, (Message("user", "字"),))


def test_no_list_is_no_call(tmp_path):
    assert read_calls(tmp_path / "calls.tsv") == ()


def test_a_title_with_tabs_and_line_ends_stays_one_cell(tmp_path):
    record_call(tmp_path / "calls.tsv", outgoing("关于\t某事\n的通知"))
    assert read_calls(tmp_path / "calls.tsv")[0].document == "关于 某事 的通知"


def test_a_line_cut_short_costs_only_itself(tmp_path):
    path = tmp_path / "calls.tsv"
    record_call(path, outgoing("一"))
    with path.open("ab") as stream:
        stream.write(b"2026-01-01T08:00:00+08:00\thttp://1")
    record_call(path, outgoing("二"))
    assert [call.document for call in read_calls(path)] == ["一", "二"]


def test_calls_at_once_do_not_mix(tmp_path):
    path = tmp_path / "calls.tsv"
    record_call(path, outgoing("0"))
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda at: record_call(path, outgoing(f"文件{at}")), range(60)))
    assert len(read_calls(path)) == 61


def test_a_spreadsheet_opens_it(tmp_path):
    record_call(tmp_path / "calls.tsv", outgoing())
    assert (tmp_path / "calls.tsv").read_bytes().startswith("\ufeff时间\t地址".encode())
