"""What goes wrong with a language model, told to the user; what had come of an answer is kept."""

from gov_docs.core.errors import GovDocsError


class RefusedToSendError(GovDocsError):
    """The guard said no; nothing left the program."""


class ProviderError(GovDocsError):
    """The model gave no whole answer. `partial` never stands in the message: it may be logged."""

    def __init__(self, message: str, partial: str = "") -> None:
        super().__init__(message)
        self.partial = partial


class StoppedError(ProviderError):
    """The user stopped it."""


class PassingError(ProviderError):
    """It may pass: nothing of an answer had come, so the request may be sent once more."""

    def __init__(self, message: str, wait_s: float = 0.0) -> None:
        super().__init__(message)
        self.wait_s = wait_s  # what the server asked for
