"""The words a unit really uses, learned from its own finished documents."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from gov_docs.batch.gather import gather
from gov_docs.core.errors import GovDocsError
from gov_docs.core.list_rows import refuse
from gov_docs.core.typo_terms import Kind, Source, Term, UnitTerms
from gov_docs.desk.lists import Warn, word_list
from gov_docs.files import alone, reason
from gov_docs.inputs.reader import read_file
from gov_docs.settings import home
from gov_docs.tables.typo_terms import read_typo_terms, write_typo_terms

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class FileLearned:
    path: Path
    error: str = ""
    known: bool = False  # learned from before: it is not counted again


@dataclass(frozen=True, slots=True)
class Doubt:
    """What the documents write again and again and is likely a mistake."""

    text: str
    advice: str  # what they write oftener
    times: int
    advice_times: int


@dataclass(frozen=True, slots=True)
class Learning:
    files: tuple[FileLearned, ...]
    added: tuple[Term, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def learn(
    paths: Sequence[Path],
    tell: Progress,
    warn: Warn,
    is_wanted: Callable[[], bool] = lambda: True,
) -> Learning:
    """Learn from files and folders; all of it is kept at the end, or nothing.

    Where nobody wants it any more before that, a GovDocsError says that nothing was learned.
    """

    def go_on() -> None:
        if not is_wanted():
            raise GovDocsError("已停下，这次什么也没有学。")

    def told(done: int, of: int) -> None:
        tell(done, of)
        go_on()

    with _sole_use() as known:
        files, texts, sources = _read(paths, known, told)
        if not texts:
            return Learning(tuple(files))
        rows, doubts = _counted(texts, known, warn)
        go_on()  # counting takes the longest
        kept = {row.text: row for row in (*known.rows, *rows)}
        _write(UnitTerms(tuple(kept.values()), (*known.sources, *sources)))
        added = tuple(row for row in rows if _rank(row) > _rank(known.get(row.text)))
        return Learning(tuple(files), added, doubts)


def _rank(term: Term | None) -> int:
    return -1 if term is None else (Kind.REFUSED, Kind.PHRASE, Kind.TERM).index(term.kind)


def _read(
    paths: Sequence[Path], known: UnitTerms, tell: Progress
) -> tuple[list[FileLearned], list[list[str]], list[Source]]:
    """Return what became of each file, and the texts of those that are new, with their marks."""
    files: list[FileLearned] = []
    texts: list[list[str]] = []
    new: list[Source] = []
    marks = {source.mark for source in known.sources}
    jobs = gather(paths)
    for done, job in enumerate(jobs, 1):
        found = job.error or _texts(job.path)
        if isinstance(found, str):
            files.append(FileLearned(job.path, found))
        else:
            mark = _mark(found)
            files.append(FileLearned(job.path, known=mark in marks))
            if mark not in marks:
                marks.add(mark)
                texts.append(found)
                new.append(Source(job.path.name, mark))
        tell(done, len(jobs))
    return files, texts, new


def _texts(path: Path) -> list[str] | str:
    """Return the paragraphs of a file, or why there are none."""
    try:
        document = read_file(path).document
    except GovDocsError as error:
        return str(error)
    except OSError as error:
        return f"读不了（{reason(error)}），请检查路径和权限。"
    texts = [para.text for para in document.paragraphs if para.text.strip()]
    return texts or f"{path.name}：里面没有文字，没有学；请确认文件内容。"


def _mark(texts: Sequence[str]) -> str:
    return sha256("\n".join(texts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _counted(
    texts: Sequence[Sequence[str]], known: UnitTerms, warn: Warn
) -> tuple[tuple[Term, ...], tuple[Doubt, ...]]:
    from gov_docs.resources import resource  # the model brings numpy, which a list spares
    from gov_docs.typos.learning import Tally
    from gov_docs.typos.model import load

    tally = Tally(load(resource("models", "typo")), _slips(warn))
    for one in texts:
        tally.add(one)
    learned = tally.learn(known)
    doubts = (Doubt(s.text, s.advice, s.times, s.advice_times) for s in learned.slips)
    return learned.rows, tuple(doubts)


def _slips(warn: Warn) -> Callable[[str], Iterator[tuple[int, int]]]:
    """Return what tells the known mistakes of a text: the built-in lists' and the user's own."""
    from gov_docs.rules.wordlist import built_in

    lists = built_in()
    wrong = [one.wrong for one in word_list(warn).wrong]

    def find(text: str) -> Iterator[tuple[int, int]]:
        yield from ((hit.start, hit.end) for hit in lists.scan(text))
        for word in wrong:
            at = text.find(word)
            while at >= 0:
                yield at, at + len(word)
                at = text.find(word, at + 1)

    return find


def forget(texts: Sequence[str]) -> tuple[str, ...]:
    """Take terms out, for good; return those that were not known."""
    with _sole_use() as known:
        there = {row.text for row in known.of(Kind.TERM, Kind.PHRASE)}
        gone = [text for text in dict.fromkeys(texts) if text in there]
        if gone:
            left = known.without(gone)
            refused = tuple(Term(text, Kind.REFUSED) for text in gone)
            _write(UnitTerms((*left.rows, *refused), left.sources))
        return tuple(text for text in texts if text not in there)


def forget_all() -> int:
    """Forget everything, what was refused too; return how many terms there were."""
    with _sole_use(whole=False) as known:
        _write(UnitTerms())
        return len(known.of(Kind.TERM, Kind.PHRASE))


@contextmanager
def _sole_use(*, whole: bool = True) -> Iterator[UnitTerms]:
    """Yield what is known, for this process alone to change.

    The file is to be written anew. Broken rows would be lost, so there may be none, unless all of
    it is to go.
    """
    path = home().typo_terms
    with alone(path, busy="另一个窗口正在学习单位用语，请等它做完再试。"):
        known, broken = read_typo_terms(path)
        if whole:
            refuse(broken)
        yield known


def _write(terms: UnitTerms) -> None:
    """Put it down in the order people look: by kind, the oftenest first."""
    rows = sorted(terms.rows, key=lambda row: (-_rank(row), -row.times, row.text))
    write_typo_terms(home().typo_terms, UnitTerms(tuple(rows), terms.sources))
