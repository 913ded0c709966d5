"""Errors whose text is for the user: Chinese, one line, saying what to do next."""


class GovDocsError(Exception):
    """Base of every error a user may see; `str(error)` is the sentence shown."""


class UnreadableFileError(GovDocsError):
    """The file cannot be read as what it claims to be."""


class NoTextError(UnreadableFileError):
    """The file is a scan or a picture: there is something to see and no text."""


class NoRecogniserError(NoTextError):
    """It could be recognised, but what recognises it is not installed."""


class UnsafeFileError(GovDocsError):
    """The file breaks a safety limit (zip bomb, external entity, path outside the package)."""


class UnwritableFileError(GovDocsError):
    """The result cannot be written; the original is untouched."""


class RefusedEditError(GovDocsError):
    """One edit cannot be made without touching what must stay."""


class UnprovenFixError(GovDocsError):
    """The changed file could not be proved to differ only by the edits; nothing was written."""


class BrokenListError(GovDocsError):
    """A word list has broken rows; the text shows file, line and the lines around each."""


class CancelledError(GovDocsError):
    """A person, or the end of the program, stopped what was under way."""
