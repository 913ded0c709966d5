"""A program killed while it saves leaves the old file or the new one, whole."""

import random
import signal
import subprocess
import sys
import time
import zipfile

import pytest

from tests.docx_builder import build, p

SAVER = """
import sys
from pathlib import Path
from gov_docs.core.types import Span, TextEdit
from gov_docs.desk.editing import Kind, Session
from gov_docs.desk.editing_source import SaveOrder, open_source, save
session = Session(open_source(Path(sys.argv[1])))
print("begun", flush=True)
while True:
    session.apply([TextEdit(Span(0, 0, 0), "字")], Kind.TYPING)
    order = SaveOrder(session.opened, session.groups(), session.path, session.opened.seen)
    session.opened.seen = save(order)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kills as Linux does")
def test_a_kill_while_saving_leaves_a_whole_file(tmp_path):
    path = build(tmp_path, p("正文") * 50)
    chance = random.Random(5)  # noqa: S311
    for _ in range(5):
        saver = subprocess.Popen(
            [sys.executable, "-c", SAVER, str(path)], stdout=subprocess.PIPE, text=True
        )
        with saver.stdout:
            assert saver.stdout.readline() == "begun\n"
            time.sleep(chance.uniform(0, 0.15))
            saver.send_signal(signal.SIGKILL)
            saver.wait()
        with zipfile.ZipFile(path) as archive:
            assert archive.testzip() is None
