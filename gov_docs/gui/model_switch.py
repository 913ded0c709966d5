"""Whether the typo model is asked: as the settings say, until a person says otherwise for this sitting."""

from PySide6.QtCore import QObject, Signal

from gov_docs.desk.editing_checks import asks_model


class ModelSwitch(QObject):
    switched = Signal(bool)
    refused = Signal(str, str)  # title and sentence: the settings have it off

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._may_be_on = self.is_on = asks_model()

    def turn(self, on: bool) -> None:
        may_be_on = asks_model()
        if on and not may_be_on:
            self.refused.emit(
                "没有用错字模型", "设置里选了“不用模型”；要用请到“设置”的“错字模型”里改。"
            )
        self._put(on and may_be_on)

    def follow_settings(self) -> None:
        """Take over a change of the engine; else what a person switched stays for this sitting."""
        before, self._may_be_on = self._may_be_on, asks_model()
        if self._may_be_on != before:
            self._put(self._may_be_on)

    def _put(self, on: bool) -> None:
        self.is_on = on
        self.switched.emit(on)
