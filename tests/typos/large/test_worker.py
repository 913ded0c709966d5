"""The process's own side: no network, no import of what is not installed, nothing printed."""

import subprocess
import sys

import pytest

from gov_docs.typos.large.errors import LargeModelError
from gov_docs.typos.large.kinds import detect
from gov_docs.typos.large.process import Bounds, ModelProcess, command_for

NETWORK = """
import socket, sys
from gov_docs.typos.large.worker import _refuse_network
sys.addaudithook(_refuse_network)
for attempt in (
    lambda: socket.create_connection(("127.0.0.1", 9), timeout=1),
    lambda: socket.getaddrinfo("localhost", 80),
    lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"", ("127.0.0.1", 9)),
):
    try:
        attempt()
    except OSError as error:
        assert "no network" in str(error), error
    else:
        raise SystemExit("a socket was not refused")
"""
NO_TORCH = "import sys; sys.modules['torch'] = None\nfrom gov_docs.typos.large.worker import main\n"


def test_sockets_are_refused():
    done = subprocess.run([sys.executable, "-c", NETWORK], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_a_missing_component_is_named(folder):
    command = [sys.executable, "-c", f"{NO_TORCH}main('masked', {str(folder)!r})"]
    with pytest.raises(LargeModelError, match=r"torch.*pip install"):
        ModelProcess(command, Bounds(1 << 30))


def test_the_parent_needs_no_torch():
    script = "import sys, gov_docs.typos.large.engine as _; assert 'torch' not in sys.modules"
    assert subprocess.run([sys.executable, "-c", script]).returncode == 0


def test_the_command_does_not_import_from_the_current_folder(folder, tmp_path, monkeypatch):
    (tmp_path / "json.py").write_text("raise SystemExit('taken from the current folder')")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(LargeModelError, match=r"没有安装|载入不了"):
        ModelProcess(command_for(detect(folder)), Bounds(4 << 30))
