"""起草 in the window: choosing, the form, material, the outline, making, and what stays when it closes."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QPushButton

from gov_docs.desk import library
from gov_docs.desk.draft_making import Made
from gov_docs.desk.draft_notes import notes_of
from gov_docs.desk.draft_pages import Arrangement, template_of
from gov_docs.desk.draft_unfinished import Unfinished, keep_unfinished, unfinished
from gov_docs.gui import draft_maker
from gov_docs.gui.draft_thumbnails import SMALL
from gov_docs.providers.outgoing import Message, Outgoing
from gov_docs.settings import Provider
from tests.drafting.memory_library import CITY, PROVINCE, STATE

TOPIC = "新污染物治理"


@pytest.fixture
def held(home, tmp_path: Path) -> None:
    """Put three plans into the library."""
    for one in (STATE, PROVINCE, CITY):
        lines = [line.strip().lstrip("# ") for line in one.text.strip().splitlines()]
        path = tmp_path / f"{one.precedent.id}.txt"
        path.write_text("\n".join([one.precedent.title, *lines]), "utf-8")
        list(library.add([path], lambda _done, _all: None))


@pytest.fixture
def page(window, wait):
    window.new_draft()
    wait(lambda: window.drafting.gallery._templates)
    return window.drafting


@pytest.fixture
def form(page):
    """Return the page with the form of a plan."""
    page._begin(template_of("工作方案"))
    return page


def write_topic(form, text: str = TOPIC) -> None:
    form.form._boxes["主题"].set_text(text)


def test_typing_leaves_the_templates_that_fit_and_enter_takes_the_first(page, app):
    page.gallery.search.setText("会议 通知")
    names = [page.gallery._model.item(row).text() for row in range(page.gallery._model.rowCount())]
    assert names[0] == "通知（会议）"
    assert all("通知" in name or "会议" in name for name in names)
    press(page.gallery.search, Qt.Key.Key_Return)
    assert page._template.id == "通知-会议"


def press(widget, key) -> None:
    event = QKeyEvent(QKeyEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(widget, event)


def test_every_template_gets_a_picture(page, wait):
    wait(lambda: page.gallery.is_drawn)
    thumbnails = page.gallery._thumbnails
    for template in page.gallery._templates:
        image = thumbnails.get(template, SMALL).toImage()
        seen = {image.pixel(x, y) for x in range(0, 200, 3) for y in range(0, 200, 3)}
        assert len(seen) > 3, template.id


def test_a_template_that_is_wrong_is_told_and_the_others_stay(window, home, wait):
    (home / "templates" / "坏的").mkdir(parents=True)
    (home / "templates" / "坏的" / "template.toml").write_text("name = ", "utf-8")
    window.new_draft()
    wait(lambda: window.drafting.gallery._templates)
    assert "坏的" in window.drafting.gallery._faults.text()
    assert window.drafting.gallery._faults.isVisible()


def test_each_field_gives_back_what_was_put_in(form):
    for id_ in ("工作方案", "通知-会议", "公报-统计", "请示-经费"):
        template = template_of(id_)
        values = {
            field.name: field.choices[0] if field.choices else "甲｜乙" if field.columns else "甲"
            for field in template.fields
        }
        form.form.show_form(template, values)
        assert form.form.values() == values


def test_a_date_is_written_in_one_way_and_what_is_none_stays(form):
    form._begin(template_of("通知-部署"))
    box = form.form._boxes["成文日期"]
    line = box.widget.findChild(QLineEdit)
    for typed, shown in (("2026-03-01", "2026年3月1日"), ("下周", "下周")):
        line.setText(typed)
        line.editingFinished.emit()
        assert box.text() == shown


def test_what_is_typed_is_kept_and_comes_back_from_today(form, window, wait):
    write_topic(form)
    wait(lambda: [one.name for one in unfinished()] == [TOPIC])
    window.show_page("今日")
    (button,) = [b for b in window.today.drafts.findChildren(QPushButton) if b.text() == "接着写"]
    form.leave()
    button.click()
    wait(lambda: form._template is not None)
    assert window.shown == "起草"
    assert form.form.values()["主题"] == TOPIC


def test_closing_at_once_keeps_the_last_key(form):
    write_topic(form)
    form.close_down()
    (kept,) = unfinished()
    assert kept.values["主题"] == TOPIC


def test_a_form_nobody_touched_is_not_kept(form, wait):
    form.leave()
    form.close_down()
    assert unfinished() == ()


def test_an_unfinished_draft_can_be_thrown_away(window, wait):
    keep_unfinished(Unfinished("工作方案", {"主题": TOPIC}, name=TOPIC))
    window.show_page("今日")
    (button,) = [b for b in window.today.drafts.findChildren(QPushButton) if b.text() == "不要了"]
    button.click()
    assert unfinished() == ()
    assert not window.today.drafts.isVisible()


def test_what_was_written_for_a_field_that_is_gone_stays_kept(page, wait, window, tmp_path):
    page.reopen(Unfinished("工作方案", {"主题": TOPIC, "旧栏目": "写过的话"}))
    wait(lambda: page._template is not None)
    assert page.wish.values["旧栏目"] == "写过的话"
    page.make(tmp_path / "方案.docx")
    wait(lambda: window.page is not None)


def test_throwing_away_the_form_that_is_open_closes_it(form, window, wait):
    write_topic(form)
    wait(lambda: unfinished())
    window._discard_draft(unfinished()[0])
    assert form._template is None
    form.close_down()
    assert unfinished() == ()


def test_settings_that_cannot_be_read_do_not_keep_anybody_from_the_form(page, home):
    home.mkdir(exist_ok=True)
    (home / "settings.toml").write_text("[unit", "utf-8")
    told = []
    page.told.connect(told.append)
    page._begin(template_of("通知-会议"))
    assert "设置文件" in told[0]
    assert page.form._boxes


def test_material_and_points_come_while_the_topic_is_typed(held, form, wait):
    write_topic(form)
    wait(lambda: form.material._shown is not None)
    titles = [one.precedent.title for one in form.material._shown.documents()]
    assert STATE.precedent.title in titles
    assert form.points._points


def test_an_answer_to_an_older_topic_is_dropped(held, form, wait):
    write_topic(form)
    wait(lambda: form.material._shown is not None)
    late = form.material._shown
    write_topic(form, "农村公路养护")
    wait(lambda: form.advice.topic == "农村公路养护")
    wait(lambda: form.material._shown is not late)
    form.advice.show(("工作方案", TOPIC), late)
    assert form.material._shown is not late


def test_without_a_library_the_panel_says_what_to_do(form, wait):
    write_topic(form)
    wait(lambda: form.points._points)
    from PySide6.QtWidgets import QLabel

    assert "资料库里还没有文件" in form.material._area.widget().text()
    assert isinstance(form.material._area.widget(), QLabel)


def test_only_the_ticked_documents_are_borrowed_from(held, form, wait, window, tmp_path):
    write_topic(form)
    wait(lambda: form.material._shown is not None)
    boxes = [one for one in form.material.findChildren(QCheckBox) if STATE.precedent.title in
             one.accessibleName()]  # fmt: skip
    boxes[0].setChecked(True)
    (chosen,) = form.material.chosen()
    form.make(tmp_path / "方案.docx")
    wait(lambda: window.page is not None)
    assert {one.id for one in notes_of(tmp_path / "方案.docx").sources.values()} == {chosen}


def test_the_outline_is_moved_and_parts_left_out(form, wait, window, tmp_path):
    write_topic(form)
    tree = form.outline.tree
    wait(lambda: tree.topLevelItemCount() == 3)
    tree.setCurrentItem(tree.topLevelItem(2))
    form.outline.move_current(-1)
    tree.topLevelItem(0).child(0).setCheckState(0, Qt.CheckState.Unchecked)
    form.make(tmp_path / "方案.docx")
    wait(lambda: window.page is not None and window.page.latest is not None)
    texts = [para.text for para in window.page.session.document.paragraphs]
    assert texts.index("二、保障措施") < texts.index("三、重点任务")
    assert not any("指导思想" in text for text in texts)


def test_the_outline_comes_back_with_the_form(form, wait):
    write_topic(form)
    wait(lambda: form.outline.tree.topLevelItemCount() == 3)
    form.outline.tree.setCurrentItem(form.outline.tree.topLevelItem(2))
    form.outline.move_current(-1)
    wished = form.outline.arrangement()
    form.leave()
    form._keeper.finish(all_of_it=True)
    form.reopen(unfinished()[0])
    wait(lambda: form._template is not None)
    wait(lambda: form.outline.tree.topLevelItemCount() == 3)
    assert form.outline.arrangement() == wished
    assert wished.order


def test_the_order_kept_is_kept_again_before_the_outline_is_shown(page, wait):
    one = Unfinished("工作方案", {"主题": TOPIC}, (), Arrangement(("保障措施", "重点任务")))
    keep_unfinished(one)
    page.reopen(one)
    wait(lambda: page._template is not None)
    page._keeper.finish(all_of_it=True)
    assert unfinished()[0].arrangement == one.arrangement


def test_the_natural_order_can_be_had_back(form, wait):
    kept = Arrangement(("保障措施", "重点任务"))
    form.reopen(Unfinished("工作方案", {"主题": TOPIC}, (), kept))
    wait(lambda: form.outline.arrangement().order)
    form.outline._begin_again()
    form._settle()
    number = form._number
    wait(lambda: form.advice.topic == TOPIC)
    assert form._number == number
    assert form.wish.arrangement == Arrangement()


def test_a_value_that_does_not_fit_leaves_the_outline_as_it_is(form, wait):
    form._begin(template_of("通知-部署"))
    write_topic(form)
    wait(lambda: form.outline.tree.topLevelItemCount() == 2)
    form.outline.tree.topLevelItem(1).setCheckState(0, Qt.CheckState.Unchecked)
    form.form._boxes["成文日期"].set_text("下周")
    form._settle()
    form._looker.finish(all_of_it=True)
    wait(lambda: form.wish.arrangement.without == ("工作要求",))
    assert form.outline.tree.topLevelItemCount() == 2


def test_a_made_draft_opens_and_its_form_goes(form, wait, window, tmp_path):
    write_topic(form)
    form.make(tmp_path / "方案.docx")
    wait(lambda: window.page is not None)
    assert window.shown == "校对"
    assert "按 Tab 到下一处" in window.page._notice.text()
    window.page._notice.linkActivated.emit("#")
    assert window.page._notice.isHidden()
    form._keeper.finish(all_of_it=True)
    assert unfinished() == ()
    assert form._template is None


def test_a_file_that_is_there_is_refused(form, tmp_path):
    told = []
    form.failed.connect(lambda title, why: told.append(why))
    (tmp_path / "方案.docx").write_bytes(b"x")
    form.make(tmp_path / "方案.docx")
    assert "换一个名字" in told[0]
    assert (tmp_path / "方案.docx").read_bytes() == b"x"


def test_a_value_that_does_not_fit_is_told_and_the_form_stays(form, wait, window, tmp_path):
    told = []
    window.alert = lambda title, why: told.append(why)
    form.failed.disconnect()
    form.failed.connect(window.alert)
    form._begin(template_of("通知-部署"))
    form.form._boxes["成文日期"].set_text("下周")
    form.make(tmp_path / "通知.docx")
    wait(lambda: told)
    assert "不是日期" in told[0]
    assert not (tmp_path / "通知.docx").exists()
    assert form.form.values()["成文日期"] == "下周"


def test_a_draft_that_is_stopped_is_not_written(form, wait, tmp_path, monkeypatch):
    really, told = draft_maker.make, []

    def slowly(wish, output, cancel, **how):
        cancel.wait(5)
        return really(wish, output, cancel, **how)

    monkeypatch.setattr(draft_maker, "make", slowly)
    form.failed.connect(lambda title, why: told.append(why))
    form.make(tmp_path / "方案.docx")
    form.bar._stop.click()
    wait(lambda: told)
    assert "已停止" in told[0]
    assert not (tmp_path / "方案.docx").exists()


def test_the_model_box_is_there_only_where_one_is_on(form, home):
    assert form.bar._model.isHidden()
    home.mkdir(exist_ok=True)
    (home / "settings.toml").write_text(
        '[provider]\nname = "openai"\nendpoint = "http://127.0.0.1:9/v1"\nmodel = "m"\n', "utf-8"
    )
    form.bar.begin()
    assert not form.bar._model.isHidden()
    assert not form.bar._model.isChecked()


@pytest.fixture
def asking(monkeypatch):
    """Let the maker ask twice and say what it was answered."""
    answers = []
    outgoing = Outgoing(Provider(), "http://127.0.0.1:9", "方案", (Message("user", "一段话"),))

    def make(wish, output, cancel, *, confirm, progress):
        answers.extend([confirm(outgoing), confirm(outgoing)])
        return Made(output, 0, 0, ())

    monkeypatch.setattr(draft_maker, "make", make)
    return answers


def dialogs(form):
    return [one for one in form.window().findChildren(draft_maker.SendDialog) if one.isVisible()]


def test_each_text_is_shown_before_it_is_sent(form, wait, asking, tmp_path):
    form.maker.begin(form.wish, tmp_path / "a.docx", with_model=True)
    wait(lambda: dialogs(form))
    (first,) = dialogs(form)
    assert not first.isModal()
    first.reject()
    wait(lambda: dialogs(form) and dialogs(form)[0] is not first)
    dialogs(form)[0].accept()
    wait(lambda: not form.maker.is_busy)
    assert asking == [False, True]


def test_agreed_to_all_is_asked_once(form, wait, asking, tmp_path):
    form.maker.begin(form.wish, tmp_path / "a.docx", with_model=True)
    wait(lambda: dialogs(form))
    dialogs(form)[0]._agree()
    wait(lambda: not form.maker.is_busy)
    assert asking == [True, True]


def test_closing_while_it_asks_sends_nothing(form, wait, asking, tmp_path):
    form.maker.begin(form.wish, tmp_path / "a.docx", with_model=True)
    wait(lambda: dialogs(form))
    form.maker.close_down()
    assert asking == [False, False]


def test_every_control_that_takes_the_keyboard_says_what_it_is(form):
    from PySide6.QtWidgets import (
        QAbstractItemView,
        QComboBox,
        QPlainTextEdit,
        QWidget,
    )

    kinds = (QAbstractItemView, QLineEdit, QPlainTextEdit, QComboBox)
    reached = [
        one
        for one in form.findChildren(QWidget)
        if isinstance(one, kinds) and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.window() is form.window() and not one.objectName().startswith("qt_")
    ]  # fmt: skip
    assert len(reached) > 10
    assert [one for one in reached if not one.accessibleName()] == []
