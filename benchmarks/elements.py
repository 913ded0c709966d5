"""How well the labeller reads a document's elements, against labels made without it."""

import argparse
import re
import sys
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from benchmarks.data import data_folder
from gov_docs.core.dates import find_dates
from gov_docs.core.kinds import kind_of
from gov_docs.core.roles import label
from gov_docs.core.types import Document, Elements, Paragraph, Run
from gov_docs.docx_io.read import read_word

_TRUTH = Path(__file__).parent / "truth" / "elements.tsv"
_UNSEEN = _TRUTH.with_name("elements_unseen.tsv")  # labelled when the labeller was finished
_NAMES = (
    "kind", "title", "issuer", "doc_number", "date", "addressees", "cc", "secrecy", "urgency",
    "signatory", "attachments",
)  # fmt: skip
_FOLDERS = {
    "state_council": "documents/state_council",
    "real": "samples/real",
    "policies": "documents/policies",
}
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HIDDEN = {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    f"{_W}del",
    f"{_W}moveFrom",
}


@dataclass(slots=True)
class Score:
    """One element's counts. A label marked ? is doubtful: any answer, and none, is let pass."""

    present: int = 0
    exact: int = 0
    answered: int = 0
    absent: int = 0
    invented: int = 0
    misses: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Label:
    element: str  # with a leading ? where the labeller was in doubt
    start: int
    end: int


def main(argv: list[str]) -> int:
    """Print the score of each element, and where the misses are."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks elements", description=__doc__)
    parser.add_argument("--show", action="store_true", help="show the texts of the misses too")
    parser.add_argument("--unseen", action="store_true", help="the papers it was not tuned on")
    options = parser.parse_args(argv)
    _print(measure(options.show, unseen=options.unseen))
    return 0


def measure(show: bool = False, *, unseen: bool = False) -> Mapping[str, Score]:
    """Return the score of each element over all labelled files."""
    scores: dict[str, Score] = {name: Score() for name in _NAMES}
    truth = _read_truth(_UNSEEN if unseen else _TRUTH)
    for path, key in _files():
        if key in truth:
            _score_file(path, key, truth[key], scores, show)
    return scores


def _read_truth(path: Path) -> Mapping[str, list[Label]]:
    labels: dict[str, list[Label]] = defaultdict(list)
    for row in path.read_text(encoding="utf-8").splitlines()[1:]:
        file, element, start, end = row.split("\t")[:4]
        own = labels[file]
        if element != "-":  # a file without any element stands there too
            own.append(Label(element, int(start), int(end)))
    return labels


def _files() -> Iterator[tuple[Path, str]]:
    for prefix, folder in _FOLDERS.items():
        for path in sorted((data_folder() / folder).iterdir()):
            if path.suffix in (".txt", ".docx"):
                yield path, f"{prefix}/{path.stem.partition('_')[0]}"


def _score_file(
    path: Path, key: str, labels: list[Label], scores: Mapping[str, Score], show: bool
) -> None:
    text = _raw_text(path)
    found = label(_read(path)).elements
    for name in _NAMES:
        wanted = _wanted(name, labels, text)
        allowed = {*_allowed(name, labels, text)}
        got = _answer(name, found)
        if not wanted and any(item.element == f"?{name}" for item in labels):
            continue
        miss = _count(scores[name], wanted, got, allowed)
        if miss:
            positions = " ".join(f"{i.start}-{i.end}" for i in labels if i.element == name)
            texts = f"\n    wanted {wanted!r}\n    got    {got!r}" if show else ""
            scores[name].misses.append(f"{miss} {key} {positions}{texts}")


def _count(score: Score, wanted: str, got: str, allowed: set[str]) -> str:
    """Add one file's answer to the score; return what is wrong with it, if anything."""
    if not wanted:
        score.absent += 1
        score.invented += bool(got)
        return "invented" if got else ""
    score.present += 1
    score.answered += bool(got)
    if got == wanted or got in allowed:
        score.exact += 1
        return ""
    return "wrong" if got else "missing"


def _wanted(name: str, labels: list[Label], text: str) -> str:
    found = sorted((i.start, i.end) for i in labels if i.element == name)
    return _normal(name, [text[start:end] for start, end in found])


def _allowed(name: str, labels: list[Label], text: str) -> Iterator[str]:
    """Yield the doubtful labels alone and with the sure ones: either reading is right."""
    sure = [i for i in labels if i.element == name]
    doubtful = [i for i in labels if i.element == f"?{name}"]
    for chosen in ([*sure, *doubtful], doubtful, *([i] for i in doubtful)) if doubtful else ():
        spans = sorted((i.start, i.end) for i in chosen)
        yield _normal(name, [text[start:end] for start, end in spans])


def _answer(name: str, elements: Elements) -> str:
    value = getattr(elements, name)
    values = [value] if isinstance(value, str) else list(value or ())
    return values[0] if name == "date" and values else _normal(name, values)


def _normal(name: str, values: list[str]) -> str:
    """Bring a value to the form in which two are compared: no space, no separators of a list."""
    if name == "date":
        return next((date.iso for value in values for date in find_dates(value)), "")
    if name == "kind":
        return kind_of(values[-1]) or values[-1] if values else ""
    joined = re.sub(r"\s", "", "".join(values))
    return joined if name == "title" else re.sub("[、，,；;。：:]", "", joined)


def _raw_text(path: Path) -> str:
    if path.suffix == ".txt":
        return path.read_text(encoding="utf-8")
    with zipfile.ZipFile(path) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    return "".join(_shown(root))


def _shown(element: etree._Element) -> Iterator[str]:
    if element.tag in _HIDDEN:
        return
    if element.tag == f"{_W}t":
        yield element.text or ""
    for child in element:
        yield from _shown(child)


def _read(path: Path) -> Document:
    if path.suffix == ".docx":
        return read_word(path).document
    lines = path.read_text(encoding="utf-8").split("\n")
    paragraphs = tuple(Paragraph(at, (Run(line),)) for at, line in enumerate(lines))
    return Document(paragraphs, has_format=False)


def _print(scores: Mapping[str, Score]) -> None:
    print(
        f"{'element':<12}{'present':>8}{'exact':>7}{'':>7}{'answered':>9}{'absent':>8}{'invented':>9}"
    )
    for name, score in scores.items():
        share = f"{score.exact / score.present:7.3f}" if score.present else " " * 7
        print(
            f"{name:<12}{score.present:>8}{score.exact:>7}{share}{score.answered:>9}"
            f"{score.absent:>8}{score.invented:>9}"
        )
    present = sum(score.present for score in scores.values())
    absent = sum(score.absent for score in scores.values())
    exact = sum(score.exact for score in scores.values())
    invented = sum(score.invented for score in scores.values())
    print(f"all: exact {exact}/{present} = {exact / max(present, 1):.3f}, "
          f"invented {invented}/{absent} = {invented / max(absent, 1):.3f}")  # fmt: skip
    for name, score in scores.items():
        for miss in score.misses:
            print(f"{name}: {miss}", file=sys.stdout)
