"""argparse that speaks Chinese."""

import argparse
import re
from collections.abc import Iterable
from pathlib import Path
from typing import NoReturn

_MESSAGES: tuple[tuple[str, str], ...] = (
    (r"the following arguments are required: (.*)", r"还缺少：\1"),
    (r"unrecognized arguments: (.*)", r"不认识的参数：\1"),
    (r"(?:argument (.*?): )?invalid choice: (.*?) \(choose from (.*)\)", r"\1 不能是 \2，可选：\3"),
    (r"argument (.*?): expected one argument", r"\1 后面要跟一个值"),
    (r"argument (.*?): expected at least one argument", r"\1 后面至少要跟一个值"),
    (r"argument (.*?): expected (\d+) arguments?", r"\1 后面要跟 \2 个值"),
    (r"argument (.*?): not allowed with argument (.*)", r"\1 不能和 \2 一起用"),
    (r"argument (.*?): ignored explicit argument (.*)", r"\1 后面不能跟值 \2"),
    (r"one of the arguments (.*) is required", r"以下参数要给出一个：\1"),
    (r"argument (.*?): (.*)", r"\1：\2"),
)


class Parser(argparse.ArgumentParser):
    def __init__(self, prog: str, description: str, epilog: str = "") -> None:
        super().__init__(
            prog=prog,
            description=description,
            epilog=epilog,
            add_help=False,
            allow_abbrev=False,
            formatter_class=_Formatter,
        )
        self.headed("选项").add_argument("-h", "--help", action="help", help="显示这份说明")

    def headed(self, title: str) -> argparse._ArgumentGroup:
        """Return the group of options under a heading, made on first use."""
        found = [group for group in self._action_groups if group.title == title]
        return found[0] if found else self.add_argument_group(title)

    def option(self, *names: str, **how: object) -> None:
        self.headed("选项").add_argument(*names, **how)  # type: ignore[arg-type]

    def takes_format(self) -> None:
        """Take --format text or json, as every command does that writes no report."""
        self.option("--format", choices=("text", "json"), default="text", help="输出格式")

    def operand(self, name: str, **how: object) -> None:
        self.headed("参数").add_argument(name, **how)  # type: ignore[arg-type]

    def format_help(self) -> str:
        """Return the help with its headings closed by the Chinese colon."""
        return re.sub(r"^(\S+):$", r"\1：", super().format_help(), flags=re.MULTILINE)

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"命令写得不对：{in_chinese(message)}\n运行 {self.prog} --help 查看用法。\n")


class _Formatter(argparse.RawDescriptionHelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, prefix or "用法：")


def in_chinese(message: str) -> str:
    """Return argparse's message in Chinese, as far as it is one that is known."""
    for pattern, chinese in _MESSAGES:
        match = re.fullmatch(pattern, message, re.DOTALL)
        if match:
            return match.expand(chinese).strip()
    return message


def names(text: str) -> tuple[str, ...]:
    """Return what a comma-separated list names."""
    return tuple(name.strip() for name in re.split("[,，、]", text) if name.strip())


def some_names(text: str) -> tuple[str, ...]:
    """Return what a list names; naming nothing is an error, not everything."""
    found = names(text)
    if not found:
        raise argparse.ArgumentTypeError("是空的，请写上名称，或去掉这个选项")
    return found


def at_least_one(text: str) -> int:
    return _whole(text, 1)


def from_zero(text: str) -> int:
    return _whole(text, 0)


def _whole(text: str, least: int) -> int:
    if not text.isdecimal() or int(text) < least:
        raise argparse.ArgumentTypeError(f"应当是不小于 {least} 的整数，这里是“{text}”")
    return int(text)


def path(text: str) -> Path:
    if not text:
        raise argparse.ArgumentTypeError("不能是空的")
    return Path(text)


def some_text(text: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError("不能是空的，请写上内容")
    return text.strip()
