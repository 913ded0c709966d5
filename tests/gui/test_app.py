"""The program as it is started: it opens, and ends when it is told to."""

import os
import signal
import subprocess
import sys
import time

import pytest

from tests.docx_builder import build, p


@pytest.mark.skipif(sys.platform == "win32", reason="ends as Linux does")
def test_it_ends_when_it_is_told_to(tmp_path, home):
    env = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "gov_docs", "open", str(build(tmp_path, p("正文")))]
    program = subprocess.Popen(command, env=env, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 20
    while not (home / "recent.json").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    program.send_signal(signal.SIGTERM)
    try:
        assert program.wait(10) == 0
    finally:
        program.kill()


def test_the_sample_that_start_py_opens_shows_findings(opened):
    from gov_docs.desk.editing_recent import copy_of_sample, samples

    page = opened(copy_of_sample(samples()[0]))
    page.panel.refresh()
    assert page.panel.model.rowCount() > 20
    assert page.panel.card.finding is not None
