"""The user's own right and wrong words."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from gov_docs.core.errors import GovDocsError
from gov_docs.core.list_rows import BrokenRow, refuse
from gov_docs.core.words import Entry, NewWord, Words
from gov_docs.desk.lists import Warn, read_word_list, tell, word_list
from gov_docs.settings import home


def add_word(new: NewWord) -> tuple[Entry | None, Entry]:
    """Add a word, or change what is said of it; return its entry before and after."""
    words = _whole_list()
    before = words.entry(new.word)
    after = new.over(before)
    if after != before:
        _write_words(home().words, words.plus(after.alone()))
    return before, after


def put_word(entry: Entry, instead_of: str = "") -> None:
    """Put an entry into the list, in the place of what was said of the word, or of another word."""
    right, exceptions = (entry.right, entry.exceptions) if entry.is_wrong else (None, None)
    NewWord(entry.word, entry.is_wrong, right, exceptions, entry.note).over(None)  # raises
    left = _whole_list().without({entry.word, instead_of})
    _write_words(home().words, left.plus(entry.alone()))


def remove_words(words: Sequence[str]) -> tuple[str, ...]:
    """Take the words out of the list; return those that were not in it."""
    old = _whole_list()
    _write_words(home().words, old.without(set(words)))
    return tuple(word for word in words if word not in old.known())


@dataclass(frozen=True, slots=True)
class Imported:
    words: Words
    replaced: tuple[str, ...]  # words of the list of which the file says something else
    broken: tuple[BrokenRow, ...]


def import_words(path: Path, warn: Warn) -> Imported:
    """Add the words of a .tsv or .xlsx file; a broken row costs only itself."""
    if not path.exists():
        raise GovDocsError(f"找不到文件 {path}，请检查路径。")
    new, broken = read_word_list(path)
    tell(broken, warn)
    old = _whole_list()
    _write_words(home().words, old.plus(new))
    known = {one.word: one for one in old.entries()}
    replaced = (one.word for one in new.entries() if known.get(one.word, one) != one)
    return Imported(new, tuple(replaced), broken)


def export_words(path: Path, warn: Warn) -> Words:
    words = word_list(warn)
    _write_words(path, words)
    return words


def _whole_list() -> Words:
    """Return the list, which is to be written anew: broken rows would be lost, so none may be."""
    words, broken = read_word_list(home().words)
    refuse(broken)
    return words


def _write_words(path: Path, words: Words) -> None:
    from gov_docs.tables.words import write_words

    write_words(path, words)
