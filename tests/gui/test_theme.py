"""The look of the program can be changed while it runs, and comes out as when it starts so."""

from gov_docs.gui.theme import dress


def test_the_look_is_the_same_whichever_there_was_before(app, window):
    dress(app, "dark")
    dark = app.styleSheet(), app.palette().window().color().name(), app.font().pointSizeF()
    dress(app, "light")
    assert app.styleSheet() != dark[0]
    dress(app, "dark")
    again = app.styleSheet(), app.palette().window().color().name(), app.font().pointSizeF()
    assert again == dark
    assert window.palette().window().color().name() == dark[1]
    dress(app, "light")
