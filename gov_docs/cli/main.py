"""The command `govdocs`: finds the command's own module and loads only that."""

import contextlib
import sys
from collections.abc import Sequence
from importlib import import_module
from itertools import pairwise

from gov_docs import __version__
from gov_docs.cli import console

COMMANDS = {
    "open": "打开窗口，边写边查；不写命令也是",
    "check": "检查公文，列出问题",
    "fix": "改正确定的错误，另存一份，并核验修改结果",
    "format": "按国家标准的公文格式排版",
    "recheck": "修改核验：比较修改前后，看哪些已解决",
    "rules": "列出全部规则，或说明其中一条",
    "words": "管理自己的词表",
    "ignore": "管理不再提示的问题",
    "typos": "从本单位的成稿里学用语，错字模型不再误报",
    "library": "资料库：收入文件，查找上位文件、同类文件和法规",
    "draft": "写一份草稿：套用模板，借用资料库里的语句",
    "recommend": "按文种和主题推荐素材，列出审核要点",
    "register": "收发文登记：编收文号，记办理过程，看时限",
    "route": "拟办建议：牵头、配合的部门，期限，分办表",
    "archive": "归档建议：种类、类目、保管期限、档号；归档、目录和移交包",
    "report": "周报：收文、办结、逾期、归档的数字，可写成 .xlsx 或 .docx",
    "ask": "用平常的话问：有没有新文件、谁发过什么",
    "summary": "智能摘要：目的、主要任务、时限和要点，都是原文的句子",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; return 0 for done, 1 for findings, 2 where nothing could be done."""
    from gov_docs.core.errors import GovDocsError
    from gov_docs.files import reason

    console.prepare()
    args = list(sys.argv[1:] if argv is None else argv)
    try:
        return _run(args)
    except SystemExit as stop:  # argparse: help was shown, or the command is wrong
        return stop.code if isinstance(stop.code, int) else 0
    except GovDocsError as error:
        _fail(args, str(error))
    except KeyboardInterrupt:
        console.warn("\n已停止。")
    except BrokenPipeError:
        console.forget_output()
    except OSError as error:
        _fail(args, f"{reason(error)}，请检查磁盘空间和权限。")
    except Exception as error:  # the last net: no traceback is of use to a clerk
        _fail(args, f"程序内部故障（{console.fault(error)}），请把这一行告诉维护人员。")
    return 2


def _fail(argv: list[str], why: str) -> None:
    """Tell the error to people and, where JSON was asked for, to the program that reads it."""
    console.warn(f"出错：{why}")
    if "--format=json" in argv or ("--format", "json") in pairwise(argv):
        with contextlib.suppress(OSError):  # a full disk may be the very error
            console.write_json({"version": 1, "error": why})


def _run(argv: list[str]) -> int:
    name = argv[0] if argv else _usual()
    if name in ("-h", "--help"):
        console.say(_help())
        return 0
    if name == "--version":
        console.say(f"govdocs {__version__}")
        return 0
    if name not in COMMANDS:
        console.warn(f"没有“{name}”这个命令，可用的命令：{'、'.join(COMMANDS)}。")
        return 2
    status: int = import_module(f"gov_docs.cli.{name}").run(argv[1:])
    return status


def _usual() -> str:
    """Return what is done where no command is given: the window, or else the help."""
    from gov_docs.cli.open import can_open

    return "open" if can_open() else "--help"


def _help() -> str:
    lines = ["govdocs：检查和改正公文，全程离线。", "", "用法：govdocs 命令 …", ""]
    lines += [f"  {name:<9} {told}" for name, told in COMMANDS.items()]
    return "\n".join([*lines, "", "运行 govdocs 命令 --help 查看每个命令的用法。"])


if __name__ == "__main__":
    sys.exit(main())
