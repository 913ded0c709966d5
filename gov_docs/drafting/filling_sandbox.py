"""A template's text as a program that can do very little: show fields, leave parts out, go through a list.

Two walls. Before anything runs, every construct of the text is held against a short list of those
allowed: nothing is called, no attribute but a list's columns is reached, and one may go only through
a list of the form, not within another. So the work is bounded by text times rows. What is left runs
in Jinja's own sandbox, and its output is cut off at a size no document has.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, UndefinedError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from gov_docs.drafting.filling_filters import FILTERS
from gov_docs.drafting.template_faults import FaultyTemplateError, fault

LONGEST_TEXT = 100_000  # characters of a template's own text
LONGEST_OUTPUT = 2_000_000  # characters
_DEEPEST = 40  # constructs within one another

_ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.If, nodes.For,
    nodes.And, nodes.Or, nodes.Not, nodes.Filter, nodes.CondExpr, nodes.Compare, nodes.Operand,
    nodes.Getattr,
)  # fmt: skip
_WHAT = {
    nodes.Call: "模板里不能调用函数",
    nodes.Getitem: "模板里不能用方括号取内容",
    nodes.Include: "模板里不能引用别的文件",
    nodes.Import: "模板里不能引用别的文件",
    nodes.FromImport: "模板里不能引用别的文件",
    nodes.Extends: "模板里不能引用别的文件",
    nodes.Macro: "模板里不能定义宏",
    nodes.Assign: "模板里不能给变量赋值",
    nodes.Block: "模板里不能分块",
}
_LOOP = ("first", "last", "index")


@dataclass(frozen=True, slots=True)
class Known:
    """The names a template's text may use."""

    texts: frozenset[str]
    lists: Mapping[str, frozenset[str]]  # with their columns


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of template text and where it stands, for messages."""

    text: str
    file: str
    line: int = 1  # of its first line in the file

    def fault(self, line: int, why: str) -> FaultyTemplateError:
        return fault(self.file, "\n" * (self.line - 1) + self.text, self.line - 1 + line, why)


_FAULTS = (
    (r"looking for the following tags: 'endfor'", "for 没有写完，缺 endfor"),
    (r"looking for the following tags: .*'endif'", "if 没有写完，缺 endif"),
    (r"Unexpected end of template", "没有写完"),
    (r"unknown tag '(\w+)'", r"不认识“\1”"),
    (r"got '(.+?)'$", r"“\1”不该写在这里"),
)


def _plain(message: str) -> str:
    """Return what Jinja2 says of a fault in words for office people."""
    for pattern, told in _FAULTS:
        if hit := re.search(pattern, message):
            return f"语法不对：{hit.expand(told)}"
    return f"语法不对（{message}）"


def check(piece: Text, known: Known) -> None:
    """Raise FaultyTemplateError where the text does what a template may not, or is no template."""
    if len(piece.text) > LONGEST_TEXT:
        raise piece.fault(1, f"模板正文超过 {LONGEST_TEXT // 10_000} 万字，请缩短")
    try:
        tree = _environment().parse(piece.text)
    except TemplateSyntaxError as error:
        raise piece.fault(error.lineno, _plain(error.message or "")) from error
    except (RecursionError, MemoryError) as error:
        raise piece.fault(1, "括号或条件套得太深，请简化") from error
    _Check(piece, known).look(tree, {}, 0)


def render(piece: Text, known: Known, context: Mapping[str, object]) -> str:
    """Return the text with the fields in it; raises FaultyTemplateError, with the line."""
    check(piece, known)
    parts: list[str] = []
    size = 0
    try:
        for part in _compiled(piece.text)(context):
            size += len(part)
            if size > LONGEST_OUTPUT:
                raise piece.fault(1, "套出来的文字太长，请检查模板里的循环")
            parts.append(part)
    except UndefinedError as error:
        raise piece.fault(1, f"用到了没有的栏目（{error.message}）") from error
    except (TemplateError, SyntaxError, RecursionError, MemoryError, TypeError) as error:
        raise piece.fault(
            1, f"模板套不出文字（{type(error).__name__}），请检查条件和循环"
        ) from error
    return "".join(parts)


@lru_cache(maxsize=1)
def _environment() -> ImmutableSandboxedEnvironment:
    """Return the sandbox, emptied of Jinja's own functions, filters and tests.

    A line that holds only a condition or a loop leaves no empty line behind.
    """
    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, autoescape=False, trim_blocks=True, lstrip_blocks=True
    )
    environment.globals.clear()
    environment.tests.clear()
    environment.filters = dict(FILTERS)
    return environment


@lru_cache(maxsize=256)
def _compiled(text: str) -> Callable[[Mapping[str, object]], Iterator[str]]:
    return _environment().from_string(text).generate


@dataclass(frozen=True, slots=True)
class _Check:
    piece: Text
    known: Known

    def look(self, node: nodes.Node, rows: Mapping[str, frozenset[str]], depth: int) -> None:
        """Go through the tree; `rows` are the columns of what a loop around goes through."""
        if depth > _DEEPEST:
            self._refuse(node, "条件或循环套得太深，请简化")
        if not isinstance(node, _ALLOWED):
            self._refuse(node, _WHAT.get(type(node), "模板里不能这样写"))
        if isinstance(node, nodes.For):
            self._loop(node, rows, depth)
            return
        if isinstance(node, nodes.Getattr):
            self._cell(node, rows)
            return
        if isinstance(node, nodes.Name):
            self._name(node, rows)
        if isinstance(node, nodes.Filter):
            self._filter(node)
        for child in node.iter_child_nodes():
            self.look(child, rows, depth + 1)

    def _loop(self, node: nodes.For, rows: Mapping[str, frozenset[str]], depth: int) -> None:
        if rows:
            self._refuse(node, "循环里不能再套循环")
        named = isinstance(node.iter, nodes.Name) and node.iter.name in self.known.lists
        if not named or not isinstance(node.target, nodes.Name) or node.recursive or node.test:
            self._refuse(node, "只能这样循环：{% for 项 in 清单栏目 %}")
        assert isinstance(node.iter, nodes.Name)  # noqa: S101  for mypy
        assert isinstance(node.target, nodes.Name)  # noqa: S101
        inside = {node.target.name: self.known.lists[node.iter.name]}
        for child in (*node.body, *node.else_):
            self.look(child, inside, depth + 1)

    def _cell(self, node: nodes.Getattr, rows: Mapping[str, frozenset[str]]) -> None:
        of = node.node.name if isinstance(node.node, nodes.Name) else ""
        if of == "loop" and rows and node.attr in _LOOP:
            return
        if node.attr not in rows.get(of, ()):
            columns = "、".join(sorted(rows.get(of, ())))
            tip = f"，“{of}”只有：{columns}" if columns else "，只能取循环中清单的各格"
            self._refuse(node, f"取不到“{node.attr}”{tip}")

    def _name(self, node: nodes.Name, rows: Mapping[str, frozenset[str]]) -> None:
        if rows.get(node.name):
            cells = "、".join(sorted(rows[node.name]))
            self._refuse(node, f"“{node.name}”有几格，请写明取哪一格，如 {node.name}.{cells}")
        known = (*rows, *self.known.texts, *self.known.lists)
        if node.name not in known:
            self._refuse(node, f"没有名为“{node.name}”的栏目")

    def _filter(self, node: nodes.Filter) -> None:
        if node.name not in FILTERS:
            self._refuse(node, f"没有“{node.name}”这种处理，可用的有：{'、'.join(FILTERS)}")
        if node.args or node.kwargs or node.dyn_args or node.dyn_kwargs or node.node is None:
            self._refuse(node, f"“{node.name}”后面不能带括号")

    def _refuse(self, node: nodes.Node, why: str) -> None:
        raise self.piece.fault(node.lineno, why)
