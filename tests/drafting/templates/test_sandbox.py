"""A template that attacks: nothing runs that could go on for ever or reach out of the form."""

import time

import pytest

from gov_docs.drafting.filling_sandbox import Known, Text, check, render
from gov_docs.drafting.template_faults import FaultyTemplateError

KNOWN = Known(frozenset({"主题"}), {"任务": frozenset({"名称", "单位"}), "条目": frozenset()})
CONTEXT = {
    "主题": "防汛",
    "任务": ({"名称": "排查", "单位": ""},),
    "条目": tuple(f"第{n}条内容" for n in range(200)),
}


def refusal(text: str) -> str:
    started = time.perf_counter()
    with pytest.raises(FaultyTemplateError) as caught:
        render(Text(text, "模板“坏”的 text.j2"), KNOWN, CONTEXT)
    assert time.perf_counter() - started < 1
    return str(caught.value)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{% for i in range(10**9) %}x{% endfor %}", "只能这样循环"),
        ("{% for i in '字' * 10**9 %}x{% endfor %}", "只能这样循环"),
        ("{% for a in 条目 %}{% for b in 条目 %}x{% endfor %}{% endfor %}", "不能再套循环"),
        ("{% for a in 条目 recursive %}{{ loop(条目) }}{% endfor %}", "只能这样循环"),
        ("{% for a in 条目 if a %}x{% endfor %}", "只能这样循环"),
        ("{{ ''.__class__.__mro__[1].__subclasses__() }}", "不能调用函数"),
        ("{{ 主题.__class__ }}", "取不到“__class__”"),
        ("{{ 主题.format }}", "取不到“format”"),
        (
            "{% for 项 in 任务 %}{{ 项.__init__ }}{% endfor %}",
            "取不到“__init__”，“项”只有：单位、名称",
        ),
        ("{% for 项 in 任务 %}{{ loop.cycle }}{% endfor %}", "取不到“cycle”"),
        ("{{ 主题['__class__'] }}", "方括号"),
        ("{{ 主题|attr('__class__') }}", "没有“attr”这种处理"),
        ("{{ 主题|center(100000000) }}", "没有“center”这种处理"),
        ("{{ 主题|句(1) }}", "后面不能带括号"),
        ("{{ 主题 * 1000000000 }}", "不能这样写"),
        ("{{ 9 ** 9 ** 9 }}", "不能这样写"),
        ("{{ '%s'|format(主题) }}", "没有“format”这种处理"),
        ("{{ cycler('a') }}", "不能调用函数"),
        ("{{ lipsum }}", "没有名为“lipsum”的栏目"),
        ("{% set a = 主题 %}", "不能给变量赋值"),
        ("{% include 'x' %}", "不能引用别的文件"),
        ("{% import 'os' as os %}", "不能引用别的文件"),
        ("{% extends 'x' %}", "不能引用别的文件"),
        ("{% macro m() %}x{% endmacro %}", "不能定义宏"),
        ("{% filter upper %}x{% endfilter %}", "不能这样写"),
        ("{% for 项 in 任务 %}{{ 项 }}{% endfor %}", "有几格，请写明取哪一格"),
    ],
)
def test_it_is_refused_with_the_line_and_the_reason(text: str, why: str):
    told = refusal("第一行\n" + text)
    assert "第2行：" in told
    assert why in told
    assert "> " in told


@pytest.mark.parametrize(
    "text", ["{{ " + "(" * 5000, "{{ " + "not " * 5000 + "主题 }}", "{% if 主题 %}" * 200]
)
def test_a_text_nested_without_end_is_refused(text: str):
    assert "模板“坏”的 text.j2" in refusal(text)


def test_a_text_too_long_is_refused():
    assert "超过 10 万字" in refusal("字" * 100_001)


def test_output_without_measure_is_cut_off():
    long = {**CONTEXT, "主题": "字" * 50_000}
    with pytest.raises(FaultyTemplateError, match="太长"):
        render(Text("{% for 项 in 条目 %}{{ 主题 }}{% endfor %}", "f"), KNOWN, long)


def test_a_syntax_slip_shows_the_lines_around():
    told = refusal("一\n二\n{% if 主题 %}\n{% endfor %}\n五")
    assert "第4行：语法不对" in told
    assert "二" in told


def test_braces_in_a_value_stay_words():
    context = {**CONTEXT, "主题": "{{ 条目 }}{% for %}"}
    assert render(Text("{{ 主题 }}", "f"), KNOWN, context) == "{{ 条目 }}{% for %}"


def test_a_harmless_template_passes():
    text = "{% for 项 in 任务 %}{{ loop.index }}{{ 项.名称|句 }}{% if not 项.单位 %}。{% endif %}{% endfor %}"
    check(Text(text, "f"), KNOWN)
    assert render(Text(text, "f"), KNOWN, CONTEXT) == "1排查。。"
