"""What was learned of a unit's words, as a .tsv file people can read and mend."""

from pathlib import Path

from gov_docs.core.list_rows import BrokenRow, ListRow, broken_row
from gov_docs.core.typo_terms import LONGEST, Kind, Source, Term, UnitTerms
from gov_docs.tables.tsv import read_tsv, write_tsv

COLUMNS = ("类型", "内容", "次数", "文件数", "模型会写成", "指纹")
NEEDED = COLUMNS[:2]
DOCUMENT = "文件"  # a row that names a document learned from
_KINDS = "、".join((*Kind, DOCUMENT))


def read_typo_terms(path: Path) -> tuple[UnitTerms, tuple[BrokenRow, ...]]:
    """Return what the file holds, and the rows that cannot be read; no file, nothing learned."""
    if not path.exists():
        return UnitTerms(), ()
    rows, broken, lines = read_tsv(path, NEEDED)
    terms: dict[str, Term] = {}
    sources: dict[str, Source] = {}
    bad = list(broken)
    for row in rows:
        try:
            if row.cells["类型"] == DOCUMENT:
                source = _source(row)
                sources[source.mark] = source
            else:
                term = _term(row)
                terms[term.text] = term
        except ValueError as why:
            bad.append(broken_row(path.name, row.line, str(why), lines))
    return UnitTerms(tuple(terms.values()), tuple(sources.values())), tuple(bad)


def _source(row: ListRow) -> Source:
    mark = row.cells.get("指纹", "")
    if not mark:
        raise ValueError("没有写指纹")
    return Source(row.cells["内容"], mark)


def _term(row: ListRow) -> Term:
    try:
        kind = Kind(row.cells["类型"])
    except ValueError:
        raise ValueError(f"类型应当写{_KINDS}，这里写的是“{row.cells['类型']}”") from None
    text = row.cells["内容"]
    if not 2 <= len(text) <= LONGEST:
        raise ValueError(f"内容应当是 2 到 {LONGEST} 个字，这里写的是“{text}”")
    times, documents = (_count(row, name) for name in COLUMNS[2:4])
    return Term(text, kind, times, documents, row.cells.get("模型会写成", ""))


def _count(row: ListRow, name: str) -> int:
    told = row.cells.get(name, "") or "0"
    if not (told.isascii() and told.isdecimal()):
        raise ValueError(f"{name}应当是数字，这里写的是“{told}”")
    return int(told)


def write_typo_terms(path: Path, terms: UnitTerms) -> None:
    """Put it in place of the file's; the old file stays until it is complete."""
    rows = [(str(t.kind), t.text, str(t.times), str(t.documents), t.advice, "") for t in terms.rows]
    rows += [(DOCUMENT, _plain(one.name), "", "", "", one.mark) for one in terms.sources]
    write_tsv(path, COLUMNS, rows)


def _plain(name: str) -> str:
    """Return a file's name on one line and encodable."""
    return " ".join(name.encode("utf-8", "replace").decode().split())
