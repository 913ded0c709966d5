"""What the commands print, on whatever console there is."""

import io
import json
import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path


def prepare() -> None:
    """Make sure that no character the console lacks can stop the program."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    if threading.current_thread() is threading.main_thread():
        # Whoever ends the program politely gets what Ctrl+C gives: no draft left, what is done told.
        signal.signal(signal.SIGTERM, signal.default_int_handler)


def say(text: str) -> None:
    print(text)


def warn(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def write_json(value: object) -> None:
    """Write one JSON value to standard output as UTF-8, whatever the console's code page."""
    data = json.dumps(value, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace")
    sys.stdout.flush()
    sys.stdout.buffer.write(data + b"\n")
    sys.stdout.buffer.flush()


def progress() -> Callable[[int, int], None]:
    """Return a function that tells how far a run is: one line rewritten, or a line per 100 files."""
    on_terminal = sys.stderr.isatty()

    def tell(done: int, total: int) -> None:
        if total < 2:
            return
        if on_terminal:
            end = "\n" if done == total else ""
            print(f"\r已处理 {done}/{total} 个文件", end=end, file=sys.stderr, flush=True)
        elif done and done % 100 == 0:
            warn(f"已处理 {done}/{total} 个文件")

    return tell


def forget_output() -> None:
    """Let the process end in peace after the reader of its output has gone."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def fault(error: Exception) -> str:
    """Name an unexpected error and its place; its message may hold a document's text."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}，{Path(frame.filename).name} 第{frame.lineno}行"
