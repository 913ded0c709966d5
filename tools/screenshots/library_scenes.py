"""Scenes of 资料库 and 设置, with a few documents of a town that does not exist."""

from PySide6.QtWidgets import QWidget

from gov_docs.core.words import Entry
from gov_docs.desk import preferences, rule_switches
from gov_docs.desk.words import put_word
from tools.screenshots.stage import Stage

_ISSUED = """{issuer}关于{topic}的通知
{number}
各县（区）人民政府，市政府各部门：
按照《临河省河道保护办法》和《临河市防汛责任制规定》，现就{topic}有关事项通知如下。
一、明确责任分工
各县（区）对本辖区{topic}负总责，水务部门负责技术指导，应急部门负责抢险救援。
（一）汛前检查
三月底前完成堤防、水闸、水库的汛前检查，逐处建立台账，发现险情立即处置。
（二）汛期值守
实行二十四小时值守和领导带班，遇强降雨提前转移低洼地区群众。
二、强化督促落实
市政府督查室定期通报进展情况，对落实不力的予以约谈。
{issuer}
{date}
"""
_RULES = """临河省河道保护办法

第一章 总则
第一条 为了加强河道保护，保障防洪安全，制定本办法。
第二条 本省行政区域内河道的保护和防汛检查，适用本办法。
第二章 保护
第三条 禁止在堤防和护堤地建房、取土、堆放物料。
第三章 附则
第四条 本办法自2018年7月1日起施行。
临河省人民政府
2018年5月20日
"""
_DOCUMENTS = {
    "通知": ("临河市人民政府", "做好今年防汛检查工作", "临政发〔2025〕6号", "2025年2月18日"),
    "旧通知": ("临河市水务局", "开展水库防汛值守", "临水〔2023〕11号", "2023年5月9日"),
    "办公室": ("临河市人民政府办公室", "加强山洪灾害防御", "临政办发〔2024〕30号", "2024年4月2日"),
}


def library(stage: Stage) -> QWidget:
    folder = stage.folder / "资料"
    folder.mkdir()
    (folder / "办法.txt").write_text(_RULES, "utf-8")
    for name, (issuer, topic, number, date) in _DOCUMENTS.items():
        text = _ISSUED.format(issuer=issuer, topic=topic, number=number, date=date)
        (folder / f"{name}.txt").write_text(text, "utf-8")
    page = stage.window.library
    stage.window.show_page("资料库")
    page.take_in([folder])
    stage.until(lambda: not page.bar.is_running and page.shelf.model.rowCount() == 4)
    page.bar.hide()
    page.shelf.filters.words.setText("防汛检查")
    stage.until(lambda: bool(page.document.reading and page.document.reading.hits))
    page.document.sides.setCurrentWidget(page.document.sides.ties)
    stage.spin(500)
    return stage.window


def library_empty(stage: Stage) -> QWidget:
    stage.window.show_page("资料库")
    stage.spin(500)
    return stage.window


def settings_rules(stage: Stage) -> QWidget:
    rule_switches.switch(["FMT003"], on=False)
    return _section(stage, "规则")


def settings_words(stage: Stage) -> QWidget:
    put_word(Entry("水投集团", note="市水务投资集团的简称"))
    put_word(Entry("园区办", True, "园区管委会", ("园区办公室",)))
    shown = _section(stage, "词表和清单")
    stage.window.settings.lists.words.table.view.selectRow(1)
    stage.spin(100)
    return shown


def settings_model(stage: Stage) -> QWidget:
    preferences.change(
        "provider", name="openai", endpoint="http://127.0.0.1:11434/v1", model="qwen"
    )
    return _section(stage, "语言模型")


def settings_data(stage: Stage) -> QWidget:
    return _section(stage, "数据和字体")


def _section(stage: Stage, name: str) -> QWidget:
    stage.window.show_page("设置")
    stage.window.settings.show_section(name)
    stage.spin(1500)
    return stage.window
