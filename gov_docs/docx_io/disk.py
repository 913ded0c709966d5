"""Whole files off and onto the disk; what stands in the way is said in Chinese."""

from pathlib import Path

from gov_docs.core.errors import UnreadableFileError, UnsafeFileError, UnwritableFileError
from gov_docs.files import real, replace_file

MAX_FILE = 512 * 1024**2  # the whole file is held in memory while it is worked on


def read_bytes(path: Path) -> bytes:
    """Return a file's bytes; what stands in the way is said in Chinese."""
    try:
        if path.is_dir():
            raise UnreadableFileError(f"{path.name}：是文件夹，不是文件；请选择其中的 .docx 文件")
        if path.exists() and not path.is_file():
            raise UnreadableFileError(f"{path.name}：不是普通文件；请选择 .docx 文件")
        if path.stat().st_size > MAX_FILE:
            raise UnsafeFileError(f"{path.name}：超过 512 MB，为安全起见不予读取；请压缩图片后再试")
        return path.read_bytes()
    except FileNotFoundError:
        raise UnreadableFileError(f"{path.name}：文件不存在；请检查路径是否正确") from None
    except PermissionError:
        raise UnreadableFileError(
            f"{path.name}：没有读取权限；请关闭正在使用它的程序，或请管理员授予权限"
        ) from None
    except (OSError, ValueError):
        raise UnreadableFileError(f"{path.name}：读取失败；请复制到本机磁盘后再试") from None


def write_file(data: bytes, output: Path, source: Path) -> None:
    """Put `data` at `output` in one step; never over `source`."""
    if _same_file(source, output):
        raise UnwritableFileError(f"{output.name}：不能覆盖原文件；请另选输出文件夹或文件名")
    replace_file(output, data)


def _same_file(source: Path, output: Path) -> bool:
    try:
        return output.samefile(source)
    except OSError:
        return real(output) == real(source)
