"""A folder that is no good template: which line, and what to mend."""

import pytest

from gov_docs.core.errors import GovDocsError
from gov_docs.drafting.templates import catalogue, find
from gov_docs.settings import Unit
from tests.drafting.templates.conftest import DESCRIPTION, Home
from tests.drafting.templates.samples import TODAY


def fault(user_home: Home) -> str:
    return dict(catalogue().faults)["便函"]


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ('颜色 = "红"', "写法不对"),
        ('[[fields]]\nname = "甲"\ncolour = "红"', "没有“colour”这一项，可用的有：name"),
        ('[[fields]]\nname = "主题"', "栏目“主题”（主题）重复"),
        ('[[fields]]\nname = "2号"', "栏目名“2号”只能用"),
        ('[[fields]]\nname = "甲"\ntype = "datum"', "没有“datum”这种类型"),
        ('[[fields]]\nname = "甲"\ntype = "choice"', "要写 choices"),
        ('[[fields]]\nname = "甲"\nlabel = 5', "“label”应当是文字"),
        ('[[fields]]\nname = "甲"\ntype = "list"\nrows = 100', "“rows”应当是 1 到 9"),
        ('[[fields]]\nname = "甲"\ntype = "list"\ncolumns = ["a.b"]', "格名“a.b”只能用"),
        ('[[outline]]\nheading = "一"\nlevel = 7', "“level”应当是 1 到 4"),
        ('[[checklist]]\ntext = "只有要点"', "缺少“basis”这一项"),
    ],
)
def test_a_faulty_description_is_told_with_its_line(user_home: Home, more: str, told: str):
    user_home.template("正文", more="\n" + more)
    assert told in fault(user_home)
    assert "template.toml 第" in fault(user_home)


def test_more_than_ten_points_are_told(user_home: Home):
    user_home.template("正文", more='\n[[checklist]]\ntext = "甲"\nbasis = "乙"\n' * 11)
    assert "最多 10 条" in fault(user_home)


def test_a_form_that_is_none_is_told(user_home: Home):
    user_home.template("正文", DESCRIPTION.replace('"文稿"', '"红头"'))
    assert "没有“红头”这种格式，可用的有：文件" in fault(user_home)


def test_a_slip_in_the_title_names_its_line(user_home: Home):
    user_home.template("正文", DESCRIPTION.replace("{{ 主题 }}", "{{ 事由 }}"))
    assert "template.toml 第8行：没有名为“事由”的栏目" in fault(user_home)


def test_a_missing_text_is_told(user_home: Home):
    (user_home.template("正文") / "text.j2").unlink()
    assert "text.j2：找不到文件或文件夹" in fault(user_home)


def test_a_text_in_another_encoding_is_told(user_home: Home):
    (user_home.template("正文") / "text.j2").write_bytes("正文内容".encode("gb18030"))
    assert "不是 UTF-8 编码" in fault(user_home)


def test_a_file_too_large_is_not_read(user_home: Home):
    (user_home.template("正文") / "text.j2").write_bytes(b"x" * 300_000)
    assert "超过 256 KB" in fault(user_home)


def test_a_description_nested_without_end_is_told(user_home: Home):
    user_home.template("正文", more="\nx = " + "[" * 20_000)
    assert "写法不对" in fault(user_home)


def test_a_text_that_gives_nothing_is_told(user_home: Home):
    user_home.template("{% if 条目 %}有{% endif %}")
    with pytest.raises(GovDocsError, match="没有套出正文"):
        find("便函").fill({}, Unit(), TODAY)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{% for 条 in 条目 %}\n# {{ 条 }}", "语法不对：for 没有写完，缺 endfor"),
        ("{% if 主题 %}\n有", "语法不对：if 没有写完，缺 endif"),
        ("{% 循环 条目 %}", "语法不对：不认识“循环”"),
        ("{{ 主题 条目 }}", "语法不对：“条目”不该写在这里"),
    ],
)
def test_a_slip_of_syntax_is_told_in_plain_words(user_home: Home, text: str, told: str):
    user_home.template(text)
    assert told in fault(user_home)


def test_a_faulty_template_is_told_of_though_another_has_its_name_as_an_alias(user_home: Home):
    user_home.template("{{ 没有 }}", name="放假通知")
    with pytest.raises(GovDocsError, match="没有名为“没有”的栏目"):
        find("放假通知")
