"""Scenes of 收文, 归档 and 今日, with a morning's documents of a town that does not exist."""

from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from gov_docs.desk import archive_deciding, archiving, preferences, registering
from gov_docs.gui.incoming_page import IncomingPage
from gov_docs.handling.steps import Step
from tools.screenshots.stage import Stage

_CAME = {
    "新污染物": (
        "临河市人民政府办公室", "临政办发〔2026〕21号", "关于印发新污染物治理工作方案的通知",
        "由市生态环境局牵头，市发展和改革委员会、市工业和信息化局、市农业农村局、市卫生健康委员会配合，"
        "建立新污染物治理跨部门协调机制。各部门请于{due}前报送工作方案。",
    ),
    "防汛": (
        "临河省水利厅", "临水发〔2026〕8号", "关于做好汛前检查工作的通知",
        "各级水利部门要对堤防、水库、水闸逐处检查，建立台账，发现险情立即处置，并由应急管理部门配合做好抢险准备。",
    ),
    "预算": (
        "临河市财政局", "临财函〔2026〕15号", "关于征求部门预算绩效管理办法意见的函",
        "现将办法（征求意见稿）印送你单位，请研究提出意见，于{due}前反馈我局。",
    ),
    "培训": (
        "临河市人力资源和社会保障局", "临人社函〔2026〕40号", "关于举办公文写作培训班的通知",
        "定于下月举办公文写作培训班，请各单位选派一名同志参加，并报送名单。",
    ),
}  # fmt: skip


def incoming(stage: Stage) -> QWidget:
    page = _morning(stage)
    _look_at(stage, page, "新污染物")
    page.fields.looked_at.emit("doc_number")
    stage.spin(400)
    return stage.window


def incoming_empty(stage: Stage) -> QWidget:
    stage.window.show_page("收文")
    stage.spin(500)
    return stage.window


def filing(stage: Stage) -> QWidget:
    page = _morning(stage)
    for id_ in range(1, 5):
        registering.take_step(str(id_), Step.FINISHED)
    one = next(iter(archiving.suggest_entries(["4"])))
    archive_deciding.file(one, archive_deciding.Decision("10年"))
    stage.window.show_page("归档")
    stage.until(stage.window.filing.card.isVisible)
    page.setVisible(False)
    stage.spin(500)
    return stage.window


def today(stage: Stage) -> QWidget:
    _morning(stage)
    late = (date.today() - timedelta(days=3)).isoformat()
    registering.change("2", {"due": late})
    registering.take_step("4", Step.FINISHED)
    one = next(iter(archiving.suggest_entries(["4"])))
    archive_deciding.file(one, archive_deciding.Decision("10年"))
    stage.window.show_page("今日")
    shown = stage.window.today.handling
    stage.until(shown.isVisible)
    shown.question.setText("这两天市政府发新污染物的文件了吗？")
    shown.ask()
    stage.spin(1500)
    return stage.window


def _morning(stage: Stage) -> IncomingPage:
    preferences.change("unit", name="临河市生态环境局", code="临环", place="临河市", level="市")
    preferences.change("archive", fonds="Z109", name="临河市生态环境局")
    folder = stage.folder / "来文"
    folder.mkdir()
    day, due = date.today(), date.today() + timedelta(days=9)
    told = f"{due.year}年{due.month}月{due.day}日"
    for name, (issuer, number, title, text) in _CAME.items():
        lines = (
            f"{issuer}文件", number, title, "临河市生态环境局：", text.format(due=told), issuer,
            f"{day.year}年{day.month}月{day.day}日",
        )  # fmt: skip
        (folder / f"{name}.txt").write_text("\n".join(lines), "utf-8")
    page = stage.window.incoming
    stage.window.show_page("收文")
    page.shelf.take_in(sorted(folder.iterdir()))
    stage.until(lambda: page.shelf.model.rowCount() == len(_CAME) and page.detail is not None)
    return page


def _look_at(stage: Stage, page: IncomingPage, word: str) -> None:
    row = page.shelf.model.row_where(lambda one: word in one.title)
    page.shelf.list.setCurrentIndex(page.shelf.model.index(row))
    stage.until(lambda: page.detail is not None and word in page.detail.shown.entry.title)
    stage.spin(300)
