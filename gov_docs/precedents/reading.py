"""One file read and described, in a worker process; whatever is wrong with it is one sentence."""

import os
import socket
import traceback
from dataclasses import dataclass
from pathlib import Path

from gov_docs.core.errors import GovDocsError
from gov_docs.core.roles import label
from gov_docs.docx_io.opinions import review_marks
from gov_docs.docx_io.read import WordFile
from gov_docs.files import real, reason
from gov_docs.inputs.reader import Source, read_file
from gov_docs.precedents.describe import describe
from gov_docs.precedents.described import Described, Remark
from gov_docs.precedents.keeping import File

_OWN = "公文检查"  # the author of the comments this program itself writes
_KILLED = "处理这个文件的进程被系统中止（多半是内存不足），请关闭其他程序后单独再试。"
_EMPTY = "里面没有文字，没有收入；请确认文件内容。"


@dataclass(frozen=True, slots=True)
class Read:
    """A file with what was found in it, or why nothing was."""

    path: Path
    file: File | None = None
    described: Described | None = None
    error: str = ""


def machine() -> str:
    """Return the name by which a shared library tells this computer's paths from others'."""
    return socket.gethostname()


def file_of(path: Path) -> File:
    """Return the file's name and state; raises OSError."""
    stat = path.stat()
    name = os.fsencode(real(path)).decode("utf-8", "backslashreplace")
    return File(machine(), name, stat.st_size, stat.st_mtime_ns)


def read(path: Path) -> Read:
    """Return what stands in a file; never raises, so one bad file cannot stop the others."""
    try:
        file = file_of(path)  # before reading: a change meanwhile makes it new the next time
        source = read_file(path)
        described = describe(label(source.document), path, _remarks(source))
    except GovDocsError as error:
        return Read(path, error=str(error))
    except OSError as error:
        return Read(path, error=f"读不了（{reason(error)}），请检查路径和权限。")
    except Exception as error:  # around one file of many
        return Read(path, error=unexpected(error))
    if not (described.content.texts or described.content.more):
        return Read(path, error=f"{path.name}：{_EMPTY}")
    return Read(path, file, described)


def killed(path: Path) -> Read:
    return Read(path, error=_KILLED)


def _remarks(source: Source) -> tuple[Remark, ...]:
    """Return the comments and revisions of people; this program's own comments are no opinion."""
    if not isinstance(source, WordFile):
        return ()
    found = review_marks(source.package)
    return tuple(Remark(one.text, one.kind, one.quoted) for one in found if one.author != _OWN)


def unexpected(error: Exception) -> str:
    """Name the fault and its place in the program; the message may hold the document's text."""
    last = traceback.extract_tb(error.__traceback__)[-1:]
    place = "".join(f"，{Path(frame.filename).name} 第{frame.lineno}行" for frame in last)
    return f"处理时程序内部出错（{type(error).__name__}{place}），请把这一行告诉维护人员。"
