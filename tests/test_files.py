"""Writing in one step: the old file, or the new one, never half of one."""

import errno
import os
import re
import sys

import pytest

from gov_docs.core.errors import UnwritableFileError
from gov_docs.files import reason, replace_file, replacing


def _write_half(path, error):
    with replacing(path) as out:
        out.write(b"half")
        raise error


@pytest.mark.parametrize("error", [OSError(5, "I/O"), ValueError(), KeyboardInterrupt()])
def test_whatever_goes_wrong_the_old_file_stays_and_no_draft_is_left(tmp_path, error):
    path = tmp_path / "清单.tsv"
    path.write_bytes(b"old")
    with pytest.raises((UnwritableFileError, ValueError, KeyboardInterrupt)):
        _write_half(path, error)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_the_folder_is_made_only_where_that_is_asked_for(tmp_path):
    path = tmp_path / "新建" / "清单.tsv"
    with pytest.raises(UnwritableFileError, match="请先建立文件夹"):
        replace_file(path, b"new")
    replace_file(path, b"new", make_folder=True)
    assert path.read_bytes() == b"new"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no permission bits")
def test_a_file_that_is_replaced_keeps_its_permissions(tmp_path):
    path = tmp_path / "清单.tsv"
    path.write_bytes(b"old")
    path.chmod(0o640)
    replace_file(path, b"new")
    assert path.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("code", [errno.ENOENT, errno.EACCES, errno.ENOSPC, errno.EIO])
def test_what_the_system_says_is_said_in_chinese(code):
    assert not re.search("[A-Za-z]", reason(OSError(code, os.strerror(code))))
