"""Our reading and saving side by side with other libraries'; one that is not installed is skipped."""

import argparse
import importlib
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from lxml import etree

from benchmarks.check import BIG, RUNS, make, seconds
from benchmarks.data import data_folder
from gov_docs.checking.one_file import How, Setup, fix_file
from gov_docs.core.errors import GovDocsError
from gov_docs.docx_io import safe_xml
from gov_docs.docx_io.package import open_package, save_package
from gov_docs.docx_io.read import read_word

ALL = frozenset({"all"})
Read = Callable[[Path], int]  # characters found
Save = Callable[[Path, Path], None]


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks peers", description=__doc__)
    parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as folder:
        saving(Path(folder))
        reading(Path(folder) / "big.docx")
    return 0


# --- what is left of the parts after saving


def saving(folder: Path) -> None:
    files = sorted((data_folder() / "samples").rglob("*.docx"))
    print(f"{len(files)} sample .docx, part by part, inflated bytes compared")
    heads = "".join(f"{key:>{width}}" for key, width in COLUMNS)
    print(f"{'':<36}{heads}  whole files the same")
    for name, save in savers():
        kept: Counter[str] = Counter()
        for path in files:
            output = folder / "out.docx"
            output.unlink(missing_ok=True)
            kept += compared(path, output, save)
        shown = "".join(f"{kept[key]:>{width}}" for key, width in COLUMNS)
        refused = f", {kept['refused']} refused" if kept["refused"] else ""
        print(f"{name:<36}{shown}  {kept['whole']} of {len(files)}{refused}")


COLUMNS = (
    ("parts", 6), ("same", 6), ("rewritten", 10), ("changed", 8), ("lost", 6), ("added", 6),
)  # fmt: skip


def savers() -> Iterator[tuple[str, Save]]:
    yield "gov_docs, no edit", save_as_it_is
    yield "gov_docs, certain fixes", lambda path, out: fix(path, out, How.DIRECT, frozenset())
    yield "gov_docs, all fixes", lambda path, out: fix(path, out, How.DIRECT, ALL)
    yield "gov_docs, all as revisions", lambda path, out: fix(path, out, How.REVISIONS, ALL)
    docx = peer("python-docx", "docx")
    if docx:
        name = f"python-docx {version('python-docx')}, no edit"
        yield name, lambda path, out: docx.Document(str(path)).save(str(out))


def save_as_it_is(path: Path, output: Path) -> None:
    save_package(open_package(path), {}, output)


def fix(path: Path, output: Path, how: How, accept: frozenset[str]) -> None:
    fix_file(path, output, Setup(), how=how, accept=accept)


def compared(path: Path, output: Path, save: Save) -> Counter[str]:
    """Return what became of the parts of one file; each part inflated, so packing does not count."""
    try:
        save(path, output)
    except GovDocsError:
        return Counter(refused=1)
    before, after = parts(path), parts(output)
    fates = Counter(fate(data, after.get(name)) for name, data in before.items())
    fates["parts"] = len(before)
    fates["added"] = len(after.keys() - before.keys())
    fates["whole"] = path.read_bytes() == output.read_bytes()
    return fates


def fate(before: bytes, after: bytes | None) -> str:
    """Tell one part's: rewritten is other bytes that say the same XML."""
    if after is None:
        return "lost"
    if before == after:
        return "same"
    return "rewritten" if canonical(before) == canonical(after) else "changed"


def canonical(data: bytes) -> bytes:
    return etree.tostring(safe_xml.parse(data, "", ""), method="c14n")


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist() if name[-1:] != "/"}


# --- reading


def reading(path: Path) -> None:
    make(path, BIG)
    print(f"\nreading the 200,000-character file, warm, median of {RUNS}")
    for name, read in readers():
        found = read(path)
        spent = seconds(lambda read=read: read(path))  # type: ignore[misc]
        print(f"{name:<46}{spent}, {found} characters")


def readers() -> Iterator[tuple[str, Read]]:
    yield "gov_docs, every story, effective format", ours
    docx = peer("python-docx", "docx")
    if docx:
        yield f"python-docx {version('python-docx')}, text", lambda path: with_docx(docx, path)
        yield (
            f"python-docx {version('python-docx')}, text and font of runs",
            lambda path: with_docx_fonts(docx, path),
        )
    docx2python = peer("docx2python", "docx2python")
    if docx2python:
        name = f"docx2python {version('docx2python')}, body"
        yield name, lambda path: with_docx2python(docx2python, path)
    mammoth = peer("mammoth", "mammoth")
    if mammoth:
        name = f"mammoth {version('mammoth')}, raw text"
        yield name, lambda path: with_mammoth(mammoth, path)


def peer(distribution: str, module: str) -> Any:  # noqa: ANN401 - a library without types here
    """Return the peer's module, None where it is not installed."""
    try:
        version(distribution)
        return importlib.import_module(module)
    except (ImportError, PackageNotFoundError):
        print(f"{distribution} is not installed: skipped")
        return None


def ours(path: Path) -> int:
    return sum(len(para.text) for para in read_word(path).document.paragraphs)


def with_docx(docx: Any, path: Path) -> int:  # noqa: ANN401
    return sum(len(para.text) for para in docx.Document(str(path)).paragraphs)


def with_docx_fonts(docx: Any, path: Path) -> int:  # noqa: ANN401
    """Read each run's own font, size and bold; what styles give is not worked out."""
    count = 0
    for para in docx.Document(str(path)).paragraphs:
        for run in para.runs:
            found = (run.font.name, run.font.size, run.font.bold)
            count += len(run.text) if found else 0
    return count


def with_docx2python(docx2python: Any, path: Path) -> int:  # noqa: ANN401
    """Read the body only: on a footer that declares no relationships 3.7.1 raises KeyError."""
    with docx2python.docx2python(path) as content:
        return sum(map(len, strings(content.body)))


def strings(nested: Any) -> Iterator[str]:  # noqa: ANN401
    if isinstance(nested, str):
        yield nested
        return
    for one in nested:
        yield from strings(one)


def with_mammoth(mammoth: Any, path: Path) -> int:  # noqa: ANN401
    with path.open("rb") as file:
        return len(mammoth.extract_raw_text(file).value)
