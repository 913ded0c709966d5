"""The scenes, one function each: it sets the stage and returns what is to be in the picture."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from gov_docs.core.ignore import Scope
from gov_docs.core.types import Span, TextEdit
from gov_docs.desk.editing import Kind
from gov_docs.gui import faults
from gov_docs.gui.fault_dialog import FaultDialog
from tools.screenshots import drafting_scenes, handling_scenes, library_scenes
from tools.screenshots.stage import Stage

Scene = Callable[[Stage], QWidget]


def today(stage: Stage) -> QWidget:
    stage.open_example()
    stage.window.show_page("今日")
    stage.spin(200)
    return stage.window


def review(stage: Stage) -> QWidget:
    stage.choose(stage.open_example(), "TYP001")
    stage.spin(600)
    return stage.window


def fix_all(stage: Stage) -> QWidget:
    stage.open_example().doer.fix_all()
    return stage.dialog()


def round_(stage: Stage) -> QWidget:
    """Everything safe is mended, one finding is ignored."""
    page = stage.open_example()
    page.doer.fix_all()
    stage.dialog().accept()
    stage.checked(page)
    left = next(one for one in page.session.findings.all() if one.issue.rule == "CON001")
    page.doer.ignore(left, Scope.ONCE)
    stage.checked(page)
    page.show_round()
    stage.spin(600)
    return stage.window


def preview(stage: Stage) -> QWidget:
    page = stage.open_example("规范的通知")
    shown = stage.window.output.previews.show(page)
    stage.until(lambda: shown.pages is not None)
    stage.spin(900)
    return shown


def export(stage: Stage) -> QWidget:
    page = stage.open_example()
    page.editor.apply([TextEdit(Span(4, 0, 0), "认真")], Kind.TYPING)
    return _laid_out(stage, stage.window.output.export(page))


def help_(stage: Stage) -> QWidget:
    manual = stage.window.help.manual("校对")
    stage.spin(1500)
    return manual


def explanation(stage: Stage) -> QWidget:
    stage.choose(stage.open_example(), "TYP001")
    stage.window.help.here()
    return stage.dialog()


def keys(stage: Stage) -> QWidget:
    stage.window.help.keys()
    return stage.dialog()


def about(stage: Stage) -> QWidget:
    stage.window.help.about()
    return stage.dialog()


def refusal(stage: Stage) -> QWidget:
    stage.window.open_file(stage.folder / "没有这个文件.docx")
    return stage.dialog()


def fault(stage: Stage) -> QWidget:
    made_up = f"{faults.FAULT}（TypeError；gov_docs/gui/editor.py:48 apply）"
    stage.window.alert(faults.FAULT, made_up)
    dialog = stage.dialog()
    if isinstance(dialog, FaultDialog):
        dialog.show_details()
    return _laid_out(stage, dialog)


def _laid_out(stage: Stage, widget: QWidget) -> QWidget:
    stage.spin(300)
    return widget


SCENES: dict[str, Scene] = {
    "today": today,
    "review": review,
    "fix-all": fix_all,
    "round": round_,
    "preview": preview,
    "export": export,
    "help": help_,
    "explanation": explanation,
    "keys": keys,
    "about": about,
    "refusal": refusal,
    "fault": fault,
    "library": library_scenes.library,
    "library-empty": library_scenes.library_empty,
    "incoming": handling_scenes.incoming,
    "incoming-empty": handling_scenes.incoming_empty,
    "filing": handling_scenes.filing,
    "today-waiting": handling_scenes.today,
    "settings-rules": library_scenes.settings_rules,
    "settings-words": library_scenes.settings_words,
    "settings-model": library_scenes.settings_model,
    "settings-data": library_scenes.settings_data,
    "templates": drafting_scenes.templates,
    "draft-form": drafting_scenes.form,
    "draft-outline": drafting_scenes.outline,
    "draft-made": drafting_scenes.made,
}
