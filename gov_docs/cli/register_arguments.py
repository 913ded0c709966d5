"""What the actions of `govdocs register` take alike."""

import argparse
from datetime import date
from typing import TYPE_CHECKING

from gov_docs.cli.arguments import Parser

if TYPE_CHECKING:
    from gov_docs.handling.fields import Book


def parser_of(name: str, description: str) -> Parser:
    parser = Parser(f"govdocs register {name}", description)
    parser.option("--out", action="store_true", help="发文登记；不写是收文登记")
    parser.takes_format()
    return parser


def takes_who(parser: Parser) -> None:
    parser.option("--who", metavar="姓名", default="", help="谁记的，默认是电脑的用户名")


def takes_seen(parser: Parser) -> None:
    told = "您看到的版本；别人在那以后改过就不写入"
    parser.option("--seen", metavar="版本", type=int, default=None, help=told)


def book_of(args: argparse.Namespace) -> "Book":
    from gov_docs.handling.fields import Book

    return Book.OUTGOING if args.out else Book.INCOMING


def pair(text: str) -> tuple[str, str]:
    """Return field and value of 栏目=内容."""
    name, sign, value = text.partition("=")
    if not sign or not name.strip():
        raise argparse.ArgumentTypeError(f"应当写成 栏目=内容，这里是“{text}”")
    return name.strip(), value


def day(text: str) -> str:
    """Return an ISO day that the calendar has."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        told = f"没有“{text}”这一天，日期应当写成 2026-03-01 的样子"
        raise argparse.ArgumentTypeError(told) from error
