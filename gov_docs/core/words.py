"""A person's own words, laid over the built-in lists: what is right, what is wrong."""

from collections.abc import Container
from dataclasses import dataclass

from gov_docs.core.errors import GovDocsError


@dataclass(frozen=True, slots=True)
class WrongWord:
    wrong: str
    right: str = ""  # the suggestion; "" where the person gave none
    exceptions: tuple[str, ...] = ()  # longer strings in which the wrong word is meant
    note: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    right: tuple[str, ...] = ()  # no finding stands inside one of these
    wrong: tuple[WrongWord, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()  # right word, the person's note on it

    def plus(self, other: "Words") -> "Words":
        """Return both lists as one; where a word is in both, `other` decides."""
        kept = self.without(other.known())
        return Words(kept.right + other.right, kept.wrong + other.wrong, kept.notes + other.notes)

    def without(self, words: Container[str]) -> "Words":
        return Words(
            tuple(word for word in self.right if word not in words),
            tuple(one for one in self.wrong if one.wrong not in words),
            tuple(note for note in self.notes if note[0] not in words),
        )

    def known(self) -> tuple[str, ...]:
        return (*self.right, *(one.wrong for one in self.wrong))

    def entries(self) -> tuple["Entry", ...]:
        notes = dict(self.notes)
        right = (Entry(word, note=notes.get(word, "")) for word in self.right)
        wrong = (Entry(o.wrong, True, o.right, o.exceptions, o.note) for o in self.wrong)
        return (*right, *wrong)

    def entry(self, word: str) -> "Entry | None":
        return next((one for one in self.entries() if one.word == word), None)


@dataclass(frozen=True, slots=True)
class Entry:
    """One word of the list with all that is said of it."""

    word: str
    is_wrong: bool = False
    right: str = ""
    exceptions: tuple[str, ...] = ()
    note: str = ""

    def alone(self) -> Words:
        """Return the list of this word only."""
        if self.is_wrong:
            return Words(wrong=(WrongWord(self.word, self.right, self.exceptions, self.note),))
        return Words((self.word,), notes=((self.word, self.note),) if self.note else ())


@dataclass(frozen=True, slots=True)
class NewWord:
    """What a person says of a word; what is None is as it was, "" and () take it away."""

    word: str
    is_wrong: bool = False  # said outright, for one without a suggestion
    right: str | None = None
    exceptions: tuple[str, ...] | None = None
    note: str | None = None

    def over(self, old: Entry | None) -> Entry:
        """Return the entry that comes of it; GovDocsError where it makes no sense."""
        old = old or Entry(self.word)
        note = old.note if self.note is None else self.note
        amends = self.exceptions is not None or self.note is not None
        if self.is_wrong or self.right or (old.is_wrong and amends and self.right is None):
            entry = Entry(self.word, True, self._suggestion(old), self._exceptions(old), note)
        else:
            entry = Entry(self.word, note=note)
        self._refuse(entry)
        return entry

    def _suggestion(self, old: Entry) -> str:
        return old.right if self.right is None and not self.is_wrong else self.right or ""

    def _exceptions(self, old: Entry) -> tuple[str, ...]:
        return old.exceptions if self.exceptions is None else self.exceptions

    def _refuse(self, entry: Entry) -> None:
        if not entry.word:
            raise GovDocsError("没有写词语。")
        if self.right == "" and not self.is_wrong:
            raise GovDocsError("没有写建议；错的词没有建议写法时，请用 --wrong。")
        if self.exceptions and not entry.is_wrong:
            raise GovDocsError("--except 只用于错的词，请同时给出 --to 建议。")
        if entry.right == entry.word:
            raise GovDocsError("建议和错词相同，请改一改建议。")
        strangers = [one for one in entry.exceptions if entry.word not in one]
        if strangers:
            raise GovDocsError(f"例外“{strangers[0]}”里没有“{entry.word}”，它不会起作用。")
