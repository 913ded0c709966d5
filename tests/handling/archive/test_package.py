"""The package holds true copies or is not made."""

import hashlib

import pytest
from lxml.etree import fromstring

from gov_docs.core.errors import GovDocsError
from gov_docs.handling.archive.filed import Filed, Held, Item
from gov_docs.handling.archive.package import Delivery, write_package


@pytest.fixture
def filed(tmp_path):
    source = tmp_path / "原件.docx"
    source.write_bytes(b"text")
    held = Held(str(source), hashlib.sha256(b"text").hexdigest())
    item = Item("关于甲\x01事的通知", "云山市档案局", date="2026-03-01", files=(held,))
    return Filed(1, "Z109-WS·2026-Y-ZH-0001", item, "2026-11-22T08:00:00", "张三")


def test_copies_metadata_and_checksums(filed, tmp_path):
    out = tmp_path / "移交"
    write_package(Delivery([filed], "云山市档案局", also={"目录.txt": b"x"}), out)
    own = out / filed.code
    assert (own / "01-正本.docx").read_bytes() == b"text"
    root = fromstring((own / "元数据.xml").read_bytes())
    assert root.findtext("内容描述/题名") == "关于甲事的通知"
    assert root.findtext("档号/档号") == filed.code
    for line in (out / "校验和-SHA256.txt").read_text("utf-8").splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256((out / name).read_bytes()).hexdigest() == digest


@pytest.mark.parametrize("changed", [b"other", None])
def test_a_file_changed_or_gone_stops_it_and_leaves_nothing(filed, tmp_path, changed):
    source = tmp_path / "原件.docx"
    if changed is None:
        source.unlink()
    else:
        source.write_bytes(changed)
    with pytest.raises(GovDocsError, match="没有打包"):
        write_package(Delivery([filed]), tmp_path / "移交")
    assert not [one for one in tmp_path.iterdir() if one != source]


def test_a_folder_that_is_there_is_not_touched(filed, tmp_path):
    with pytest.raises(GovDocsError, match="已经存在"):
        write_package(Delivery([filed]), tmp_path)
