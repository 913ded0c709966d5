"""Scenes of 起草, with two plans of a province that does not exist to borrow from."""

from PySide6.QtWidgets import QToolButton, QWidget

from gov_docs.core.types import Span
from gov_docs.desk import library, preferences
from gov_docs.desk.draft_unfinished import Unfinished
from gov_docs.gui.drafting_page import DraftingPage
from tools.screenshots.stage import Stage

_PLAN = """{place}河湖水质提升工作方案
一、总体要求
（一）指导思想
坚持山水林田湖草系统治理，统筹推进河湖水质提升和岸线保护，落实河湖长制，让群众身边的水更清、岸更绿。
（二）工作目标
到2025年，完成30条河道的清淤疏浚，河湖水质优良比例达到85%。
二、重点任务
（一）控制入河污染
全面排查河湖沿线排污口，逐个登记、溯源，督促责任单位限期整改，推进河湖水质提升。
（二）开展清淤疏浚
对淤积严重、影响河湖水质的河段实施生态清淤，妥善处置淤泥，防止二次污染。
（三）加强日常巡查
健全河湖巡查制度，明确巡查责任和频次，发现影响河湖水质的问题及时交办、限期办结。
三、保障措施
（一）加强组织领导
各有关部门要加强组织领导，明确责任分工，细化工作措施，确保河湖水质提升各项任务落实到位。
{issuer}
{date}
"""
_HELD = (
    ("临河省", "临河省人民政府", "2023年3月1日"),
    ("南湾市", "南湾市水务局", "2024年5月20日"),
)
_TOPIC = {"主题": "河湖水质提升", "目的": "改善河湖水环境质量"}


def templates(stage: Stage) -> QWidget:
    stage.window.new_draft()
    stage.until(lambda: stage.window.drafting.gallery.is_drawn)
    stage.spin(400)
    return stage.window


def form(stage: Stage) -> QWidget:
    page = _form(stage)
    page.material.findChildren(QToolButton)[0].setChecked(True)
    stage.spin(300)
    return stage.window


def outline(stage: Stage) -> QWidget:
    page = _form(stage)
    page.view.show_outline()
    page.outline.tree.setCurrentIndex(page.outline.tree.model().index(2, 0))
    stage.spin(300)
    return stage.window


def made(stage: Stage) -> QWidget:
    """Show the draft in the editor: blanks, sources, and the points beside it."""
    _form(stage).make(stage.folder / "河湖水质提升工作方案.docx")
    stage.until(lambda: stage.window.page is not None and stage.window.page.latest is not None)
    page = stage.window.page
    if page is None:
        raise RuntimeError("the draft did not open")
    stage.until(lambda: bool(page.drafting.marks.sources))
    page.editor.go_to(Span(min(page.drafting.marks.sources), 0, 0))
    page.drafting.marks.step(1)
    page.show_points()
    stage.spin(1500)
    return stage.window


def _form(stage: Stage) -> DraftingPage:
    preferences.change("unit", name="云岭市水务局", code="云水", place="云岭市", level="市")
    folder = stage.folder / "资料"
    folder.mkdir()
    for place, issuer, date in _HELD:
        text = _PLAN.format(place=place, issuer=issuer, date=date)
        (folder / f"{place}.txt").write_text(text, "utf-8")
    for _ in library.add([folder], lambda _done, _all: None):
        continue
    page = stage.window.drafting
    stage.window.show_page("起草")
    page.reopen(Unfinished("工作方案", _TOPIC))
    stage.until(lambda: page.material.is_filled)
    return page
