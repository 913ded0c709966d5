"""The manual in the window is the manual in docs/, and its links lead somewhere."""

import re
from urllib.parse import unquote

from gov_docs.desk.help import anchor, chapter_about, components, manual


def test_every_heading_of_the_guide_is_there():
    titles = [chapter.title for chapter in manual()]
    assert titles[0] == "一、安装"
    assert {"资料库", "智能摘要"} <= set(titles)


def test_every_link_inside_the_manual_leads_to_a_heading():
    known = {heading.anchor for chapter in manual() for heading in chapter.headings}
    html = "".join(chapter.html for chapter in manual())
    links = {unquote(one) for one in re.findall(r'href="#([^"]+)"', html)}
    assert links
    assert links - known == set()
    assert all(f'name="{one}"' in html for one in links)


def test_a_page_of_the_window_has_its_chapter():
    assert chapter_about("资料库").title == "资料库"
    assert "起草" in chapter_about("起草").title
    assert "窗口" in chapter_about("今日").title


def test_anchors_are_those_of_the_guide():
    assert anchor("二、检查一个文件夹") == "二检查一个文件夹"
    assert anchor("让模型认得本单位的用语：typos learn") == "让模型认得本单位的用语typos-learn"


def test_each_component_says_its_licence():
    found = {one.name: one for one in components()}
    assert "BSD" in found["lxml"].licence
    assert all(one.version and one.licence for one in found.values())
