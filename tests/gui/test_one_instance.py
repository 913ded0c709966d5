"""Two starts, one window."""

from pathlib import Path

from gov_docs.gui.one_instance import OneInstance


def test_a_second_start_hands_its_files_to_the_first(app, wait, tmp_path):
    first, second, asked = OneInstance(), OneInstance(), []
    first.asked.connect(asked.extend)
    assert not first.hand_over([])
    first.listen()
    assert second.hand_over([tmp_path / "公文.docx"])
    wait(lambda: asked)
    assert asked == [Path(tmp_path / "公文.docx")]
    first.close()


def test_one_that_was_killed_is_not_waited_for(app):
    first = OneInstance()
    assert not first.hand_over([])
    first.listen()
    first.close()
    assert not OneInstance().hand_over([])
