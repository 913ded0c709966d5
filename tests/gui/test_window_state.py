"""The window comes back as it was left."""

from gov_docs.gui.theme import LIGHT
from gov_docs.gui.window import LIBRARY, TODAY, Window
from tests.docx_builder import build, p


def test_widths_zoom_and_tab_come_back(opened, window, tmp_path):
    page = opened(build(tmp_path, p("关于加强管理的通知")))
    page.splitter.setSizes([200, 500, 400])
    page.editor.set_zoom(1.4)
    page.show_round()
    sizes = page.splitter.sizes()
    window.documents.close_page()
    again = opened(build(tmp_path, p("另一份通知")))
    assert round(again.editor.zoom, 2) == 1.4
    assert again.tabs.currentWidget() is again.rounds
    assert again.splitter.sizes() == sizes


def test_a_side_list_put_away_stays_away(opened, window, tmp_path, wait):
    opened(build(tmp_path, p("关于加强管理的通知"))).outline.setHidden(True)
    window.documents.close_page()
    again = opened(build(tmp_path, p("另一份通知")))
    assert again.outline.isHidden()
    again.outline.show()
    wait(lambda: again.outline.width() > 50)


def test_a_page_that_fits_the_window_goes_on_fitting(opened, window, tmp_path):
    opened(build(tmp_path, p("关于加强管理的通知")))
    window.documents.close_page()
    assert opened(build(tmp_path, p("另一份通知"))).editor.fits


def test_the_page_in_front_comes_back(app, window):
    window.show_page(LIBRARY)
    window.close()
    again = Window(LIGHT)
    assert again.shown == LIBRARY
    again.end_now()


def test_a_state_file_somebody_broke_does_no_harm(app, home, opened, tmp_path):
    (home).mkdir(parents=True, exist_ok=True)
    (home / "window.ini").write_text(
        "[General]\npage=没有这一页\n[review]\nzoom=大\ntab=9\n", "utf-8"
    )
    again = Window(LIGHT)
    assert again.shown == TODAY
    again.end_now()
    assert opened(build(tmp_path, p("通知"))).editor.fits
